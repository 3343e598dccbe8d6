import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageOf } from '@peil/http-api';
import { statuses, type Status, type Unit } from '../domain/balance.js';
import { directions, type Direction } from '../domain/dry-run/difference.js';
import { ruleKinds, type RuleKind } from '../domain/dry-run/rule-reference.js';
import { dryRunStates, type DryRunState } from '../dry-runs/dry-run-store.js';
import { DayRangeAnswer, TextAnswer } from './balance-answers.js';
import { dayFormat, instantFormat } from './formats.js';
import { StatusCountsAnswer } from './roll-up-answers.js';

const status = { enum: statuses, enumName: 'Status' } as const;
const count = (description: string) =>
  ({ type: 'integer', nullable: true, description: `${description} null: hidden, because a group is small.` }) as const;
const decimal = (description: string) => ({ type: 'string', description, example: '2.5' }) as const;

export class DryRunDraftAnswer {
  @ApiPropertyOptional({ type: 'integer', description: 'The version of the scheme, if it is one.' })
  version?: number;
  @ApiProperty({ ...dayFormat, description: 'The first day it would be in force.' })
  from!: string;
}

/** A dry run: what was asked, and how far it is. */
export class DryRunItem {
  @ApiProperty()
  dryRunId!: string;
  @ApiProperty()
  schemeId!: string;
  @ApiProperty({ enum: dryRunStates, description: 'failed: begin it again.' })
  state!: DryRunState;
  @ApiProperty(instantFormat)
  requestedAt!: string;
  @ApiProperty({ type: [DryRunDraftAnswer], description: 'One draft, or two beside each other.' })
  tried!: readonly DryRunDraftAnswer[];
  @ApiProperty(dayFormat)
  asOf!: string;
  @ApiProperty({ type: 'integer', description: 'People looked at so far.' })
  done!: number;
  @ApiProperty({ type: 'integer', description: 'People to look at.' })
  toDo!: number;
  @ApiPropertyOptional({ description: 'Of the outcome: the same question on the same facts gives the same.' })
  fingerprint?: string;
  @ApiPropertyOptional({ type: 'integer', description: 'The version that was published on it. It is kept.' })
  decidedVersion?: number;
}

export class DryRunPage extends PageOf {
  @ApiProperty({ type: [DryRunItem] })
  items!: readonly DryRunItem[];
}

export class DirectionCountsAnswer implements Record<Direction, number | null> {
  @ApiProperty(count('People whose status gets worse.'))
  down!: number | null;
  @ApiProperty(count('People whose status gets better.'))
  up!: number | null;
  @ApiProperty(count('People who come into or out of the scheme, or a dispensation.'))
  aside!: number | null;
  @ApiProperty(count('People whose status stays the same.'))
  same!: number | null;
}

export class RuleCountAnswer {
  @ApiProperty({ enum: ruleKinds })
  kind!: RuleKind;
  @ApiProperty({ description: 'Id in the scheme; of a setting, which one.' })
  rule!: string;
  @ApiProperty({ type: 'integer', description: 'People for whom it weighs most.' })
  people!: number;
  @ApiProperty({ type: TextAnswer })
  text!: TextAnswer;
}

export class TransitionAnswer {
  @ApiProperty(status)
  from!: Status;
  @ApiProperty(status)
  to!: Status;
  @ApiProperty({ type: 'integer' })
  people!: number;
  @ApiProperty({ type: [RuleCountAnswer] })
  rules!: readonly RuleCountAnswer[];
}

export class DraftFiguresAnswer {
  @ApiProperty({ type: StatusCountsAnswer })
  after!: StatusCountsAnswer;
  @ApiProperty({ type: DirectionCountsAnswer })
  byDirection!: DirectionCountsAnswer;
  @ApiProperty(count('People with more points.'))
  morePoints!: number | null;
  @ApiProperty(count('People with fewer points.'))
  fewerPoints!: number | null;
  @ApiProperty({ type: [TransitionAnswer], description: 'From status to status, and by which rules.' })
  transitions!: readonly TransitionAnswer[];
}

export class DryRunFiguresAnswer {
  @ApiProperty(count('People, each once.'))
  people!: number | null;
  @ApiProperty({ type: StatusCountsAnswer, description: 'As things are.' })
  before!: StatusCountsAnswer;
  @ApiProperty({ type: [DraftFiguresAnswer], description: 'With each draft, in the order of tried.' })
  drafts!: readonly DraftFiguresAnswer[];
}

export class DryRunUnitAnswer extends DryRunFiguresAnswer {
  @ApiProperty()
  unitId!: string;
  @ApiProperty()
  kind!: string;
  @ApiProperty()
  name!: string;
  @ApiPropertyOptional()
  parentId?: string;
  @ApiProperty({ enum: ['persons', 'figures'], description: 'figures: small groups are hidden.' })
  view!: 'persons' | 'figures';
}

export class LackAnswer {
  @ApiProperty(count('People who are held to it.'))
  heldTo!: number | null;
  @ApiProperty(count('Of those, the ones who lack something.'))
  lacking!: number | null;
  @ApiPropertyOptional(decimal('What they lack together; absent where the number is hidden.'))
  missing?: string | undefined;
  @ApiPropertyOptional(decimal('What one person can get from the catalogue in the coming period.'))
  reachable?: string | undefined;
  @ApiPropertyOptional(count('People who lack more than that.'))
  beyondReach?: number | null | undefined;
}

