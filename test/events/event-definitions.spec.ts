import { classifyFields, createEventRegistry } from '@peil/eventing';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { eventDefinitions } from '../../apps/server/src/wiring/contexts.js';

const golden = join(__dirname, '..', 'golden', 'event-shapes');

/** The shape of an event as a document. Brands and refinements do not show in it; fields, types and bounds do. */
function shapeOf(schema: z.ZodType): unknown {
  const shape: unknown = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return JSON.parse(JSON.stringify(shape));
}

describe('every event', () => {
  it('has a stored name of its own', () => {
    expect(createEventRegistry(eventDefinitions).definitions).toHaveLength(eventDefinitions.length);
  });

  it.each(eventDefinitions)('$type says of each string field whether it is personal', ({ schema }) => {
    expect(classifyFields(schema).unclassified).toEqual([]);
  });

  // A changed shape needs a new version and an upcaster: the golden file of the old version stays.
  it.each(eventDefinitions)('$type keeps the shape it was first stored in', ({ type, version, schema }) => {
    const file = join(golden, `${type}.v${version}.json`);
    if (process.env.PEIL_WRITE_GOLDEN === 'true' && !existsSync(file)) {
      writeFileSync(file, `${JSON.stringify(shapeOf(schema), null, 1)}\n`);
    }
    expect(shapeOf(schema)).toEqual(JSON.parse(readFileSync(file, 'utf8')));
  });

  it('has a golden file for each version there ever was, and no golden file is without its event', () => {
    const expected = eventDefinitions.flatMap(({ type, version }) =>
      Array.from({ length: version }, (_, index) => `${type}.v${index + 1}.json`),
    );
    expect(readdirSync(golden).sort()).toEqual(expected.sort());
  });
});
