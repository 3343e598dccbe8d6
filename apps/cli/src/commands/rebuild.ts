import type { Configuration } from '../../../server/src/wiring/configuration.js';
import { rebuildReadModels } from '../../../server/src/wiring/read-models.js';
import { exitCodes, type ExitCode } from '../speaking/exit-codes.js';
import { sayBoth } from '../speaking/language.js';
import { progressOf } from '../speaking/progress.js';
import { logMustExist } from './data-folder.js';

/** `peil rebuild`: every read model anew from the log. */
export async function runRebuild(configuration: Configuration, json: boolean): Promise<ExitCode> {
  logMustExist(configuration);
  const started = Date.now();
  const progress = progressOf({ nl: 'Leesmodellen opbouwen', en: 'Building read models' }, 0, json);
  const names = await rebuildReadModels(configuration, progress.at);
  progress.done();
  const seconds = (Date.now() - started) / 1000;
  if (json) console.log(JSON.stringify({ rebuilt: names, seconds }, undefined, 2));
  else {
    const list = names.join(', ');
    console.log(
      sayBoth(
        `Opnieuw opgebouwd in ${seconds.toFixed(1)} seconden: ${list}.`,
        `Rebuilt in ${seconds.toFixed(1)} seconds: ${list}.`,
      ),
    );
  }
  return exitCodes.ok;
}
