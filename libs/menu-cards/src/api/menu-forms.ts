import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsCalendarDay, IsInstant } from '@peil/http-api';
import type { CalendarDay } from '@peil/kernel';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';

const ID = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/;
const day = { type: 'string', format: 'date' } as const;
const ROLES = ['manager', 'director', 'cityDirector'] as const;

export class MenuCardRequest {
  @ApiProperty({ type: [String], maxItems: 200, description: 'Ids of offerings, in the order of the card.' })
  @IsArray()
  @ArrayMaxSize(200)
  @Matches(ID, { each: true })
  offerings!: string[];
}

export class PreferenceRoundRequest {
  @ApiProperty(day)
  @IsCalendarDay()
  from!: CalendarDay;

  @ApiProperty({ ...day, description: 'The last day, included.' })
  @IsCalendarDay()
  until!: CalendarDay;
}

export class PreferenceRequest {
  @ApiProperty({ description: 'The team.' })
  @Matches(ID)
  teamId!: string;

  @ApiProperty({ type: [String], minItems: 1, maxItems: 10, description: 'Ids of offerings, dearest first.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @Matches(ID, { each: true })
  offerings!: string[];
}

export class CommitmentRequest {
  @ApiProperty()
  @Matches(ID)
  offeringId!: string;

  @ApiProperty({ type: [String], minItems: 1, maxItems: 100, description: 'Who of the management team takes part.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @Matches(ID, { each: true })
  personIds!: string[];

  @ApiProperty({ ...day, description: 'The day by which all have followed it.' })
  @IsCalendarDay()
  by!: CalendarDay;
}

export class ChosenSessionRequest {
  @ApiProperty()
  @Matches(ID)
  offeringId!: string;

  @ApiProperty({ description: 'The unit whose managers take part.' })
  @Matches(ID)
  unitId!: string;

  @ApiProperty({ ...day, description: 'A day to come plans it; a day that has been is its attendance list.' })
  @IsCalendarDay()
  day!: CalendarDay;

  @ApiPropertyOptional({ description: 'Of an earlier answer: the plan that took place, or that changes.' })
  @IsOptional()
  @Matches(ID)
  sessionId?: string;

  @ApiPropertyOptional({ type: [String], description: 'Who of the unit was not there, or does not come.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @Matches(ID, { each: true })
  absent?: string[];
}

export class CoverageQuery {
  @ApiPropertyOptional({ ...day, description: 'Default: today.' })
  @IsOptional()
  @IsCalendarDay()
  asOf?: CalendarDay;

  @ApiPropertyOptional({ type: 'string', format: 'date-time', description: 'As known at this moment.' })
  @IsOptional()
  @IsInstant()
  knownAt?: string;

  @ApiPropertyOptional({ enum: ROLES, description: 'Only who is appointed in this role.' })
  @IsOptional()
  @IsIn(ROLES)
  role?: (typeof ROLES)[number];

  @ApiPropertyOptional({ type: 'integer', description: 'Only from this salary scale.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(18)
  minimumScale?: number;

  @ApiPropertyOptional({ type: 'integer', description: 'Only up to this salary scale.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(18)
  maximumScale?: number;
}

export class MenuRoundAnswer {
  @ApiProperty(day)
  from!: string;
  @ApiProperty(day)
  until!: string;
}

export class PreferenceAnswer {
  @ApiProperty()
  teamId!: string;
  @ApiProperty({ type: [String] })
  offerings!: readonly string[];
}

export class WantedAnswer {
  @ApiProperty()
  offeringId!: string;
  @ApiProperty({ type: 'integer', description: 'Teams that want it.' })
  teams!: number;
  @ApiProperty({ type: 'integer', description: 'Of these, teams that put it first.' })
  first!: number;
}

export class MenuCardAnswer {
  @ApiProperty({ type: 'integer' })
  year!: number;
  @ApiProperty({ type: [String] })
  offerings!: readonly string[];
  @ApiPropertyOptional({ type: MenuRoundAnswer })
  round?: MenuRoundAnswer;
  @ApiProperty({ type: [WantedAnswer], description: 'What teams want, over the whole city; most wanted first.' })
  wanted!: readonly WantedAnswer[];
}

export class FulfilmentAnswer {
  @ApiProperty()
  personId!: string;
  @ApiPropertyOptional({ ...day, description: 'Absent: not yet.' })
  followedOn?: string;
}

export class CommitmentAnswer {
  @ApiProperty()
  commitmentId!: string;
  @ApiProperty()
  offeringId!: string;
  @ApiProperty(day)
  by!: string;
  @ApiProperty(day)
  madeOn!: string;
  @ApiProperty({ type: 'integer', description: 'How many take part.' })
  group!: number;
  @ApiProperty({ type: 'integer', description: 'How many of them followed it.' })
  followed!: number;
  @ApiProperty({ type: [FulfilmentAnswer], description: 'Those whose file you may open.' })
  people!: readonly FulfilmentAnswer[];
}

export class UnitChoiceAnswer {
  @ApiProperty()
  unitId!: string;
  @ApiProperty({ type: 'integer' })
  year!: number;
  @ApiProperty({ type: [PreferenceAnswer], description: 'Of each team that stated one.' })
  preferences!: readonly PreferenceAnswer[];
  @ApiProperty({ type: [CommitmentAnswer] })
  commitments!: readonly CommitmentAnswer[];
}

export class MenuWritten {
  @ApiProperty({ type: 'integer' })
  year!: number;
  @ApiPropertyOptional()
  commitmentId?: string;
  @ApiProperty()
  position!: string;
}

class MenuMessagesAnswer {
  @ApiProperty()
  nl!: string;
  @ApiProperty()
  en!: string;
}

export class ChosenAttendeeAnswer {
  @ApiProperty()
  personId!: string;
  @ApiProperty({ enum: ['recorded', 'unchanged', 'refused'] })
  outcome!: 'recorded' | 'unchanged' | 'refused';
  @ApiPropertyOptional()
  activityId?: string;
  @ApiPropertyOptional()
  code?: string;
  @ApiPropertyOptional({ type: MenuMessagesAnswer })
  messages?: MenuMessagesAnswer;
}

export class ChosenSessionWritten {
  @ApiProperty()
  sessionId!: string;
  @ApiProperty({ description: 'It lies ahead: planned. Else: attended.' })
  planned!: boolean;
  @ApiProperty({ type: [ChosenAttendeeAnswer] })
  attendees!: readonly ChosenAttendeeAnswer[];
  @ApiProperty()
  position!: string;
}

export class CoverageAnswer {
  @ApiPropertyOptional({ type: 'string', format: 'date-time' })
  knownAt?: string;
  @ApiProperty()
  unitId!: string;
  @ApiProperty()
  offeringId!: string;
  @ApiProperty(day)
  asOf!: string;
  @ApiPropertyOptional({
    ...day,
    description: 'The day the figures are of, where what was shown before is shown again.',
  })
  figuresAsOf?: string;
  @ApiProperty({ enum: ['persons', 'figures'] })
  view!: 'persons' | 'figures';
  @ApiProperty({ type: 'integer', nullable: true, description: 'null: hidden, because a group is small.' })
  group!: number | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'null: hidden, because a group is small.' })
  followed!: number | null;
  @ApiPropertyOptional({
    description: 'Per cent of the group. Absent: hidden, or the group is empty. That is not zero.',
  })
  percent?: string;
}
