import { calendarDay, formatPoints, type CalendarDay } from '@peil/kernel';
import fc from 'fast-check';
import { anyDay, anyFacts, anyScheme } from '../../testing/random-schemes.js';
import { statusOfPerson } from '../balance.js';
import { evaluate } from '../evaluate/evaluate.js';
import { personFactsSchema, type PersonFacts } from '../facts.js';
import { publishedAsWritten, schemeSchema, type PublishedVersion } from '../scheme/scheme.js';
import { causeSentence, headline, headlineDetail } from '../sentences/dry-run-sentences.js';
import { ruleWithName } from '../sentences/rule-reference-text.js';
import { comparisonFor } from './compare.js';
import { directionOf } from './difference.js';
import { draftVersion } from './draft-version.js';
import { reachableFor } from './economy.js';
import { changersOf, createTally } from './tally.js';
import { versionsWith } from './versions-with.js';

const day = calendarDay;
const noOfferings = () => undefined;

/** Two years, 20 points, at most 4 of them intervision, a surplus of at most 5 goes along. */
function document(changes: object = {}) {
  return {
    scheme: 'demo',
    version: '1',
    from: '2024-01-01',
    name: { nl: 'Proef', en: 'Trial' },
    who: [{ role: 'manager' }],
    period: { type: 'calendar', length: { years: 2 }, anchor: '2024-01-01' },
    earn: [
      { id: 'training', article: '1a', for: { kind: 'training' }, give: { points: 1, per: 'hour' } },
      { id: 'intervision', article: '1b', for: { kind: 'intervision' }, give: { points: 1, per: 'hour' } },
    ],
    limits: [{ id: 'intervision', article: '2', of: { kind: 'intervision' }, atMost: 4 }],
    require: [{ id: 'total', article: '3', atLeast: 20 }],
    carryOver: [{ id: 'surplus', article: '5', surplusOf: 'total', atMost: 5 }],
    grace: { length: { months: 3 } },
    ...changes,
  };
}
const version = (changes: object = {}): PublishedVersion => publishedAsWritten(schemeSchema.parse(document(changes)));
const current = version();
const draft = (changes: object, from = '2024-01-01'): PublishedVersion =>
  draftVersion(version(changes).scheme, day(from), 'draft', [current]);

function manager(
  hours: readonly (readonly [kind: string, on: string, hours: number])[],
  more: object = {},
): PersonFacts {
  return personFactsSchema.parse({
    personId: 'somebody',
    appointments: [{ unitId: 'parks', role: 'manager', from: '2020-01-01' }],
    activities: hours.map(([kind, on, many], index) => ({
      ...{ id: `a${index}`, kind, day: on, minutes: many * 60, source: 'import', review: 'approved' },
    })),
    ...more,
  });
}

function compared(facts: PersonFacts, tried: readonly PublishedVersion[], asOf: CalendarDay = day('2025-12-01')) {
  return comparisonFor({ published: [current], drafts: tried, asOf, offerings: noOfferings })(facts);
}
const halved = draft({ limits: [{ id: 'intervision', article: '2', of: { kind: 'intervision' }, atMost: 2 }] });
const full = manager([
  ['training', '2024-03-01', 17],
  ['intervision', '2024-05-01', 5],
]);

