import { accreditationFacts, createFactsReader, createPeriods } from '@peil/accreditation';
import { demoCity, sendHistory, type DemoOptions, type OpenedPeriods } from '@peil/demo-city';
import { startProjections } from '@peil/projections';
import { mkdirSync } from 'node:fs';
import type { Configuration } from '../../../server/src/wiring/configuration.js';
import { openLog, type OpenedLog } from '../../../server/src/wiring/open-log.js';
import { dataFiles } from '../../../server/src/wiring/runtime.js';
import { hasLog } from '../commands/data-folder.js';
import { exitCodes, stop } from '../speaking/exit-codes.js';
import { sayBoth } from '../speaking/language.js';
import { progressOf } from '../speaking/progress.js';
import { readDemoRecord, writeDemoRecord, type DemoRecord } from './demo-record.js';
import { draftScheme } from './draft-scheme.js';

/** The options of the city that the record speaks of. */
export function cityOptions({ seed, today, size }: DemoRecord): DemoOptions {
  return { seed, today, size, scheme: draftScheme() };
}

/**
 * Makes the city on an empty data folder, goes on where an earlier start was interrupted, or leaves a whole city alone.
 *
 * @throws CommandStopped when the folder holds data that is no demo
 */
export async function ensureCity(
  configuration: Configuration,
  wanted: Omit<DemoRecord, 'complete'>,
): Promise<DemoRecord> {
  const { dataFolder, store } = configuration;
  const record = readDemoRecord(dataFolder);
  if (record?.complete === true) return record;
  if (record === undefined && store.kind === 'sqlite' && hasLog(configuration)) {
    throw stop(
      exitCodes.usage,
      `In ${dataFolder} staan al gegevens die geen demo zijn. Zet PEIL_DATA_DIR op een andere map.`,
      `The folder ${dataFolder} already holds data that is no demo. Point PEIL_DATA_DIR at another one.`,
    );
  }
  const begun: DemoRecord = record ?? { ...wanted, complete: false };
  mkdirSync(dataFolder, { recursive: true });
  writeDemoRecord(dataFolder, begun);

  const started = Date.now();
  process.stderr.write(`${sayBoth('De demostad wordt gemaakt …', 'Making the demo city …')}\n`);
  const city = demoCity(cityOptions(begun));
  const log = await openLog(configuration);
  try {
    const what = { nl: 'Geschiedenis vastleggen', en: 'Recording the history' };
    const progress = progressOf(what, city.commands.length);
    await sendHistory(
      city,
      {
        ...log,
        onProgress: progress.at,
        // Another store may take appends under way in another order.
        ...(store.kind !== 'sqlite' && { atOnce: 1 }),
      },
      () => periodsOn(dataFiles(dataFolder).readModels, log),
    );
    progress.done();
  } finally {
    await log.close();
  }
  const complete = { ...begun, complete: true };
  writeDemoRecord(dataFolder, complete);
  const seconds = Math.round((Date.now() - started) / 1000);
  process.stderr.write(`${sayBoth(`Klaar in ${seconds} seconden.`, `Done in ${seconds} seconds.`)}\n`);
  return complete;
}

const CATCH_UP_MS = 60_000;

/** The balances at the end of the log: the read model that the server goes on with. */
async function periodsOn(folder: string, log: OpenedLog): Promise<OpenedPeriods> {
  const runner = await startProjections({ ...log, folder, projections: [accreditationFacts] });
  const head = (await log.store.head())?.position ?? 0;
  if (!(await runner.waitFor(head, CATCH_UP_MS))) throw new Error('the read model of balances is behind');
  const periods = createPeriods(createFactsReader(runner.database(accreditationFacts.name)));
  return { periods, close: () => runner.stop() };
}
