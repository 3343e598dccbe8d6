import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { problemOfRefusal, ProblemError } from '@peil/http-api';
import type { Activity } from '../domain/activity.js';
import { kindRefusal, type KnownKind } from '../domain/kind-rules.js';
import { ActivityKindsQuery, ActivityOf } from './queries.js';
import type { OpenedActivity } from './opened-activity.js';

export function activityUnknown(): ProblemError {
  return new ProblemError(404, 'unknown-activity', {
    nl: 'Deze activiteit staat niet in dit dossier.',
    en: 'This activity is not in this file.',
  });
}

/** What is asked before a command goes to the dossier. */
@Injectable()
export class ActivityRules {
  constructor(private readonly queries: QueryBus) {}

  async kinds(): Promise<readonly KnownKind[]> {
    return this.queries.execute(new ActivityKindsQuery());
  }

  async kindOf(code: string): Promise<KnownKind | undefined> {
    return (await this.kinds()).find((kind) => kind.code === code);
  }

  /** @throws ProblemError when the activity does not fit its kind */
  async fitsKind(activity: Activity): Promise<void> {
    const refusal = kindRefusal(activity, await this.kindOf(activity.kind));
    if (refusal) throw problemOfRefusal(refusal);
  }

  /** @throws ProblemError 404 */
  async opened(personId: string, activityId: string): Promise<OpenedActivity> {
    const opened = await this.queries.execute(new ActivityOf(personId, activityId));
    if (!opened) throw activityUnknown();
    return opened;
  }
}