export class RequirementLackAnswer {
  @ApiProperty()
  id!: string;
  @ApiProperty({ type: TextAnswer })
  label!: TextAnswer;
  @ApiProperty({ enum: ['points', 'hours', 'times', 'days'] })
  unit!: Unit;
  @ApiProperty({ type: LackAnswer })
  before!: LackAnswer;
  @ApiProperty({ type: [LackAnswer] })
  drafts!: readonly LackAnswer[];
}

export class CatalogueDaysAnswer extends DayRangeAnswer {
  @ApiProperty({ type: 'integer', description: 'Offerings that can be followed in these days.' })
  offerings!: number;
}

export class DryRunHeadlineAnswer {
  @ApiPropertyOptional({ type: TextAnswer, description: 'The result as a title; absent where the number is hidden.' })
  headline?: TextAnswer;
  @ApiPropertyOptional({ type: TextAnswer })
  detail?: TextAnswer;
}

export class DryRunOutcomeAnswer extends DryRunFiguresAnswer {
  @ApiProperty({ type: [DryRunHeadlineAnswer], description: 'Of each draft.' })
  headlines!: readonly DryRunHeadlineAnswer[];
  @ApiProperty({ type: TextAnswer })
  schemeName!: TextAnswer;
  @ApiProperty({ description: 'Everything recorded up to here was looked at.' })
  position!: string;
  @ApiProperty({ type: 'integer', description: 'How long it took.' })
  milliseconds!: number;
  @ApiProperty({ enum: ['persons', 'figures'], description: 'figures: small groups are hidden.' })
  view!: 'persons' | 'figures';
  @ApiPropertyOptional({ type: 'integer', description: 'Counts below this are hidden, zero too.' })
  smallBelow?: number;
  @ApiProperty({ type: [DryRunUnitAnswer], description: 'Clusters, directorates and districts.' })
  units!: readonly DryRunUnitAnswer[];
  @ApiPropertyOptional({ type: CatalogueDaysAnswer, description: 'The coming period.' })
  catalogue?: CatalogueDaysAnswer;
  @ApiProperty({ type: [RequirementLackAnswer], description: 'What people lack, and what the catalogue offers.' })
  requirements!: readonly RequirementLackAnswer[];
}

export class DryRunAnswer extends DryRunItem {
  @ApiPropertyOptional({ type: DryRunOutcomeAnswer, description: 'Once it is finished.' })
  outcome?: DryRunOutcomeAnswer;
}

export class RequirementAmountsAnswer {
  @ApiProperty(decimal('Required.'))
  required!: string;
  @ApiProperty(decimal('Approved and counted.'))
  earned!: string;
  @ApiProperty(decimal('Still to do.'))
  missing!: string;
  @ApiProperty(status)
  status!: Status;
}

export class RequirementDifferenceAnswer {
  @ApiProperty()
  id!: string;
  @ApiProperty({ type: TextAnswer })
  label!: TextAnswer;
  @ApiProperty({ enum: ['points', 'hours', 'times', 'days'] })
  unit!: Unit;
  @ApiPropertyOptional({ type: RequirementAmountsAnswer, description: 'Absent: there is no such requirement now.' })
  before?: RequirementAmountsAnswer | undefined;
  @ApiPropertyOptional({ type: RequirementAmountsAnswer, description: 'Absent: the draft does not ask it.' })
  after?: RequirementAmountsAnswer | undefined;
}

export class CauseAnswer {
  @ApiProperty({ enum: ruleKinds })
  kind!: RuleKind;
  @ApiProperty()
  rule!: string;
  @ApiProperty({ type: TextAnswer })
  text!: TextAnswer;
}

export class PersonDraftAnswer {
  @ApiProperty(status)
  status!: Status;
  @ApiProperty({ enum: directions })
  direction!: Direction;
  @ApiProperty(decimal('Points that count as things are.'))
  pointsBefore!: string;
  @ApiProperty(decimal('Points that would count.'))
  pointsAfter!: string;
  @ApiProperty({ type: [RequirementDifferenceAnswer], description: 'Only what changes.' })
  requirements!: readonly RequirementDifferenceAnswer[];
  @ApiProperty({ type: [CauseAnswer], description: 'By which rules, the weightiest first.' })
  causes!: readonly CauseAnswer[];
}

export class DryRunPersonAnswer {
  @ApiProperty()
  personId!: string;
  @ApiPropertyOptional({ description: 'Absent after an erasure.' })
  name?: string;
  @ApiProperty({ type: [String], description: 'Directorates, districts and clusters the person counts in.' })
  unitIds!: readonly string[];
  @ApiProperty(status)
  before!: Status;
  @ApiProperty({ type: [PersonDraftAnswer], description: 'With each draft.' })
  drafts!: readonly PersonDraftAnswer[];
}

export class DryRunPeoplePage extends PageOf {
  @ApiProperty({ type: [DryRunPersonAnswer] })
  items!: readonly DryRunPersonAnswer[];
}
