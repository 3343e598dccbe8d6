import { derivedId, verifyStreamChain } from '@peil/eventing';
import { buildProjections, contentHash } from '@peil/projections';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { configurationFrom } from '../../apps/server/src/wiring/configuration.js';
import { projections } from '../../apps/server/src/wiring/contexts.js';
import { openRuntime, type Runtime } from '../../apps/server/src/wiring/runtime.js';
import { startServer } from '../support/server-process.js';
import { buildSmallCity } from '../support/small-city.js';
import { commandsRecorded } from './commands-recorded.js';
import { writeStorm, type Acknowledged } from './write-storm.js';

/** Reliability D1: killed at a random moment of a write storm over HTTP. 20 in `npm test`; the soak does 500. */
const KILLS = Number(process.env.PEIL_KILLS ?? 20);
const WRITERS = 32;
const PEOPLE = ['treesmanager', 'pondsmanager', 'signsmanager', 'deskmanager'];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'peil-kills-'));
});
afterAll(async () => {
  await close();
  rmSync(folder, { recursive: true, force: true });
});

let opened: Runtime | undefined;
async function open(): Promise<Runtime> {
  opened = await openRuntime(configurationFrom({ PEIL_DATA_DIR: folder }));
  return opened;
}
async function close(): Promise<void> {
  await opened?.close();
  opened = undefined;
}

const commandIdOf = ({ personId, key }: Acknowledged): string => derivedId('idempotency-key', personId, key);

it(
  `killed ${KILLS} times in a write storm, the server has every acknowledged command once and read models to match`,
  async () => {
    const built = await open();
    await buildSmallCity(built);
    await close();

    const storm = writeStorm(PEOPLE, WRITERS);
    const readyAfter: number[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      const server = await startServer({ PEIL_DATA_DIR: folder });
      readyAfter.push(server.readyAfterMs);
      await storm.begin(server.url);
      await delay(100 + Math.random() * 600);
      await server.kill('SIGKILL');
      await storm.broken();
    }
    const last = await startServer({ PEIL_DATA_DIR: folder });
    readyAfter.push(last.readyAfterMs);
    await storm.begin(last.url);
    await delay(300);
    await storm.end();
    await last.kill('SIGTERM');

    const runtime = await open();
    const byCommand = await commandsRecorded(runtime);
    const lost = storm.acknowledged.filter((command) => !byCommand.has(commandIdOf(command)));
    const doubled = storm.acknowledged.filter((command) => (byCommand.get(commandIdOf(command)) ?? []).length > 1);
    process.stderr.write(
      `${KILLS} kills, ${storm.acknowledged.length} acknowledged, ${lost.length} lost, ${doubled.length} twice; ` +
        `ready after at most ${Math.round(Math.max(...readyAfter))} ms\n`,
    );
    expect(lost).toEqual([]);
    expect(doubled).toEqual([]);
    expect(storm.acknowledged.length).toBeGreaterThan(KILLS * 5);

    for (const personId of PEOPLE) {
      const events = await runtime.store.readStream(`dossier-${personId}`);
      expect(events.map(({ revision }) => revision)).toEqual(events.map((_, index) => index));
      expect(verifyStreamChain(events)).toBeUndefined();
    }

    const fresh = await buildProjections({ ...runtime, folder: join(folder, 'fresh'), projections });
    for (const { projection, open } of fresh) {
      const file = open();
      expect({ [projection.name]: contentHash(runtime.projections.database(projection.name)) }).toEqual({
        [projection.name]: contentHash(file.database),
      });
      file.close();
    }
  },
  300_000 + KILLS * 10_000,
);
