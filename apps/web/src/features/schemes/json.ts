/** A document as it is edited: what JSON holds. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [name: string]: Json };

/** Keys and indexes from the top of the document. */
export type Path = readonly (string | number)[];

export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether an answer of the server is a document. */
export function isDocument(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(isJson);
}

function isJson(value: unknown): value is Json {
  if (value === null || ['boolean', 'number', 'string'].includes(typeof value)) return true;
  return Array.isArray(value) ? value.every(isJson) : isDocument(value);
}

/** What stands at a place; undefined when there is nothing. */
export function valueAt(document: Json | undefined, path: Path): Json | undefined {
  return path.reduce<Json | undefined>((value, key) => {
    if (isList(value)) return value[Number(key)];
    return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }, document);
}

/** The document with another value at a place; undefined takes the key, or the item of a list, away. */
export function withValue(document: Json | undefined, path: Path, value: Json | undefined): Json | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (isList(document) || (document === undefined && typeof key === 'number')) {
    const list = isList(document) ? document : [];
    const index = Number(key);
    const changed = withValue(list[index], rest, value);
    return changed === undefined ? list.toSpliced(index, 1) : list.toSpliced(index, 1, changed);
  }
  const object = isObject(document) ? document : {};
  const changed = withValue(object[key], rest, value);
  if (changed !== undefined) return { ...object, [key]: changed };
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
}

/** A single value as text; nothing for what is no single value. */
export const wordOf = (value: Json | undefined): string =>
  value === undefined || value === null || typeof value === 'object' ? '' : String(value);

export const keyOf = (path: Path): string => path.join('.');

/** A dotted path of the server as keys and indexes. */
export const pathOf = (dotted: string): Path =>
  dotted === '' ? [] : dotted.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
