import { z } from 'zod';
import { startPeil, type RunningPeil } from '../support/peil.js';
import { buildSmallCity } from '../support/small-city.js';

const LIMIT = 25;
let peil: RunningPeil;
beforeAll(async () => {
  peil = await startPeil({ prepare: buildSmallCity, environment: { PEIL_REQUESTS_PER_MINUTE: String(LIMIT) } });
});
afterAll(() => peil.close());

describe('a client that asks too often', () => {
  it('is told when to come back, in a problem document, while health is free', async () => {
    const ask = (path: string) => fetch(`${peil.url}${path}`);
    const statuses: number[] = [];
    for (let time = 0; time < LIMIT; time += 1) statuses.push((await ask('/v1/sign-in-options')).status);
    expect(statuses).toEqual(statuses.map(() => 200));
    const refused = await ask('/v1/sign-in-options');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(refused.headers.get('api-version')).not.toBeNull();
    const problem = z.looseObject({ code: z.string(), messages: z.object({ nl: z.string(), en: z.string() }) });
    expect(problem.parse(await refused.json()).code).toBe('too-many-requests');
    expect((await ask('/health/live')).status).toBe(200);
  });
});
