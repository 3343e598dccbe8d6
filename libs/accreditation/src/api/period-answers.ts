import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageOf } from '@peil/http-api';
import { objectionOutcomes } from '../domain/settlement/events.js';
import { statuses } from '../domain/status.js';
import { units } from '../domain/unit.js';
import { periodStates } from '../read-models/person-periods.js';
import { BalanceEntryAnswer, DayRangeAnswer, DifferenceAnswer, TextAnswer } from './balance-answers.js';
import { dayFormat } from './formats.js';
import { DecidedAnswer } from './standing-answers.js';

const status = { enum: statuses, enumName: 'Status' } as const;
const decimal = { type: 'string', example: '2.5' } as const;
const settledBy = ['closing', 'restatement', 'recalculation'] as const;

/** On what a period was settled: enough to compute it again. */
export class SettlementAnswer {
  @ApiProperty({ enum: settledBy, description: 'A closing, a restatement taken over, or an objection upheld.' })
  by!: string;
  @ApiProperty(dayFormat)
  settledOn!: string;
  @ApiProperty({ ...dayFormat, description: 'The day whose result it is.' })
  asOf!: string;
  @ApiProperty({ description: 'Version of the scheme.' })
  version!: string;
  @ApiProperty({ description: 'The last event it rests on.' })
  position!: string;
  @ApiPropertyOptional({ description: 'Id of that event: it survives a change of store.' })
  lastEventId?: string;
  @ApiProperty({ description: 'SHA-256 over the canonical form of the result.' })
  fingerprint!: string;
}

/** What facts recorded since would make of a closed period. */
export class RestatementAnswer {
  @ApiProperty({ description: 'Of the result as it would be: send it along with your decision.' })
  fingerprint!: string;
  @ApiProperty({ description: 'HR decided to keep the settled result all the same.' })
  declined!: boolean;
  @ApiProperty(status)
  status!: string;
  @ApiProperty({ type: [DifferenceAnswer] })
  differences!: readonly DifferenceAnswer[];
}

export class SettledRequirementAnswer {
  @ApiProperty()
  id!: string;
  @ApiProperty({ enum: units })
  unit!: string;
  @ApiProperty(decimal)
  required!: string;
  @ApiProperty(decimal)
  earned!: string;
  @ApiProperty(decimal)
  missing!: string;
  @ApiProperty(status)
  status!: string;
}

/** One period of a manager: as settled where it is closed, else as it stands. */
export class PersonPeriodAnswer {
  @ApiProperty({ description: 'Of the manager’s own periods: scheme and first day.' })
  periodId!: string;
  @ApiProperty()
  schemeId!: string;
  @ApiProperty({ type: TextAnswer })
  schemeName!: TextAnswer;
  @ApiProperty({ type: DayRangeAnswer })
  period!: DayRangeAnswer;
  @ApiProperty({ ...dayFormat, description: 'The last day on which what is short can still be put right.' })
  graceUntil!: string;
  @ApiProperty({ description: 'Version of the scheme.' })
  version!: string;
  @ApiProperty({ enum: periodStates })
  state!: string;
  @ApiProperty(status)
  status!: string;
  @ApiProperty({ enum: units })
  unit!: string;
  @ApiProperty(decimal)
  earned!: string;
  @ApiProperty({ ...decimal, description: 'Waits for approval.' })
  provisional!: string;
  @ApiProperty({ ...decimal, description: 'Points that go to the next period.' })
  carriedOver!: string;
  @ApiProperty({ type: [SettledRequirementAnswer] })
  requirements!: readonly SettledRequirementAnswer[];
  @ApiPropertyOptional({ type: SettlementAnswer, description: 'Of a closed period.' })
  settlement?: SettlementAnswer;
  @ApiPropertyOptional({ type: RestatementAnswer, description: 'Where the facts now say something else.' })
  restatement?: RestatementAnswer;
  @ApiProperty({ type: TextAnswer })
  text!: TextAnswer;
}

export class PersonPeriodPage extends PageOf {
  @ApiProperty({ type: [PersonPeriodAnswer] })
  items!: readonly PersonPeriodAnswer[];
  @ApiProperty({ description: 'The last event that any of it rests on.' })
  position!: string;
}

export class OpenedPeriodAnswer extends PersonPeriodAnswer {
  @ApiPropertyOptional({ type: BalanceEntryAnswer, description: 'With what every fact came to.' })
  balance?: BalanceEntryAnswer;
}

/** A period under a scheme, counted over the managers you are assigned to. */
export class PeriodCountsAnswer {
  @ApiProperty()
  schemeId!: string;
  @ApiProperty({ type: TextAnswer })
  schemeName!: TextAnswer;
  @ApiProperty({ type: DayRangeAnswer })
  period!: DayRangeAnswer;
  @ApiProperty(dayFormat)
  graceUntil!: string;
  @ApiProperty({ type: 'integer', description: 'Managers who have this period.' })
  managers!: number;
  @ApiProperty({ type: 'integer' })
  running!: number;
  @ApiProperty({ type: 'integer' })
  inGrace!: number;
  @ApiProperty({ type: 'integer', description: 'Over and out of grace, not closed.' })
  toClose!: number;
  @ApiProperty({ type: 'integer' })
  closed!: number;
  @ApiProperty({ type: 'integer', description: 'To close, with something that still waits for review.' })
  waiting!: number;
  @ApiProperty({ type: 'integer', description: 'Closed, with a restatement that waits for a decision.' })
  restated!: number;
  @ApiProperty({ type: 'integer', description: 'Closed, with an objection that was not decided.' })
  objections!: number;
}

