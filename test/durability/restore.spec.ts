import { derivedId } from '@peil/eventing';
import { verifyLog } from '@peil/eventing-sqlite';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { backUp } from '../../apps/server/src/wiring/back-up.js';
import { configurationFrom } from '../../apps/server/src/wiring/configuration.js';
import { restore } from '../../apps/server/src/wiring/restore.js';
import { dataFiles, openRuntime } from '../../apps/server/src/wiring/runtime.js';
import { startServer } from '../support/server-process.js';
import { buildSmallCity } from '../support/small-city.js';
import { commandsRecorded } from './commands-recorded.js';
import { writeStorm } from './write-storm.js';

/** Reliability D8: a backup while a server writes, restored elsewhere. 3 rounds in `npm test`; the soak does 20. */
const ROUNDS = Number(process.env.PEIL_BACKUPS ?? 3);
const PEOPLE = ['treesmanager', 'pondsmanager', 'signsmanager', 'deskmanager'];
const ENOUGH = 10;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'peil-backups-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const at = (dataFolder: string) => configurationFrom({ PEIL_DATA_DIR: dataFolder });

it(
  `each of ${ROUNDS} backups made while writing holds every command acknowledged before it, and verifies`,
  async () => {
    const data = join(folder, 'data');
    const built = await openRuntime(at(data));
    await buildSmallCity(built);
    await built.close();
    const server = await startServer({ PEIL_DATA_DIR: data });
    const storm = writeStorm(PEOPLE, 8);
    await storm.begin(server.url);
    let events = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const seen = storm.acknowledged.length;
      while (storm.acknowledged.length < seen + ENOUGH) await delay(10);
      const before = [...storm.acknowledged];
      const [backup, elsewhere] = [join(folder, `backup-${round}`), join(folder, `elsewhere-${round}`)];
      await backUp(at(data), backup, { withKeys: true });
      mkdirSync(elsewhere);
      cpSync(dataFiles(data).masterKey, dataFiles(elsewhere).masterKey);
      const restored = await restore(at(elsewhere), backup, { erased: [] });
      events += restored.events;
      for await (const step of verifyLog(dataFiles(elsewhere).log)) expect(step.kind).not.toBe('damaged');
      const runtime = await openRuntime(at(elsewhere));
      const recorded = await commandsRecorded(runtime);
      await runtime.close();
      const lost = before.filter(({ personId, key }) => !recorded.has(derivedId('idempotency-key', personId, key)));
      expect(lost).toEqual([]);
    }
    await storm.end();
    await server.kill('SIGTERM');
    process.stderr.write(
      `${ROUNDS} backups while writing, ${storm.acknowledged.length} acknowledged, ${events} events restored, 0 lost\n`,
    );
  },
  240_000 + ROUNDS * 30_000,
);
