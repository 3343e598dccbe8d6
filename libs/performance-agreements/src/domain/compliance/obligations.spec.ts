import { calendarDay, dayNumber } from '@peil/kernel';
import fc from 'fast-check';
import { rulesOfYear } from '../policy/duties.js';
import { policySchema, type PublishedPolicy } from '../policy/policy.js';
import type { RecordedFact } from './facts.js';
import { FOREVER, inPostSince, obligations, states, type ManagerYear, type Subject } from './obligations.js';
import { reasonsOn } from './reasons.js';
import { timelineOf } from './timeline.js';

const day = (text: string) => dayNumber(calendarDay(text));
const policy = policySchema.parse({
  policy: 'p',
  names: { nl: 'Beleid', en: 'Policy' },
  agreements: [
    { id: 'safety', kind: 'social-safety', for: { roles: ['manager'], scales: { max: 12 } }, inForceBy: '03-01' },
    { id: 'hiring', kind: 'hiring', when: 'vacancy', inForceBy: '04-01' },
  ],
  moments: {
    graceDays: 14,
    dates: [
      { id: 'moment-1', due: '03-31' },
      { id: 'moment-2', due: '09-30' },
    ],
  },
  conversation: { due: '12-31' },
});
const published: readonly PublishedPolicy[] = [{ policyId: 'p', version: 1, from: '2026-01-01', policy }];
const rules = rulesOfYear(published, 2026);

const always: Subject = {
  stretches: [{ from: day('2020-01-01'), until: FOREVER, role: 'manager', scale: 11 }],
  leave: [],
};
const at = '2026-02-01T10:00:00.000Z';

function person(subject: Subject, facts: readonly RecordedFact[] = [], vacant = false): ManagerYear {
  return { subject, timeline: timelineOf(facts), completions: () => [], isLineVacant: () => vacant };
}

function stateOf(one: ManagerYear, id: string, on: string) {
  return obligations(rules, one, day(on)).find((duty) => duty?.duty.id === id);
}

const entry = (moment: string, on: string): RecordedFact => ({
  ...{ at, position: 1, type: 'MagEntryRecorded' },
  data: { side: 'manager', day: calendarDay(on), moment },
});

