import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageOf } from '@peil/http-api';
import type { LocalizedText } from '@peil/kernel';
import { statuses, type Status, type Unit } from '../domain/balance.js';
import { reasonCodes } from '../domain/reason.js';

const day = { type: 'string', format: 'date' } as const;
const decimal = (description: string) => ({ type: 'string', description, example: '2.5' }) as const;
const status = { enum: statuses, enumName: 'Status' } as const;

/** One text in both languages. */
export class TextAnswer implements LocalizedText {
  @ApiProperty()
  nl!: string;
  @ApiProperty()
  en!: string;
}

export class DayRangeAnswer {
  @ApiProperty(day)
  from!: string;
  @ApiProperty(day)
  until!: string;
}

export class PeriodAnswer extends DayRangeAnswer {
  @ApiProperty({ ...day, description: 'The last day on which what is short can still be put right.' })
  graceUntil!: string;
  @ApiPropertyOptional({ ...day, description: 'The first day on which a certificate may be renewed.' })
  renewFrom?: string | undefined;
  @ApiPropertyOptional({ ...day, description: 'The last day on which a qualification may be taken up again.' })
  reactivateUntil?: string | undefined;
  @ApiPropertyOptional({ ...day, description: 'The day of the oldest fact a qualification rests on.' })
  countedFrom?: string | undefined;
}

export class ReasonAnswer {
  @ApiProperty({ enum: reasonCodes })
  code!: string;
  @ApiPropertyOptional({ type: 'string', description: 'Rule, limit, requirement or adjustment of the scheme.' })
  rule?: string | undefined;
  @ApiPropertyOptional({ type: 'string', description: 'Article of the source.' })
  article?: string | undefined;
  @ApiPropertyOptional({ type: 'string', description: 'Version of the scheme in which the rule stands.' })
  version?: string | undefined;
  @ApiProperty({ type: TextAnswer })
  text!: TextAnswer;
}

export class RequiredStepAnswer {
  @ApiProperty({ description: 'Adjustment of the scheme, or dispensation.' })
  rule!: string;
  @ApiProperty(decimal('What it added; negative: took off.'))
  change!: string;
  @ApiProperty({ type: TextAnswer })
  text!: TextAnswer;
}

const units = ['points', 'hours', 'times', 'days'] as const;

export class RequirementAnswer {
  @ApiProperty()
  id!: string;
  @ApiProperty({ type: TextAnswer })
  label!: TextAnswer;
  @ApiPropertyOptional({ type: 'string', description: 'Article of the source.' })
  article?: string | undefined;
  @ApiProperty({ enum: units })
  unit!: Unit;
  @ApiProperty(decimal('Required of this person.'))
  required!: string;
  @ApiProperty(decimal('As the scheme states it.'))
  requiredOfAll!: string;
  @ApiProperty({ type: [RequiredStepAnswer], description: 'From what is required of all to what is required here.' })
  steps!: readonly RequiredStepAnswer[];
  @ApiProperty(decimal('Approved and counted, carry-over included.'))
  earned!: string;
  @ApiProperty(decimal('Part of earned that came from an earlier period.'))
  carried!: string;
  @ApiProperty(decimal('Recorded, waits for approval.'))
  provisional!: string;
  @ApiProperty(decimal('Planned.'))
  planned!: string;
  @ApiProperty(decimal('Still to do.'))
  missing!: string;
  @ApiProperty(status)
  status!: Status;
  @ApiProperty({ type: DayRangeAnswer, description: 'The days that count for it.' })
  window!: DayRangeAnswer;
  @ApiPropertyOptional({ type: 'integer', description: 'How many of the parts must be met.' })
  partsNeeded?: number | undefined;
  @ApiProperty({ type: [ReasonAnswer] })
  reasons!: readonly ReasonAnswer[];
  @ApiProperty({ type: TextAnswer, description: 'Where it stands, as one sentence.' })
  text!: TextAnswer;
  @ApiProperty({ type: () => [RequirementAnswer] })
  parts!: readonly RequirementAnswer[];
}

