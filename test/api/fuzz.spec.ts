import fc from 'fast-check';
import { z } from 'zod';
import {
  answerCheckOf,
  openApiOf,
  operationsOf,
  type OpenApi,
  type ServedOperation,
} from '../support/openapi-answers.js';
import { oddBody, oddQuery, oddSegment } from './odd-requests.js';
import { startPopulatedPeil, type PopulatedPeil } from './populated-peil.js';

const CASES = Number(process.env.PEIL_FUZZ_CASES ?? 20);
/** Sent again, the same seed gives the same requests. */
const SEED = Number(process.env.PEIL_FUZZ_SEED ?? 20240603);

const texts = z.object({ nl: z.string().min(1), en: z.string().min(1) });
const problemSchema = z.looseObject({
  messages: texts,
  errors: z.array(z.looseObject({ messages: texts })).optional(),
});

let populated: PopulatedPeil;
let document: OpenApi;

beforeAll(async () => {
  populated = await startPopulatedPeil();
  document = await openApiOf(populated.peil.url);
});
afterAll(() => populated.peil.close());

/** Who has leave for most calls of the operation, so that the request gets past the door. */
function callerFor({ path, 'x-peil-access': access }: ServedOperation): string {
  if (access === 'public') return 'hrall';
  if (/^(organisation|roles)\./.test(access.permission)) return 'admin';
  if (access.permission.startsWith('learningPoints.')) return 'treesmanager';
  return path.endsWith('/activities') ? 'treesmanager' : 'hrall';
}

type Case = { readonly address: string; readonly body: string | undefined; readonly headers: Record<string, string> };

/** Any request to the operation: mostly real ids with an odd body, now and then an odd address. */
function requestsTo(operation: ServedOperation): fc.Arbitrary<Case> {
  const segments = [...operation.path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name);
  const known = (name: string) => fc.constant(populated.ids[name] ?? 'unknown');
  const parameters = (operation.parameters ?? []).filter((one) => one.in === 'query');
  const json = operation.requestBody?.content['application/json']?.schema;
  return fc.record({
    address: fc
      .tuple(
        fc.tuple(...segments.map((name) => fc.oneof({ weight: 4, arbitrary: known(name) }, oddSegment))),
        oddQuery(parameters.map(({ name, schema }) => ({ name, schema: schema ?? {} }))),
      )
      .map(([values, query]) => {
        let next = 0;
        return operation.path.replace(/\{[^}]+\}/g, () => values[next++] ?? '') + query;
      }),
    body: json ? oddBody(json, document.components.schemas) : fc.constantFrom(undefined, undefined, '{}', '[]', '{'),
    headers: fc.constantFrom<Record<string, string>>(
      {},
      {},
      {},
      { 'Peil-Wait-For': 'x.99999999999999999999' },
      { 'Idempotency-Key': 'k'.repeat(201) },
      { 'Accept-Language': 'xx;q=nan,en;q=9e9' },
      { Accept: 'image/png' },
    ),
  });
}

describe('whatever is sent', () => {
  it(
    'is answered as the document says: no failure of ours, and every refusal in both languages',
    async () => {
      const { url, signIn } = populated.peil;
      const check = answerCheckOf(document);
      const wrong: string[] = [];
      let sent = 0;
      for (const [index, operation] of operationsOf(document).entries()) {
        const token = signIn(callerFor(operation));
        for (const { address, body, headers } of fc.sample(requestsTo(operation), {
          numRuns: CASES,
          seed: SEED + index,
        })) {
          const answer = await fetch(`${url}/v1${address}`, {
            method: operation.method,
            headers: {
              Authorization: `Bearer ${token}`,
              ...(body !== undefined && { 'Content-Type': 'application/json' }),
              ...headers,
            },
            ...(body !== undefined && operation.method !== 'GET' && { body }),
          });
          sent += 1;
          const { status } = answer;
          const text = await answer.text();
          const contentType = answer.headers.get('content-type') ?? '';
          const broken = [
            ...(status >= 500 ? [`${status}`] : []),
            ...(status >= 400 ? problemsOf(text, contentType) : []),
            // An odd segment may lead to another operation, or to none.
            ...check({ method: operation.method, path: routeOf(operation), status, contentType, text }),
          ];
          if (broken.length > 0) {
            const said = `${operation.method} ${address.slice(0, 200)} ${(body ?? '').slice(0, 400)}`;
            wrong.push(`${said}: ${broken.join('; ')} ${text.slice(0, 200)}`);
          }
        }
      }
      process.stderr.write(`${sent} odd requests, ${wrong.length} answered wrong\n`);
      expect(wrong).toEqual([]);
      expect(sent).toBe(CASES * operationsOf(document).length);
    },
    600_000 * Math.max(1, CASES / 20),
  );
});

function routeOf({ path }: ServedOperation): string {
  return path.replace(/\{[^}]+\}/g, 'x');
}

function problemsOf(text: string, contentType: string): readonly string[] {
  if (!contentType.startsWith('application/problem+json')) return [`${contentType} instead of a problem`];
  return problemSchema.safeParse(JSON.parse(text)).success ? [] : ['not in both languages'];
}
