import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsCalendarDay, PageQuery } from '@peil/http-api';
import type { CalendarDay } from '@peil/kernel';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsDefined,
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
import { CODE, dayFormat, DECIMAL, ID, lastDayFormat } from './formats.js';

/** One text in both languages. */
export class TextRequest {
  @ApiProperty({ maxLength: 300 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(300)
  nl!: string;

  @ApiProperty({ maxLength: 300 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(300)
  en!: string;
}

/** Components, tags and categories of the scheme that something counts for. */
export class LabelsRequest {
  @ApiPropertyOptional({ type: [String], description: 'Components of the leadership vision.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @Matches(CODE, { each: true })
  components?: string[];

  @ApiPropertyOptional({ type: [String] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @Matches(CODE, { each: true })
  tags?: string[];

  @ApiPropertyOptional({ type: [String] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @Matches(CODE, { each: true })
  categories?: string[];
}

export class OfferingRequest extends LabelsRequest {
  @ApiProperty({ description: 'What other systems call it.', maxLength: 60 })
  @Matches(CODE)
  code!: string;

  @ApiProperty({ type: TextRequest })
  @IsDefined()
  @ValidateNested()
  @Type(() => TextRequest)
  title!: TextRequest;

  @ApiProperty()
  @Matches(CODE)
  providerId!: string;

  @ApiProperty({ description: 'Kind of activity.' })
  @Matches(CODE)
  kind!: string;

  @ApiProperty({ type: 'integer', minimum: 0, maximum: 1_000_000, description: 'Minutes it usually takes.' })
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  minutes!: number;
}

/** The last day of what the path names. */
export class LastDayRequest {
  @ApiProperty({ ...dayFormat, description: 'Last day.' })
  @IsCalendarDay()
  until!: CalendarDay;
}

/** Asking for accreditation, granting it, or granting it without anyone having asked. */
export class AccreditationRequest extends LabelsRequest {
  @ApiProperty({ enum: ['requested', 'granted'] })
  @IsIn(['requested', 'granted'])
  state!: 'requested' | 'granted';

  @ApiPropertyOptional({ ...dayFormat, description: 'Granted: the first day it counts; may lie in the past.' })
  @IsOptional()
  @IsCalendarDay()
  from?: CalendarDay;

  @ApiPropertyOptional(lastDayFormat)
  @IsOptional()
  @IsCalendarDay()
  until?: CalendarDay;

  @ApiPropertyOptional({ description: 'For one scheme only.' })
  @IsOptional()
  @Matches(ID)
  schemeId?: string;

  @ApiPropertyOptional({ description: 'For the whole offering, a decimal. Leave out for what the scheme gives.' })
  @IsOptional()
  @Matches(DECIMAL)
  points?: string;

  @ApiPropertyOptional({ maxLength: 2000 })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(2000)
  reason?: string;
}

/** The decision on a request. */
export class AccreditationDecisionRequest extends LabelsRequest {
  @ApiProperty({ enum: ['granted', 'refused'] })
  @IsIn(['granted', 'refused'])
  decision!: 'granted' | 'refused';

  @ApiPropertyOptional({ ...dayFormat, description: 'Granted: the first day it counts; may lie in the past.' })
  @IsOptional()
  @IsCalendarDay()
  from?: CalendarDay;

  @ApiPropertyOptional(lastDayFormat)
  @IsOptional()
  @IsCalendarDay()
  until?: CalendarDay;

  @ApiPropertyOptional({ description: 'For one scheme only.' })
  @IsOptional()
  @Matches(ID)
  schemeId?: string;

  @ApiPropertyOptional({ description: 'For the whole offering, a decimal. Leave out for what the scheme gives.' })
  @IsOptional()
  @Matches(DECIMAL)
  points?: string;

  @ApiPropertyOptional({ maxLength: 2000, description: 'Required for a refusal.' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(2000)
  reason?: string;
}

/** From a day on, for a reason. */
export class WithdrawalRequest {
  @ApiProperty({ ...dayFormat, description: 'The first day it no longer holds.' })
  @IsCalendarDay()
  from!: CalendarDay;

  @ApiProperty({ maxLength: 2000 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(2000)
  reason!: string;
}

export class ProviderRequest {
  @ApiProperty({ description: 'A short code; activities name the provider by it.' })
  @Matches(CODE)
  providerId!: string;

  @ApiProperty({ maxLength: 200 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name!: string;

  @ApiProperty({ description: 'Part of the organisation itself.' })
  @IsBoolean()
  internal!: boolean;
}

export class ProviderAccreditationRequest {
  @ApiProperty({ ...dayFormat, description: 'First day.' })
  @IsCalendarDay()
  from!: CalendarDay;

  @ApiPropertyOptional(lastDayFormat)
  @IsOptional()
  @IsCalendarDay()
  until?: CalendarDay;

  @ApiPropertyOptional({ maxLength: 2000 })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(2000)
  reason?: string;
}

export class ProviderAccreditationEndRequest extends LastDayRequest {
  @ApiProperty({ maxLength: 2000 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(2000)
  reason!: string;
}

export class FacilitatorRequest {
  @ApiProperty({ maxLength: 200 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name!: string;

  @ApiProperty({ description: 'From outside the organisation.' })
  @IsBoolean()
  external!: boolean;

  @ApiProperty({ ...dayFormat, description: 'First day.' })
  @IsCalendarDay()
  from!: CalendarDay;

  @ApiPropertyOptional(lastDayFormat)
  @IsOptional()
  @IsCalendarDay()
  until?: CalendarDay;
}

export class OfferingsListQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Part of the code or title.', maxLength: 100 })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  search?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @Matches(CODE)
  kind?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @Matches(CODE)
  component?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @Matches(CODE)
  tag?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @Matches(CODE)
  providerId?: string;

  @ApiPropertyOptional({ ...dayFormat, description: 'Only what is accredited on this day.' })
  @IsOptional()
  @IsCalendarDay()
  accreditedOn?: CalendarDay;

  @ApiPropertyOptional({ ...dayFormat, description: 'Only what is offered on this day.' })
  @IsOptional()
  @IsCalendarDay()
  offeredOn?: CalendarDay;
}