export class FactEventAnswer {
  @ApiProperty()
  eventId!: string;
  @ApiPropertyOptional({ type: 'integer' })
  position?: number | undefined;
  @ApiPropertyOptional({ type: 'string', format: 'date-time' })
  recordedAt?: string | undefined;
}

export class ContributionAnswer {
  @ApiProperty()
  requirement!: string;
  @ApiProperty(decimal('In the unit of that requirement.'))
  amount!: string;
}

export class LimitLossAnswer {
  @ApiProperty()
  limit!: string;
  @ApiProperty(decimal('What the limit took off.'))
  lost!: string;
}

export class LedgerLineAnswer {
  @ApiProperty({ enum: ['activity', 'carryOver', 'adjustment'] })
  source!: string;
  @ApiProperty({ description: 'The activity or adjustment; of a carry-over the activity it was earned with.' })
  factId!: string;
  @ApiPropertyOptional({ type: FactEventAnswer, description: 'The event that made the fact what it is.' })
  event?: FactEventAnswer | undefined;
  @ApiPropertyOptional({ type: 'string', description: 'Kind of activity.' })
  kind?: string | undefined;
  @ApiPropertyOptional({ type: 'string' })
  offeringId?: string | undefined;
  @ApiProperty({ ...day, description: 'The day it is booked on.' })
  day!: string;
  @ApiProperty({ description: 'The version of the scheme that says what it earned.' })
  version!: string;
  @ApiPropertyOptional({ type: 'string', description: 'The rule that says what it earned.' })
  rule?: string | undefined;
  @ApiProperty(decimal('Points before limits.'))
  before!: string;
  @ApiProperty(decimal('Points after limits.'))
  after!: string;
  @ApiProperty({ type: 'integer', description: 'Minutes counted, for requirements in hours.' })
  minutes!: number;
  @ApiProperty({ enum: ['counted', 'provisional', 'planned', 'notCounted'] })
  state!: string;
  @ApiProperty({ type: [String] })
  components!: readonly string[];
  @ApiProperty({ type: [String] })
  tags!: readonly string[];
  @ApiProperty({ type: [String] })
  categories!: readonly string[];
  @ApiProperty({ type: [ContributionAnswer] })
  counts!: readonly ContributionAnswer[];
  @ApiProperty({ type: [LimitLossAnswer] })
  losses!: readonly LimitLossAnswer[];
  @ApiProperty({ type: [ReasonAnswer] })
  reasons!: readonly ReasonAnswer[];
  @ApiProperty({ type: TextAnswer, description: 'What the fact came to, as one sentence.' })
  text!: TextAnswer;
}

export class TotalAnswer {
  @ApiProperty(decimal('Approved.'))
  earned!: string;
  @ApiProperty(decimal('Waits for approval.'))
  provisional!: string;
  @ApiProperty(decimal('Planned.'))
  planned!: string;
}

export class CarryOverAnswer {
  @ApiProperty()
  rule!: string;
  @ApiProperty(decimal('Points that go to the next period.'))
  points!: string;
  @ApiProperty({ type: [ReasonAnswer] })
  reasons!: readonly ReasonAnswer[];
}

/** What facts recorded since would change about a closed period. */
export class DifferenceAnswer {
  @ApiProperty({
    enum: ['status', 'total', 'requirement', 'requirementStatus', 'fact', 'carryOver', 'version', 'period'],
  })
  about!: string;
  @ApiPropertyOptional({ type: 'string' })
  requirement?: string | undefined;
  @ApiPropertyOptional({ type: 'string' })
  factId?: string | undefined;
  @ApiProperty({ description: 'As settled: an amount, a status, a version or a day.' })
  settled!: string;
  @ApiProperty({ description: 'As the facts now say.' })
  now!: string;
  @ApiProperty({ type: TextAnswer })
  text!: TextAnswer;
}

/** Of a closed period: when it was settled, and what later facts would change. */
export class SettledAnswer {
  @ApiProperty(day)
  settledOn!: string;
  @ApiProperty({ type: [DifferenceAnswer], description: 'What facts recorded since would change; in no other figure.' })
  later!: readonly DifferenceAnswer[];
  @ApiProperty({ description: 'HR decided to keep the settled result all the same.' })
  declined!: boolean;
  @ApiProperty({ type: TextAnswer })
  text!: TextAnswer;
}

