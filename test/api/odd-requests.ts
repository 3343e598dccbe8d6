import fc from 'fast-check';
import { z } from 'zod';

/** A JSON schema as far as the generator reads it. */
const schemaOf = z.looseObject({
  $ref: z.string().optional(),
  allOf: z.array(z.unknown()).optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  format: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  maxLength: z.number().optional(),
});
type Schemas = Readonly<Record<string, unknown>>;

const oddTexts = fc.constantFrom(
  '',
  ' ',
  '\u0000',
  '\ud800',
  'ﷺ‮\u200b🏳️‍🌈é',
  "'; drop table people; --",
  '../../etc/passwd',
  '__proto__',
  'constructor',
  '${7*7}',
  '<script>',
  '9'.repeat(400),
  'x'.repeat(20_000),
  'NaN',
  '-0',
  '1e999',
  '0x10',
);
const oddDays = fc.constantFrom(
  '2024-02-30',
  '0000-00-00',
  '9999-12-31',
  '-000001-01-01',
  '2024-1-1',
  '2024-05-12T00:00:00Z',
  '+275760-09-13',
);
const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  oddTexts,
  oddDays,
  fc.constantFrom(null, true, 0, -1, 1.5, 2 ** 53, -(2 ** 63), 1e308, [], {}, [[[[]]]]),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.object({ maxDepth: 3, maxKeys: 4 }),
);

/** A value that fits the schema, as far as it says; the ids and codes of it are made up. */
function fitting(raw: unknown, schemas: Schemas, depth = 0): fc.Arbitrary<unknown> {
  const schema = schemaOf.parse(raw ?? {});
  const referred = schema.$ref ?? schema.allOf?.map((part) => schemaOf.parse(part).$ref).find(Boolean);
  if (referred !== undefined) return fitting(schemas[referred.split('/').pop() ?? ''], schemas, depth + 1);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(([name, one]) => [name, part(one, schemas, depth)]),
        ),
        { requiredKeys: depth > 1 ? [] : Object.keys(schema.properties ?? {}) },
      );
    case 'array':
      return fc.array(fitting(schema.items, schemas, depth + 1), { maxLength: 3 });
    case 'integer':
    case 'number':
      return fc.integer({ min: schema.minimum ?? -5, max: Math.min(schema.maximum ?? 5_000, 1_000_000) });
    case 'boolean':
      return fc.boolean();
    default:
      return schema.format === 'date'
        ? fc.constantFrom('2024-01-01', '2024-02-29', '2024-06-03', '2030-12-31')
        : fc.oneof(
            fc.constantFrom('direction', 'training', 'amsterdam-draft', '1', '2.5', 'parks', 'treesmanager'),
            fc.string({ maxLength: 20 }),
          );
  }
}

/** Mostly fitting, so that what is odd elsewhere is reached; now and then odd. */
function part(schema: unknown, schemas: Schemas, depth: number): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 8, arbitrary: fitting(schema, schemas, depth + 1) },
    { weight: 1, arbitrary: oddValue },
    { weight: 1, arbitrary: atTheBounds(schema) },
  );
}

function atTheBounds(raw: unknown): fc.Arbitrary<unknown> {
  const { minimum = 0, maximum = 100, maxLength = 100 } = schemaOf.parse(raw ?? {});
  const lengths = [maxLength, maxLength + 1].map((length) => 'é'.repeat(Math.min(length, 600_000)));
  return fc.constantFrom(minimum, minimum - 1, maximum, maximum + 1, ...lengths);
}

/** The text of a body: nearly right, with something taken out or put in, or plain nonsense. */
export function oddBody(schema: unknown, schemas: Schemas): fc.Arbitrary<string> {
  const nearly = fitting(schema, schemas).chain((value) => {
    const fields = Object.entries(z.record(z.string(), z.unknown()).catch({}).parse(value));
    return fc.oneof(
      fc.constant(value),
      fc.subarray(fields).map((some) => Object.fromEntries(some)),
      fc.tuple(fc.constantFrom('extra', 'score', 'constructor', 'toString', '0'), oddValue).map(([name, odd]) => ({
        ...Object.fromEntries(fields),
        [name]: odd,
      })),
    );
  });
  const nonsense = fc.constantFrom('', 'null', '[]', '"text"', '1', '{', '{"__proto__":{"a":1}}', '['.repeat(5_000));
  // Written as text: nothing here may walk so deep either.
  const deep = nearly.map((value) => {
    const [name] = Object.keys(z.record(z.string(), z.unknown()).catch({}).parse(value));
    const depth = 20_000;
    return `{${JSON.stringify(name ?? 'a')}:${'['.repeat(depth)}${']'.repeat(depth)}}`;
  });
  return fc.oneof(
    { weight: 9, arbitrary: nearly.map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: nonsense },
    { weight: 1, arbitrary: deep },
  );
}

/** One segment of an address, as it is sent. */
export const oddSegment: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '..%2f',
    '%2e%2e%2f%2e%2e',
    '%00',
    '%',
    '%zz',
    '%ff%fe',
    '%F0%9F%8F%B3',
    '-1',
    '0',
    '1e9',
    '99999999999999999999',
    '1.5',
    '%20',
    'a;b',
    '__proto__',
    'constructor',
    'x'.repeat(300),
    'x'.repeat(8_000),
  ),
  fc.string({ minLength: 1, maxLength: 20 }).map((text) => encodeURIComponent(text)),
);

/** A query with some of the parameters, odd ones, doubled ones and unknown ones. */
export function oddQuery(
  parameters: readonly { readonly name: string; readonly schema: unknown }[],
): fc.Arbitrary<string> {
  const values = fc.oneof(
    oddDays,
    oddTexts.filter((text) => text.length < 500),
    fc.constantFrom('1', '-1', '100001', '2024-05-01', 'true'),
  );
  const names = fc.constantFrom(
    'unknown',
    'page[]',
    'constructor',
    ...parameters.flatMap(({ name }) => [name, name, name]),
  );
  const pairs = fc.array(fc.tuple(names, values), { maxLength: 3 });
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant('') },
    {
      weight: parameters.length > 0 ? 5 : 1,
      arbitrary: pairs.map(
        (some) => `?${some.map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`).join('&')}`,
      ),
    },
    { weight: 1, arbitrary: fc.constantFrom('?%', '?=&=&', '?page=%zz', '?a[b][c]=1') },
  );
}
