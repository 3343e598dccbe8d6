import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { openApiOf, operationsOf, type OpenApi } from '../support/openapi-answers.js';
import { startPeil } from '../support/peil.js';

const page = readFileSync(join(__dirname, '..', '..', 'docs', 'reference', 'glossary.md'), 'utf8');
const rows = [...page.matchAll(/^\| `([^`]+)`\s*\|([^|]*)\|([^|]*)\|$/gm)].map(
  ([, name = '', dutch = '', meaning = '']) => ({
    name,
    dutch: dutch.trim(),
    meaning: meaning.trim(),
  }),
);

let document: OpenApi;
beforeAll(async () => {
  const peil = await startPeil();
  document = await openApiOf(peil.url);
  await peil.close();
});

const withProperties = z.looseObject({ properties: z.record(z.string(), z.unknown()) });

/** The names of fields anywhere in a schema. */
function fieldsOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = withProperties.safeParse(value);
  return [...(own.success ? Object.keys(own.data.properties) : []), ...Object.values(value).flatMap(fieldsOf)];
}

function namesOfTheApi(): ReadonlySet<string> {
  const operations = operationsOf(document);
  return new Set([
    ...fieldsOf(document.components.schemas),
    ...operations.flatMap(({ requestBody, responses }) => [...fieldsOf(requestBody), ...fieldsOf(responses)]),
    ...operations.flatMap(({ parameters = [] }) => parameters.map(({ name }) => name)),
    ...operations.flatMap(({ path }) => path.split('/').filter((segment) => /^[a-z]/.test(segment))),
  ]);
}

describe('the glossary', () => {
  it('has every name of the API, once, and no other', () => {
    const listed = rows.map(({ name }) => name);
    const names = namesOfTheApi();
    expect(names.size).toBeGreaterThan(200);
    expect([...names].filter((name) => !listed.includes(name)).sort()).toEqual([]);
    expect(listed.filter((name) => !names.has(name))).toEqual([]);
    expect(listed.filter((name, index) => listed.indexOf(name) !== index)).toEqual([]);
  });

  it('says each in Dutch and what it means', () => {
    expect(rows.filter(({ dutch, meaning }) => dutch === '' || meaning === '').map(({ name }) => name)).toEqual([]);
  });
});
