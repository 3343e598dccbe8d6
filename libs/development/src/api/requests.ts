import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsCalendarDay, PageQuery } from '@peil/http-api';
import type { CalendarDay } from '@peil/kernel';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { participationRoles, type ParticipationRole } from '../domain/activity.js';
import { CODE, ID, MAX_MINUTES } from './request-patterns.js';

export class DayMinutesRequest {
  @ApiProperty({ type: 'string', format: 'date' })
  @IsCalendarDay()
  day!: CalendarDay;

  @ApiProperty({ type: 'integer', minimum: 0, maximum: 1440 })
  @IsInt()
  @Min(0)
  @Max(MAX_MINUTES)
  minutes!: number;
}

export class FacilitationRequest {
  @ApiProperty({ enum: ['none', 'internal', 'external'] })
  @IsIn(['none', 'internal', 'external'])
  type!: 'none' | 'internal' | 'external';

  @ApiPropertyOptional({
    type: 'boolean',
    default: false,
    description: 'The facilitator stands in the register of HR.',
  })
  @IsOptional()
  @IsBoolean()
  registered?: boolean;

  @ApiPropertyOptional({ type: 'string', maxLength: 100, description: 'Opaque id of the facilitator.' })
  @IsOptional()
  @Matches(ID)
  facilitatorId?: string;

  @ApiPropertyOptional({ type: 'string', maxLength: 200 })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name?: string;
}

/** What can be said of an activity besides its kind and day. */
export class ActivityDetailsRequest {
  @ApiPropertyOptional({ type: 'string', format: 'date', description: 'The last day, when it took several.' })
  @IsOptional()
  @IsCalendarDay()
  until?: CalendarDay;

  @ApiPropertyOptional({ type: () => [DayMinutesRequest], description: 'Each day with its own minutes.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(366)
  @ValidateNested({ each: true })
  @Type(() => DayMinutesRequest)
  days?: DayMinutesRequest[];

  @ApiPropertyOptional({ type: 'integer', minimum: 0, description: 'All days together.', example: 180 })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MAX_MINUTES)
  minutes?: number;

  @ApiPropertyOptional({ enum: participationRoles, default: 'attended' })
  @IsOptional()
  @IsIn(participationRoles)
  role?: ParticipationRole;

  @ApiPropertyOptional({ type: () => FacilitationRequest })
  @IsOptional()
  @ValidateNested()
  @Type(() => FacilitationRequest)
  facilitation?: FacilitationRequest;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 100_000, description: 'The person included.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000)
  groupSize?: number;

  @ApiPropertyOptional({ type: 'string', description: 'Code of the provider.', example: 'amsterdamse-school' })
  @IsOptional()
  @Matches(CODE)
  provider?: string;

  @ApiPropertyOptional({ type: 'string', maxLength: 100 })
  @IsOptional()
  @Matches(ID)
  offeringId?: string;

  @ApiPropertyOptional({ type: [String], maxItems: 20, description: 'Components of the leadership vision.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @Matches(CODE, { each: true })
  components?: string[];

  @ApiPropertyOptional({ type: [String], maxItems: 20 })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @Matches(CODE, { each: true })
  tags?: string[];

  @ApiPropertyOptional({ type: [String], maxItems: 20, description: 'Fields of the profession, such as "legal".' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @Matches(CODE, { each: true })
  categories?: string[];

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'boolean' }, { type: 'string' }] },
    description: 'Bare facts the kind asks for: yes or no, a decimal as text, a day, a short code. Never a score.',
    example: { testPassed: true },
  })
  @IsOptional()
  @IsObject()
  facts?: Record<string, unknown>;

  @ApiPropertyOptional({ type: 'string', maxLength: 200 })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  title?: string;

  @ApiPropertyOptional({ type: 'string', maxLength: 4000 })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(4000)
  description?: string;
}

