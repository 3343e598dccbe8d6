import { calendarDay } from '@peil/kernel';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { ensureCity } from '../../apps/cli/src/demo/make-city.js';
import { runMigrateStore } from '../../apps/cli/src/commands/migrate-store.js';
import { configurationFrom } from '../../apps/server/src/wiring/configuration.js';
import { compareReadModels, rebuildReadModels } from '../../apps/server/src/wiring/read-models.js';
import { apiAs } from '../support/api-client.js';
import { startPeil, type RunningPeil } from '../support/peil.js';
import { startDoubleProcess, type DoubleProcess } from './double/start-double-process.js';

const today = calendarDay('2026-10-15');
let folder: string;
let double: DoubleProcess;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'peil-migrate-'));
  double = await startDoubleProcess();
});
afterAll(async () => {
  await double.stop();
  rmSync(folder, { recursive: true, force: true });
});

const persons = z.object({ items: z.array(z.object({ personId: z.string() })) });
const session = z.object({ token: z.string() });

/** Everyone's balance, without the positions: those belong to a store. */
async function figures({ url }: RunningPeil): Promise<readonly string[]> {
  const answer = await fetch(`${url}/v1/demo-sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ persona: 'hr' }),
  });
  const hr = apiAs(url, session.parse(await answer.json()).token);
  const { items } = persons.parse((await hr.get('/managers?pageSize=50')).body);
  const balances: string[] = [];
  for (const { personId } of items) {
    const { body } = await hr.get(`/managers/${personId}/balance?asOf=${today}`);
    balances.push(JSON.stringify(body).replaceAll(/"position":("[^"]*"|\d+)/g, '"position":0'));
  }
  return balances;
}

describe('moving a city from the embedded store to KurrentDB', () => {
  it('keeps every event and every balance, and the read models equal a rebuild', async () => {
    const embedded = { PEIL_DATA_DIR: folder, PEIL_DEMO: 'true', PEIL_LOG_LEVEL: 'error', PORT: '0' };
    await ensureCity(configurationFrom(embedded), { seed: 'move', today, size: 'small' });
    const before = await startPeil({ folder });
    const expected = await figures(before);
    await before.close();
    expect(expected.length).toBeGreaterThan(10);

    const environment = { PEIL_STORE: 'kurrentdb', PEIL_KURRENTDB_URL: double.connectionString };
    const moved = configurationFrom({ ...embedded, ...environment });
    expect(await runMigrateStore(moved, true)).toBe(0);
    expect(await runMigrateStore(moved, true)).toBe(0);
    await rebuildReadModels(moved, () => undefined);
    const checks = await compareReadModels(moved, () => undefined);
    expect(checks.filter(({ outcome }) => outcome !== 'same')).toEqual([]);

    const after = await startPeil({ folder, environment });
    expect(await figures(after)).toEqual(expected);
    await after.close();
  });
});
