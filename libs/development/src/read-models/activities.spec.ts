import { createEventRegistry, type StoredEvent } from '@peil/eventing';
import { calendarDay, instant } from '@peil/kernel';
import { contentHash, openProjectionFile, type Projection } from '@peil/projections';
import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { dossierDecider } from '../domain/dossier.js';
import type { DossierCommand } from '../domain/dossier-commands.js';
import { entryOf } from '../domain/dossier-state.js';
import { dossierEvents, type DossierEvent } from '../domain/events.js';
import { intervision, listed, today } from '../testing/activities.js';
import { activitiesProjection, findActivity, listActivities, peopleWithActivity, reviewQueue } from './activities.js';

const registry = createEventRegistry(dossierEvents);

function stored(event: DossierEvent, position: number): StoredEvent {
  const data = z.record(z.string(), z.json()).parse(JSON.parse(JSON.stringify(event.data)));
  return registry.upcast({
    id: `00000000-0000-4000-8000-${String(position).padStart(12, '0')}`,
    type: event.type,
    data,
    stream: `dossier-${event.data.personId}`,
    revision: position,
    position,
    storedAt: instant('2026-03-20T09:00:00Z'),
    metadata: {
      schemaVersion: 1,
      actor: { personId: 'x', role: 'manager' },
      recordedAt: instant('2026-03-20T09:00:00Z'),
      correlationId: 'c',
      causationId: 'c',
      commandId: 'c',
      commandHash: 'h',
      chain: 'k',
    },
  });
}

function folded(events: readonly StoredEvent[], batch: number, projection: Projection = activitiesProjection) {
  const folder = mkdtempSync(join(tmpdir(), 'peil-activities-'));
  const file = openProjectionFile(folder, projection);
  for (let at = 0; at < events.length; at += batch) {
    const part = events.slice(at, at + batch);
    const last = part.at(-1);
    if (last) file.commit(part, { position: last.position, eventId: last.id });
  }
  return {
    database: file.database,
    close: () => {
      file.close();
      rmSync(folder, { recursive: true });
    },
  };
}

const ids = fc.record({ personId: fc.constantFrom('p1', 'p2'), activityId: fc.constantFrom('a1', 'a2', 'a3') });
const by = fc.constantFrom('p1', 'hr-1');
const minutes = fc.integer({ min: 0, max: 600 });
const common = fc.tuple(ids, by).map(([id, who]) => ({ ...id, by: who, today }));
const reason = 'omdat';
const command: fc.Arbitrary<DossierCommand> = fc.oneof(
  fc.tuple(common, minutes, fc.boolean()).map(([one, m, submit]): DossierCommand => ({
    type: 'recordActivity',
    ...one,
    activity: intervision({ minutes: m }),
    submit,
  })),
  common.map((one): DossierCommand => ({
    type: 'planActivity',
    ...one,
    activity: intervision({ day: calendarDay('2026-05-01') }),
  })),
  fc.tuple(common, minutes).map(([one, m]): DossierCommand => ({
    type: 'takeOverActivity',
    ...one,
    activity: listed({ minutes: m }),
    reason,
  })),
  common.map((one): DossierCommand => ({ type: 'takeOverActivity', ...one, activity: undefined, reason })),
  common.map((one): DossierCommand => ({
    type: 'movePlan',
    ...one,
    day: calendarDay('2026-06-02'),
    reason: undefined,
  })),
  common.map((one): DossierCommand => ({ type: 'submitActivity', ...one })),
  fc
    .tuple(common, fc.constantFrom('approved' as const, 'returned' as const, 'rejected' as const))
    .map(([one, decision]): DossierCommand => ({
      type: 'reviewActivity',
      ...one,
      decision,
      reason,
      components: ['direction'],
      tags: undefined,
    })),
  common.map((one): DossierCommand => ({ type: 'reopenActivity', ...one, reason: undefined })),
  fc.tuple(common, minutes).map(([one, m]): DossierCommand => ({
    type: 'correctActivity',
    ...one,
    activity: intervision({ minutes: m }),
    reason,
  })),
  common.map((one): DossierCommand => ({ type: 'withdrawActivity', ...one, reason })),
  common.map((one): DossierCommand => ({
    type: 'completeFeedbackRound',
    ...one,
    learningPoints: [{ learningPointId: 'l1', component: 'direction' }],
  })),
  fc.tuple(common, fc.boolean()).map(([one, shared]): DossierCommand => ({ type: 'shareOutcome', ...one, shared })),
);

