import type { LocalizedText } from '@peil/kernel';
import type { Configuration } from '../../../server/src/wiring/configuration.js';
import { restore, RestoreRefused, type RestoreRefusal } from '../../../server/src/wiring/restore.js';
import { CommandStopped, exitCodes, type ExitCode } from '../speaking/exit-codes.js';
import { sayBoth } from '../speaking/language.js';

export type RestoreOptions = { readonly json: boolean; readonly keys?: string; readonly erased: readonly string[] };

const REFUSALS: Readonly<Record<RestoreRefusal, LocalizedText>> = {
  noBackup: { nl: 'Daar staat geen back-up van Peil.', en: 'There is no backup of Peil there.' },
  logThere: {
    nl: 'In PEIL_DATA_DIR staat al een log. Zet die map eerst weg, of kies een andere.',
    en: 'PEIL_DATA_DIR holds a log already. Put that folder away first, or choose another one.',
  },
  damaged: {
    nl: 'Deze back-up is beschadigd. Er is niets teruggezet. Neem een andere.',
    en: 'This backup is damaged. Nothing was restored. Take another one.',
  },
  noMasterKey: {
    nl: 'De hoofdsleutel ontbreekt. Geef PEIL_MASTER_KEY, of zet master.key in PEIL_DATA_DIR.',
    en: 'The master key is missing. Give PEIL_MASTER_KEY, or put master.key into PEIL_DATA_DIR.',
  },
  noKeys: {
    nl: 'De sleutels ontbreken. Geef keys.db met --keys, of zet het in PEIL_DATA_DIR.',
    en: 'The keys are missing. Give keys.db with --keys, or put it into PEIL_DATA_DIR.',
  },
};

/** `peil restore DIR`: a backup into an empty data folder, with every erasure done again. */
export async function runRestore(
  configuration: Configuration,
  folder: string,
  { json, keys, erased }: RestoreOptions,
): Promise<ExitCode> {
  const done = await restore(configuration, folder, { ...(keys !== undefined && { keys }), erased }).catch(
    (error: unknown) => {
      if (!(error instanceof RestoreRefused)) throw error;
      throw new CommandStopped(
        error.reason === 'damaged' ? exitCodes.finding : exitCodes.usage,
        REFUSALS[error.reason],
      );
    },
  );
  if (json) console.log(JSON.stringify(done, undefined, 2));
  else {
    console.log(
      sayBoth(
        `Teruggezet: ${done.events} gebeurtenissen, elk zoals vastgelegd. Gewist blijven: ${done.erased} mensen.`,
        `Restored: ${done.events} events, each as it was recorded. Erased stay: ${done.erased} people.`,
      ),
    );
  }
  return exitCodes.ok;
}
