import published from '../../../../../docs/reference/schema/scheme.schema.json' with { type: 'json' };
import { isDocument, type JsonObject } from './json.js';

function asSchema(read: unknown): JsonObject {
  if (isDocument(read)) return read;
  throw new Error('the published JSON Schema of the scheme language is no object');
}

/** The JSON Schema of the scheme language, as published: the form is made from it. */
export const schemeSchema = asSchema(published);
