import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { unitKinds } from '@peil/organisation';
import { statuses, type Status, type Unit } from '../domain/balance.js';
import { outcomes, type Outcome } from '../domain/forecast/requirement-forecast.js';
import { DayRangeAnswer, PeriodAnswer, TextAnswer } from './balance-answers.js';
import { dayFormat } from './formats.js';
import { SchemeVersionReference } from './roll-up-answers.js';

const decimal = (description: string) => ({ type: 'string', description, example: '2.5' }) as const;
const units = ['points', 'hours', 'times', 'days'] as const;
const outcome = { enum: outcomes, enumName: 'Outcome' } as const;
const status = { enum: statuses, enumName: 'Status' } as const;

/** What will come of one requirement. */
export class RequirementForecastAnswer {
  @ApiProperty()
  id!: string;
  @ApiProperty({ type: TextAnswer })
  label!: TextAnswer;
  @ApiProperty({ enum: units })
  unit!: Unit;
  @ApiProperty(status)
  status!: Status;
  @ApiProperty({
    ...outcome,
    description: 'notInTime: at risk. tooEarly: before the scheme speaks of at risk. unknown: no pace can be told.',
  })
  outcome!: Outcome;
  @ApiProperty(decimal('Required of this person.'))
  required!: string;
  @ApiProperty(decimal('Approved and counted.'))
  earned!: string;
  @ApiProperty(decimal('Waits for approval.'))
  provisional!: string;
  @ApiProperty(decimal('Planned.'))
  planned!: string;
  @ApiProperty(decimal('On the last day, with what is planned, at this pace.'))
  expected!: string;
  @ApiProperty(decimal('What will then be missing.'))
  shortBy!: string;
  @ApiProperty({ ...dayFormat, description: 'The last day it counts.' })
  due!: string;
  @ApiPropertyOptional({ ...dayFormat, description: 'The day it will be met, also after the last day.' })
  metOn?: string;
  @ApiPropertyOptional({ ...dayFormat, description: 'The day it will be met by what is planned alone.' })
  metByPlansOn?: string;
  @ApiPropertyOptional(decimal('Approved a month so far, carry-over left out.'))
  pacePerMonth?: string;
  @ApiPropertyOptional(decimal('Needed a month for what is neither there nor planned.'))
  paceNeeded?: string;
  @ApiPropertyOptional({ type: 'integer', description: 'How many of the parts must be met.' })
  partsNeeded?: number;
  @ApiProperty({ type: TextAnswer })
  text!: TextAnswer;
  @ApiProperty({ type: () => [RequirementForecastAnswer] })
  parts!: readonly RequirementForecastAnswer[];
}

export class EntryForecastAnswer {
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
  status!: Status;
  @ApiProperty(outcome)
  outcome!: Outcome;
  @ApiPropertyOptional({ ...dayFormat, description: 'The day all of it will be met.' })
  metOn?: string;
  @ApiProperty({ type: TextAnswer })
  text!: TextAnswer;
  @ApiProperty({ type: [RequirementForecastAnswer] })
  requirements!: readonly RequirementForecastAnswer[];
}

/** What will come of a balance with what is planned and at this pace. */
export class ForecastAnswer {
  @ApiProperty()
  managerId!: string;
  @ApiProperty(dayFormat)
  asOf!: string;
  @ApiPropertyOptional({ type: 'string', format: 'date-time', description: 'Absent: as known now.' })
  knownAt?: string;
  @ApiProperty({ description: 'The last event that any part of it rests on.' })
  position!: string;
  @ApiProperty({ ...outcome, description: 'The worst of the entries.' })
  outcome!: Outcome;
  @ApiProperty({ type: [EntryForecastAnswer] })
  forecasts!: readonly EntryForecastAnswer[];
}

const count = (description: string) =>
  ({ type: 'integer', nullable: true, description: `${description} null: hidden, because a group is small.` }) as const;

