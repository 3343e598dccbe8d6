import type { SettlementsCheck } from '@peil/accreditation';
import { checkLog } from '../../../server/src/wiring/check-log.js';
import type { Configuration } from '../../../server/src/wiring/configuration.js';
import { compareReadModels } from '../../../server/src/wiring/read-models.js';
import { verifySettlements } from '../../../server/src/wiring/verify-settlements.js';
import { exitCodes, type ExitCode } from '../speaking/exit-codes.js';
import { sayBoth } from '../speaking/language.js';
import { progressOf } from '../speaking/progress.js';
import { logMustExist } from './data-folder.js';

/**
 * `peil verify`: the log is what was recorded, every read model is what the log says, and every settled result comes out
 * again. Changes nothing.
 */
export async function runVerify(configuration: Configuration, json: boolean): Promise<ExitCode> {
  logMustExist(configuration);
  const walk = progressOf({ nl: 'Log nagaan', en: 'Checking the log' }, 0, json);
  const log = await checkLog(configuration, walk.at);
  walk.done();
  if (log.fault !== undefined) {
    const { position, stream, revision, reason, detail } = log.fault;
    if (json) console.log(JSON.stringify({ sound: false, log, readModels: [] }, undefined, 2));
    else {
      const where = stream === undefined ? '' : ` (${stream}, ${sayBoth('revisie', 'revision')} ${revision})`;
      const why = detail === undefined ? reason : `${reason}: ${detail}`;
      console.log(
        sayBoth(
          `Het log is beschadigd bij positie ${position}${where}: ${why}. Alles ervoor klopt.`,
          `The log is damaged at position ${position}${where}: ${why}. Everything before it is sound.`,
        ),
      );
    }
    return exitCodes.finding;
  }

  const compare = progressOf({ nl: 'Leesmodellen vergelijken', en: 'Comparing read models' }, 0, json);
  const readModels = await compareReadModels(configuration, compare.at);
  compare.done();
  const settle = progressOf({ nl: 'Vastgestelde resultaten nagaan', en: 'Checking settled results' }, 0, json);
  const settlements = verifySettlements(configuration, settle.at);
  settle.done();
  const sound = readModels.every(({ outcome }) => outcome !== 'differs') && settlements.faults.length === 0;
  if (json) console.log(JSON.stringify({ sound, log, readModels, settlements }, undefined, 2));
  else {
    console.log(
      sayBoth(
        `Het log klopt: ${log.checked} gebeurtenissen, elk zoals vastgelegd.`,
        `The log is sound: ${log.checked} events, each as it was recorded.`,
      ),
    );
    const words = {
      same: sayBoth('gelijk aan een nieuwe opbouw', 'the same as a fresh build'),
      differs: sayBoth(
        'WIJKT AF van een nieuwe opbouw; bouw opnieuw op met peil rebuild',
        'DIFFERS from a fresh build; run peil rebuild',
      ),
      missing: sayBoth('nog niet gebouwd', 'not built yet'),
    };
    for (const { name, position, outcome } of readModels) console.log(`  ${name} (${position}): ${words[outcome]}`);
    sayOfSettlements(settlements);
  }
  return sound ? exitCodes.ok : exitCodes.finding;
}

function sayOfSettlements({ checked, faults }: SettlementsCheck): void {
  if (faults.length === 0) {
    console.log(
      sayBoth(
        `Vastgestelde resultaten: ${checked}, elk komt er opnieuw uit zoals het is vastgesteld.`,
        `Settled results: ${checked}, each comes out again as it was settled.`,
      ),
    );
    return;
  }
  for (const { personId, schemeId, periodFrom, position, reason } of faults) {
    const what = {
      altered: sayBoth('past niet bij de eigen vingerafdruk', 'does not fit its own fingerprint'),
      differs: sayBoth('komt er nu anders uit', 'comes out otherwise now'),
    }[reason];
    console.log(
      sayBoth(
        `Het vastgestelde resultaat van ${personId} (${schemeId}, periode vanaf ${periodFrom}, positie ${position}) ${what}.`,
        `The settled result of ${personId} (${schemeId}, period from ${periodFrom}, position ${position}) ${what}.`,
      ),
    );
  }
}
