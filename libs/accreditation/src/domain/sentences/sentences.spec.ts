import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calendarDay } from '@peil/kernel';
import { parse } from 'yaml';
import { z } from 'zod';
import { reasonCodes } from '../reason.js';
import { evaluate } from '../evaluate/evaluate.js';
import { factsFileSchema, offeringsById } from '../facts.js';
import { publishedAsWritten, schemeSchema } from '../scheme/scheme.js';
import { presentBalance } from './present-balance.js';
import { recipes } from '../scheme/reference/recipes.js';
import { unmetCondition } from './conditions.js';
import { reasonText, requirementName } from './reasons.js';
import { earningRuleText, limitText, requirementText } from './rules.js';

const scheme = schemeSchema.parse({
  scheme: 'sentences',
  version: '2',
  from: '2025-01-01',
  name: { nl: 'Zinnen', en: 'Sentences' },
  who: [{ role: 'manager' }],
  period: { type: 'calendar', length: { years: 2 }, anchor: '2025-01-01' },
  earn: [
    { id: 'talks', article: '2a', for: { kind: 'intervision' }, give: { points: 0.5, per: 'hour' } },
    {
      id: 'tested',
      for: { kind: 'e-learning' },
      provided: [{ attributes: { testPassed: true } }],
      give: { points: 1 },
    },
    { id: 'congress', article: '2c', for: { kind: 'congress' }, give: { points: 4, per: 'day' } },
  ],
  limits: [{ id: 'congress', article: '3a', of: { kind: 'congress' }, atMost: 8 }],
  require: [
    {
      id: 'intervision',
      article: '4b',
      of: { kind: 'intervision' },
      provided: [{ facilitation: 'external' }],
      atLeast: 8,
      unit: 'hours',
    },
    { id: 'total', atLeast: 20 },
    { id: 'components', forEach: { component: ['direction', 'results'] }, atLeast: 4 },
    {
      id: 'assessment',
      of: { kind: 'development-assessment' },
      atLeast: 1,
      unit: 'times',
      over: { last: { years: 4 } },
    },
    { id: 'yearly', of: { kind: 'coaching' }, atLeast: 2, unit: 'times', over: { each: { years: 1 } } },
  ],
});

const facts = factsFileSchema.parse({
  appointments: [{ unitId: 'd1', role: 'manager', from: '2025-01-01' }],
  activities: [
    {
      id: 'external',
      kind: 'intervision',
      day: '2025-03-03',
      minutes: 300,
      facilitation: 'external',
      review: 'approved',
    },
    {
      id: 'internal',
      kind: 'intervision',
      day: '2025-05-12',
      minutes: 180,
      facilitation: 'internal',
      review: 'approved',
    },
    {
      id: 'waiting',
      kind: 'intervision',
      day: '2025-05-13',
      minutes: 60,
      facilitation: 'external',
      review: 'submitted',
    },
    { id: 'congress', kind: 'congress', day: '2025-04-01', until: '2025-04-03', review: 'approved' },
    { id: 'failed', kind: 'e-learning', day: '2025-06-01', review: 'approved' },
    { id: 'returned', kind: 'congress', day: '2025-06-02', review: 'returned' },
    { id: 'other', kind: 'mentoring', day: '2025-06-03', minutes: 60, review: 'approved' },
  ],
});

const versions = [publishedAsWritten(scheme)];
const [document] = evaluate({
  schemes: versions,
  facts,
  offerings: offeringsById([]),
  asOf: calendarDay('2025-06-30'),
}).map((balance) => presentBalance(balance, versions));

const line = (id: string) => document?.ledger.find(({ factId }) => factId === id)?.text;
const requirement = (id: string) => document?.requirements.find((it) => it.id === id);

test('a shortfall says what did not count, why, and by which rule of which version', () => {
  expect(requirement('intervision')?.reasons.map(({ text }) => text)).toContainEqual({
    nl: '3 van je 9 uur intervisie tellen niet mee: de bijeenkomst van 12 mei 2025 had geen externe begeleiding (regel 4b, versie 2).',
    en: '3 of your 9 hours of intervision do not count: the session of 12 May 2025 had no external facilitation (rule 4b, version 2).',
  });
});

test('a requirement says what is there, what is missing, by when, and what waits', () => {
  expect(requirement('intervision')?.text).toEqual({
    nl: 'Intervisie: je hebt 5 van de 8 uur. Tot en met 31 december 2026 is nog 3 uur nodig. 1 uur wacht op goedkeuring.',
    en: 'Intervision: you have 5 of 8 hours. 3 hours more are needed by 31 December 2026. 1 hour waits for approval.',
  });
  expect(requirement('assessment')?.text).toEqual({
    nl: 'Ontwikkelassessment: dit moet uiterlijk 31 december 2028.',
    en: 'Development assessment: this is due by 31 December 2028.',
  });
  expect(requirement('yearly')?.parts[0]?.label.nl).toBe('Coaching, 1 januari 2025 tot en met 31 december 2025');
});

