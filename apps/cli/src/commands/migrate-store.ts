import { copyLog, OtherLog } from '@peil/eventing';
import type { Configuration } from '../../../server/src/wiring/configuration.js';
import { openEventStore } from '../../../server/src/wiring/event-store.js';
import { dataFiles } from '../../../server/src/wiring/runtime.js';
import { exitCodes, stop, type ExitCode } from '../speaking/exit-codes.js';
import { sayBoth } from '../speaking/language.js';
import { progressOf } from '../speaking/progress.js';
import { logMustExist } from './data-folder.js';

const failNothing = (): void => undefined;

/** `peil migrate-store`: the embedded log of the data folder into the KurrentDB of `PEIL_KURRENTDB_URL`. */
export async function runMigrateStore(configuration: Configuration, json: boolean): Promise<ExitCode> {
  const { store } = configuration;
  if (store.kind !== 'kurrentdb') {
    throw stop(
      exitCodes.usage,
      'Waarheen? Zet PEIL_STORE=kurrentdb en PEIL_KURRENTDB_URL op de server.',
      'Where to? Set PEIL_STORE=kurrentdb and PEIL_KURRENTDB_URL to the server.',
    );
  }
  const embedded: Configuration = { ...configuration, store: { kind: 'sqlite' } };
  logMustExist(embedded);
  const from = await openEventStore(embedded, dataFiles(configuration.dataFolder).log, failNothing);
  try {
    const to = await openEventStore(configuration, '', failNothing);
    try {
      const total = (await from.head())?.position ?? 0;
      const progress = progressOf({ nl: 'Gebeurtenissen overzetten', en: 'Copying events' }, total, json);
      const result = await copyLog(from, to, (events) => progress.at(events, total)).catch((error: unknown) => {
        if (!(error instanceof OtherLog)) throw error;
        throw stop(
          exitCodes.finding,
          `Op de server staan al andere gebeurtenissen (${error.found}). Er is niets overgezet.`,
          `The server already holds other events (${error.found}). Nothing was copied.`,
        );
      });
      progress.done();
      if (json) console.log(JSON.stringify(result, undefined, 2));
      else console.log(result.same ? sameInWords(result) : differsInWords(result));
      return result.same ? exitCodes.ok : exitCodes.finding;
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
}

type Copied = Awaited<ReturnType<typeof copyLog>>;

function sameInWords({ events, copied, hash }: Copied): string {
  return sayBoth(
    `${events} gebeurtenissen, waarvan ${copied} nu overgezet. Beide logboeken zijn gelijk (sha256 ${hash}). Bouw nu de leesmodellen op: peil rebuild.`,
    `${events} events, ${copied} of them copied now. Both logs are the same (sha256 ${hash}). Now build the read models: peil rebuild.`,
  );
}

function differsInWords({ events }: Copied): string {
  return sayBoth(
    `${events} gebeurtenissen overgezet, maar de logboeken zijn niet gelijk. Gebruik de nieuwe server niet.`,
    `${events} events were copied, but the logs are not the same. Do not use the new server.`,
  );
}
