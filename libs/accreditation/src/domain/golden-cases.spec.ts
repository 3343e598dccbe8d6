import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { calendarDaySchema } from '@peil/kernel';
import { parse } from 'yaml';
import { z } from 'zod';
import { balancesDocumentSchema, type BalanceDocument, type RequirementDocument } from './balance-document.js';
import { evaluate } from './evaluate/evaluate.js';
import { factsFileSchema, offeringsById } from './facts.js';
import { publishedAsWritten, schemeSchema, type PublishedVersion } from './scheme/scheme.js';
import { presentBalance } from './sentences/present-balance.js';

/**
 * Every `x.cases.yaml` beside a scheme is run here: a scheme with its golden cases is added without touching code.
 * A case names the facts, the day, and as much of the balance as it is about.
 */
const folder = join(__dirname, '../../schemes');

const expectationSchema = z.strictObject({
  scheme: z.string().optional(),
  version: z.string().optional(),
  status: z.string().optional(),
  period: z.record(z.string(), z.string()).optional(),
  inScope: z.array(z.record(z.string(), z.string())).optional(),
  total: z.record(z.string(), z.string()).optional(),
  requirements: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
  ledger: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
  carryOver: z.record(z.string(), z.string()).optional(),
  reasons: z.array(z.string()).optional(),
  texts: z.record(z.string(), z.record(z.string(), z.string())).optional(),
});
type Expectation = z.output<typeof expectationSchema>;

const casesSchema = z.strictObject({
  schemes: z.array(z.string()).optional(),
  cases: z.array(
    z.strictObject({
      name: z.string(),
      schemes: z.array(z.string()).optional(),
      asOf: calendarDaySchema,
      periods: z.enum(['open', 'all']).optional(),
      facts: factsFileSchema,
      expect: z.array(expectationSchema),
    }),
  ),
});

function yamlOf(file: string): unknown {
  return parse(readFileSync(join(folder, file), 'utf8'), { merge: true });
}

function versionOf(file: string): PublishedVersion {
  return publishedAsWritten(schemeSchema.parse(yamlOf(file)));
}

function byId(requirements: readonly RequirementDocument[]): Map<string, RequirementDocument> {
  return new Map(
    requirements.flatMap((it): [string, RequirementDocument][] => [[it.id, it], ...byId(it.parts).entries()]),
  );
}

/** As much of the entry as the case is about, in the form of the case. */
function shown(entry: BalanceDocument, expectation: Expectation): unknown {
  const requirements = byId(entry.requirements);
  const picked = (value: object | undefined, keys: object) =>
    value === undefined
      ? undefined
      : Object.fromEntries(Object.entries(value).filter(([key]) => Object.hasOwn(keys, key)));
  const line = (id: string) =>
    id === 'carryOver'
      ? sumOfCarried(entry)
      : entry.ledger.find(({ factId, source }) => factId === id && source !== 'carryOver');
  return {
    ...(expectation.scheme === undefined ? {} : { scheme: entry.schemeId }),
    ...(expectation.version === undefined ? {} : { version: entry.version }),
    ...(expectation.status === undefined ? {} : { status: entry.status }),
    ...(expectation.period === undefined ? {} : { period: picked(entry.period, expectation.period) }),
    ...(expectation.inScope === undefined ? {} : { inScope: entry.inScope }),
    ...(expectation.total === undefined ? {} : { total: picked(entry.total, expectation.total) }),
    ...(expectation.requirements === undefined
      ? {}
      : {
          requirements: Object.fromEntries(
            Object.entries(expectation.requirements).map(([id, keys]) => [id, picked(requirements.get(id), keys)]),
          ),
        }),
    ...(expectation.ledger === undefined
      ? {}
      : {
          ledger: Object.fromEntries(
            Object.entries(expectation.ledger).map(([id, keys]) => {
              const found = line(id);
              const reasons = found === undefined ? [] : found.reasons.map(({ code }) => code);
              return [id, picked(found === undefined ? undefined : { ...found, reasons }, keys)];
            }),
          ),
        }),
    ...(expectation.carryOver === undefined
      ? {}
      : { carryOver: Object.fromEntries(entry.carryOver.map(({ rule, points }) => [rule, points])) }),
    ...(expectation.reasons === undefined ? {} : { reasons: entry.reasons.map(({ code }) => code) }),
    ...(expectation.texts === undefined
      ? {}
      : {
          texts: Object.fromEntries(
            Object.keys(expectation.texts).map((id) => [id, line(id)?.text ?? requirements.get(id)?.text]),
          ),
        }),
  };
}

function sumOfCarried(entry: BalanceDocument) {
  return entry.ledger.find(({ source }) => source === 'carryOver');
}

const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
const caseFiles = files.filter((file) => file.endsWith('.cases.yaml'));

test('every scheme has golden cases', () => {
  const without = files
    .filter((file) => !file.endsWith('.cases.yaml'))
    .filter((file) => {
      return !caseFiles.some((cases) => {
        const named = casesSchema.parse(yamlOf(cases)).schemes ?? [basename(cases, '.cases.yaml')];
        return named.includes(basename(file, '.yaml'));
      });
    });
  expect(without).toEqual([]);
});

describe.each(caseFiles)('%s', (file) => {
  const { schemes: named, cases } = casesSchema.parse(yamlOf(file));
  const own = named ?? [basename(file, '.cases.yaml')];

  test.each(cases)(
    '$name',
    ({ schemes = own, asOf, facts: { offerings, ...facts }, expect: expected, periods = 'open' }) => {
      expect(schemes.filter((name) => !existsSync(join(folder, `${name}.yaml`)))).toEqual([]);
      const versions = schemes.map((name) => versionOf(`${name}.yaml`));
      const balance = evaluate({ schemes: versions, facts, offerings: offeringsById(offerings), asOf, periods });
      const documents = balance.map((entry) => presentBalance(entry, versions));
      expect(balancesDocumentSchema.safeParse(documents).error).toBeUndefined();
      expect(documents.map((entry, index) => shown(entry, expected[index] ?? {}))).toEqual(expected);
    },
  );
});
