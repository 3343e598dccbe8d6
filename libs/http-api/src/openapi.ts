import type { OpenAPIObject } from '@nestjs/swagger';

/** Version of the API, answered in the `API-Version` header. */
export const API_VERSION = '1.0.0';

type Schema = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];

const localizedText: Schema = {
  type: 'object',
  description: 'The text in both languages.',
  properties: { nl: { type: 'string' }, en: { type: 'string' } },
  required: ['nl', 'en'],
};

/** The schema of every error answer: RFC 9457 with texts in both languages. */
const problemSchema: Schema = {
  type: 'object',
  properties: {
    type: { type: 'string', format: 'uri', example: 'urn:peil:problem:access-denied' },
    title: { type: 'string' },
    status: { type: 'integer', example: 403 },
    detail: { type: 'string', description: 'What is wrong and what to do, in the language asked for.' },
    code: { type: 'string', description: 'Stable code of the rule.' },
    messages: localizedText,
    rule: { type: 'string', description: 'The document, article or scheme rule behind the refusal.' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: { field: { type: 'string' }, code: { type: 'string' }, messages: localizedText },
        required: ['field', 'code', 'messages'],
      },
    },
    requestId: { type: 'string', description: 'Number for the help desk.' },
  },
  required: ['type', 'title', 'status', 'detail', 'code', 'messages', 'requestId'],
};

const versionHeader = { description: 'Version of the API.', schema: { type: 'string', example: API_VERSION } } as const;

/** In the document: an answer of this status is a problem, of which only the meaning differs. For an operation's own statuses. */
export const problemContent = {
  'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
} as const;

const problemAnswer = (description: string) => ({
  description,
  headers: { 'API-Version': versionHeader },
  content: problemContent,
});

const WRITES = new Set(['post', 'put', 'patch', 'delete']);

/**
 * Completes a generated document with what holds for every operation: the version header, the problem documents, the
 * headers of writes and reads. So no controller repeats them, and none can forget them.
 */
export function completeDocument(document: OpenAPIObject): OpenAPIObject {
  for (const path of Object.values(document.paths)) {
    for (const [method, operation] of Object.entries(path)) {
      if (!isOperation(operation)) continue;
      const isPublic = Reflect.get(operation, 'x-peil-access') === 'public';
      const writes = WRITES.has(method);
      if (writes) addAccepted(operation, document);
      for (const [status, answer] of Object.entries(operation.responses)) {
        if (status.startsWith('2') || status.startsWith('3') || status === '410') {
          answer.headers = {
            ...answer.headers,
            'API-Version': versionHeader,
            ...(writes && { 'Peil-Position': { description: 'Position of the write.', schema: { type: 'string' } } }),
          };
        }
      }
      const problems: Record<string, object> = {
        400: problemAnswer('The request is not right; every field that is wrong is named.'),
        ...(!isPublic && {
          401: problemAnswer('Not signed in.'),
          403: problemAnswer('Not allowed; the roles that may are named.'),
        }),
        404: problemAnswer('Does not exist.'),
        ...(writes && {
          409: problemAnswer('Does not fit what has happened meanwhile.'),
          413: problemAnswer('Too large.'),
          415: problemAnswer('Not the kind of content that is asked for.'),
          422: problemAnswer('Refused by a rule; the rule is named.'),
          507: problemAnswer('The storage is full; nothing was recorded.'),
        }),
        429: problemAnswer('Too many requests; see Retry-After.'),
        500: problemAnswer('Something went wrong on our side.'),
        503: problemAnswer('The reading side is behind, or recording does not work now; see Retry-After.'),
      };
      for (const [status, answer] of Object.entries(problems)) {
        if (!(status in operation.responses)) Object.assign(operation.responses, { [status]: answer });
      }
      if (!isPublic) operation.parameters = [...(operation.parameters ?? []), ...commonHeaders(writes)];
    }
  }
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: problemSchema },
  };
  return document;
}

type Answer = { description?: string; headers?: Record<string, unknown>; content?: object };
type Operation = { responses: Record<string, Answer>; parameters?: unknown[] };

/** A write that answers a position answers the same with 202 when the reading side is behind: see `WriteAnswers`. */
function addAccepted({ responses }: Operation, { components }: OpenAPIObject): void {
  const done = responses['201'] ?? responses['200'];
  const [, name = ''] = /"#\/components\/schemas\/([^"]+)"/.exec(JSON.stringify(done?.content ?? {})) ?? [];
  const schema = components?.schemas?.[name];
  const answersPosition = schema !== undefined && 'properties' in schema && 'position' in (schema.properties ?? {});
  if (done?.content && answersPosition && !('202' in responses)) {
    responses['202'] = { description: 'Recorded; the figures follow within seconds.', content: done.content };
  }
}

function isOperation(value: unknown): value is Operation {
  return typeof value === 'object' && value !== null && 'responses' in value;
}

function commonHeaders(writes: boolean): readonly object[] {
  return writes
    ? [
        {
          name: 'Idempotency-Key',
          in: 'header',
          required: false,
          description: 'Chosen by the sender. The same key again has no second effect.',
          schema: { type: 'string', maxLength: 200 },
        },
      ]
    : [
        {
          name: 'Peil-Wait-For',
          in: 'header',
          required: false,
          description: 'Answer only with figures that include this position.',
          schema: { type: 'string' },
        },
      ];
}
