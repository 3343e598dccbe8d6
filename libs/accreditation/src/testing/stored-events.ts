import type { DomainEvent, StoredEvent } from '@peil/eventing';
import { sampleMetadata } from '@peil/eventing/testing';
import { calendarDay, instant } from '@peil/kernel';
import type { Projection } from '@peil/projections';
import fc from 'fast-check';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { KeptEvent } from '../read-models/person-fact.js';

/** An event as the log gives it back, at a position of its own. */
export function stored(event: DomainEvent, position: number, recordedAt = '2026-01-12T09:30:00.000Z'): StoredEvent {
  const data = z.record(z.string(), z.json()).parse(JSON.parse(JSON.stringify(event.data)));
  const at = instant(recordedAt);
  return {
    id: `event-${position}`,
    type: event.type,
    data,
    metadata: { ...sampleMetadata(), recordedAt: at },
    stream: 'test-1',
    revision: position,
    position,
    storedAt: at,
  };
}

/** A projection's rows in memory after these batches, each committed before the next. */
export function folded(projection: Projection, ...batches: readonly (readonly StoredEvent[])[]): DatabaseSync {
  const database = new DatabaseSync(':memory:');
  database.exec(projection.tables);
  const fold = projection.open(database);
  for (const batch of batches) {
    database.exec('BEGIN');
    for (const event of batch) fold.apply(event);
    fold.flush();
    database.exec('COMMIT');
  }
  return database;
}

const day = fc.integer({ min: 0, max: 900 }).map((days) => {
  const date = new Date(Date.UTC(2025, 0, 1 + days));
  return calendarDay(date.toISOString().slice(0, 10));
});
const few = (prefix: string) => fc.integer({ min: 1, max: 3 }).map((number) => `${prefix}-${number}`);
const person = few('person');
const sealed = { sealed: 'bm90IG91cnM' };

const activity = fc
  .record({ day, minutes: fc.integer({ min: 0, max: 600 }), kind: fc.constantFrom('training', 'congress') })
  .map(({ day: on, minutes, kind }) => ({
    kind,
    day: on,
    minutes,
    role: 'attended' as const,
    facilitation: { type: 'external' as const, registered: false, facilitatorId: 'f1', name: sealed },
    provider: 'school',
    components: ['direction'],
    tags: [],
    categories: [],
    source: { type: 'attendanceList' as const, system: 'school', reference: sealed },
    facts: { testPassed: true, words: '1200', field: 'legal' },
    title: sealed,
    description: sealed,
  }));

const terms = few('unit').map((unitId) => ({ unitId, role: 'manager' as const, acting: false }));

const demoPeriod = { schemeId: 'demo', periodFrom: '2025-01-01' };
const groundsOf = (status: string) => ({ position: 3, fingerprint: status.padEnd(43, 'x') });

/** A result that carries two points of some activity over, whether it exists or not. */
function resultOf(status: string, factId: string) {
  return {
    ...{ version: '1', until: '2025-12-31', graceUntil: '2025-12-31', status, unit: 'points', earned: '12' },
    ...{ provisional: '0', requirements: [], lines: [], bookedBack: [] },
    carryOver: [
      {
        ...{ rule: 'surplus', factId, day: '2025-06-01', points: '2', origin: '2025-01-01', periodsLeft: 1 },
        ...{ components: ['direction'], tags: [], categories: [] },
      },
    ],
  };
}

/** Any event of one of a few people about one of a few activities, appointments and decisions; sealed text in it. */
export const personEvent: fc.Arbitrary<DomainEvent & { readonly type: KeptEvent['type'] }> = person.chain(
  (personId) => {
    const about = (name: string, prefix: string) => few(prefix).map((id) => ({ personId, [name]: id }));
    const appointment = about('appointmentId', 'appointment');
    const ofActivity = about('activityId', 'activity');
    const dispensation = about('dispensationId', 'dispensation');
    const event = <Type extends KeptEvent['type']>(type: Type, data: fc.Arbitrary<object>) =>
      data.map((made) => ({ type, data: made }));
    const with_ = (ids: fc.Arbitrary<object>, more: fc.Arbitrary<object>) =>
      fc.tuple(ids, more).map(([id, rest]) => ({ ...id, ...rest }));
    return fc.oneof(
      event('AppointmentStarted', with_(appointment, fc.record({ terms, from: day }))),
      event('AppointmentChanged', with_(appointment, fc.record({ terms, from: day }))),
      event('AppointmentEnded', with_(appointment, fc.record({ until: day }))),
      event('AppointmentWithdrawn', appointment),
      event(
        'ExcusedIntervalRecorded',
        fc.record({ personId: fc.constant(personId), intervalId: few('interval'), class: fc.constant('A'), from: day }),
      ),
      event('ActivityRecorded', with_(ofActivity, fc.record({ activity }))),
      event('ActivityPlanned', with_(ofActivity, fc.record({ activity }))),
      event('PlanMoved', with_(ofActivity, fc.record({ day, reason: fc.constant(sealed) }))),
      event('PlanCancelled', ofActivity),
      event('PlanCarriedOut', with_(ofActivity, fc.record({ recordedAs: few('activity') }))),
      event('ActivitySubmitted', ofActivity),
      event('ActivityApproved', with_(ofActivity, fc.constant({ components: ['results'], reason: sealed }))),
      event('ActivityReturned', with_(ofActivity, fc.constant({ reason: sealed }))),
      event(
        'ActivityCorrected',
        with_(ofActivity, fc.record({ activity, status: fc.constant('submitted'), reason: fc.constant(sealed) })),
      ),
      event('ActivityWithdrawn', with_(ofActivity, fc.constant({ reason: sealed }))),
      event(
        'DispensationGranted',
        with_(
          dispensation,
          fc.record({
            dispensation: fc.record({
              schemeId: fc.constant('demo'),
              from: day,
              ground: fc.constant('other'),
              decision: fc.constant(sealed),
            }),
          }),
        ),
      ),
      event(
        'PeriodClosed',
        fc.tuple(day, fc.constantFrom('met', 'lapsed'), few('carried')).map(([on, status, carried]) => ({
          ...{ personId, ...demoPeriod, day: on, asOf: on, reason: sealed, grounds: groundsOf(status) },
          result: resultOf(status, carried),
        })),
      ),
      event(
        'RestatementDeclined',
        day.map((on) => ({ personId, ...demoPeriod, day: on, grounds: groundsOf('met'), reason: sealed })),
      ),
      event(
        'ObjectionLodged',
        fc.tuple(day, few('objection')).map(([on, objectionId]) => ({
          ...{ personId, ...demoPeriod, objectionId, day: on, text: sealed },
        })),
      ),
      event('DispensationEnded', with_(dispensation, fc.record({ until: day, reason: fc.constant(sealed) }))),
    );
  },
);

/** A log of such events, recorded at moments that do not always follow each other (an import may set the clock). */
export const personLog: fc.Arbitrary<readonly StoredEvent[]> = fc
  .array(fc.tuple(personEvent, fc.integer({ min: 0, max: 40 })), { maxLength: 40 })
  .map((made) =>
    made.map(([event, hour], index) =>
      stored(event, (index + 1) * 3, new Date(Date.UTC(2026, 0, 1, hour)).toISOString()),
    ),
  );
