import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { z } from 'zod';

const anyObject = z.record(z.string(), z.unknown());
const parameterSchema = z.looseObject({
  name: z.string(),
  in: z.enum(['path', 'query', 'header', 'cookie']),
  required: z.boolean().optional(),
  schema: anyObject.optional(),
});
const contentSchema = z.record(z.string(), z.looseObject({ schema: anyObject.optional() }));
const operationSchema = z.looseObject({
  operationId: z.string(),
  parameters: z.array(parameterSchema).optional(),
  requestBody: z.looseObject({ content: contentSchema }).optional(),
  responses: z.record(z.string(), z.looseObject({ content: contentSchema.optional() })),
  'x-peil-access': z.union([
    z.literal('public'),
    z.looseObject({ permission: z.string(), person: z.string().optional(), unit: z.string().optional() }),
  ]),
});

/** The served document, as far as the tests read it. */
export const openApiSchema = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.looseObject({ schemas: z.record(z.string(), anyObject) }),
});
export type OpenApi = z.infer<typeof openApiSchema>;

/** One operation with where it lies. */
export type ServedOperation = z.infer<typeof operationSchema> & {
  readonly method: string;
  /** With its parameters in braces. */
  readonly path: string;
};

/** What came over the wire; `path` without `/v1` and without a query. */
export type RawAnswer = {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
};

/** What of an answer the document does not say, in words; nothing when the answer is as the document says. */
export type AnswerCheck = (answer: RawAnswer) => readonly string[];

export async function openApiOf(url: string): Promise<OpenApi> {
  return openApiSchema.parse(await (await fetch(`${url}/v1/openapi.json`)).json());
}

export function operationsOf({ paths }: OpenApi): readonly ServedOperation[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
  );
}

/**
 * Checks answers against the document, strictly: a field that the document does not name is an untruth, and so is an
 * object of which it says nothing.
 */
export function answerCheckOf(document: OpenApi): AnswerCheck {
  const ajv = new Ajv2020({ strict: false, allErrors: true, formats: { ...fullFormats, binary: true } });
  ajv.addSchema({ components: strictly(document.components) }, 'peil');
  const compiled = compilerOf(ajv);
  const operations = operationsOf(document)
    .map((operation) => ({ operation, form: formOf(operation.path) }))
    .sort((a, b) => a.operation.path.split('{').length - b.operation.path.split('{').length);

  return ({ method, path, status, contentType, text }) => {
    const found = operations.find(({ operation, form }) => operation.method === method && form.test(path));
    if (!found) return status === 404 ? [] : [`${method} ${path} is not in the document and answered ${status}`];
    const { operation } = found;
    const where = `${operation.operationId} (${method} ${operation.path}) ${status}`;
    const declared = operation.responses[String(status)];
    if (!declared) return [`${where}: this status is not declared`];
    const type = contentType.split(';')[0]?.trim() ?? '';
    const content = declared.content ?? {};
    if (!(type in content)) {
      return type === '' && text === '' && Object.keys(content).length === 0
        ? []
        : [`${where}: ${type || 'no content type'} is not declared, ${Object.keys(content).join(', ')} is`];
    }
    if (!/[/+]json$/.test(type)) return [];
    const check = compiled(content[type]?.schema ?? {});
    if (check(JSON.parse(text))) return [];
    return (check.errors ?? []).map(
      ({ instancePath, message, params }) =>
        `${where}: ${instancePath || 'the body'} ${message} ${JSON.stringify(params)}`,
    );
  };
}

function compilerOf(ajv: Ajv2020) {
  const known = new Map<string, ValidateFunction>();
  return (schema: Record<string, unknown>): ValidateFunction => {
    const key = JSON.stringify(schema);
    const check = known.get(key) ?? ajv.compile(rooted(strictly(schema)));
    known.set(key, check);
    return check;
  };
}

/** A path of the document as a pattern for real paths. */
function formOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`);
}

/** The same schema, closed: what it does not name may not be there. */
function strictly(schema: object): Record<string, unknown> {
  const closed = Object.fromEntries(
    Object.entries(schema).map(([word, value]) => [word, word === 'example' ? undefined : inside(value)]),
  );
  const speaksOfFields = 'additionalProperties' in closed || 'allOf' in closed || 'oneOf' in closed || '$ref' in closed;
  return closed.type === 'object' && !speaksOfFields ? { ...closed, additionalProperties: false } : closed;
}

function inside(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inside);
  return typeof value === 'object' && value !== null ? strictly(value) : value;
}

/** References of the document stand from its root; here the components lie in a schema of their own. */
function rooted(schema: object): object {
  return anyObject.parse(JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"peil#/components/')));
}