export class PeriodCountsPage extends PageOf {
  @ApiProperty({ type: [PeriodCountsAnswer] })
  items!: readonly PeriodCountsAnswer[];
}

export class PersonRestatementAnswer extends RestatementAnswer {
  @ApiProperty()
  managerId!: string;
  @ApiPropertyOptional({ description: 'Absent after an erasure.' })
  name?: string;
  @ApiProperty()
  periodId!: string;
  @ApiProperty()
  schemeId!: string;
  @ApiProperty({ type: DayRangeAnswer })
  period!: DayRangeAnswer;
  @ApiProperty({ ...status, description: 'As settled.' })
  settledStatus!: string;
  @ApiProperty(dayFormat)
  settledOn!: string;
}

export class PersonRestatementPage extends PageOf {
  @ApiProperty({ type: [PersonRestatementAnswer] })
  items!: readonly PersonRestatementAnswer[];
}

export class RefusedClosingAnswer {
  @ApiProperty()
  managerId!: string;
  @ApiProperty()
  code!: string;
  @ApiProperty({ type: TextAnswer })
  messages!: TextAnswer;
}

/** Closing the periods of one or many managers: how far it is, and what came of it. */
export class PeriodClosingAnswer {
  @ApiProperty()
  closingId!: string;
  @ApiProperty({ enum: ['running', 'done'] })
  state!: string;
  @ApiProperty({ type: 'integer', description: 'Managers it is about.' })
  managers!: number;
  @ApiProperty({ type: 'integer', description: 'Managers it has come to.' })
  done!: number;
  @ApiProperty({ type: 'integer', description: 'Periods closed by it.' })
  closed!: number;
  @ApiProperty({ type: 'integer', description: 'Periods that were closed before.' })
  alreadyClosed!: number;
  @ApiProperty({ type: 'integer', description: 'Periods that are not over, or can still be made up.' })
  notOver!: number;
  @ApiProperty({ type: [RefusedClosingAnswer] })
  refused!: readonly RefusedClosingAnswer[];
  @ApiProperty({ description: 'Position of its last event so far.' })
  position!: string;
}

/** A step in the settling of a period, and why. */
export class SettlementStepAnswer extends DecidedAnswer {
  @ApiProperty({ enum: [...settledBy, 'restatementDeclined'] })
  step!: string;
  @ApiProperty(dayFormat)
  day!: string;
  @ApiProperty({ description: 'Of the result that was settled, or not taken over.' })
  fingerprint!: string;
}

export class SettlementStepPage extends PageOf {
  @ApiProperty({ type: [SettlementStepAnswer] })
  items!: readonly SettlementStepAnswer[];
}

export class ObjectionAdviceAnswer extends DecidedAnswer {
  @ApiProperty(dayFormat)
  day!: string;
}

export class ObjectionDecisionAnswer extends DecidedAnswer {
  @ApiProperty(dayFormat)
  day!: string;
  @ApiProperty({ enum: objectionOutcomes })
  outcome!: string;
}

/** An objection to a settled result, with what followed. */
export class ObjectionAnswer extends DecidedAnswer {
  @ApiProperty()
  objectionId!: string;
  @ApiProperty(dayFormat)
  day!: string;
  @ApiPropertyOptional({ type: ObjectionAdviceAnswer })
  advice?: ObjectionAdviceAnswer;
  @ApiPropertyOptional({ type: ObjectionDecisionAnswer })
  decision?: ObjectionDecisionAnswer;
  @ApiPropertyOptional({ ...dayFormat, description: 'The day the result was recalculated.' })
  recalculatedOn?: string;
}

export class ObjectionPage extends PageOf {
  @ApiProperty({ type: [ObjectionAnswer] })
  items!: readonly ObjectionAnswer[];
}

/** What a person decided to follow from a period. */
export class ConsequenceAnswer extends DecidedAnswer {
  @ApiProperty()
  consequenceId!: string;
  @ApiProperty(dayFormat)
  day!: string;
  @ApiProperty()
  withdrawn!: boolean;
}

export class ConsequencePage extends PageOf {
  @ApiProperty({ type: [ConsequenceAnswer] })
  items!: readonly ConsequenceAnswer[];
}

export class PeriodWritten {
  @ApiProperty()
  personId!: string;
  @ApiProperty()
  periodId!: string;
  @ApiProperty({ description: 'Position of the event.' })
  position!: string;
}

export class ObjectionWritten extends PeriodWritten {
  @ApiProperty()
  objectionId!: string;
}

export class ConsequenceWritten extends PeriodWritten {
  @ApiProperty()
  consequenceId!: string;
}