/** Gives the commands to two dossiers; every command a second time adds nothing. */
function given(commands: readonly DossierCommand[]) {
  const states = new Map([
    ['p1', dossierDecider.initialState],
    ['p2', dossierDecider.initialState],
  ]);
  const events: DossierEvent[] = [];
  for (const one of commands) {
    const state = states.get(one.personId) ?? dossierDecider.initialState;
    const decision = dossierDecider.decide(one, state);
    if ('refusal' in decision) continue;
    const after = decision.events.reduce(dossierDecider.evolve, state);
    expect(dossierDecider.decide(one, after)).toEqual({ events: [] });
    states.set(one.personId, after);
    events.push(...decision.events);
  }
  return { states, events };
}

/** Folds each batch in a process of its own: what is changed is first read back. */
function foldedInSteps(events: readonly StoredEvent[], batch: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'peil-activities-'));
  try {
    for (let at = 0; at < events.length; at += batch) {
      const file = openProjectionFile(folder, activitiesProjection);
      const part = events.slice(at, at + batch);
      const last = part.at(-1);
      if (last) file.commit(part, { position: last.position, eventId: last.id });
      file.close();
    }
    const file = openProjectionFile(folder, activitiesProjection);
    const hash = contentHash(file.database);
    file.close();
    return hash;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('the activities', () => {
  it('are the same rows to the letter, however often the server was restarted in between', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 12 }), (commands) => {
        const log = given(commands).events.map((event, index) => stored(event, index + 1));
        const all = folded(log, 1_000);
        try {
          expect(foldedInSteps(log, 1)).toBe(contentHash(all.database));
        } finally {
          all.close();
        }
      }),
      { numRuns: 40 },
    );
  });

  it('say what the dossiers say, whatever happened, however it is batched; deciding twice adds nothing', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 30 }), fc.integer({ min: 1, max: 7 }), (commands, batch) => {
        const { states, events } = given(commands);
        const log = events.map((event, index) => stored(event, index + 1));
        const one = folded(log, batch);
        const all = folded(log, 1_000);
        try {
          for (const [personId, state] of states) {
            for (const activityId of ['a1', 'a2', 'a3']) {
              const entry = entryOf(state, activityId);
              const row = findActivity(one.database, personId, activityId);
              expect(row?.status).toBe(entry?.status);
              expect(row?.content.minutes).toBe(entry?.activity.minutes);
              expect(row?.content.day).toBe(entry?.activity.day);
              expect(row?.shared ?? false).toBe(entry?.shared ?? false);
              expect(row?.takenOver?.minutes).toBe(entry?.takenOver?.minutes);
              expect(findActivity(all.database, personId, activityId)).toEqual(row);
            }
          }
          const waiting = reviewQueue(one.database);
          const positions = waiting.map(({ submitted }) => submitted?.position ?? 0);
          expect(positions).toEqual([...positions].sort((a, b) => a - b));
          expect(reviewQueue(all.database)).toEqual(waiting);
        } finally {
          one.close();
          all.close();
        }
      }),
      { numRuns: 300 },
    );
  }, 240_000);

  it('hold no text about a person, sealed or not', () => {
    const activity = intervision({
      title: 'KANARIE',
      description: { sealed: '1.KANARIE' },
      facilitation: { type: 'external', registered: true, name: 'KANARIE' },
      source: { type: 'import', system: 'moodle', reference: 'KANARIE' },
    });
    const event: DossierEvent = { type: 'ActivityRecorded', data: { personId: 'p1', activityId: 'a1', activity } };
    const { database, close } = folded([stored(event, 1)], 10);
    expect(JSON.stringify(database.prepare('SELECT * FROM activity').all())).not.toContain('KANARIE');
    expect(peopleWithActivity(database, 'a1')).toEqual(['p1']);
    expect(listActivities(database, 'p1', { from: '2026-03-13' }, { page: 1, pageSize: 10 }).total).toBe(0);
    expect(listActivities(database, 'p1', { until: '2026-03-12' }, { page: 1, pageSize: 10 }).total).toBe(1);
    close();
  });
});