test.each([
  [
    'external',
    'Intervisie van 3 maart 2025: 2,5 punten (regel 2a, versie 2).',
    'Intervision of 3 March 2025: 2.5 points (rule 2a, version 2).',
  ],
  [
    'waiting',
    'Intervisie van 13 mei 2025: 0,5 punt (regel 2a, versie 2); dit wacht op goedkeuring.',
    'Intervision of 13 May 2025: 0.5 points (rule 2a, version 2); this waits for approval.',
  ],
  [
    'congress',
    'Congres van 3 april 2025: 8 van de 12 punten tellen mee (regel 2c, versie 2); 4 punten tellen niet mee door een maximum: congres: ten hoogste 8 punten per periode (regel 3a, versie 2).',
    'Congress of 3 April 2025: 8 of 12 points count (rule 2c, version 2); 4 points do not count because of a maximum: congress: at most 8 points per period (rule 3a, version 2).',
  ],
  [
    'failed',
    'E-learning van 1 juni 2025: dit telt niet mee: de toets is niet gehaald (regel tested, versie 2).',
    'E-learning of 1 June 2025: this does not count: the test was not passed (rule tested, version 2).',
  ],
  [
    'returned',
    'Congres van 2 juni 2025: dit is naar je teruggestuurd om aan te vullen en telt nog niet mee.',
    'Congress of 2 June 2025: this was returned to you to complete and does not count yet.',
  ],
  [
    'other',
    'Mentoring van 3 juni 2025: deze regeling geeft geen punten voor mentoring.',
    'Mentoring of 3 June 2025: this scheme gives no points for mentoring.',
  ],
])('the line of %s', (id, nl, en) => {
  expect(line(id)).toEqual({ nl, en });
});

test('rules in words', () => {
  expect(scheme.earn.map((rule) => earningRuleText(rule, scheme).nl)).toEqual([
    'Intervisie: 0,5 punt per uur',
    'E-learning: 1 punt',
    'Congres: 4 punten per dag',
  ]);
  expect(scheme.limits.map((limit) => limitText(limit, scheme).nl)).toEqual([
    'Congres: ten hoogste 8 punten per periode',
  ]);
  expect(scheme.require.map((it) => requirementText(it, scheme).nl)).toEqual([
    'Intervisie: ten minste 8 uur',
    'Totaal: ten minste 20 punten',
    'Components: ten minste 4 punten voor elk van: richting en resultaat',
    'Ontwikkelassessment: ten minste 1 keer in elke 4 jaar, ook over periodes heen',
    'Coaching: ten minste 2 keer in elk jaar',
  ]);
});

test('a member of a "for each" is called after its value, not after its id', () => {
  expect(requirementName('components.results', scheme)).toEqual({ nl: 'resultaat', en: 'results' });
  expect(requirementName('components', scheme).nl).toBe('components');
});

test.each(reasonCodes)('%s is a sentence in both languages', (code) => {
  const values = {
    points: '2',
    lost: '2',
    amount: '2',
    of: '8',
    unit: 'points',
    counted: 4,
    day: '2025-01-01',
    until: '2025-01-01',
    full: '36',
    to: '1',
  };
  const { nl, en } = reasonText({ code, rule: 'r', version: '1', values }, { scheme, unit: 'points' });
  expect(nl).toMatch(/^[A-Z0-9].*[^.]\.$/);
  expect(en).toMatch(/^[A-Z0-9].*[^.]\.$/);
  expect(nl).not.toBe(en);
  expect(nl).not.toMatch(/!|undefined/);
});

const folder = join(__dirname, '../../../schemes');
const published = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml') && !file.endsWith('.cases.yaml'))
  .map((file) => schemeSchema.parse(parse(readFileSync(join(folder, file), 'utf8'))));
const base = { scheme: 'r', version: '1', from: '2025-01-01', name: scheme.name, who: [{}] };
const told = recipes.map(({ yaml }) =>
  schemeSchema.parse({
    ...base,
    period: { type: 'rolling', length: { years: 1 } },
    ...z.record(z.string(), z.unknown()).parse(parse(yaml)),
  }),
);

test.each([...published, ...told].map((one, index) => [`${index} ${one.scheme} ${one.version}`, one] as const))(
  'every rule of %s can be said in words',
  (_, one) => {
    const texts = [
      ...one.earn.map((rule) => earningRuleText(rule, one)),
      ...one.limits.map((limit) => limitText(limit, one)),
      ...one.require.map((requirement) => requirementText(requirement, one)),
    ];
    expect(texts.filter(({ nl, en }) => /undefined|  |\[object/.test(nl + en) || nl === '' || en === '')).toEqual([]);
    expect(texts.filter(({ nl, en }) => !/^[A-Z0-9(]/.test(nl) || !/^[A-Z0-9(]/.test(en))).toEqual([]);
  },
);

test.each([
  ['facilitatorRegistered', 'true', 'de begeleider is niet geregistreerd'],
  ['providerAccredited', 'true', 'de aanbieder is niet erkend'],
  ['accredited', 'true', 'het aanbod was op die dag niet geaccrediteerd'],
  ['approved', 'true', 'het is nog niet goedgekeurd'],
  ['groupSize', '3..10', 'de groep had niet 3 tot en met 10 deelnemers'],
  ['minutes', '120..', 'het duurde niet ten minste 120 minuten'],
  ['minutesThatDay', '..240', 'het duurde die dag niet ten hoogste 240 minuten'],
  ['role', 'attended,organised', 'alleen als je hebt: deelgenomen of georganiseerd'],
  ['source', 'import', 'het is op een andere manier gemeld'],
  ['kind', 'coaching', 'het is geen coaching'],
  ['component', 'direction', 'het gaat niet over richting'],
  ['tag', 'inclusion-diversity', 'het gaat niet over inclusie en diversiteit'],
  ['attributes.published', 'true', 'het is niet gepubliceerd'],
  ['attributes.hired', 'true', 'er is niet voldaan aan: hired'],
  ['not', '', 'het voldoet niet aan de voorwaarden'],
])('the condition %s %s, when it is not met', (key, wanted, nl) => {
  expect(unmetCondition(key, wanted, scheme).nl).toBe(nl);
});
