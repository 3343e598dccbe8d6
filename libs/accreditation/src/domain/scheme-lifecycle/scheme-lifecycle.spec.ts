import type { JsonObject } from '@peil/eventing';
import { calendarDay } from '@peil/kernel';
import { outcomesOf } from '../../testing/outcome.js';
import { changeScheme, type SchemeChange } from './change-scheme.js';
import type { SchemeEvent } from './events.js';
import { schemeLifecycle, type SchemeCommand } from './scheme-lifecycle.js';

const schemeId = 'demo';
const today = calendarDay('2026-10-13');
const document: JsonObject = {
  scheme: 'demo',
  version: 1,
  from: '2026-01-01',
  name: { nl: 'Proef', en: 'Trial' },
  who: [{ role: 'manager' }],
  period: { type: 'calendar', length: { years: 2 }, anchor: '2025-01-01' },
  earn: [
    { id: 'hours', for: { kind: ['training', 'coaching'] }, give: { points: 1, per: 'hour' } },
    { id: 'external', for: { kind: 'intervision', facilitation: 'external' }, give: { points: 1, per: 'hour' } },
    { id: 'internal', for: { kind: 'intervision' }, give: { points: '0.5', per: 'hour' } },
  ],
  limits: [{ id: 'congress', of: { kind: 'congress' }, atMost: 8 }],
  require: [
    { id: 'total', atLeast: 40 },
    { id: 'talk', anyOf: [{ id: 'coaching', of: { kind: 'coaching' }, atLeast: 6, unit: 'hours' }] },
  ],
};
const changed: JsonObject = { ...document, limits: [] };
const drafted: SchemeEvent = { type: 'SchemeVersionDrafted', data: { schemeId, version: 1, document } };
const second: SchemeEvent = {
  type: 'SchemeVersionDrafted',
  data: { schemeId, version: 2, document: changed, basedOn: 1 },
};

function published(version: number, day: string): SchemeEvent {
  return {
    type: 'SchemeVersionPublished',
    data: { schemeId, version, from: calendarDay(day), reason: 'Besluit', backdated: false },
  };
}

function decisionOf(given: readonly SchemeEvent[], when: SchemeCommand) {
  return schemeLifecycle.decide(when, given.reduce(schemeLifecycle.evolve, schemeLifecycle.initialState));
}

const outcome = outcomesOf(schemeLifecycle);

describe('HR writes a version', () => {
  const draft: SchemeCommand = { type: 'draftVersion', schemeId, document, basedOn: undefined };
  it('as a draft, numbered by Peil', () => {
    expect(decisionOf([], draft)).toMatchObject({ events: [{ type: 'SchemeVersionDrafted', data: { version: 1 } }] });
    expect(decisionOf([drafted], { ...draft, document: changed, basedOn: 1 })).toMatchObject({
      events: [{ data: { version: 2, basedOn: 1 } }],
    });
  });
  it('once, in whatever order its fields are sent', () => {
    const reordered = Object.fromEntries(Object.entries(document).reverse());
    expect(outcome([drafted], { ...draft, document: reordered })).toEqual([]);
  });
  it('from a version that exists', () => {
    expect(outcome([drafted], { ...draft, document: changed, basedOn: 7 })).toBe('scheme-version-unknown');
  });
  it('in the language of schemes, under its own name', () => {
    expect(outcome([], { ...draft, document: { ...document, period: { type: 'lunar' } } })).toBe('scheme-invalid');
    expect(outcome([], { ...draft, document: { ...document, scheme: 'other' } })).toBe('scheme-id-differs');
  });
  it('and revises it while it is a draft', () => {
    const revise: SchemeCommand = { type: 'reviseDraft', schemeId, version: 1, document: changed };
    expect(outcome([drafted], revise)).toEqual(['SchemeDraftRevised']);
    expect(outcome([drafted], { ...revise, document })).toEqual([]);
    expect(outcome([drafted], { ...revise, version: 2 })).toBe('scheme-version-unknown');
    expect(outcome([drafted, published(1, '2027-01-01')], revise)).toBe('scheme-version-published');
  });
});

