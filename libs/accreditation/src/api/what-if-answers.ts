import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsCalendarDay, TimeQuery } from '@peil/http-api';
import type { CalendarDay } from '@peil/kernel';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, Matches } from 'class-validator';
import { statuses, type Status, type Unit } from '../domain/balance.js';
import { PeriodAnswer, TextAnswer, TotalAnswer } from './balance-answers.js';
import { dayFormat, ID } from './formats.js';

/** More offerings than this nobody weighs at once. */
export const MOST_TRIED = 10;

const asList = ({ value }: { readonly value: unknown }): unknown =>
  value === undefined || Array.isArray(value) ? value : [value];

export class SuggestionsQueryParameters extends TimeQuery {
  @ApiPropertyOptional({ ...dayFormat, description: 'The day they would be taken. Default: the day asked for.' })
  @IsOptional()
  @IsCalendarDay()
  on?: CalendarDay;
}

export class WhatIfQueryParameters extends SuggestionsQueryParameters {
  @ApiPropertyOptional({
    type: [String],
    maxItems: MOST_TRIED,
    description: 'Ids of offerings; repeat for more than one.',
  })
  @IsOptional()
  @Transform(asList)
  @IsArray()
  @ArrayMaxSize(MOST_TRIED)
  @Matches(ID, { each: true })
  offering?: string[];
}

const decimal = (description: string) => ({ type: 'string', description, example: '2.5' }) as const;
const units = ['points', 'hours', 'times', 'days'] as const;
const status = { enum: statuses, enumName: 'Status' } as const;

export class RequirementSideAnswer {
  @ApiProperty(decimal('Approved and counted.'))
  earned!: string;
  @ApiProperty(decimal('Waits for approval.'))
  provisional!: string;
  @ApiProperty(decimal('Planned.'))
  planned!: string;
  @ApiProperty(decimal('Still missing after what is planned.'))
  open!: string;
  @ApiProperty(status)
  status!: Status;
}

export class RequirementChangeAnswer {
  @ApiProperty()
  id!: string;
  @ApiProperty({ type: TextAnswer })
  label!: TextAnswer;
  @ApiProperty({ enum: units })
  unit!: Unit;
  @ApiProperty(decimal('Required of this person.'))
  required!: string;
  @ApiProperty({ type: RequirementSideAnswer })
  before!: RequirementSideAnswer;
  @ApiProperty({ type: RequirementSideAnswer })
  after!: RequirementSideAnswer;
  @ApiProperty(decimal('What is missing less.'))
  gain!: string;
  @ApiProperty({ description: 'It was open, and is no longer.' })
  closed!: boolean;
  @ApiProperty({ type: TextAnswer })
  text!: TextAnswer;
  @ApiProperty({ type: () => [RequirementChangeAnswer] })
  parts!: readonly RequirementChangeAnswer[];
}

export class OfferingYieldAnswer {
  @ApiProperty()
  offeringId!: string;
  @ApiProperty(decimal('Points after limits.'))
  points!: string;
  @ApiProperty({ type: TextAnswer, description: 'What it would come to, as one sentence.' })
  text!: TextAnswer;
}

export class EntryChangeAnswer {
  @ApiProperty()
  schemeId!: string;
  @ApiProperty({ type: TextAnswer })
  schemeName!: TextAnswer;
  @ApiProperty()
  version!: string;
  @ApiProperty({ enum: units })
  unit!: Unit;
  @ApiProperty({ type: PeriodAnswer })
  period!: PeriodAnswer;
  @ApiProperty(status)
  statusBefore!: Status;
  @ApiProperty(status)
  statusAfter!: Status;
  @ApiProperty({ type: TotalAnswer })
  totalBefore!: TotalAnswer;
  @ApiProperty({ type: TotalAnswer })
  totalAfter!: TotalAnswer;
  @ApiProperty({ type: TextAnswer })
  text!: TextAnswer;
  @ApiProperty({ type: [RequirementChangeAnswer] })
  requirements!: readonly RequirementChangeAnswer[];
  @ApiProperty({ type: [OfferingYieldAnswer] })
  offerings!: readonly OfferingYieldAnswer[];
}

class Computed {
  @ApiProperty()
  managerId!: string;
  @ApiProperty(dayFormat)
  asOf!: string;
  @ApiPropertyOptional({ type: 'string', format: 'date-time', description: 'Absent: as known now.' })
  knownAt?: string;
  @ApiProperty({ ...dayFormat, description: 'The day they would be taken.' })
  on!: string;
  @ApiProperty({ description: 'The last event that any part of it rests on.' })
  position!: string;
}

/** The balance with these offerings taken. Nothing is recorded. */
export class WhatIfAnswer extends Computed {
  @ApiProperty({ type: [String] })
  offerings!: readonly string[];
  @ApiProperty({ type: [EntryChangeAnswer] })
  changes!: readonly EntryChangeAnswer[];
  @ApiProperty({ type: TextAnswer, description: 'What is taken for granted.' })
  assumption!: TextAnswer;
}

export class ClosesAnswer {
  @ApiProperty()
  schemeId!: string;
  @ApiProperty()
  requirement!: string;
  @ApiProperty({ type: TextAnswer })
  label!: TextAnswer;
  @ApiProperty(decimal('What is missing less.'))
  amount!: string;
  @ApiProperty({ enum: units })
  unit!: Unit;
  @ApiProperty({ description: 'Nothing is missing of it then.' })
  closed!: boolean;
}

export class SuggestionAnswer {
  @ApiProperty()
  offeringId!: string;
  @ApiProperty()
  code!: string;
  @ApiProperty({ type: TextAnswer })
  title!: TextAnswer;
  @ApiProperty()
  kind!: string;
  @ApiProperty({ type: 'integer', description: 'Minutes it usually takes.' })
  minutes!: number;
  @ApiProperty(decimal('Points after limits.'))
  points!: string;
  @ApiProperty({ type: [ClosesAnswer], description: 'The requirements it fills.' })
  closes!: readonly ClosesAnswer[];
  @ApiProperty({ type: TextAnswer })
  text!: TextAnswer;
}

export class BestSetAnswer {
  @ApiProperty({ type: [String], description: 'One, two or three offerings.' })
  offerings!: readonly string[];
  @ApiProperty({ description: 'Nothing is missing then.' })
  closesAll!: boolean;
  @ApiProperty({ type: [EntryChangeAnswer] })
  changes!: readonly EntryChangeAnswer[];
}

/** Which offerings close the gap. */
export class SuggestionsAnswer extends Computed {
  @ApiProperty({ type: [SuggestionAnswer], description: 'What closes most first; at most 50.' })
  items!: readonly SuggestionAnswer[];
  @ApiPropertyOptional({ type: BestSetAnswer, description: 'Absent when nothing is missing, or nothing helps.' })
  best?: BestSetAnswer;
  @ApiProperty({ type: 'integer', description: 'Offerings left out because there were more than are tried.' })
  notTried!: number;
  @ApiProperty({ type: TextAnswer, description: 'What is taken for granted.' })
  assumption!: TextAnswer;
}
