import { createEventRegistry, type StoredEvent } from '@peil/eventing';
import { addDays, calendarDay, instant } from '@peil/kernel';
import { contentHash, openProjectionFile } from '@peil/projections';
import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { settableStates } from '../domain/action.js';
import type { ActionPlanCommand } from '../domain/commands.js';
import { actionPlanEvents, type ActionPlanEvent } from '../domain/events.js';
import { actionPlanDecider } from '../domain/plan.js';
import { actionPlansProjection, readPlan } from './action-plans.js';

const registry = createEventRegistry(actionPlanEvents);
const first = calendarDay('2026-01-05');

function stored(event: ActionPlanEvent, position: number): StoredEvent {
  const recordedAt = instant(`${event.data.day}T09:00:00Z`);
  return registry.upcast({
    id: `00000000-0000-4000-8000-${String(position).padStart(12, '0')}`,
    type: event.type,
    data: z.record(z.string(), z.json()).parse(JSON.parse(JSON.stringify(event.data))),
    ...{ stream: `actionplan-${event.data.planId}`, revision: position, position, storedAt: recordedAt },
    metadata: {
      ...{ schemaVersion: 1, actor: { personId: 'x', role: 'director' }, recordedAt, correlationId: 'c' },
      ...{ causationId: 'c', commandId: 'c', commandHash: 'h', chain: 'k' },
    },
  });
}

const content = { title: 'Actie', theme: 'awareness', timing: 'ongoing' as const, classifications: [] };
type Undated<Command> = Command extends unknown ? Omit<Command, 'day' | 'planId'> : never;
const command: fc.Arbitrary<Undated<ActionPlanCommand>> = fc.oneof(
  fc.constant({ type: 'draftPlan' as const, unitId: 'u', year: 2026 }),
  fc.constantFrom('a', 'b').map((actionId) => ({ type: 'addAction' as const, actionId, content })),
  fc
    .record({ actionId: fc.constantFrom('a', 'b'), title: fc.constantFrom('Een', 'Twee') })
    .map(({ actionId, title }) => ({
      type: 'changeAction' as const,
      ...{ actionId, content: { ...content, title } },
    })),
  fc.record({ actionId: fc.constantFrom('a', 'b'), state: fc.constantFrom(...settableStates) }).map((one) => ({
    type: 'recordProgress' as const,
    ...one,
  })),
  fc.constantFrom('a', 'b').map((actionId) => ({ type: 'dropAction' as const, actionId, reason: 'Nee.' })),
  fc.constant({ type: 'proposeHandOver' as const, actionId: 'a', toUnitId: 'v', reason: 'Daar.' }),
  fc.constant({ type: 'acceptHandOver' as const, actionId: 'a', byUnitId: 'v', newActionId: 'c' }),
  fc.constant({ type: 'adoptPlan' as const, adoptedOn: first }),
);

describe('the action plans', () => {
  it('say what the plan says, on every day, live as rebuilt; deciding twice adds nothing', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 25 }), fc.integer({ min: 1, max: 5 }), (commands, batch) => {
        let state = actionPlanDecider.initialState;
        const log: StoredEvent[] = [];
        const states = [state];
        const again: unknown[] = [];
        const all: Undated<ActionPlanCommand>[] = [{ type: 'draftPlan', unitId: 'u', year: 2026 }, ...commands];
        for (const [index, one] of all.entries()) {
          const dated: ActionPlanCommand = { ...one, planId: 'p', day: addDays(first, index) };
          const decision = actionPlanDecider.decide(dated, state);
          if (!('refusal' in decision)) {
            state = decision.events.reduce(actionPlanDecider.evolve, state);
            again.push(actionPlanDecider.decide(dated, state));
            log.push(...decision.events.map((event, at) => stored(event, log.length + at + 1)));
          }
          states.push(state);
        }
        expect(again).toEqual(again.map(() => ({ events: [] })));
        const folder = mkdtempSync(join(tmpdir(), 'peil-plans-'));
        const fold = (name: string, size: number) => {
          const file = openProjectionFile(join(folder, name), actionPlansProjection);
          for (let at = 0; at < log.length; at += size) {
            const part = log.slice(at, at + size);
            const last = part.at(-1);
            if (last) file.commit(part, { position: last.position, eventId: last.id });
          }
          return file;
        };
        const live = fold('live', batch);
        const rebuilt = fold('rebuilt', 1_000);
        try {
          expect(contentHash(live.database)).toBe(contentHash(rebuilt.database));
          for (const [index, then] of states.slice(1).entries()) {
            const knownAt = instant(`${addDays(first, index)}T10:00:00Z`);
            expect(readPlan(live.database, 'p', { knownAt })?.plan).toEqual(then);
          }
          expect(readPlan(live.database, 'p', {})?.plan).toEqual(state);
        } finally {
          live.close();
          rebuilt.close();
          rmSync(folder, { recursive: true });
        }
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
