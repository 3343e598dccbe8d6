import { projectionFileName, type Projection } from '@peil/projections';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Configuration } from '../../../server/src/wiring/configuration.js';
import { dataFiles } from '../../../server/src/wiring/runtime.js';
import { exitCodes, stop } from '../speaking/exit-codes.js';

/** Whether the data folder holds an embedded log. With another store there is nothing to look for. */
export function hasLog({ store, dataFolder }: Configuration): boolean {
  return store.kind !== 'sqlite' || existsSync(join(dataFiles(dataFolder).log, 'events.db'));
}

/** @throws CommandStopped when there is no log to work on */
export function logMustExist(configuration: Configuration): void {
  if (hasLog(configuration)) return;
  const { dataFolder } = configuration;
  throw stop(
    exitCodes.usage,
    `In ${dataFolder} staat geen log van Peil. Zet PEIL_DATA_DIR op de map met de gegevens.`,
    `There is no log of Peil in ${dataFolder}. Point PEIL_DATA_DIR at the folder with the data.`,
  );
}

/**
 * A read model of the data folder, to read only: also while a server runs.
 *
 * @throws CommandStopped when there is none
 */
export function openReadModel(configuration: Configuration, projection: Projection): DatabaseSync {
  logMustExist(configuration);
  const path = join(dataFiles(configuration.dataFolder).readModels, projectionFileName(projection));
  if (existsSync(path)) return new DatabaseSync(path, { readOnly: true });
  throw stop(
    exitCodes.usage,
    'Het leesmodel is er nog niet. Start Peil een keer, of voer peil rebuild uit.',
    'The read model is not there yet. Start Peil once, or run peil rebuild.',
  );
}
