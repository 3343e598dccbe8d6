import { calendarDay } from '@peil/kernel';
import { intervision } from '../testing/activities.js';
import type { ActivityKind } from './activity-kind.js';
import { activityKindDecider, type ActivityKindCommand } from './activity-kinds.js';
import { builtInKinds } from './built-in-kinds.js';
import type { ActivityKindEvent } from './events.js';
import { kindRefusal } from './kind-rules.js';

const article: ActivityKind = {
  code: 'article',
  names: { nl: 'Artikel', en: 'Article' },
  unit: 'once',
  asks: ['evidence'],
  facts: [
    { name: 'words', names: { nl: 'Aantal woorden', en: 'Number of words' }, type: 'number' },
    { name: 'published', names: { nl: 'Gepubliceerd', en: 'Published' }, type: 'boolean' },
  ],
};
const defined: ActivityKindEvent = { type: 'ActivityKindDefined', data: article };
const from = calendarDay('2026-01-01');
const retired: ActivityKindEvent = { type: 'ActivityKindRetired', data: { code: 'article', from } };

function outcome(given: readonly ActivityKindEvent[], when: ActivityKindCommand) {
  const decision = activityKindDecider.decide(
    when,
    given.reduce(activityKindDecider.evolve, activityKindDecider.initialState),
  );
  return 'refusal' in decision ? decision.refusal.code : decision.events.map(({ type }) => type);
}

describe('a kind of activity', () => {
  const define: ActivityKindCommand = { type: 'defineActivityKind', kind: article };
  const fact = (name: string) => ({ ...article, facts: [{ name, names: article.names, type: 'code' as const }] });

  it('is defined, changed, retired and brought back by HR', () => {
    expect(outcome([], define)).toEqual(['ActivityKindDefined']);
    expect(outcome([defined], define)).toEqual([]);
    expect(outcome([defined], { ...define, kind: { ...article, unit: 'hours' } })).toEqual(['ActivityKindDefined']);
    expect(outcome([defined], { type: 'retireActivityKind', code: 'article', from })).toEqual(['ActivityKindRetired']);
    expect(outcome([defined, retired], { type: 'retireActivityKind', code: 'article', from })).toEqual([]);
    expect(outcome([defined, retired], define)).toEqual(['ActivityKindDefined']);
    expect(outcome([], { type: 'retireActivityKind', code: 'article', from })).toBe('unknown-activity-kind');
  });
  it('is provided at first start only: what HR made of it stays', () => {
    const provide: ActivityKindCommand = { type: 'provideActivityKind', kind: { ...article, unit: 'hours' } };
    expect(outcome([], provide)).toEqual(['ActivityKindDefined']);
    expect(outcome([defined], provide)).toEqual([]);
    expect(outcome([defined, retired], provide)).toEqual([]);
  });
  it('asks no score and no personal characteristic', () => {
    expect(outcome([], { ...define, kind: fact('cijfer') })).toBe('no-scores');
    expect(outcome([], { ...define, kind: fact('nationality') })).toBe('no-personal-characteristics');
    expect(outcome([], { ...define, kind: { ...article, facts: [...article.facts, ...article.facts] } })).toBe(
      'fact-asked-twice',
    );
  });
});

describe('the kinds to start with', () => {
  it('can all be provided', () => {
    expect(builtInKinds.map((kind) => outcome([], { type: 'provideActivityKind', kind }))).toEqual(
      builtInKinds.map(() => ['ActivityKindDefined']),
    );
    expect(new Set(builtInKinds.map(({ code }) => code)).size).toBe(11);
  });
});

describe('an activity of a kind', () => {
  const known = { ...article, retiredFrom: undefined };
  const codeOf = (facts: Record<string, string | boolean>, kind = known) =>
    kindRefusal(intervision({ kind: 'article', minutes: 0, facts }), kind)?.code;

  it('carries the facts the kind asks for, and no others', () => {
    expect(codeOf({ words: '1500', published: true })).toBeUndefined();
    expect(codeOf({ pages: '12' })).toBe('fact-not-asked');
    expect(codeOf({ words: 'many' })).toBe('fact-of-wrong-type');
    expect(codeOf({ published: 'yes' })).toBe('fact-of-wrong-type');
    expect(codeOf({ score: '7' })).toBe('no-scores');
  });
  it('lies before the kind was retired', () => {
    expect(kindRefusal(intervision(), { ...known, retiredFrom: '2026-03-12' })?.code).toBe('retired-activity-kind');
    expect(kindRefusal(intervision(), { ...known, retiredFrom: '2026-03-13' })).toBeUndefined();
    expect(kindRefusal(intervision(), undefined)?.code).toBe('unknown-activity-kind');
  });
  it('takes time where hours count', () => {
    expect(kindRefusal(intervision({ minutes: 0 }), { ...known, unit: 'hours' })?.code).toBe('duration-needed');
  });
});
