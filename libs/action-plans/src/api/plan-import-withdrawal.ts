import { derivedId } from '@peil/eventing';
import type { ImportContext, WithdrawalResult } from '@peil/imports';
import type { LocalizedText } from '@peil/kernel';
import { findAction, type ActionPlan, type PlanAction } from '../domain/plan-state.js';
import { readPlan } from '../read-models/action-plans.js';
import { ActionPlanMessage } from './messages.js';
import type { PlanImportParts } from './plan-import-run.js';

type Left = { readonly code: string; readonly reason: LocalizedText };

/** Why an action stays when its import is taken back: somebody has built on it. */
function builtOn(plan: ActionPlan, action: PlanAction): Left | undefined {
  if (plan.adoptions.length > 0) {
    return {
      code: 'plan-adopted',
      reason: { nl: 'Het managementteam heeft het plan vastgesteld.', en: 'The management team has adopted the plan.' },
    };
  }
  if (action.handOver) {
    return {
      code: 'action-handed-over',
      reason: { nl: 'De actie is aan een andere eenheid aangeboden.', en: 'The action was offered to another unit.' },
    };
  }
  return action.changedOn === undefined
    ? undefined
    : { code: 'corrected', reason: { nl: 'De actie is daarna gewijzigd.', en: 'The action was changed since.' } };
}

/** Drops the actions an import added, one by one; what somebody has built on stays and is named. */
export async function withdrawActions(
  { importId, sender, today }: ImportContext,
  facts: readonly string[],
  { commands, plans, caughtUp }: Pick<PlanImportParts, 'commands' | 'plans' | 'caughtUp'>,
): Promise<WithdrawalResult> {
  const left: WithdrawalResult['left'][number][] = [];
  let withdrawn = 0;
  let position = 0;
  for (const fact of facts) {
    const [planId = '', actionId = ''] = fact.split(' ');
    const plan = readPlan(plans, planId, {})?.plan;
    const action = plan && findAction(plan, actionId);
    if (!plan || !action || action.state === 'dropped') continue;
    const reason = builtOn(plan, action);
    if (reason) {
      left.push({ fact, ...reason });
      continue;
    }
    const commandId = derivedId(importId, 'withdraw', fact);
    const command = { type: 'dropAction' as const, planId, actionId, day: today, reason: 'Import teruggenomen' };
    const context = { ...sender, commandId, causationId: sender.commandId };
    const outcome = await commands.execute(new ActionPlanMessage(command, context));
    if (outcome.outcome === 'refused') left.push({ fact, code: outcome.refusal.code, reason: outcome.refusal.message });
    else {
      position = Math.max(position, outcome.position);
      withdrawn += 1;
    }
  }
  await caughtUp(position);
  return { withdrawn, left };
}
