import type { StoredEvent } from '@peil/eventing';
import type { CalendarDay, Instant } from '@peil/kernel';
import type { Projection } from '@peil/projections';
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { actionPlanEvents, type ActionPlanEvent } from '../domain/events.js';
import { evolvePlan, type ActionPlan, type ActionPlanState } from '../domain/plan-state.js';

const types: ReadonlySet<string> = new Set(actionPlanEvents.map(({ type }) => type));

type Typed = { readonly type: string; readonly data: object };

// What lies in the log was checked when it was recorded: its type says its shape.
function isPlanEvent(event: Typed): event is ActionPlanEvent {
  return types.has(event.type);
}

function planEventOf({ type, data }: Typed): ActionPlanEvent {
  const event = { type, data };
  if (!isPlanEvent(event)) throw new Error(`${type} is no event of an action plan`);
  return event;
}

/** What happened to the plan of which directorate and year? One row an event, so that every day and moment can be asked. */
export const actionPlansProjection: Projection = {
  name: 'action-plans',
  version: 1,
  tables: `
    CREATE TABLE plan (plan_id TEXT PRIMARY KEY, unit_id TEXT NOT NULL, year INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE INDEX plan_by_year ON plan (year, unit_id);
    CREATE TABLE plan_event (
      plan_id TEXT NOT NULL,
      position INTEGER NOT NULL,
      event_id TEXT NOT NULL,
      recorded_at TEXT NOT NULL,
      by_person TEXT NOT NULL,
      type TEXT NOT NULL,
      data TEXT NOT NULL,
      PRIMARY KEY (plan_id, position)
    ) STRICT, WITHOUT ROWID;
  `,
  handles: actionPlanEvents.map(({ type }) => type),
  open(database) {
    const plan = database.prepare('INSERT INTO plan (plan_id, unit_id, year) VALUES (?, ?, ?)');
    const insert = database.prepare(
      'INSERT INTO plan_event (plan_id, position, event_id, recorded_at, by_person, type, data) VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
    return {
      apply(stored: StoredEvent) {
        const event = planEventOf(stored);
        const { planId } = event.data;
        if (event.type === 'ActionPlanDrafted') plan.run(planId, event.data.unitId, event.data.year);
        const { recordedAt, actor } = stored.metadata;
        const data = JSON.stringify(event.data);
        insert.run(planId, stored.position, stored.id, recordedAt, actor.personId, event.type, data);
      },
      flush: () => undefined,
    };
  },
};

/** By which day things had happened, and by which moment they were recorded; now where nothing is given. */
export type PlanTimes = { readonly asOf?: CalendarDay | undefined; readonly knownAt?: Instant | undefined };

/** One thing that happened to a plan. */
export type PlanStep = {
  readonly event: ActionPlanEvent;
  readonly eventId: string;
  readonly recordedAt: string;
  readonly by: string;
};

/** A plan as it was, with what happened to it. */
export type ReadPlan = { readonly plan: ActionPlan; readonly steps: readonly PlanStep[]; readonly position: number };

/** What had happened by the day: an adoption counts from the day of the meeting, whenever it was written down. */
function dayOfStep({ event }: PlanStep): CalendarDay {
  return event.type === 'ActionPlanAdopted' ? event.data.adoptedOn : event.data.day;
}

function readRows(
  rows: readonly Record<string, SQLOutputValue>[],
  asOf: CalendarDay | undefined,
): ReadPlan | undefined {
  let plan: ActionPlanState;
  let position = 0;
  const steps: PlanStep[] = [];
  for (const row of rows) {
    const data: unknown = JSON.parse(String(row.data));
    if (typeof data !== 'object' || data === null) throw new Error('an event has data');
    const step: PlanStep = {
      event: planEventOf({ type: String(row.type), data }),
      ...{ eventId: String(row.event_id), recordedAt: String(row.recorded_at), by: String(row.by_person) },
    };
    if (asOf !== undefined && dayOfStep(step) > asOf) continue;
    plan = evolvePlan(plan, step.event);
    position = Number(row.position);
    steps.push(step);
  }
  return plan && { plan, steps, position };
}

/** The plan with this id; undefined when it was not there yet. */
export function readPlan(database: DatabaseSync, planId: string, { asOf, knownAt }: PlanTimes): ReadPlan | undefined {
  const rows = database
    .prepare(
      `SELECT position, event_id, recorded_at, by_person, type, data FROM plan_event
        WHERE plan_id = ? AND recorded_at <= ? ORDER BY position`,
    )
    .all(planId, knownAt ?? '9');
  return readRows(rows, asOf);
}

/** Ids of the plans of a year, or of a directorate. */
export function planIds(
  database: DatabaseSync,
  filter: { readonly year?: number | undefined; readonly unitId?: string | undefined },
): readonly string[] {
  return database
    .prepare(
      'SELECT plan_id FROM plan WHERE (?1 IS NULL OR year = ?1) AND (?2 IS NULL OR unit_id = ?2) ORDER BY year, unit_id',
    )
    .all(filter.year ?? null, filter.unitId ?? null)
    .map((row) => String(row.plan_id));
}
