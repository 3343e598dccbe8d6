import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageOf } from '@peil/http-api';
import { actionStates, type ActionState } from '../domain/action.js';

const dayFormat = { type: 'string', format: 'date' } as const;

export class ActionCountsAnswer implements Record<ActionState, number> {
  @ApiProperty({ type: 'integer' })
  notStarted!: number;
  @ApiProperty({ type: 'integer' })
  onSchedule!: number;
  @ApiProperty({ type: 'integer' })
  slightlyDelayed!: number;
  @ApiProperty({ type: 'integer', description: 'Delayed and needing attention.' })
  delayed!: number;
  @ApiProperty({ type: 'integer' })
  done!: number;
  @ApiProperty({ type: 'integer' })
  dropped!: number;
}

export class OwnerAnswer {
  @ApiPropertyOptional()
  personId?: string;
  @ApiPropertyOptional()
  unitId?: string;
  @ApiPropertyOptional({ description: 'Of the person or the unit. Absent after an erasure.' })
  name?: string;
  @ApiProperty({ description: 'No longer works in the directorate, or the unit is gone: somebody else has to own it.' })
  gone!: boolean;
}

export class ActionHandOverAnswer {
  @ApiProperty()
  toUnitId!: string;
  @ApiProperty()
  reason!: string;
  @ApiProperty(dayFormat)
  proposedOn!: string;
  @ApiProperty({ enum: ['waiting', 'accepted', 'declined'], enumName: 'ActionHandOverOutcome' })
  outcome!: 'waiting' | 'accepted' | 'declined';
  @ApiPropertyOptional(dayFormat)
  decidedOn?: string;
  @ApiPropertyOptional()
  declineReason?: string;
}

export class PlanActionAnswer {
  @ApiProperty()
  actionId!: string;
  @ApiProperty()
  title!: string;
  @ApiProperty()
  theme!: string;
  @ApiPropertyOptional({ type: OwnerAnswer })
  owner?: OwnerAnswer;
  @ApiPropertyOptional({ type: 'array', items: { type: 'integer' } })
  quarters?: readonly number[];
  @ApiProperty()
  ongoing!: boolean;
  @ApiPropertyOptional()
  aim?: string;
  @ApiPropertyOptional()
  ambition?: string;
  @ApiPropertyOptional()
  measure?: string;
  @ApiPropertyOptional({ type: 'integer' })
  budgetEuros?: number;
  @ApiPropertyOptional()
  preconditions?: string;
  @ApiProperty({ type: [String] })
  classifications!: readonly string[];
  @ApiProperty({ enum: actionStates, enumName: 'ActionState' })
  state!: ActionState;
  @ApiProperty(dayFormat)
  stateSince!: string;
  @ApiPropertyOptional({ description: 'What came of it.' })
  note?: string;
  @ApiPropertyOptional()
  dropReason?: string;
  @ApiPropertyOptional({ type: ActionHandOverAnswer })
  handOver?: ActionHandOverAnswer;
  @ApiProperty({ description: 'It came from another directorate.' })
  takenOver!: boolean;
  @ApiProperty(dayFormat)
  addedOn!: string;
  @ApiPropertyOptional(dayFormat)
  changedOn?: string;
}

export class OfferedActionAnswer {
  @ApiProperty()
  fromUnitId!: string;
  @ApiProperty()
  actionId!: string;
  @ApiProperty()
  title!: string;
  @ApiProperty()
  theme!: string;
  @ApiProperty()
  reason!: string;
  @ApiProperty(dayFormat)
  proposedOn!: string;
}

export class PlanChangeAnswer {
  @ApiProperty({ example: 'ActionChanged' })
  type!: string;
  @ApiPropertyOptional()
  actionId?: string;
  @ApiProperty({ type: 'string', format: 'date-time' })
  recordedAt!: string;
  @ApiProperty({ description: 'Person id of who did it.' })
  by!: string;
  @ApiProperty()
  eventId!: string;
}

export class PlanSummaryAnswer {
  @ApiProperty()
  unitId!: string;
  @ApiProperty({ type: 'integer' })
  year!: number;
  @ApiProperty({ description: 'Nobody has made a plan for this year.' })
  missing!: boolean;
  @ApiPropertyOptional({ ...dayFormat, description: 'The last time the management team adopted it.' })
  adoptedOn?: string;
  @ApiProperty({ description: 'Actions came, changed or went since it was adopted.' })
  changedSinceAdoption!: boolean;
  @ApiProperty({ type: ActionCountsAnswer })
  counts!: ActionCountsAnswer;
}

export class PlanPage extends PageOf {
  @ApiProperty({ type: [PlanSummaryAnswer] })
  items!: PlanSummaryAnswer[];
}

export class ActionPlanAnswer extends PlanSummaryAnswer {
  @ApiProperty(dayFormat)
  asOf!: string;
  @ApiPropertyOptional({ type: 'string', format: 'date-time' })
  knownAt?: string;
  @ApiProperty({ description: 'The last event of the plan.' })
  position!: string;
  @ApiProperty({ enum: ['persons', 'figures'], description: 'figures: counts only.' })
  view!: 'persons' | 'figures';
  @ApiProperty({ type: [PlanActionAnswer] })
  actions!: readonly PlanActionAnswer[];
  @ApiProperty({ type: [OfferedActionAnswer], description: 'Actions of others that wait for an answer.' })
  offered!: readonly OfferedActionAnswer[];
  @ApiProperty({ type: [PlanChangeAnswer], description: 'What happened to the plan, oldest first.' })
  history!: readonly PlanChangeAnswer[];
}

export class OrphanActionAnswer {
  @ApiProperty()
  unitId!: string;
  @ApiProperty({ type: 'integer' })
  year!: number;
  @ApiProperty({ type: PlanActionAnswer })
  action!: PlanActionAnswer;
}

export class OrphanActionPage extends PageOf {
  @ApiProperty({ type: [OrphanActionAnswer] })
  items!: OrphanActionAnswer[];
}

export class PlanWritten {
  @ApiProperty()
  unitId!: string;
  @ApiProperty({ type: 'integer' })
  year!: number;
  @ApiPropertyOptional()
  actionId?: string;
  @ApiProperty()
  position!: string;
}

class NamesAnswer {
  @ApiProperty()
  nl!: string;
  @ApiProperty()
  en!: string;
}

export class PlanWordAnswer {
  @ApiProperty()
  code!: string;
  @ApiProperty({ type: NamesAnswer })
  names!: NamesAnswer;
}

export class PlanWordsAnswer {
  @ApiProperty({ type: [PlanWordAnswer] })
  themes!: PlanWordAnswer[];
  @ApiProperty({ type: [PlanWordAnswer] })
  classifications!: PlanWordAnswer[];
}

export class PlanWordsWritten extends PlanWordsAnswer {
  @ApiProperty()
  position!: string;
}
