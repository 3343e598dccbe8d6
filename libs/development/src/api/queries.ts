import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { EventCodec, EventStore } from '@peil/eventing';
import { EVENT_CODEC, EVENT_STORE, PROJECTIONS } from '@peil/http-api';
import type { ProjectionRunner } from '@peil/projections';
import type { KnownKind } from '../domain/kind-rules.js';
import {
  activitiesProjection,
  followersOf,
  listActivities,
  reviewQueue,
  type ActivityFilter,
  type Listed,
} from '../read-models/activities.js';
import { activityKindsProjection, listActivityKinds } from '../read-models/activity-kinds.js';
import type { ActivityRow } from '../read-models/activity-row.js';
import { openActivities, openActivity, type OpenedActivity } from './opened-activity.js';

/** A dossier's activities, without texts about the person. */
export class ActivitiesOf extends Query<Listed<ActivityRow>> {
  constructor(
    readonly personId: string,
    readonly filter: ActivityFilter,
    readonly slice: { readonly page: number; readonly pageSize: number },
  ) {
    super();
  }
}

/** One activity with its texts and history. */
export class ActivityOf extends Query<OpenedActivity | undefined> {
  constructor(
    readonly personId: string,
    readonly activityId: string,
  ) {
    super();
  }
}

/** The activities of a dossier that carry learning points or development needs, with their texts. */
export class OutcomesOf extends Query<readonly OpenedActivity[]> {
  constructor(readonly personId: string) {
    super();
  }
}

/** Who took an offering, and the last day of the first time: from a list or import, or with an approved activity. */
export class OfferingFollowers extends Query<ReadonlyMap<string, string>> {
  constructor(readonly offeringId: string) {
    super();
  }
}

/** Every activity that awaits review, longest waiting first. */
export class ReviewQueue extends Query<readonly ActivityRow[]> {}

/** Every kind of activity, also retired ones. */
export class ActivityKindsQuery extends Query<readonly KnownKind[]> {}

@QueryHandler(ActivitiesOf)
export class ActivitiesOfHandler implements IQueryHandler<ActivitiesOf> {
  constructor(@Inject(PROJECTIONS) private readonly projections: ProjectionRunner) {}

  async execute({ personId, filter, slice }: ActivitiesOf): Promise<Listed<ActivityRow>> {
    return listActivities(this.projections.database(activitiesProjection.name), personId, filter, slice);
  }
}

@QueryHandler(ActivityOf)
export class ActivityOfHandler implements IQueryHandler<ActivityOf> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(EVENT_CODEC) private readonly codec: EventCodec,
  ) {}

  async execute({ personId, activityId }: ActivityOf): Promise<OpenedActivity | undefined> {
    return openActivity({ store: this.store, codec: this.codec }, personId, activityId);
  }
}

@QueryHandler(OutcomesOf)
export class OutcomesOfHandler implements IQueryHandler<OutcomesOf> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(EVENT_CODEC) private readonly codec: EventCodec,
    @Inject(PROJECTIONS) private readonly projections: ProjectionRunner,
  ) {}

  async execute({ personId }: OutcomesOf): Promise<readonly OpenedActivity[]> {
    const database = this.projections.database(activitiesProjection.name);
    const all = listActivities(database, personId, {}, { page: 1, pageSize: 100_000 });
    const wanted = new Set(all.items.filter(({ hasOutcome }) => hasOutcome).map(({ activityId }) => activityId));
    if (wanted.size === 0) return [];
    return openActivities({ store: this.store, codec: this.codec }, personId, (id) => wanted.has(id));
  }
}

@QueryHandler(OfferingFollowers)
export class OfferingFollowersHandler implements IQueryHandler<OfferingFollowers> {
  constructor(@Inject(PROJECTIONS) private readonly projections: ProjectionRunner) {}

  async execute({ offeringId }: OfferingFollowers): Promise<ReadonlyMap<string, string>> {
    return followersOf(this.projections.database(activitiesProjection.name), offeringId);
  }
}

@QueryHandler(ReviewQueue)
export class ReviewQueueHandler implements IQueryHandler<ReviewQueue> {
  constructor(@Inject(PROJECTIONS) private readonly projections: ProjectionRunner) {}

  async execute(): Promise<readonly ActivityRow[]> {
    return reviewQueue(this.projections.database(activitiesProjection.name));
  }
}

@QueryHandler(ActivityKindsQuery)
export class ActivityKindsHandler implements IQueryHandler<ActivityKindsQuery> {
  constructor(@Inject(PROJECTIONS) private readonly projections: ProjectionRunner) {}

  async execute(): Promise<readonly KnownKind[]> {
    return listActivityKinds(this.projections.database(activityKindsProjection.name));
  }
}

export const queryHandlers = [
  OfferingFollowersHandler,
  ActivitiesOfHandler,
  ActivityOfHandler,
  OutcomesOfHandler,
  ReviewQueueHandler,
  ActivityKindsHandler,
];
