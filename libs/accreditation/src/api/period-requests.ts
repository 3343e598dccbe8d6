import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsCalendarDay, PageQuery } from '@peil/http-api';
import type { CalendarDay } from '@peil/kernel';
import { IsIn, IsNotEmpty, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { objectionOutcomes, type ObjectionOutcome } from '../domain/settlement/events.js';
import { periodStates, type PeriodState } from '../read-models/person-periods.js';
import { dayFormat, ID } from './formats.js';

/** Longest text about a period, in characters. */
const LONGEST = 4000;

/** Query of the periods of everyone. */
export class PeriodListQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Only under this scheme.' })
  @IsOptional()
  @Matches(ID)
  schemeId?: string;

  @ApiPropertyOptional({ enum: periodStates, description: 'Only periods that somebody has in this state.' })
  @IsOptional()
  @IsIn(periodStates)
  state?: PeriodState;
}

/** Query of restatements: those that wait for a decision, or those that were declined. */
export class RestatementListQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Only under this scheme.' })
  @IsOptional()
  @Matches(ID)
  schemeId?: string;

  @ApiPropertyOptional({ enum: ['true', 'false'], description: 'Those that were declined. Default: those that wait.' })
  @IsOptional()
  @IsIn(['true', 'false'])
  declined?: 'true' | 'false';
}

/** Why, in words: read by the person and HR, erased with the person's data. */
export class PeriodReasonRequest {
  @ApiProperty({ maxLength: LONGEST })
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST)
  reason!: string;
}

export class PeriodClosingRequest extends PeriodReasonRequest {
  @ApiProperty()
  @Matches(ID)
  schemeId!: string;

  @ApiPropertyOptional({
    ...dayFormat,
    description: 'First day of the period. Leave out for every period that is over.',
  })
  @IsOptional()
  @IsCalendarDay()
  periodFrom?: CalendarDay;

  @ApiPropertyOptional({ description: 'One manager. Leave out, with unitId, for everyone you are assigned to.' })
  @IsOptional()
  @Matches(ID)
  managerId?: string;

  @ApiPropertyOptional({ description: 'Everyone in this unit whose file you have.' })
  @IsOptional()
  @Matches(ID)
  unitId?: string;
}

export class RestatementDecisionRequest extends PeriodReasonRequest {
  @ApiProperty({ description: 'Fingerprint of the restatement as you saw it: one that changed since is refused.' })
  @Matches(/^[A-Za-z0-9_-]{43}$/)
  fingerprint!: string;
}

/** A dated text: read by the person and HR, erased with the person's data. */
export class DatedTextRequest {
  @ApiProperty(dayFormat)
  @IsCalendarDay()
  day!: CalendarDay;

  @ApiProperty({ maxLength: LONGEST })
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST)
  text!: string;
}

export class ObjectionDecisionRequest extends PeriodReasonRequest {
  @ApiProperty(dayFormat)
  @IsCalendarDay()
  day!: CalendarDay;

  @ApiProperty({ enum: objectionOutcomes })
  @IsIn(objectionOutcomes)
  outcome!: ObjectionOutcome;
}
