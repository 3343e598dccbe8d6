import { allTexts } from '../../../texts/all-texts.js';
import { isList, isObject, type Json, type JsonObject } from '../json.js';
import { schemeSchema } from '../scheme-schema.js';
import { firstValue, fits, resolved, shapeOf } from './shape.js';

/** Every property of the language, wherever it stands. */
function propertiesIn(schema: Json): readonly (readonly [name: string, schema: JsonObject])[] {
  if (isList(schema)) return schema.flatMap(propertiesIn);
  if (!isObject(schema)) return [];
  const own = isObject(schema.properties) ? Object.entries(schema.properties) : [];
  return [
    ...own.flatMap(([name, one]) => (isObject(one) ? [[name, one] as const] : [])),
    ...Object.values(schema).flatMap(propertiesIn),
  ];
}

function wordsIn(schema: Json): readonly string[] {
  if (isList(schema)) return schema.flatMap(wordsIn);
  if (!isObject(schema)) return [];
  const own = [
    ...(isList(schema.enum) ? schema.enum : []),
    ...(typeof schema.const === 'string' ? [schema.const] : []),
  ];
  return [...own.map(String), ...Object.values(schema).flatMap(wordsIn)];
}

const properties = propertiesIn(schemeSchema);
const of = (name: string): JsonObject => {
  const found = isObject(schemeSchema.$defs) ? schemeSchema.$defs[name] : undefined;
  return isObject(found) ? found : {};
};

it('every field and every fixed word of the language has a name', () => {
  const names = [...new Set(properties.map(([name]) => name))];
  expect(names.length).toBeGreaterThan(150);
  expect(names.filter((name) => !Object.hasOwn(allTexts, `schemeField.${name}`))).toEqual([]);
  expect([...new Set(wordsIn(schemeSchema))].filter((word) => !Object.hasOwn(allTexts, `schemeWord.${word}`))).toEqual(
    [],
  );
});

it('every field of the language can be asked for, and begins with what fits it', () => {
  const odd = properties.filter(([, schema]) => {
    const shape = shapeOf(schema, schemeSchema);
    const first = firstValue(schema, schemeSchema, '2026-10-15');
    return shape.is === 'bare' || !fits(first, schema, schemeSchema);
  });
  expect(odd.map(([name]) => name)).toEqual([]);
});

it('knows small structures as one field', () => {
  expect(shapeOf(of('Length'), schemeSchema)).toEqual({ is: 'length' });
  expect(shapeOf(of('Range'), schemeSchema)).toEqual({ is: 'range' });
  expect(shapeOf(of('Amount'), schemeSchema)).toEqual({ is: 'amount' });
  expect(shapeOf({ type: 'string' }, schemeSchema)).toEqual({ is: 'day' });
});

it('tells ways to say an amount apart', () => {
  const { anyOf } = resolved(of('RequiredAmount'), schemeSchema);
  const ways = isList(anyOf) ? anyOf.filter(isObject) : [];
  const which = (value: Json) => ways.findIndex((way) => fits(value, way, schemeSchema));
  expect([which(40), which({ perYear: 36 }), which({ cases: [{ amount: 60 }] })]).toEqual([0, 1, 4]);
});