describe('HR publishes a version', () => {
  const publish: SchemeCommand = {
    type: 'publishVersion',
    schemeId,
    version: 1,
    from: calendarDay('2026-11-01'),
    reason: 'Besluit',
    today,
    recalculationConfirmed: false,
  };
  it('from a day to come', () => {
    expect(decisionOf([drafted], publish)).toMatchObject({
      events: [{ type: 'SchemeVersionPublished', data: { backdated: false } }],
    });
  });
  it('once', () => {
    expect(outcome([drafted, published(1, '2026-11-01')], publish)).toEqual([]);
    expect(outcome([drafted, published(1, '2026-12-01')], publish)).toBe('scheme-version-published');
  });
  it('from a day gone by only after being told what that does', () => {
    const backdated = { ...publish, from: calendarDay('2026-10-12') };
    expect(outcome([drafted], backdated)).toBe('publication-recalculates');
    expect(decisionOf([drafted], { ...backdated, recalculationConfirmed: true })).toMatchObject({
      events: [{ data: { backdated: true } }],
    });
  });
  it('never one that contradicts itself', () => {
    const twice = { ...document, limits: [{ id: 'total', atMost: 8 }] };
    const contradicting: SchemeEvent = {
      type: 'SchemeVersionDrafted',
      data: { schemeId, version: 1, document: twice },
    };
    expect(outcome([], { type: 'draftVersion', schemeId, document: twice, basedOn: undefined })).toEqual([
      'SchemeVersionDrafted',
    ]);
    expect(outcome([contradicting], publish)).toBe('scheme-has-errors');
  });
  it('on a day no other version starts', () => {
    const given = [drafted, second, published(1, '2026-11-01')];
    expect(outcome(given, { ...publish, version: 2 })).toBe('publication-day-taken');
    expect(outcome(given, { ...publish, version: 2, from: calendarDay('2026-12-01') })).toEqual([
      'SchemeVersionPublished',
    ]);
  });
  it('and takes it back only before its day', () => {
    const withdraw: SchemeCommand = { type: 'withdrawVersion', schemeId, version: 1, reason: 'Fout', today };
    expect(outcome([drafted, published(1, '2026-10-14')], withdraw)).toEqual(['SchemeVersionWithdrawn']);
    expect(outcome([drafted, published(1, '2026-10-13')], withdraw)).toBe('scheme-version-in-force');
    expect(outcome([drafted], withdraw)).toEqual(['SchemeVersionWithdrawn']);
    const withdrawn: SchemeEvent = { type: 'SchemeVersionWithdrawn', data: { schemeId, version: 1, reason: 'Fout' } };
    expect(outcome([drafted, withdrawn], withdraw)).toEqual([]);
    expect(outcome([drafted, withdrawn], publish)).toBe('scheme-version-withdrawn');
  });
  it('again from the same day, once the other was withdrawn', () => {
    const withdrawn: SchemeEvent = { type: 'SchemeVersionWithdrawn', data: { schemeId, version: 1, reason: 'Fout' } };
    const given = [drafted, second, published(1, '2026-11-01'), withdrawn];
    expect(outcome(given, { ...publish, version: 2 })).toEqual(['SchemeVersionPublished']);
  });
});

describe('HR changes a scheme without writing one', () => {
  function after(...changes: SchemeChange[]): JsonObject {
    const result = changeScheme(document, changes);
    if ('refusal' in result) throw new Error(result.refusal.code);
    return result.document;
  }

  it('sets what a kind earns, leaving the kinds beside it as they were', () => {
    expect(after({ type: 'setEarning', kind: 'coaching', points: '1.5', per: 'hour' })).toMatchObject({
      earn: [
        { id: 'hours-coaching', for: { kind: 'coaching' }, give: { points: '1.5', per: 'hour' } },
        { id: 'hours', for: { kind: ['training'] }, give: { points: 1, per: 'hour' } },
        { id: 'external' },
        { id: 'internal' },
      ],
    });
  });
  it('names the rule where several are about the kind', () => {
    const change: SchemeChange = { type: 'setEarning', kind: 'intervision', points: '1', per: 'hour', atMost: '4' };
    expect(changeScheme(document, [change])).toMatchObject({ refusal: { code: 'earning-rule-ambiguous' } });
    expect(after({ ...change, rule: 'internal' })).toMatchObject({
      earn: [{ id: 'hours' }, { id: 'external' }, { id: 'internal', give: { points: '1', per: 'hour', atMost: '4' } }],
    });
  });
  it('adds a rule for a kind that earned nothing', () => {
    const { earn } = after({ type: 'setEarning', kind: 'congress', points: '4', per: 'day' });
    expect(earn).toHaveLength(4);
    expect(earn).toContainEqual({ id: 'congress', for: { kind: 'congress' }, give: { points: '4', per: 'day' } });
  });
  it('sets what is required, inside alternatives too, and what counts at most', () => {
    expect(
      after(
        { type: 'setRequired', requirement: 'total', atLeast: '36' },
        { type: 'setRequired', requirement: 'coaching', atLeast: '4' },
        { type: 'setLimit', limit: 'congress', atMost: '4' },
      ),
    ).toMatchObject({
      require: [
        { id: 'total', atLeast: '36' },
        { id: 'talk', anyOf: [{ id: 'coaching', atLeast: '4', unit: 'hours' }] },
      ],
      limits: [{ id: 'congress', atMost: '4' }],
    });
  });
  it('refuses rules the scheme does not have', () => {
    const unknown = { refusal: { code: 'scheme-rule-unknown' } };
    expect(changeScheme(document, [{ type: 'setRequired', requirement: 'x', atLeast: '1' }])).toMatchObject(unknown);
    expect(changeScheme(document, [{ type: 'setLimit', limit: 'x', atMost: '1' }])).toMatchObject(unknown);
    expect(changeScheme(document, [{ type: 'setEarning', kind: 'coaching', rule: 'x', points: '1' }])).toMatchObject(
      unknown,
    );
  });
  it('makes documents that can be published', () => {
    const next = after({ type: 'setEarning', kind: 'coaching', points: '1.5', per: 'hour' });
    expect(outcome([drafted], { type: 'draftVersion', schemeId, document: next, basedOn: 1 })).toEqual([
      'SchemeVersionDrafted',
    ]);
  });
});
