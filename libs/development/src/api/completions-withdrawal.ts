import type { CommandBus } from '@nestjs/cqrs';
import { derivedId } from '@peil/eventing';
import type { ImportContext, WithdrawalResult } from '@peil/imports';
import type { LocalizedText } from '@peil/kernel';
import type { DatabaseSync } from 'node:sqlite';
import { sameMeaning } from '../domain/meaning.js';
import { findActivity } from '../read-models/activities.js';
import type { ActivityRow } from '../read-models/activity-row.js';
import { DossierMessage } from './dossier-message.js';

const AT_ONCE = 64;
type Left = { code: string; reason: LocalizedText };

/** Why an activity stays when its import is taken back: somebody has built on it. */
function builtOn({ status, content, takenOver, evidence, hasOutcome }: ActivityRow): Left | undefined {
  if (status !== 'recorded') {
    return { code: 'reviewed', reason: { nl: 'De activiteit is al beoordeeld.', en: 'The activity was reviewed.' } };
  }
  if (!takenOver || !sameMeaning(takenOver, content)) {
    return { code: 'corrected', reason: { nl: 'De activiteit is daarna gewijzigd.', en: 'The activity was changed.' } };
  }
  return evidence.length > 0 || hasOutcome
    ? { code: 'used', reason: { nl: 'Er hangt bewijs of een uitkomst aan.', en: 'It has evidence or an outcome.' } }
    : undefined;
}

/** Takes back the activities an import added, one by one; what somebody has built on stays and is named. */
export async function withdrawCompletions(
  { importId, sender, today }: ImportContext,
  facts: readonly string[],
  { commands, activities }: { readonly commands: CommandBus; readonly activities: DatabaseSync },
): Promise<WithdrawalResult> {
  const left: { fact: string; code: string; reason: LocalizedText }[] = [];
  let withdrawn = 0;
  const queue = facts.values();
  const worker = async (): Promise<void> => {
    for (const fact of queue) {
      const [personId = '', activityId = ''] = fact.split(' ');
      const row = findActivity(activities, personId, activityId);
      if (!row || row.status === 'withdrawn') continue;
      const reason = builtOn(row);
      if (reason) {
        left.push({ fact, ...reason });
        continue;
      }
      const command = {
        type: 'withdrawActivity' as const,
        personId,
        activityId,
        today,
        by: sender.actor.personId,
        reason: 'Import ingetrokken',
      };
      const own = { ...sender, commandId: derivedId(importId, 'withdraw', activityId), causationId: sender.commandId };
      const outcome = await commands.execute(new DossierMessage(command, own));
      if (outcome.outcome === 'refused')
        left.push({ fact, code: outcome.refusal.code, reason: outcome.refusal.message });
      else withdrawn += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { withdrawn, left };
}