/** Where a person stands under one scheme in one period. */
export class BalanceEntryAnswer {
  @ApiProperty()
  schemeId!: string;
  @ApiProperty({ type: TextAnswer })
  schemeName!: TextAnswer;
  @ApiProperty({ description: 'The version the period, its requirements and limits follow.' })
  version!: string;
  @ApiProperty({ type: [String], description: 'The versions that say what the facts earned.' })
  earningVersions!: readonly string[];
  @ApiProperty({ enum: units })
  unit!: Unit;
  @ApiProperty(day)
  asOf!: string;
  @ApiProperty({ type: PeriodAnswer })
  period!: PeriodAnswer;
  @ApiProperty({ type: [DayRangeAnswer], description: 'The part of the period in which the scheme applies.' })
  inScope!: readonly DayRangeAnswer[];
  @ApiProperty(status)
  status!: Status;
  @ApiProperty({ type: TotalAnswer })
  total!: TotalAnswer;
  @ApiProperty({ type: [RequirementAnswer] })
  requirements!: readonly RequirementAnswer[];
  @ApiProperty({ type: [LedgerLineAnswer], description: 'What every fact came to.' })
  ledger!: readonly LedgerLineAnswer[];
  @ApiProperty({ type: [CarryOverAnswer] })
  carryOver!: readonly CarryOverAnswer[];
  @ApiPropertyOptional({ type: SettledAnswer, description: 'Of a closed period.' })
  settled?: SettledAnswer | undefined;
  @ApiProperty({ type: [ReasonAnswer] })
  reasons!: readonly ReasonAnswer[];
  @ApiProperty({ type: TextAnswer, description: 'Where the person stands, as one sentence.' })
  text!: TextAnswer;
}

/** One thing a person still must do. */
export class TodoAnswer {
  @ApiProperty({ enum: ['requirement', 'conversation', 'returned', 'planPassed'] })
  type!: string;
  @ApiProperty()
  schemeId!: string;
  @ApiPropertyOptional({ type: 'string', description: 'Of a requirement: its id.' })
  requirement?: string;
  @ApiPropertyOptional({ type: 'string', description: 'The activity that waits for the person.' })
  factId?: string;
  @ApiPropertyOptional(decimal('Still to do, of alternatives the nearest.'))
  amount?: string;
  @ApiPropertyOptional({ enum: units })
  unit?: Unit;
  @ApiPropertyOptional({ ...day, description: 'The last day it can be done.' })
  due?: string;
  @ApiProperty({ type: TextAnswer })
  text!: TextAnswer;
}

/** A balance: one entry for each scheme that applies and each open period. */
export class BalanceAnswer {
  @ApiProperty()
  managerId!: string;
  @ApiProperty(day)
  asOf!: string;
  @ApiPropertyOptional({ type: 'string', format: 'date-time', description: 'Absent: as known now.' })
  knownAt?: string | undefined;
  @ApiProperty({ description: 'The last event that any part of it rests on.' })
  position!: string;
  @ApiProperty({ ...status, description: 'The worst of the entries.' })
  status!: Status;
  @ApiProperty({ type: [TodoAnswer], description: 'What is still to do: at most four lines, most urgent first.' })
  todo!: readonly TodoAnswer[];
  @ApiProperty({ type: [BalanceEntryAnswer] })
  balances!: readonly BalanceEntryAnswer[];
}

/** A line, and the entry of the balance it belongs to. */
export class LedgerItemAnswer extends LedgerLineAnswer {
  @ApiProperty()
  schemeId!: string;
  @ApiProperty({ type: DayRangeAnswer })
  period!: DayRangeAnswer;
}

export class LedgerPage extends PageOf {
  @ApiProperty({ type: [LedgerItemAnswer] })
  items!: readonly LedgerItemAnswer[];
  @ApiProperty({ description: 'The last event that any line rests on.' })
  position!: string;
}