describe('what a draft does to one person', () => {
  it('names the limit that takes more, with how much, and the status it leads to', () => {
    const { status, drafts } = compared(full, [halved]);
    const [{ status: after, difference } = { status: undefined, difference: undefined }] = drafts;
    expect([status, after, difference?.direction]).toEqual(['met', 'atRisk', 'down']);
    expect([difference?.pointsBefore, difference?.pointsAfter].map((it) => it && formatPoints(it))).toEqual([
      '21',
      '19',
    ]);
    expect(difference?.requirements.map(({ id, before, after: then }) => [id, before?.status, then?.status])).toEqual([
      ['total', 'met', 'atRisk'],
    ]);
    const [cause] = difference?.causes ?? [];
    expect(cause).toMatchObject({ kind: 'limit', rule: 'intervision', effect: 'earned', isChanged: true });
    expect(causeSentence(cause!, current.scheme, halved.scheme)).toEqual({
      nl: '2 punten intervisie tellen niet meer mee (regel 2)',
      en: '2 points of intervision no longer count (rule 2)',
    });
    expect(ruleWithName(halved.scheme, cause!).nl).toBe('regel 2: intervisie: ten hoogste 2 punten per periode');
  });

  it('says nothing changes when nothing does', () => {
    expect(compared(full, [draft({})]).drafts[0]?.difference).toBeUndefined();
  });

  it.each([
    [
      'more required',
      { require: [{ id: 'total', article: '3', atLeast: 25 }] },
      'require/total',
      'Voor totaal is 5 punten meer nodig (regel 3)',
    ],
    [
      'a rule that gives less',
      {
        earn: [
          { id: 'training', article: '1a', for: { kind: 'training' }, give: { points: 0.5, per: 'hour' } },
          document().earn[1],
        ],
      },
      'earn/training',
      '8,5 punten training tellen niet meer mee (regel 1a)',
    ],
    [
      'another group of people',
      { who: [{ role: 'director' }] },
      'setting/who',
      'Anders beoordeeld: voor wie de regeling geldt',
    ],
    [
      'an adjustment',
      { adjust: [{ id: 'less', article: '4', count: { always: true }, take: { amount: 1 } }] },
      'adjust/less',
      'Voor totaal is 1 punt minder nodig (regel 4)',
    ],
    ['another moment to warn', { status: { atRiskAfter: '9/10' } }, undefined, undefined],
  ])('names the rule: %s', (_, changes, rule, text) => {
    const tried = draft(changes);
    const [cause] = compared(full, [tried]).drafts[0]?.difference?.causes ?? [];
    expect(cause && `${cause.kind}/${cause.rule}`).toBe(rule);
    expect(cause && causeSentence(cause, current.scheme, tried.scheme).nl).toBe(text);
  });

  it('finds the rule in the period before, when less is carried over', () => {
    const facts = manager([
      ['training', '2024-03-01', 20],
      ['intervision', '2024-05-01', 4],
      ['training', '2026-02-01', 16],
    ]);
    const { status, drafts } = compared(facts, [halved], day('2026-11-01'));
    const [outcome] = drafts;
    expect([status, outcome?.status]).toEqual(['met', 'onTrack']);
    expect(outcome?.difference?.causes[0]).toMatchObject({
      kind: 'limit',
      rule: 'intervision',
      fromEarlierPeriod: true,
    });
    expect(causeSentence(outcome!.difference!.causes[0]!, current.scheme, halved.scheme).nl).toBe(
      '2 punten intervisie uit de vorige periode tellen niet meer mee (regel 2)',
    );
  });

  it('explains a period that was closed, and comes back as lapsed', () => {
    const { status, drafts } = compared(full, [halved], day('2026-05-01'));
    expect([status, drafts[0]?.status]).toEqual(['onTrack', 'lapsed']);
    expect(drafts[0]?.difference?.causes[0]).toMatchObject({ kind: 'limit', rule: 'intervision' });
  });

  it('leaves who is held to the version that gives way as they are', () => {
    const pins = [{ schemeId: 'demo', version: '1', reason: 'agreed' }];
    expect(compared({ ...full, pins }, [halved]).drafts[0]?.difference).toBeUndefined();
  });

  it('lets a draft of a later day leave a running period alone, unless it says otherwise', () => {
    const limits = halved.scheme.limits;
    const later = draftVersion({ ...halved.scheme, limits }, day('2025-06-01'), 'draft', [current]);
    expect(compared(full, [later]).drafts[0]?.difference).toBeUndefined();
    const running = { ...later, scheme: { ...later.scheme, transition: 'runningPeriods' as const } };
    expect(compared(full, [running]).drafts[0]?.status).toBe('atRisk');
  });

  it('knows what only planned points did for the status', () => {
    const planned = { ...full.activities[1]!, day: day('2025-12-20'), planned: true, minutes: 240 };
    const facts = { ...full, activities: [{ ...full.activities[0]!, minutes: 16 * 60 }, planned] };
    const { status, drafts } = compared(facts, [halved]);
    expect([status, drafts[0]?.status]).toEqual(['onTrack', 'atRisk']);
    expect(causeSentence(drafts[0]!.difference!.causes[0]!, current.scheme, halved.scheme)).toEqual({
      nl: '2 punten intervisie, gepland of nog te beoordelen, tellen niet meer mee (regel 2)',
      en: '2 points of intervision, planned or waiting for review, will no longer count (rule 2)',
    });
  });
});

