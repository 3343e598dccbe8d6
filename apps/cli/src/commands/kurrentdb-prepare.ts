import type { LocalizedText } from '@peil/kernel';
import type { Configuration } from '../../../server/src/wiring/configuration.js';
import {
  prepareKurrentDb,
  type Preparation,
  type PreparationStep,
} from '../../../server/src/wiring/prepare-kurrentdb.js';
import { exitCodes, stop, type ExitCode } from '../speaking/exit-codes.js';
import { say, sayBoth } from '../speaking/language.js';

export type PrepareOptions = { readonly json: boolean; readonly apply: boolean };

const STEPS: Readonly<Record<PreparationStep['step'], LocalizedText>> = {
  user: { nl: 'een eigen gebruiker, in geen groep', en: 'a user of its own, in no group' },
  password: { nl: 'het wachtwoord uit PEIL_KURRENTDB_URL', en: 'the password of PEIL_KURRENTDB_URL' },
  readAll: { nl: '$all lezen', en: 'reading $all' },
  defaultAcl: {
    nl: 'streams lezen en schrijven; alleen beheerders verwijderen',
    en: 'reading and writing streams; only administrators delete',
  },
};

const STATES: Readonly<Record<PreparationStep['state'], LocalizedText>> = {
  inPlace: { nl: 'al goed', en: 'in place' },
  needed: { nl: 'nodig', en: 'needed' },
  done: { nl: 'gedaan', en: 'done' },
};

/** `peil kurrentdb prepare`: a user of least rights for Peil on a secured KurrentDB. Looks only, without `--apply`. */
export async function runKurrentDbPrepare(
  { store, kurrentDbAdmin }: Configuration,
  { json, apply }: PrepareOptions,
): Promise<ExitCode> {
  if (store.kind !== 'kurrentdb' || kurrentDbAdmin === undefined) {
    throw stop(
      exitCodes.usage,
      'Zet PEIL_STORE=kurrentdb, PEIL_KURRENTDB_URL (met de gebruiker voor Peil) en PEIL_KURRENTDB_ADMIN_URL (met een beheerder).',
      'Set PEIL_STORE=kurrentdb, PEIL_KURRENTDB_URL (with the user for Peil) and PEIL_KURRENTDB_ADMIN_URL (with an administrator).',
    );
  }
  const done = await prepareKurrentDb({ admin: kurrentDbAdmin, service: store.connectionString, apply });
  if (json) console.log(JSON.stringify(done, undefined, 2));
  else console.log(inWords(done));
  const sound = done.seen === undefined || (done.seen.readsAll && done.seen.mayDelete === false);
  return sound ? exitCodes.ok : exitCodes.finding;
}

function inWords({ user, steps, seen }: Preparation): string {
  const lines = steps.map(({ step, state }) => `${say(STATES[state]).padEnd(10)}${say(STEPS[step])}`);
  return [sayBoth(`Gebruiker ${user}:`, `User ${user}:`), ...lines, conclusion(seen)].join('\n');
}

function conclusion(seen: Preparation['seen']): string {
  if (seen === undefined) {
    return sayBoth('Er is niets veranderd. Doe het met --apply.', 'Nothing was changed. Do it with --apply.');
  }
  if (!seen.readsAll) return sayBoth('Deze gebruiker kan $all niet lezen.', 'This user cannot read $all.');
  if (seen.mayDelete !== false) {
    return sayBoth('Deze gebruiker mag nog steeds streams verwijderen.', 'This user may still delete streams.');
  }
  return sayBoth('Deze gebruiker kan Peil draaien en niets verwijderen.', 'This user can run Peil and delete nothing.');
}
