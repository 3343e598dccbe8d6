import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsCalendarDay } from '@peil/http-api';
import type { CalendarDay } from '@peil/kernel';
import { IsBoolean, IsOptional, Matches } from 'class-validator';
import { CODE } from './request-patterns.js';
import { ActivityDetailsRequest, OptionalReasonRequest } from './requests.js';

/** What is going to happen. Of an offering only the day is needed: the catalogue says the rest. */
export class PlanActivityRequest extends ActivityDetailsRequest {
  @ApiPropertyOptional({ type: 'string', description: 'Default: the kind of the offering.', example: 'training' })
  @IsOptional()
  @Matches(CODE)
  kind?: string;

  @ApiProperty({ type: 'string', format: 'date', description: 'The day, or the first of several.' })
  @IsCalendarDay()
  day!: CalendarDay;
}

export class MovePlanRequest extends OptionalReasonRequest {
  @ApiProperty({ type: 'string', format: 'date', description: 'The new first day; other days move along.' })
  @IsCalendarDay()
  day!: CalendarDay;
}

/** That it took place. What is left out is as it was planned. */
export class TookPlaceRequest extends ActivityDetailsRequest {
  @ApiPropertyOptional({ type: 'string', format: 'date', description: 'Where it differs from the plan.' })
  @IsOptional()
  @IsCalendarDay()
  day?: CalendarDay;

  @ApiPropertyOptional({ type: 'boolean', default: true, description: 'Hand it in for review at once.' })
  @IsOptional()
  @IsBoolean()
  submit?: boolean;
}