describe('obligations', () => {
  it('are late after the day and the grace', () => {
    const silent = person(always);
    expect(stateOf(silent, 'moment-1', '2026-03-31')?.state).toBe('open');
    expect(stateOf(silent, 'moment-1', '2026-04-14')?.state).toBe('open');
    expect(stateOf(silent, 'moment-1', '2026-04-15')?.state).toBe('late');
    expect(stateOf(person(always, [entry('moment-1', '2026-05-01')]), 'moment-1', '2026-04-30')?.state).toBe('late');
    expect(stateOf(person(always, [entry('moment-1', '2026-05-01')]), 'moment-1', '2026-05-01')?.state).toBe('done');
  });

  it('hold for roles and scales', () => {
    const high: Subject = { ...always, stretches: [{ ...always.stretches[0]!, scale: 13 }] };
    const director: Subject = { ...always, stretches: [{ ...always.stretches[0]!, role: 'director' }] };
    expect(stateOf(person(always), 'safety', '2026-02-01')?.state).toBe('open');
    expect(stateOf(person(high), 'safety', '2026-02-01')).toBeUndefined();
    expect(stateOf(person(director), 'safety', '2026-02-01')).toBeUndefined();
    expect(stateOf(person(director), 'moment-1', '2026-02-01')?.state).toBe('open');
  });

  it('ask for a fact about the work where the policy does', () => {
    const vacancy: RecordedFact = {
      ...{ at, position: 1, type: 'WorkFactStated' },
      data: {
        side: 'manager',
        day: calendarDay('2026-02-10'),
        factId: 'f',
        fact: 'vacancy',
        from: calendarDay('2026-02-01'),
      },
    };
    expect(stateOf(person(always), 'hiring', '2026-02-15')).toBeUndefined();
    expect(stateOf(person(always, [vacancy]), 'hiring', '2026-02-09')).toBeUndefined();
    // Sixty days after the vacancy is later than the first of April.
    expect(stateOf(person(always, [vacancy]), 'hiring', '2026-04-02')).toMatchObject({
      state: 'open',
      due: day('2026-04-02'),
    });
    expect(stateOf(person(always, [vacancy]), 'hiring', '2026-04-03')?.state).toBe('late');
  });

  it('give who just began some time, and skip moments before that', () => {
    const began: Subject = { ...always, stretches: [{ ...always.stretches[0]!, from: day('2026-03-15') }] };
    expect(stateOf(person(began), 'moment-1', '2026-05-01')).toBeUndefined();
    expect(stateOf(person(began), 'safety', '2026-05-01')).toMatchObject({ state: 'open', due: day('2026-05-14') });
    expect(stateOf(person(began), 'moment-2', '2026-05-01')?.state).toBe('open');
    expect(stateOf(person(began), 'safety', '2026-03-01')).toBeUndefined();
  });

  it('go on over a move without a gap', () => {
    const [first] = always.stretches;
    const moved: Subject = {
      ...always,
      stretches: [
        { ...first!, until: day('2026-03-14') },
        { ...first!, from: day('2026-03-15') },
      ],
    };
    expect(inPostSince(moved, day('2026-05-01'))).toBe(day('2020-01-01'));
    expect(stateOf(person(moved), 'moment-1', '2026-05-01')?.state).toBe('late');
  });

  it('excuse a moment in a long leave, and move the rest', () => {
    const away: Subject = { ...always, leave: [{ from: day('2026-02-15'), until: day('2026-04-30') }] };
    expect(stateOf(person(away), 'moment-1', '2026-05-01')?.state).toBe('exempt');
    expect(stateOf(person(away), 'safety', '2026-05-01')).toMatchObject({ state: 'open', due: day('2026-05-30') });
    const short: Subject = { ...always, leave: [{ from: day('2026-03-25'), until: day('2026-04-05') }] };
    expect(stateOf(person(short), 'moment-1', '2026-05-01')?.state).toBe('late');
    const openEnded: Subject = { ...always, leave: [{ from: day('2026-02-15'), until: FOREVER }] };
    expect(stateOf(person(openEnded), 'safety', '2026-05-01')?.state).toBe('exempt');
  });

  it('wait while the post above is vacant, where two are needed', () => {
    expect(stateOf(person(always, [], true), 'safety', '2026-05-01')).toMatchObject({ state: 'open', waits: true });
    expect(stateOf(person(always, [], true), 'moment-1', '2026-05-01')?.state).toBe('late');
  });

  it('never go back: what is done on a day is done on every later one, while the work stays', () => {
    const moments = fc.constantFrom('moment-1', 'moment-2');
    const on = fc.integer({ min: day('2026-01-01'), max: day('2026-12-31') });
    fc.assert(
      fc.property(fc.array(fc.tuple(moments, on), { maxLength: 4 }), on, on, (entered, a, b) => {
        const facts = entered.map(([moment, number]): RecordedFact => ({
          ...{ at, position: 1, type: 'MagEntryRecorded' },
          data: { side: 'manager', day: calendarDay(new Date(number * 86_400_000).toISOString().slice(0, 10)), moment },
        }));
        const one = person(always, facts);
        const [early, late] = [obligations(rules, one, Math.min(a, b)), obligations(rules, one, Math.max(a, b))];
        const wentBack = early.filter((before, index) => {
          const after = late[index]?.state;
          return (before?.state === 'done' && after !== 'done') || (before?.state === 'late' && after === 'open');
        });
        expect(wentBack).toEqual([]);
        expect([...early, ...late].every((found) => found === undefined || states.includes(found.state))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('needing a conversation', () => {
  const held = (on: string): RecordedFact => ({
    ...{ at, position: 9, type: 'ConversationHeld' },
    data: { side: 'counterpart', day: calendarDay(on), talkId: 't', on: calendarDay(on) },
  });
  const reasons = (facts: readonly RecordedFact[], on: string, points?: 'atRisk') => {
    const one = person(always, facts);
    return reasonsOn(obligations(rules, one, day(on)), one.timeline, points, day(on), 60).map(({ code }) => code);
  };

  it('has reasons: late, silent, points', () => {
    expect(reasons([], '2026-02-01')).toEqual([]);
    expect(reasons([], '2026-03-02')).toEqual(['agreementLate']);
    expect(reasons([], '2026-04-15', 'atRisk')).toEqual(['agreementLate', 'momentSilent', 'pointsAtRisk']);
  });

  it('is answered by a talk, until something new comes up', () => {
    expect(reasons([held('2026-04-20')], '2026-04-20', 'atRisk')).toEqual([]);
    expect(reasons([held('2026-04-20')], '2026-07-01', 'atRisk')).toEqual(['pointsAtRisk']);
    expect(reasons([held('2026-04-20')], '2026-10-15')).toEqual(['momentSilent']);
  });
});

describe('the rules of a year', () => {
  const once = policySchema.parse({ ...policy, moments: { dates: [{ id: 'moment-1', due: '06-30' }] } });
  const ids = (year: number, versions: readonly PublishedPolicy[]) =>
    rulesOfYear(versions, year)
      .duties.filter(({ type }) => type === 'moment')
      .map(({ id, version }) => `${id} v${version}`);

  it('follow the version in force on the day something is due', () => {
    const next: PublishedPolicy = { policyId: 'p', version: 2, from: '2027-01-01', policy: once };
    expect(ids(2026, [...published, next])).toEqual(['moment-1 v1', 'moment-2 v1']);
    expect(ids(2027, [...published, next])).toEqual(['moment-1 v2']);
    const midYear: PublishedPolicy = { ...next, from: '2026-05-01' };
    expect(ids(2026, [...published, midYear])).toEqual(['moment-1 v1', 'moment-1 v2']);
    expect(ids(2025, published)).toEqual([]);
  });

  it('leave the conclusions of a year as they were, also when they fall in the next', () => {
    const concluding = policySchema.parse({ ...policy, conclusion: { due: '01-31', nextYear: true } });
    const first: PublishedPolicy = { policyId: 'p', version: 1, from: '2026-01-01', policy: concluding };
    const second: PublishedPolicy = { policyId: 'p', version: 2, from: '2027-01-01', policy: once };
    expect(rulesOfYear([first, second], 2026).duties.map(({ type }) => type)).toContain('conclusion');
  });
});
