import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsCalendarDay } from '@peil/http-api';
import type { CalendarDay } from '@peil/kernel';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
} from 'class-validator';
import {
  adjustmentGrounds,
  dispensationGrounds,
  type AdjustmentGround,
  type DispensationGround,
} from '../domain/standing/events.js';
import { LabelsRequest, LastDayRequest } from './catalogue-requests.js';
import { dayFormat, DECIMAL, ID, lastDayFormat } from './formats.js';

/** Why, in words: read by the person and HR, erased with the person's data. */
export class StandingReasonRequest {
  @ApiProperty({ maxLength: 2000 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(2000)
  reason!: string;
}

export class DispensationRequest extends StandingReasonRequest {
  @ApiProperty()
  @Matches(ID)
  schemeId!: string;

  @ApiPropertyOptional({ type: [String], description: 'Requirements of the scheme. Leave out for all of them.' })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @Matches(ID, { each: true })
  requirements?: string[];

  @ApiProperty({ ...dayFormat, description: 'First day.' })
  @IsCalendarDay()
  from!: CalendarDay;

  @ApiPropertyOptional(lastDayFormat)
  @IsOptional()
  @IsCalendarDay()
  until?: CalendarDay;

  @ApiPropertyOptional({ description: 'Taken off what is required, a decimal. Leave out to require nothing at all.' })
  @IsOptional()
  @Matches(DECIMAL)
  amount?: string;

  @ApiProperty({ enum: dispensationGrounds })
  @IsIn(dispensationGrounds)
  ground!: DispensationGround;

  @ApiPropertyOptional({ description: 'Rule of the scheme it is given under.' })
  @IsOptional()
  @Matches(ID)
  adjustment?: string;
}

export class EndDispensationRequest extends LastDayRequest {
  @ApiProperty({ maxLength: 2000 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(2000)
  reason!: string;
}

export class AdjustmentRequest extends LabelsRequest {
  @ApiProperty()
  @Matches(ID)
  schemeId!: string;

  @ApiProperty({ ...dayFormat, description: 'The day it counts on.' })
  @IsCalendarDay()
  day!: CalendarDay;

  @ApiProperty({ description: 'A decimal; may be negative.', example: '-2' })
  @Matches(DECIMAL)
  points!: string;

  @ApiPropertyOptional({ type: [String], description: 'Requirements it is meant for. Leave out for whatever it fits.' })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @Matches(ID, { each: true })
  towards?: string[];

  @ApiProperty({ enum: adjustmentGrounds })
  @IsIn(adjustmentGrounds)
  ground!: AdjustmentGround;

  @ApiProperty({ maxLength: 2000 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(2000)
  reason!: string;
}

export class PinVersionRequest extends StandingReasonRequest {
  @ApiProperty()
  @Matches(ID)
  schemeId!: string;

  @ApiProperty({ description: 'The version the person keeps to.' })
  @Matches(ID)
  version!: string;

  @ApiPropertyOptional(dayFormat)
  @IsOptional()
  @IsCalendarDay()
  from?: CalendarDay;

  @ApiPropertyOptional(lastDayFormat)
  @IsOptional()
  @IsCalendarDay()
  until?: CalendarDay;
}

export class ConversationRequest {
  @ApiProperty()
  @Matches(ID)
  schemeId!: string;

  @ApiProperty({ ...dayFormat, description: 'First day of the lapsed period that was talked about.' })
  @IsCalendarDay()
  periodFrom!: CalendarDay;

  @ApiProperty({ ...dayFormat, description: 'The day of the conversation.' })
  @IsCalendarDay()
  day!: CalendarDay;
}

export class RegistrationRequest {
  @ApiProperty({ description: 'What someone is registered as or for.' })
  @Matches(ID)
  name!: string;

  @ApiPropertyOptional({ description: 'Which one, where there are several.' })
  @IsOptional()
  @Matches(ID)
  value?: string;

  @ApiProperty({ ...dayFormat, description: 'First day.' })
  @IsCalendarDay()
  from!: CalendarDay;

  @ApiPropertyOptional(lastDayFormat)
  @IsOptional()
  @IsCalendarDay()
  until?: CalendarDay;
}

export class VerdictRequest extends StandingReasonRequest {
  @ApiProperty()
  @Matches(ID)
  schemeId!: string;

  @ApiProperty({ description: 'The verdict the scheme asks for.' })
  @Matches(ID)
  name!: string;

  @ApiProperty(dayFormat)
  @IsCalendarDay()
  day!: CalendarDay;

  @ApiProperty()
  @IsBoolean()
  granted!: boolean;
}
