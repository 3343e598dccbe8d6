import type { DomainEvent } from '@peil/eventing';
import { calendarDay, instant } from '@peil/kernel';
import fc from 'fast-check';
import { folded, personLog, stored } from '../testing/stored-events.js';
import { accreditationFacts } from './accreditation-facts.js';
import { emptyRegisters, factsOf } from './facts-of.js';
import { createFactsReader } from './facts-reader.js';

const personId = 'p1';
const activity = {
  kind: 'intervision',
  day: '2026-02-03',
  minutes: 120,
  role: 'attended',
  facilitation: { type: 'external', registered: false, facilitatorId: 'f1', name: { sealed: 'x' } },
  groupSize: 6,
  provider: 'school',
  components: ['connection'],
  tags: [],
  categories: [],
  source: { type: 'attendanceList', reference: { sealed: 'x' } },
  facts: { testPassed: true, words: '1200', caseEndedOn: '2026-02-03' },
  title: { sealed: 'x' },
};
const ids = { personId, activityId: 'a1' };

function factsAfter(...events: DomainEvent[]) {
  const log = events.map((event, index) => stored(event, index + 1));
  const reader = createFactsReader(folded(accreditationFacts, log));
  return factsOf(personId, reader.personFacts(personId), reader.catalogue().registers).facts;
}

describe('the facts of a person', () => {
  it('hold an activity as a rule reads it', () => {
    const [fact] = factsAfter({ type: 'ActivityRecorded', data: { ...ids, activity } }).activities;
    expect(fact).toMatchObject({
      id: 'a1',
      kind: 'intervision',
      facilitation: 'external',
      facilitatorRegistered: false,
      providerAccredited: false,
      source: 'attendanceList',
      review: 'recorded',
      planned: false,
      attributes: { testPassed: true, words: 1200, caseEndedOn: '2026-02-03' },
      event: { eventId: 'event-1', position: 1, recordedAt: '2026-01-12T09:30:00.000Z' },
    });
  });
  it('follow it to its review, with the event that made it so', () => {
    const facts = factsAfter(
      { type: 'ActivityPlanned', data: { ...ids, activity } },
      { type: 'ActivityRecorded', data: { ...ids, activity } },
      { type: 'ActivitySubmitted', data: ids },
      { type: 'ActivityApproved', data: { ...ids, components: ['direction'] } },
    );
    expect(facts.activities).toMatchObject([
      { planned: false, review: 'approved', components: ['direction'], event: { position: 4 } },
    ]);
  });
  it('keep what was withdrawn or cancelled, as such', () => {
    expect(
      factsAfter({ type: 'ActivityPlanned', data: { ...ids, activity } }, { type: 'PlanCancelled', data: ids })
        .activities,
    ).toMatchObject([{ planned: true, review: 'withdrawn' }]);
  });
  it('move with their plan, and are once what the plan came to', () => {
    const planned = { type: 'ActivityPlanned', data: { ...ids, activity } };
    const moved = { type: 'PlanMoved', data: { ...ids, day: calendarDay('2026-09-01') } };
    expect(factsAfter(planned, moved).activities).toMatchObject([
      { planned: true, day: '2026-09-01', event: { position: 2 } },
    ]);
    expect(factsAfter(planned, moved, { type: 'PlanCarriedOut', data: ids }).activities).toEqual([]);
  });
  it('take a correction whole', () => {
    const corrected = { ...activity, minutes: 90 };
    expect(
      factsAfter(
        { type: 'ActivityRecorded', data: { ...ids, activity } },
        { type: 'ActivityCorrected', data: { ...ids, activity: corrected, status: 'returned', reason: 'x' } },
      ).activities,
    ).toMatchObject([{ minutes: 90, review: 'returned', event: { position: 2 } }]);
  });
  it('know by the registers whether review can be waived, on the day of the activity', () => {
    const facts = factsAfter(
      { type: 'ProviderRegistered', data: { providerId: 'school', name: 'School', internal: true } },
      { type: 'ProviderAccredited', data: { providerId: 'school', from: '2026-01-01' } },
      { type: 'ProviderAccreditationEnded', data: { providerId: 'school', until: '2026-02-02', reason: 'x' } },
      { type: 'FacilitatorRegistered', data: { facilitatorId: 'f1', name: 'x', external: true, from: '2026-02-03' } },
      { type: 'ActivityRecorded', data: { ...ids, activity } },
      { type: 'ActivityRecorded', data: { personId, activityId: 'a2', activity: { ...activity, day: '2026-02-02' } } },
    );
    expect(facts.activities).toMatchObject([
      { id: 'a1', providerAccredited: false, facilitatorRegistered: true },
      { id: 'a2', providerAccredited: true, facilitatorRegistered: false },
    ]);
  });
  it('cut an appointment where its terms change', () => {
    const terms = { unitId: 'u1', role: 'manager', acting: false };
    const appointment = { personId, appointmentId: 'x' };
    const facts = factsAfter(
      { type: 'AppointmentStarted', data: { ...appointment, terms, from: '2025-01-01' } },
      { type: 'AppointmentChanged', data: { ...appointment, terms: { ...terms, unitId: 'u2' }, from: '2026-01-01' } },
      { type: 'AppointmentEnded', data: { ...appointment, until: '2026-06-30' } },
    );
    expect(facts.appointments).toMatchObject([
      { id: 'x', unitId: 'u1', from: '2025-01-01', until: '2025-12-31' },
      { id: 'x', unitId: 'u2', from: '2026-01-01', until: '2026-06-30' },
    ]);
  });
  it('hold what HR decided, without what was never in force', () => {
    const dispensation = { schemeId: 'demo', from: '2026-01-01', ground: 'hardship', decision: { sealed: 'x' } };
    const adjustment = {
      schemeId: 'demo',
      day: '2026-01-01',
      points: '-2',
      components: [],
      tags: [],
      categories: [],
      ground: 'correction',
      reason: { sealed: 'x' },
    };
    const facts = factsAfter(
      { type: 'DispensationGranted', data: { personId, dispensationId: 'd1', dispensation } },
      { type: 'DispensationGranted', data: { personId, dispensationId: 'd2', dispensation } },
      { type: 'DispensationEnded', data: { personId, dispensationId: 'd2', until: '2025-12-31', reason: 'x' } },
      { type: 'PointsAdjusted', data: { personId, adjustmentId: 'j1', adjustment } },
      { type: 'PointsAdjusted', data: { personId, adjustmentId: 'j2', adjustment } },
      { type: 'PointsAdjustmentWithdrawn', data: { personId, adjustmentId: 'j1', reason: 'x' } },
      { type: 'SchemeVersionPinned', data: { personId, pin: { schemeId: 'demo', version: '1', reason: 'x' } } },
      {
        type: 'LapsedPeriodDiscussed',
        data: { personId, schemeId: 'demo', periodFrom: '2024-01-01', day: '2026-02-01' },
      },
      {
        type: 'RegistrationEntered',
        data: { personId, registrationId: 'r1', registration: { name: 'lawyer', from: '2020-01-01' } },
      },
      { type: 'RegistrationEnded', data: { personId, registrationId: 'r1', until: '2026-01-01' } },
    );
    expect(facts).toMatchObject({
      dispensations: [{ id: 'd1', reason: 'hardship', event: { position: 1 } }],
      adjustments: [{ id: 'j2', points: '-2', reason: 'correction' }],
      pins: [{ schemeId: 'demo', version: '1' }],
      conversations: [{ schemeId: 'demo', periodFrom: calendarDay('2024-01-01') }],
      registrations: [{ id: 'r1', name: 'lawyer', until: '2026-01-01' }],
    });
    expect(facts.dispensations).toHaveLength(1);
    expect(JSON.stringify(facts)).not.toContain('sealed');
  });
});

function idOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

const people = ['person-1', 'person-2', 'person-3'];

describe('the facts of any log', () => {
  it('are the same live, event by event, as after a rebuild', () => {
    fc.assert(
      fc.property(personLog, fc.integer({ min: 1, max: 7 }), (log, size) => {
        const batches = Array.from({ length: Math.ceil(log.length / size) }, (_, i) =>
          log.slice(i * size, (i + 1) * size),
        );
        const live = createFactsReader(folded(accreditationFacts, ...batches));
        const rebuilt = createFactsReader(folded(accreditationFacts, log));
        for (const person of people) expect(live.personFacts(person)).toEqual(rebuilt.personFacts(person));
      }),
      { numRuns: 300 },
    );
  });

  it('as known at a moment are those of a log that ends with what was recorded by then', () => {
    fc.assert(
      fc.property(personLog, fc.integer({ min: 0, max: 41 }), (log, hour) => {
        const knownAt = instant(new Date(Date.UTC(2026, 0, 1, hour)).toISOString());
        const all = createFactsReader(folded(accreditationFacts, log));
        const until = log.filter(({ metadata }) => metadata.recordedAt <= knownAt);
        const replayed = createFactsReader(folded(accreditationFacts, until));
        for (const person of people) {
          expect(factsOf(person, all.personFacts(person), emptyRegisters, knownAt)).toEqual(
            factsOf(person, replayed.personFacts(person), emptyRegisters),
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  it('hold no personal text, sealed or not', () => {
    fc.assert(
      fc.property(personLog, (log) => {
        const reader = createFactsReader(folded(accreditationFacts, log));
        for (const person of people) expect(JSON.stringify(reader.personFacts(person))).not.toContain('sealed');
      }),
      { numRuns: 300 },
    );
  });

  it('carry a mark that changes with every new fact', () => {
    fc.assert(
      fc.property(personLog, (log) => {
        const seen = new Map<string, number>();
        const database = folded(accreditationFacts);
        const fold = accreditationFacts.open(database);
        const reader = createFactsReader(database);
        for (const event of log) {
          fold.apply(event);
          fold.flush();
          const person = idOf(event.data.personId);
          expect(reader.personMark(person)).toBeGreaterThan(seen.get(person) ?? 0);
          seen.set(person, reader.personMark(person));
        }
      }),
      { numRuns: 300 },
    );
  });
});
