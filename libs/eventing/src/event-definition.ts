import { fieldClasses } from '@peil/kernel';
import type { z } from 'zod';
import type { JsonObject } from './event.js';

/** A field path in event data; `*` stands for every element of a list or every value of a record. */
export type FieldPath = readonly string[];

/** Brings data of one schema version to the next. Pure. */
export type Upcaster = (data: JsonObject) => JsonObject;

/** What is known about one type of event: its stored name, its current shape, how older shapes become it. */
export type EventDefinition<Type extends string = string, Data extends object = object> = {
  readonly type: Type;
  /** Number of the current shape, from 1. */
  readonly version: number;
  readonly schema: z.ZodType<Data>;
  /** `upcasters[0]` brings version 1 to version 2, and so on. */
  readonly upcasters: readonly Upcaster[];
  /** Where personal text stands: encrypted with the key of `subject`. */
  readonly personalFields: readonly FieldPath[];
  /** The person whose key encrypts the personal text. */
  subject?(data: Data): string;
};

/** The event a definition describes, as the domain sees it. */
export type EventOf<Definition> =
  Definition extends EventDefinition<infer Type, infer Data> ? { readonly type: Type; readonly data: Data } : never;

/** Any event, as the domain sees it. */
export type DomainEvent = { readonly type: string; readonly data: object };

/**
 * Declares an event type once: past-tense business words, a zod schema whose string fields say whether they are
 * personal.
 *
 * @throws Error when the schema holds personal text and no `subject` says whose, or the upcasters do not lead from
 *   version 1 to the current one.
 */
export function defineEvent<Type extends string, Data extends object>(
  type: Type,
  schema: z.ZodType<Data>,
  options: {
    readonly version?: number;
    readonly subject?: (data: Data) => string;
    readonly upcasters?: readonly Upcaster[];
  } = {},
): EventDefinition<Type, Data> {
  const { version = 1, subject, upcasters = [] } = options;
  const personalFields = classifyFields(schema).personal;
  if (personalFields.length > 0 && subject === undefined) {
    throw new Error(`${type} holds personal text (${personalFields.join(', ')}) but names no subject`);
  }
  if (upcasters.length !== version - 1) {
    throw new Error(`${type} is at version ${version} and needs ${version - 1} upcasters, not ${upcasters.length}`);
  }
  return { type, version, schema, upcasters, personalFields, ...(subject && { subject }) };
}

type Inner = {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly in?: z.ZodType;
  readonly items?: readonly z.ZodType[];
};

/** The string fields of a schema that hold personal text, and those that do not say whether they do. */
export function classifyFields(schema: z.ZodType): {
  readonly personal: readonly FieldPath[];
  readonly unclassified: readonly FieldPath[];
} {
  const personal: FieldPath[] = [];
  const unclassified: FieldPath[] = [];
  const walk = (node: z.ZodType, path: FieldPath): void => {
    const stated = fieldClasses.get(node);
    if (stated !== undefined) {
      if (stated.personal) personal.push(path);
      return;
    }
    const inner: Inner = node._zod.def;
    for (const [key, value] of Object.entries(inner.shape ?? {})) walk(value, [...path, key]);
    if (inner.element) walk(inner.element, [...path, '*']);
    if (inner.valueType) walk(inner.valueType, [...path, '*']);
    if (inner.innerType) walk(inner.innerType, path);
    if (inner.in) walk(inner.in, path);
    for (const option of inner.options ?? []) walk(option, path);
    for (const [index, item] of (inner.items ?? []).entries()) walk(item, [...path, String(index)]);
    if (inner.type === 'string') unclassified.push(path);
  };
  walk(schema, []);
  const once = (paths: FieldPath[]) => [...new Map(paths.map((path) => [path.join('.'), path])).values()];
  return { personal: once(personal), unclassified: once(unclassified) };
}
