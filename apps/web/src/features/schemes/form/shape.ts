import { isList, isObject, type Json, type JsonObject } from '../json.js';

/**
 * How one place of a document is asked for, read from its JSON Schema. Small structures that people know as one thing (a
 * length of time, a range, a name in two languages) are one shape.
 */
export type Shape =
  | { readonly is: 'text' | 'amount' | 'whole' | 'day' | 'yesNo' | 'length' | 'range' | 'span' | 'names' }
  | { readonly is: 'bare' }
  | { readonly is: 'constant'; readonly value: Json }
  | { readonly is: 'choice'; readonly options: readonly string[] }
  | { readonly is: 'words'; readonly options?: readonly string[] }
  | { readonly is: 'variants'; readonly variants: readonly JsonObject[] }
  | { readonly is: 'group'; readonly properties: readonly Property[] }
  | { readonly is: 'list'; readonly items: JsonObject }
  | { readonly is: 'map'; readonly values: JsonObject };

export type Property = { readonly name: string; readonly schema: JsonObject; readonly required: boolean };

const textsOf = (value: Json | undefined): readonly string[] =>
  isList(value) ? value.filter((one) => typeof one === 'string') : [];
const objectsOf = (value: Json | undefined): readonly JsonObject[] => (isList(value) ? value.filter(isObject) : []);

/** What a schema refers to, with what stands beside the reference. */
export function resolved(schema: JsonObject, root: JsonObject): JsonObject {
  const { $ref, ...beside } = schema;
  if (typeof $ref !== 'string') return schema;
  const found = isObject(root.$defs) ? root.$defs[$ref.replace('#/$defs/', '')] : undefined;
  return isObject(found) ? { ...resolved(found, root), ...beside } : beside;
}

export function shapeOf(given: JsonObject, root: JsonObject): Shape {
  const schema = resolved(given, root);
  const { type, const: constant, properties, items, additionalProperties } = schema;
  if (constant !== undefined) return { is: 'constant', value: constant };
  if (schema.enum !== undefined) return { is: 'choice', options: textsOf(schema.enum) };
  const variants = objectsOf(schema.anyOf ?? schema.oneOf);
  if (variants.length > 0) return shapeOfVariants(variants, root);
  if (isList(type)) return { is: type.includes('boolean') ? 'bare' : 'amount' };
  if (type === 'boolean') return { is: 'yesNo' };
  if (type === 'integer') return { is: 'whole' };
  if (type === 'number') return { is: 'amount' };
  // A day of the calendar is checked by the server; its schema says no more than that it is text.
  if (type === 'string') return { is: isBareText(schema) ? 'day' : 'text' };
  if (type === 'array') return shapeOfList(isObject(items) ? items : {}, root);
  if (isObject(properties)) return shapeOfObject(properties, textsOf(schema.required));
  return isObject(additionalProperties) ? { is: 'map', values: additionalProperties } : { is: 'bare' };
}

const isBareText = ({ minLength, maxLength, pattern, title }: JsonObject): boolean =>
  [minLength, maxLength, pattern, title].every((limit) => limit === undefined);

function shapeOfList(items: JsonObject, root: JsonObject): Shape {
  const item = shapeOf(items, root);
  if (item.is === 'text') return { is: 'words' };
  return item.is === 'choice' ? { is: 'words', options: item.options } : { is: 'list', items };
}

/** One word or a list of them is asked for as a list. */
function shapeOfVariants(variants: readonly JsonObject[], root: JsonObject): Shape {
  const [first, second] = variants.map((variant) => shapeOf(variant, root));
  if (variants.length === 2 && first?.is === 'words' && (second?.is === 'text' || second?.is === 'choice'))
    return first;
  if (variants.length === 2 && first?.is === 'list' && second?.is === 'bare') return { is: 'bare' };
  if (variants.every((variant) => shapeOf(variant, root).is === 'amount' || variant.type === 'string')) {
    return { is: 'text' };
  }
  return { is: 'variants', variants };
}

const SMALL: readonly (readonly [names: string, shape: 'length' | 'range' | 'span' | 'names'])[] = [
  ['days,months,weeks,years', 'length'],
  ['max,min', 'range'],
  ['from,until', 'span'],
  ['en,nl', 'names'],
];

function shapeOfObject(properties: JsonObject, required: readonly string[]): Shape {
  const names = Object.keys(properties).sort().join();
  const small = SMALL.find(([of]) => of === names);
  if (small) return { is: small[1] };
  return {
    is: 'group',
    properties: Object.entries(properties).flatMap(([name, schema]) =>
      isObject(schema) ? [{ name, schema, required: required.includes(name) }] : [],
    ),
  };
}

/** A value to begin with: the first example of the language, or the least that has its form. */
export function firstValue(given: JsonObject, root: JsonObject, today: string): Json {
  const schema = resolved(given, root);
  const [example] = isList(schema.examples) ? schema.examples : [];
  if (example !== undefined) return example;
  const shape = shapeOf(given, root);
  switch (shape.is) {
    case 'constant':
      return shape.value;
    case 'choice':
      return shape.options[0] ?? '';
    case 'yesNo':
      return true;
    case 'amount':
    case 'whole':
      return 1;
    case 'day':
      return today;
    case 'words':
      return shape.options?.slice(0, 1) ?? [];
    case 'length':
      return { years: 1 };
    case 'span':
      return Object.fromEntries(textsOf(schema.required).map((name) => [name, today]));
    case 'range':
    case 'map':
      return {};
    case 'names':
      return { nl: '', en: '' };
    case 'list':
      return [firstValue(shape.items, root, today)];
    case 'variants':
      return shape.variants[0] === undefined ? '' : firstValue(shape.variants[0], root, today);
    case 'group':
      return Object.fromEntries(
        shape.properties
          .filter(({ required }) => required)
          .map(({ name, schema: own }) => [name, firstValue(own, root, today)]),
      );
    case 'text':
    case 'bare':
      return '';
  }
}

/** Whether a value has the form of a schema, as far as is needed to tell alternatives apart. */
export function fits(value: Json | undefined, given: JsonObject, root: JsonObject): boolean {
  const schema = resolved(given, root);
  if (schema.const !== undefined) return schema.const === value;
  if (schema.enum !== undefined) return typeof value === 'string' && textsOf(schema.enum).includes(value);
  if (isObject(schema.properties)) {
    const { properties } = schema;
    if (!isObject(value) || !textsOf(schema.required).every((name) => Object.hasOwn(value, name))) return false;
    return Object.entries(value).every(([name, one]) => {
      const own = properties[name];
      return isObject(own) && (own.const === undefined || own.const === one);
    });
  }
  if (schema.type === 'array') return isList(value);
  if (isObject(schema.additionalProperties)) return isObject(value);
  const variants = objectsOf(schema.anyOf ?? schema.oneOf);
  if (variants.length > 0) return variants.some((variant) => fits(value, variant, root));
  return value !== undefined && !isObject(value) && !isList(value);
}
