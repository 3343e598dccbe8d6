import { z } from 'zod';
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

export type GuardedOperation = {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly access: z.infer<typeof accessSchema>;
};

/** Every operation of the served document, with what it says about access. */
export async function guardedOperationsOf(url: string): Promise<readonly GuardedOperation[]> {
  const { paths } = documentSchema.parse(await (await fetch(`${url}/v1/openapi.json`)).json());
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      id: operation.operationId,
      method: method.toUpperCase(),
      path,
      access: operation['x-peil-access'],
    })),
  );
}

/** The status of a call with nothing in it: leave is decided before anything else is looked at. */
export async function statusOf(
  url: string,
  { method, path }: Pick<GuardedOperation, 'method' | 'path'>,
  params: Record<string, string>,
  token?: string,
): Promise<number> {
  const address = path.replace(/\{([A-Za-z0-9]+)\}/g, (_, name: string) => params[name] ?? 'unknown');
  const { status } = await fetch(`${url}/v1${address}`, {
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

/**
 * Asks every operation as everybody over everyone, and compares with the reviewed table.
 * @param tokenOf a token for one call series; asked anew for each operation, since one of them ends sessions
 */
export async function askEverything(
  url: string,
  operations: readonly GuardedOperation[],
  tokenOf: (personId: string) => string | Promise<string>,
): Promise<{ readonly unexpected: readonly string[]; readonly asked: number }> {
  const unexpected: string[] = [];
  let asked = 0;
  for (const operation of operations) {
    const { id, access } = operation;
    const row = EXPECTED[id];
    if (row === undefined || row === 'public' || access === 'public') continue;
    const [kind, name] = row.split(':');
    for (const asker of Object.keys(ASKERS) as Asker[]) {
      const token = await tokenOf(ASKERS[asker]);
      const check = async (target: string, params: Record<string, string>, expected: boolean) => {
        const status = await statusOf(url, operation, params, token);
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
  return { unexpected, asked };
}
