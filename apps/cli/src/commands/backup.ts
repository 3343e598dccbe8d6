import { BackupFolderNotEmpty, backUp } from '../../../server/src/wiring/back-up.js';
import type { Configuration } from '../../../server/src/wiring/configuration.js';
import { exitCodes, stop, type ExitCode } from '../speaking/exit-codes.js';
import { sayBoth } from '../speaking/language.js';
import { logMustExist } from './data-folder.js';

/** `peil backup DIR`: what cannot be made again, also while a server runs. */
export async function runBackup(
  configuration: Configuration,
  folder: string,
  { keys, json }: { readonly keys: boolean; readonly json: boolean },
): Promise<ExitCode> {
  logMustExist(configuration);
  const { taken, leftOut } = await backUp(configuration, folder, { withKeys: keys }).catch((error: unknown) => {
    if (!(error instanceof BackupFolderNotEmpty)) throw error;
    throw stop(
      exitCodes.usage,
      `De map ${folder} is niet leeg. Kies een nieuwe.`,
      `The folder ${folder} is not empty. Choose a new one.`,
    );
  });
  if (json) {
    console.log(JSON.stringify({ folder, taken, leftOut }, undefined, 2));
    return exitCodes.ok;
  }
  console.log(sayBoth(`In ${folder}: ${taken.join(', ')}.`, `In ${folder}: ${taken.join(', ')}.`));
  console.log(
    keys
      ? sayBoth(
          'De sleutels zitten erbij: bewaar deze back-up hooguit 30 dagen, anders blijft leesbaar wat gewist is.',
          'The keys are in it: keep this backup for at most 30 days, or what was erased stays readable.',
        )
      : sayBoth(
          'De sleutels zitten er niet bij. Zonder keys.db is geen naam of tekst meer te lezen: bewaar die apart, hooguit 30 dagen.',
          'The keys are not in it. Without keys.db no name or text can be read: keep those apart, for at most 30 days.',
        ),
  );
  return exitCodes.ok;
}
