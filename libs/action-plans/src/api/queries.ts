import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { PROJECTIONS } from '@peil/http-api';
import type { CalendarDay } from '@peil/kernel';
import type { ProjectionRunner } from '@peil/projections';
import { countActions, type ActionCounts } from '../domain/counts.js';
import type { PlanWords } from '../domain/words.js';
import { planIdOf } from '../plan-id.js';
import {
  actionPlansProjection,
  planIds,
  readPlan,
  type PlanTimes,
  type ReadPlan,
} from '../read-models/action-plans.js';
import { planWordsProjection, readPlanWords } from '../read-models/plan-words.js';

/** The plan of a directorate for a year, as of a day and as known at a moment; undefined where there was none. */
export class ActionPlanOf extends Query<ReadPlan | undefined> {
  constructor(
    readonly unitId: string,
    readonly year: number,
    readonly times: PlanTimes = {},
  ) {
    super();
  }
}

/** What other contexts ask of a plan. */
export type ActionPlanStatus = {
  readonly planId: string;
  /** The days on which the management team adopted it, up to the day asked for; also when written down later. */
  readonly adoptions: readonly CalendarDay[];
  readonly counts: ActionCounts;
  readonly position: number;
};

/** How far the plan of a directorate is; undefined where nothing of it was known. */
export class ActionPlanStatusOf extends Query<ActionPlanStatus | undefined> {
  constructor(
    readonly unitId: string,
    readonly year: number,
    readonly times: PlanTimes = {},
  ) {
    super();
  }
}

/** Every plan of a year, or of a directorate. */
export class ActionPlans extends Query<readonly ReadPlan[]> {
  constructor(
    readonly filter: { readonly year?: number | undefined; readonly unitId?: string | undefined },
    readonly times: PlanTimes = {},
  ) {
    super();
  }
}

/** The themes and classifications. */
export class PlanWordsQuery extends Query<PlanWords> {}

@QueryHandler(ActionPlanOf)
export class ActionPlanOfHandler implements IQueryHandler<ActionPlanOf> {
  constructor(@Inject(PROJECTIONS) private readonly projections: ProjectionRunner) {}
  async execute({ unitId, year, times }: ActionPlanOf): Promise<ReadPlan | undefined> {
    return readPlan(this.projections.database(actionPlansProjection.name), planIdOf(unitId, year), times);
  }
}

@QueryHandler(ActionPlanStatusOf)
export class ActionPlanStatusOfHandler implements IQueryHandler<ActionPlanStatusOf> {
  constructor(@Inject(PROJECTIONS) private readonly projections: ProjectionRunner) {}
  async execute({ unitId, year, times }: ActionPlanStatusOf): Promise<ActionPlanStatus | undefined> {
    const database = this.projections.database(actionPlansProjection.name);
    const planId = planIdOf(unitId, year);
    const known = readPlan(database, planId, { knownAt: times.knownAt });
    if (known === undefined) return undefined;
    const { asOf } = times;
    const then = readPlan(database, planId, times);
    return {
      planId,
      adoptions: known.plan.adoptions.filter((day) => asOf === undefined || day <= asOf),
      counts: countActions(then?.plan ?? { ...known.plan, actions: [] }),
      position: known.position,
    };
  }
}

@QueryHandler(ActionPlans)
export class ActionPlansHandler implements IQueryHandler<ActionPlans> {
  constructor(@Inject(PROJECTIONS) private readonly projections: ProjectionRunner) {}
  async execute({ filter, times }: ActionPlans): Promise<readonly ReadPlan[]> {
    const database = this.projections.database(actionPlansProjection.name);
    return planIds(database, filter).flatMap((planId) => readPlan(database, planId, times) ?? []);
  }
}

@QueryHandler(PlanWordsQuery)
export class PlanWordsHandler implements IQueryHandler<PlanWordsQuery> {
  constructor(@Inject(PROJECTIONS) private readonly projections: ProjectionRunner) {}
  async execute(): Promise<PlanWords> {
    return readPlanWords(this.projections.database(planWordsProjection.name));
  }
}

export const queryHandlers = [ActionPlanOfHandler, ActionPlanStatusOfHandler, ActionPlansHandler, PlanWordsHandler];