/** Managers by what will come of it. */
export class OutcomeCountsAnswer {
  @ApiProperty(count('The period is over and something is missing.'))
  overdue!: number | null;
  @ApiProperty(count('At this pace, with what is planned, not in time.'))
  notInTime!: number | null;
  @ApiProperty(count('In time at this pace, or too early to say.'))
  onCourse!: number | null;
  @ApiProperty(count('Everything is met.'))
  met!: number | null;
  @ApiProperty(count('Dispensed.'))
  exempt!: number | null;
  @ApiProperty(count('No scheme applies.'))
  notInScope!: number | null;
}

export class RequirementOutcomesAnswer {
  @ApiProperty()
  schemeId!: string;
  @ApiProperty()
  requirementId!: string;
  @ApiProperty({ type: TextAnswer })
  label!: TextAnswer;
  @ApiProperty({ type: OutcomeCountsAnswer })
  byOutcome!: OutcomeCountsAnswer;
}

export class UnitOutcomesAnswer {
  @ApiProperty()
  unitId!: string;
  @ApiProperty({ enum: unitKinds })
  kind!: string;
  @ApiProperty()
  name!: string;
  @ApiProperty(count('Managers on the day, each once.'))
  managers!: number | null;
  @ApiProperty({ type: OutcomeCountsAnswer })
  byOutcome!: OutcomeCountsAnswer;
  @ApiPropertyOptional({
    ...dayFormat,
    description:
      'For figures only: the day they are of. Another day than was asked for where too little changed since.',
  })
  figuresAsOf?: string;
}

/** What somebody will be missing of one requirement. */
export class ExpectedShortfallAnswer {
  @ApiProperty()
  schemeId!: string;
  @ApiProperty({ type: DayRangeAnswer })
  period!: DayRangeAnswer;
  @ApiProperty()
  requirement!: string;
  @ApiProperty({ type: TextAnswer })
  label!: TextAnswer;
  @ApiProperty({ enum: units })
  unit!: Unit;
  @ApiProperty(outcome)
  outcome!: Outcome;
  @ApiProperty(decimal('Required.'))
  required!: string;
  @ApiProperty(decimal('Expected on the last day.'))
  expected!: string;
  @ApiProperty(decimal('What will be missing.'))
  shortBy!: string;
  @ApiProperty({ ...dayFormat, description: 'The last day it counts.' })
  due!: string;
}

export class PersonForecastAnswer {
  @ApiProperty()
  personId!: string;
  @ApiPropertyOptional({ description: 'Absent after an erasure.' })
  name?: string;
  @ApiProperty(outcome)
  outcome!: Outcome;
  @ApiProperty({ type: [ExpectedShortfallAnswer] })
  shortfalls!: readonly ExpectedShortfallAnswer[];
}

/** Who of a unit will fall short. */
export class UnitForecastAnswer extends UnitOutcomesAnswer {
  @ApiProperty(dayFormat)
  asOf!: string;
  @ApiPropertyOptional({ type: 'string', format: 'date-time', description: 'Absent: as known now.' })
  knownAt?: string;
  @ApiProperty({ description: 'The last event that any figure rests on.' })
  position!: string;
  @ApiProperty({ type: [SchemeVersionReference] })
  schemeVersions!: readonly SchemeVersionReference[];
  @ApiProperty({ type: [RequirementOutcomesAnswer] })
  requirements!: readonly RequirementOutcomesAnswer[];
  @ApiProperty({ type: [UnitOutcomesAnswer], description: 'The units right below.' })
  units!: readonly UnitOutcomesAnswer[];
  @ApiProperty({ enum: ['persons', 'figures'] })
  view!: 'persons' | 'figures';
  @ApiPropertyOptional({ type: 'integer', description: 'Counts below this are hidden, zero too.' })
  smallBelow?: number;
  @ApiProperty({
    type: [PersonForecastAnswer],
    description: 'Who will not be in time, of those whose file you may open today; worst first.',
  })
  people!: readonly PersonForecastAnswer[];
}
