import { BACKUPS_EXPIRE_AFTER_DAYS, erasureDecider } from '@peil/erasure';
import { addDays, dayOf } from '@peil/kernel';
import { randomUUID } from 'node:crypto';
import type { Configuration } from '../../../server/src/wiring/configuration.js';
import { openRuntime } from '../../../server/src/wiring/runtime.js';
import { CommandStopped, exitCodes, stop, type ExitCode } from '../speaking/exit-codes.js';
import { sayBoth } from '../speaking/language.js';
import { logMustExist } from './data-folder.js';

/** Who carries it out from a terminal: no adviser, and none of the two who asked and checked. */
const OPERATOR = 'operator';

/** `peil erase PERSON`: what was asked by one adviser and checked by another. */
export async function runErase(configuration: Configuration, personId: string, json: boolean): Promise<ExitCode> {
  logMustExist(configuration);
  const runtime = await openRuntime(configuration);
  try {
    if (!(await runtime.eraser.knows(personId))) {
      throw stop(exitCodes.finding, 'Deze persoon bestaat niet in Peil.', 'This person does not exist in Peil.');
    }
    const today = dayOf(runtime.clock.now());
    const outcome = await runtime.commands(erasureDecider)(
      personId,
      { type: 'erasePerson', personId, by: OPERATOR, today },
      { commandId: randomUUID(), correlationId: randomUUID(), actor: { personId: OPERATOR, role: 'administrator' } },
    );
    if (outcome.outcome === 'refused') throw new CommandStopped(exitCodes.finding, outcome.refusal.message);
    // The event comes before the deed: a crash in between is made good at the next start.
    await runtime.eraser.erase(personId);
    const backupsExpireOn = addDays(today, BACKUPS_EXPIRE_AFTER_DAYS);
    if (json) console.log(JSON.stringify({ personId, erasedOn: today, backupsExpireOn }, undefined, 2));
    else {
      console.log(
        sayBoth(
          `Gewist op ${today}. Een back-up van de sleutels kan de sleutel nog bevatten tot en met ${backupsExpireOn}.`,
          `Erased on ${today}. A backup of the keys may still hold the key until ${backupsExpireOn}.`,
        ),
      );
    }
    return exitCodes.ok;
  } finally {
    await runtime.close();
  }
}
