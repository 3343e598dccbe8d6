import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsCalendarDay } from '@peil/http-api';
import type { CalendarDay } from '@peil/kernel';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { conclusions, LIMITS, preconditionKinds, progresses } from '../domain/cycle/words.js';
import { CODE, FINGERPRINT, ID } from './request-patterns.js';

/** A text of at most `max` characters, required. */
function Text(max: number, description?: string) {
  return (target: object, name: string): void => {
    ApiProperty({ type: 'string', maxLength: max, ...(description !== undefined && { description }) })(target, name);
    IsString()(target, name);
    IsNotEmpty()(target, name);
    MaxLength(max)(target, name);
  };
}

/** The same, which may be left out. */
function OptionalText(max: number, description?: string) {
  return (target: object, name: string): void => {
    ApiPropertyOptional({ type: 'string', maxLength: max, ...(description !== undefined && { description }) })(
      target,
      name,
    );
    IsOptional()(target, name);
    IsString()(target, name);
    IsNotEmpty()(target, name);
    MaxLength(max)(target, name);
  };
}

export class OpenCycleRequest {
  @ApiProperty({ type: 'integer', minimum: 2000, maximum: 2200 })
  @IsInt()
  @Min(2000)
  @Max(2200)
  year!: number;
}

export class HandOverRequest {
  @ApiPropertyOptional({ type: 'string', description: 'Whom the manager reports to now; default: the reporting line.' })
  @IsOptional()
  @Matches(ID)
  to?: string;

  @OptionalText(LIMITS.reason, 'Read by the parties only.')
  note?: string;
}

export class DeedReasonRequest {
  @OptionalText(LIMITS.reason, 'Read by the parties only.')
  reason?: string;
}

export class PreconditionRequest {
  @ApiPropertyOptional({ type: 'string', description: 'Keep the id of one that stays; a new one gets an id.' })
  @IsOptional()
  @Matches(ID)
  preconditionId?: string;

  @ApiProperty({ enum: preconditionKinds })
  @IsIn(preconditionKinds)
  kind!: (typeof preconditionKinds)[number];

  @Text(LIMITS.precondition)
  text!: string;
}

export class TermsRequest {
  @Text(LIMITS.title)
  title!: string;

  @Text(LIMITS.agreement)
  text!: string;

  @ApiPropertyOptional({
    type: () => [PreconditionRequest],
    maxItems: 10,
    description: 'What the other side arranges.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => PreconditionRequest)
  preconditions?: PreconditionRequest[];

  @OptionalText(LIMITS.reason, 'Why, for the other side.')
  reason?: string;
}

export class FollowUpRequest {
  @ApiProperty({ enum: ['learningPoint', 'developmentNeed'] })
  @IsIn(['learningPoint', 'developmentNeed'])
  source!: 'learningPoint' | 'developmentNeed';

  @ApiProperty({ type: 'string', description: 'Of the learning point or development need.' })
  @Matches(ID)
  itemId!: string;

  @ApiPropertyOptional({
    type: [String],
    maxItems: 20,
    description: 'Offerings that fulfil it; default: those advised.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @Matches(ID, { each: true })
  offerings?: string[];
}

export class MeasuredByRequest {
  @ApiPropertyOptional({ type: [String], maxItems: 10, description: 'Indicators of the directorate, by code.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @Matches(CODE, { each: true })
  indicators?: string[];

  @ApiPropertyOptional({
    type: [String],
    maxItems: 10,
    description: 'Offerings of which the share of the directorate that followed them counts.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @Matches(ID, { each: true })
  offerings?: string[];
}

export class ProposeAgreementRequest extends TermsRequest {
  @ApiProperty({ type: 'string', description: 'Code of the kind.' })
  @Matches(CODE)
  kind!: string;

  @ApiPropertyOptional({ type: () => FollowUpRequest, description: 'The learning point or need it follows up.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => FollowUpRequest)
  followUp?: FollowUpRequest;

  @ApiPropertyOptional({
    type: () => MeasuredByRequest,
    description: 'By what an agreement on hiring or team development measures itself.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => MeasuredByRequest)
  measuredBy?: MeasuredByRequest;
}

export class AcceptanceRequest {
  @ApiProperty({ type: 'integer', minimum: 1 })
  @IsInt()
  @Min(1)
  @Max(1000)
  version!: number;

  @ApiProperty({ type: 'string', description: 'Of the text that was read.' })
  @Matches(FINGERPRINT)
  fingerprint!: string;
}

export class DeclineRequest {
  @ApiProperty({ type: 'integer', minimum: 1 })
  @IsInt()
  @Min(1)
  @Max(1000)
  version!: number;

  @Text(LIMITS.reason)
  reason!: string;
}

export class ConclusionRequest {
  @ApiProperty({ enum: conclusions, description: 'A fact about the agreement; never a rating of a person.' })
  @IsIn(conclusions)
  conclusion!: (typeof conclusions)[number];

  @Text(LIMITS.entry)
  motivation!: string;
}

export class PreconditionStateRequest {
  @ApiProperty({ type: 'boolean', description: 'Whether the other side arranged it.' })
  @IsBoolean()
  met!: boolean;

  @OptionalText(LIMITS.reason)
  note?: string;
}

export class EntryRequest {
  @ApiProperty({ type: 'string', description: 'Id of the moment, as the policy names it.' })
  @Matches(CODE)
  moment!: string;

  @OptionalText(LIMITS.entry)
  intentions?: string;

  @OptionalText(LIMITS.entry)
  goals?: string;

  @OptionalText(LIMITS.entry)
  evaluation?: string;

  @ApiPropertyOptional({ enum: progresses })
  @IsOptional()
  @IsIn(progresses)
  progress?: (typeof progresses)[number];
}

export class TalkDayRequest {
  @ApiProperty({ type: 'string', format: 'date' })
  @IsCalendarDay()
  on!: CalendarDay;
}

export class LapsedPeriodRequest {
  @ApiProperty({ type: 'string' })
  @Matches(ID)
  schemeId!: string;

  @ApiProperty({ type: 'string', format: 'date', description: 'First day of the period.' })
  @IsCalendarDay()
  periodFrom!: CalendarDay;
}

export class ConversationHeldRequest extends TalkDayRequest {
  @ApiPropertyOptional({ type: 'string', description: 'The planned talk this was; none: it was not planned.' })
  @IsOptional()
  @Matches(ID)
  talkId?: string;

  @ApiPropertyOptional({
    type: () => [LapsedPeriodRequest],
    maxItems: 20,
    description: 'Lapsed periods of accreditation that were talked about. Never what was said.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => LapsedPeriodRequest)
  lapsedPeriods?: LapsedPeriodRequest[];
}

export class WorkFactRequest {
  @ApiProperty({ type: 'string', description: 'As the policy names it, such as vacancy.' })
  @Matches(CODE)
  fact!: string;

  @ApiProperty({ type: 'string', format: 'date' })
  @IsCalendarDay()
  from!: CalendarDay;

  @ApiPropertyOptional({ type: 'string', format: 'date' })
  @IsOptional()
  @IsCalendarDay()
  until?: CalendarDay;
}