describe('what a draft does to everyone', () => {
  const people = [full, manager([['training', '2024-03-01', 21]]), manager([['training', '2024-03-01', 2]])];
  const stricter = draft({
    require: [{ id: 'total', atLeast: 22 }],
    limits: halved.scheme.limits.map(() => document().limits[0]),
  });

  it('counts by direction, transition and rule; two drafts stand beside each other', () => {
    const tally = createTally(2);
    for (const facts of people) tally.add(['parks'], compared(facts, [halved, { ...stricter, version: 'draft-2' }]));
    const { whole, units, requirements } = tally.result();
    expect(units.get('parks')).toEqual(whole);
    expect(whole.people).toBe(3);
    const [first, second] = whole.drafts;
    expect(first?.byDirection).toEqual({ down: 1, up: 0, aside: 0, same: 2 });
    expect(changersOf(second!)).toBe(2);
    expect(first?.fewerPoints).toBe(1);
    expect(first?.transitions).toEqual([
      { from: 'met', to: 'atRisk', people: 1, rules: [{ kind: 'limit', rule: 'intervision', people: 1 }] },
    ]);
    const [total] = requirements;
    expect(
      [total?.before, ...(total?.drafts ?? [])].map((lack) => [lack?.lacking, lack && formatPoints(lack.missing)]),
    ).toEqual([
      [1, '18'],
      [2, '19'],
      [3, '22'],
    ]);
  });

  it('says it as a headline', () => {
    const counts = { down: 56, up: 6, aside: 0, same: 1038 };
    expect(headline(counts)).toEqual({ nl: '62 mensen krijgen een andere stand', en: '62 people change status' });
    expect(headlineDetail(counts)).toEqual({
      nl: '56 gaan omlaag en 6 gaan omhoog. Voor de andere 1.038 verandert de stand niet. Er is niets opgeslagen.',
      en: '56 go down and 6 go up. For the other 1,038 the status stays the same. Nothing was saved.',
    });
    expect(headline({ down: 0, up: 1, aside: 0, same: 2 }).nl).toBe('1 persoon krijgt een andere stand');
    expect(headlineDetail({ down: 0, up: 0, aside: 0, same: 3 }).nl).toBe(
      'Voor alle 3 verandert de stand niet. Er is niets opgeslagen.',
    );
  });

  it('compares statuses between lapsed and met only', () => {
    expect(directionOf('atRisk', 'met')).toBe('up');
    expect(directionOf('met', 'lapsed')).toBe('down');
    expect(directionOf('exempt', 'met')).toBe('aside');
  });
});

describe('the points economy', () => {
  it('is what one person gets who follows the whole catalogue once, limits applied', () => {
    const offering = (id: string, kind: string, minutes: number, until?: string) => ({
      facts: { id, kind, components: [], tags: [], categories: [], accreditations: [] },
      minutes,
      until: until === undefined ? undefined : day(until),
    });
    const catalogue = [
      offering('t1', 'training', 300),
      offering('i1', 'intervision', 600),
      offering('gone', 'training', 600, '2025-01-01'),
    ];
    const byId = new Map(catalogue.map(({ facts }) => [facts.id, facts]));
    const reachable = reachableFor(full, catalogue, {
      schemeId: 'demo',
      versionsFor: versionsWith([current], halved),
      asOf: day('2025-06-01'),
      startsOn: halved.from,
      offerings: (id) => byId.get(id),
    });
    expect(reachable).toMatchObject({ days: { from: '2025-06-02', until: '2025-12-31' }, offerings: 2 });
    expect(formatPoints(reachable!.amounts.get('total')!)).toBe('7');
  });
});

describe('over random schemes and dossiers', () => {
  const runs = { numRuns: 300 };

  it('agrees with two evaluations, and a draft that says the same changes nothing', () => {
    fc.assert(
      fc.property(anyScheme(true), anyScheme(true), anyFacts, anyDay, (one, other, facts, asOf) => {
        const published = [{ ...one, schemeId: 'x' }];
        const tried = { ...other, schemeId: 'x', version: 'draft' };
        const same = { ...one, schemeId: 'x', version: 'draft' };
        const compare = (tried_: PublishedVersion) =>
          comparisonFor({ published, drafts: [tried_], asOf, offerings: noOfferings })(facts);
        const replaced = tried.from === published[0]?.from ? [tried] : [...published, tried];
        const before = statusOfPerson(evaluate({ schemes: published, facts, offerings: noOfferings, asOf }));
        const after = statusOfPerson(evaluate({ schemes: replaced, facts, offerings: noOfferings, asOf }));
        const result = compare(tried);
        expect([result.status, result.drafts[0]?.status]).toEqual([before, after]);
        expect((result.drafts[0]?.difference?.causes.length ?? 0) > 0 || before === after).toBe(true);
        expect(compare(same).drafts[0]?.difference).toBeUndefined();
      }),
      runs,
    );
  });
});
