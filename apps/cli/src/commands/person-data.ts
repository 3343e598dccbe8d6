import type { Configuration } from '../../../server/src/wiring/configuration.js';
import { readPersonalData } from '../../../server/src/wiring/personal-data.js';
import { exitCodes, stop, type ExitCode } from '../speaking/exit-codes.js';
import { personalDataPage } from '../speaking/personal-data-page.js';
import { logMustExist } from './data-folder.js';

/** `peil person-data PERSON`: all that is recorded about one person, as a page or as JSON, to hand to that person. */
export async function runPersonData(configuration: Configuration, personId: string, json: boolean): Promise<ExitCode> {
  logMustExist(configuration);
  const data = await readPersonalData(configuration, personId);
  if (data.facts.length === 0) {
    throw stop(
      exitCodes.finding,
      `Peil kent niemand met het kenmerk ${personId}.`,
      `Peil knows nobody with the id ${personId}.`,
    );
  }
  console.log(json ? JSON.stringify(data, undefined, 2) : personalDataPage(data));
  return exitCodes.ok;
}
