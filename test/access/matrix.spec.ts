import { z } from 'zod';
import { instant } from '@peil/kernel';
import { startPeil, type RunningPeil } from '../support/peil.js';
import { buildSmallCity } from '../support/small-city.js';
import { ASKERS, BY_ROLE, EXPECTED, OVER_PEOPLE, OVER_UNITS, PEOPLE, UNITS, type Asker } from './expected.js';

const accessSchema = z.union([
  z.literal('public'),
  z.object({ permission: z.string(), person: z.string().optional(), unit: z.string().optional() }),
]);
const documentSchema = z.object({
  paths: z.record(
    z.string(),
    z.record(z.string(), z.object({ operationId: z.string(), 'x-peil-access': accessSchema })),
  ),
});

let peil: RunningPeil;
let operations: readonly {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly access: z.infer<typeof accessSchema>;
}[];
let now = instant('2024-06-03T10:00:00Z');

beforeAll(async () => {
  peil = await startPeil({ now: () => now, prepare: buildSmallCity });
  const { paths } = documentSchema.parse(await (await fetch(`${peil.url}/v1/openapi.json`)).json());
  operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      id: operation.operationId,
      method: method.toUpperCase(),
      path,
      access: operation['x-peil-access'],
    })),
  );
});
afterAll(() => peil.close());

/** The status of a call with nothing in it: leave is decided before anything else is looked at. */
async function statusOf(method: string, path: string, params: Record<string, string>, token?: string): Promise<number> {
  const address = path.replace(/\{([A-Za-z0-9]+)\}/g, (_, name: string) => params[name] ?? 'unknown');
  const { status } = await fetch(`${peil.url}/v1${address}`, {
    method,
    headers: {
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(method !== 'GET' && { 'Content-Type': 'application/json' }),
    },
    ...(method !== 'GET' && { body: '{}' }),
  });
  return status;
}

const isRefused = (status: number) => status === 401 || status === 403;

describe('the access matrix', () => {
  it('has a row for every operation, and no row without its operation', () => {
    expect(operations.map(({ id }) => id).sort()).toEqual(Object.keys(EXPECTED).sort());
  });

  it('keeps out who is not signed in, with an unknown, an expired or a malformed token', async () => {
    const unexpected: string[] = [];
    const expired = peil.signIn(ASKERS.hrOfAll);
    const before = now;
    now = instant('2024-06-04T10:00:00Z');
    for (const { id, method, path } of operations) {
      if (EXPECTED[id] === 'public') continue;
      for (const token of [undefined, 'unknown', expired, `${expired}x`, 'a b']) {
        const status = await statusOf(method, path, {}, token);
        if (status !== 401) unexpected.push(`${id} with ${token ?? 'no token'}: ${status}`);
      }
    }
    now = before;
    expect(unexpected).toEqual([]);
  });

  it('lets every role do over everyone exactly what the reviewed table says', async () => {
    const unexpected: string[] = [];
    let asked = 0;
    for (const { id, method, path, access } of operations) {
      const row = EXPECTED[id];
      if (row === undefined || row === 'public' || access === 'public') continue;
      const [kind, name] = row.split(':');
      for (const asker of Object.keys(ASKERS) as Asker[]) {
        // A session of its own: one of the operations ends it.
        const token = peil.signIn(ASKERS[asker]);
        const check = async (target: string, params: Record<string, string>, expected: boolean) => {
          const status = await statusOf(method, path, params, token);
          asked += 1;
          if (isRefused(status) === expected || status >= 500) {
            unexpected.push(`${asker} ${id} over ${target}: ${status}, expected ${expected ? 'leave' : '403'}`);
          }
        };
        if (kind === 'people') {
          const over: readonly string[] = OVER_PEOPLE[name as keyof typeof OVER_PEOPLE][asker];
          for (const [target, personId] of Object.entries(PEOPLE)) {
            const person = personId ?? ASKERS[asker];
            const isAllowed = over.includes(person === ASKERS[asker] ? 'own' : target);
            await check(target, { [access.person ?? '']: person }, isAllowed);
          }
        } else if (kind === 'units') {
          const over = OVER_UNITS[name as keyof typeof OVER_UNITS][asker] as readonly string[];
          for (const [target, unitId] of Object.entries(UNITS)) {
            await check(target, { [access.unit ?? '']: unitId }, over.includes(target));
          }
        } else {
          const over = BY_ROLE[name as keyof typeof BY_ROLE] as readonly string[];
          await check('-', {}, over.includes(asker));
        }
      }
    }
    expect(unexpected).toEqual([]);
    expect(asked).toBeGreaterThan(500);
  });
});