export class SourceRequest {
  @ApiProperty({ enum: ['selfReported', 'attendanceList'], description: 'A list is entered by HR as received.' })
  @IsIn(['selfReported', 'attendanceList'])
  type!: 'selfReported' | 'attendanceList';

  @ApiPropertyOptional({ type: 'string', description: 'Code of the provider or system the list came from.' })
  @IsOptional()
  @Matches(CODE)
  system?: string;
}

export class RecordActivityRequest extends ActivityDetailsRequest {
  @ApiProperty({ type: 'string', description: 'Code of an activity kind.', example: 'intervision' })
  @Matches(CODE)
  kind!: string;

  @ApiProperty({ type: 'string', format: 'date', description: 'The day, or the first of several.' })
  @IsCalendarDay()
  day!: CalendarDay;

  @ApiPropertyOptional({ type: () => SourceRequest, description: 'Default: selfReported.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => SourceRequest)
  source?: SourceRequest;

  @ApiPropertyOptional({ type: 'boolean', default: false, description: 'It lies ahead: plan it.' })
  @IsOptional()
  @IsBoolean()
  planned?: boolean;

  @ApiPropertyOptional({ type: 'string', description: 'The plan that was carried out, or that is changed.' })
  @IsOptional()
  @Matches(ID)
  plannedActivityId?: string;

  @ApiPropertyOptional({
    type: 'boolean',
    default: true,
    description: 'Hand it in for review at once. A list needs no review and is not handed in.',
  })
  @IsOptional()
  @IsBoolean()
  submit?: boolean;
}

/** What is left out stays as it is. */
export class CorrectActivityRequest extends ActivityDetailsRequest {
  @ApiPropertyOptional({ type: 'string', description: 'Code of an activity kind.', example: 'intervision' })
  @IsOptional()
  @Matches(CODE)
  kind?: string;

  @ApiPropertyOptional({ type: 'string', format: 'date', description: 'The day, or the first of several.' })
  @IsOptional()
  @IsCalendarDay()
  day?: CalendarDay;

  @ApiProperty({ type: 'string', maxLength: 2000 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(2000)
  reason!: string;
}

export class ReasonRequest {
  @ApiProperty({ type: 'string', maxLength: 2000 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(2000)
  reason!: string;
}

export class OptionalReasonRequest {
  @ApiPropertyOptional({ type: 'string', maxLength: 2000 })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(2000)
  reason?: string;
}

export class ReviewActivityRequest extends OptionalReasonRequest {
  @ApiProperty({ enum: ['approved', 'returned', 'rejected'], description: 'A reason is needed unless approved.' })
  @IsIn(['approved', 'returned', 'rejected'])
  decision!: 'approved' | 'returned' | 'rejected';

  @ApiPropertyOptional({ type: [String], maxItems: 20, description: 'The components as confirmed.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @Matches(CODE, { each: true })
  components?: string[];

  @ApiPropertyOptional({ type: [String], maxItems: 20, description: 'The tags as confirmed.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @Matches(CODE, { each: true })
  tags?: string[];
}

export class ActivitiesQuery extends PageQuery {
  @ApiPropertyOptional({
    enum: ['planned', 'recorded', 'submitted', 'approved', 'returned', 'rejected', 'withdrawn'],
  })
  @IsOptional()
  @IsIn(['planned', 'recorded', 'submitted', 'approved', 'returned', 'rejected', 'withdrawn'])
  status?: string;

  @ApiPropertyOptional({ type: 'string' })
  @IsOptional()
  @Matches(CODE)
  kind?: string;

  @ApiPropertyOptional({ type: 'string', format: 'date', description: 'Ended on this day or later.' })
  @IsOptional()
  @IsCalendarDay()
  from?: CalendarDay;

  @ApiPropertyOptional({ type: 'string', format: 'date', description: 'Ended on this day or earlier.' })
  @IsOptional()
  @IsCalendarDay()
  until?: CalendarDay;
}
