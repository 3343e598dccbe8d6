import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { calendarDay } from '@peil/kernel';
import { parse } from 'yaml';
import { z } from 'zod';
import { checkScheme } from '../../check/check-scheme.js';
import { balancesDocumentSchema } from '../../balance-document.js';
import { evaluate } from '../../evaluate/evaluate.js';
import { factsFileSchema, offeringsById } from '../../facts.js';
import { presentBalance } from '../../sentences/present-balance.js';
import { adjustmentSchema } from '../adjustment.js';
import { carryOverSchema } from '../carry-over.js';
import { giveSchema } from '../earning.js';
import { balancesJsonSchema, factsFileJsonSchema, schemeJsonSchema } from '../json-schema.js';
import { limitSchema } from '../limit.js';
import { graceSchema, periodSchema } from '../period.js';
import { personConditionSchema } from '../person-condition.js';
import { forEachSchema, overSchema, requiredAmountSchema, requirementSchema } from '../requirement.js';
import { publishedAsWritten, schemeSchema } from '../scheme.js';
import { selectorSchema } from '../selector.js';
import { amountSchema, fractionSchema, lengthSchema, rangeSchema, roundingSchema } from '../values.js';
import { languageReference } from './language-reference.js';
import { recipes } from './recipes.js';

const docs = join(__dirname, '../../../../../../docs/reference');
const schemes = join(__dirname, '../../../../schemes');

const files: readonly (readonly [string, string])[] = [
  ['scheme-language.md', languageReference()],
  ['schema/scheme.schema.json', `${JSON.stringify(schemeJsonSchema(), undefined, 2)}\n`],
  ['schema/facts.schema.json', `${JSON.stringify(factsFileJsonSchema(), undefined, 2)}\n`],
  ['schema/balances.schema.json', `${JSON.stringify(balancesJsonSchema(), undefined, 2)}\n`],
];

function written(file: string, made: string): string {
  const path = join(docs, file);
  if (process.env['PEIL_WRITE_REFERENCE'] === '1') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, made);
  }
  return readFileSync(path, 'utf8');
}

test.each(files)('%s is the one that the schema of the language makes', (file, made) => {
  expect(written(file, made)).toBe(made);
});

const base = {
  scheme: 'recipe',
  version: '1',
  from: '2025-01-01',
  name: { nl: 'Recept', en: 'Recipe' },
  components: ['direction', 'results'],
  tags: ['inclusion-diversity'],
  who: [{ role: 'manager' }],
  period: { type: 'calendar', length: { years: 2 }, anchor: '2025-01-01' },
  earn: [{ id: 'anything', for: {}, give: { points: 1, per: 'hour' } }],
  require: [{ id: 'total', atLeast: 40 }],
};

test.each(recipes)('the recipe "$question" works', ({ yaml }) => {
  const part = z.record(z.string(), z.unknown()).parse(parse(yaml));
  const { findings } = checkScheme({ ...base, ...part });
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});

const exampled: readonly (readonly [string, z.ZodType])[] = [
  ['Adjustment', adjustmentSchema],
  ['Amount', amountSchema],
  ['CarryOver', carryOverSchema],
  ['ForEach', forEachSchema],
  ['Fraction', fractionSchema],
  ['Give', giveSchema],
  ['Grace', graceSchema],
  ['Length', lengthSchema],
  ['Limit', limitSchema],
  ['Over', overSchema],
  ['People', personConditionSchema],
  ['Range', rangeSchema],
  ['RequiredAmount', requiredAmountSchema],
  ['RequirementRule', requirementSchema],
  ['Rounding', roundingSchema],
  ['Selector', selectorSchema],
];

function examplesOf(name: string): readonly unknown[] {
  const definition = z.looseObject({ examples: z.array(z.unknown()) }).safeParse(schemeJsonSchema().$defs?.[name]);
  return definition.success ? definition.data.examples : [];
}

test.each(exampled)('the examples of %s are what its schema takes', (name, schema) => {
  expect(examplesOf(name)).not.toEqual([]);
  expect(examplesOf(name).filter((example) => !schema.safeParse(example).success)).toEqual([]);
});

test.each(['CalendarPeriod', 'PersonalPeriod', 'RollingPeriod', 'SlidingQualification', 'RenewableCertificate'])(
  'the examples of %s are periods',
  (name) => {
    expect(examplesOf(name)).not.toEqual([]);
    expect(examplesOf(name).filter((example) => !periodSchema.safeParse(example).success)).toEqual([]);
  },
);

test('the example facts give a balance', () => {
  const { offerings, ...facts } = factsFileSchema.parse(parse(readFileSync(join(docs, 'examples/facts.yaml'), 'utf8')));
  const scheme = schemeSchema.parse(parse(readFileSync(join(schemes, 'amsterdam-draft.yaml'), 'utf8')));
  const versions = [publishedAsWritten(scheme)];
  const asOf = calendarDay('2026-06-30');
  const balances = evaluate({ schemes: versions, facts, offerings: offeringsById(offerings), asOf });
  const documents = balancesDocumentSchema.parse(balances.map((balance) => presentBalance(balance, versions)));
  expect(documents).toHaveLength(1);
  expect(documents[0]).toMatchObject({ status: 'onTrack', total: { earned: '11', provisional: '3' } });
});
