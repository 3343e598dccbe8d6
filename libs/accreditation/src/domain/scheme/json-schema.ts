import { z } from 'zod';
import { factsFileSchema } from '../facts.js';
import { schemeSchema } from './scheme.js';

/** JSON Schema (2020-12) of a scheme file. */
export function schemeJsonSchema(): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(schemeSchema, { io: 'input', unrepresentable: 'any' });
}

/** JSON Schema (2020-12) of a facts file. */
export function factsFileJsonSchema(): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(factsFileSchema, { io: 'input', unrepresentable: 'any' });
}
