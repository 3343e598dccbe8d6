import { z } from 'zod';
import { balancesDocumentSchema } from '../balance-document.js';
import { factsFileSchema } from '../facts.js';
import { schemeSchema } from './scheme.js';

/** zod leaves out the examples of what it transforms; ours are written in the form that goes in. */
function withExamples({
  zodSchema,
  jsonSchema,
}: {
  zodSchema: z.core.$ZodType;
  jsonSchema: z.core.JSONSchema.BaseSchema;
}) {
  const examples: unknown = z.globalRegistry.get(zodSchema)?.examples;
  if (Array.isArray(examples) && jsonSchema.$ref === undefined) jsonSchema.examples = examples;
}

/** JSON Schema (2020-12) of a scheme file. */
export function schemeJsonSchema(): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(schemeSchema, { io: 'input', unrepresentable: 'any', override: withExamples });
}

/** JSON Schema (2020-12) of a facts file. */
export function factsFileJsonSchema(): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(factsFileSchema, { io: 'input', unrepresentable: 'any' });
}

/** JSON Schema (2020-12) of what `peil evaluate --json` answers. */
export function balancesJsonSchema(): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(balancesDocumentSchema, { io: 'output', unrepresentable: 'any' });
}
