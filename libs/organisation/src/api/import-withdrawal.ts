import { derivedId } from '@peil/eventing';
import type { ImportContext, WithdrawalResult } from '@peil/imports';
import type { LocalizedText } from '@peil/kernel';
import type { ImportParts } from './import-runs.js';
import { PersonMessage } from './messages.js';

const READ_SIDE_PATIENCE_MS = 30_000;

/** Takes back the appointments an import added, one by one. */
export async function withdrawAppointments(
  { importId, sender }: ImportContext,
  facts: readonly string[],
  { commands, readSide }: ImportParts,
): Promise<WithdrawalResult> {
  const left: WithdrawalResult['left'][number][] = [];
  let withdrawn = 0;
  let position = 0;
  for (const fact of facts) {
    const [personId = '', appointmentId = ''] = fact.split(' ');
    const commandId = derivedId(importId, 'withdraw', fact);
    const context = { ...sender, commandId, causationId: sender.commandId };
    const command = { type: 'withdrawAppointment' as const, personId, appointmentId };
    const outcome = await commands.execute(new PersonMessage(command, context));
    if (outcome.outcome === 'refused') {
      left.push({ fact, code: outcome.refusal.code, reason: outcome.refusal.message });
      continue;
    }
    position = Math.max(position, outcome.position);
    if (outcome.added > 0 || outcome.repeated) withdrawn += 1;
  }
  await readSide.waitFor(position, READ_SIDE_PATIENCE_MS);
  return { withdrawn, left };
}

const unitStays: LocalizedText = {
  nl: 'Een eenheid wordt niet ongedaan gemaakt, want andere eenheden en aanstellingen kunnen erop staan. Beëindig haar met een dag.',
  en: 'A unit is not undone, because other units and appointments may rest on it. End it with a day.',
};
const personStays: LocalizedText = {
  nl: 'Een persoon wordt niet ongedaan gemaakt door een import terug te nemen. Verbeter de gegevens, of laat de persoon wissen.',
  en: 'A person is not undone by taking an import back. Correct the details, or have the person erased.',
};

const allStay =
  (code: string, reason: LocalizedText) =>
  (_context: ImportContext, facts: readonly string[]): Promise<WithdrawalResult> =>
    Promise.resolve({ withdrawn: 0, left: facts.map((fact) => ({ fact, code, reason })) });

/** Units stay, each named with the reason. */
export const withdrawUnits = allStay('unit-stays', unitStays);
/** People stay, each named with the reason. */
export const withdrawPeople = allStay('person-stays', personStays);
