import { accept, type Decision, sameContent } from '@peil/kernel';
import type { StateWorkFact, WithdrawWorkFact } from './commands.js';
import type { CycleEvent } from './events.js';
import * as refusals from './refusals.js';
import type { CycleState } from './state.js';
import type { Side } from './words.js';

/** Dated facts about the work, such as a vacancy: what a policy asks for before it asks for an agreement. */
export function decideWorkFact(
  command: StateWorkFact | WithdrawWorkFact,
  state: CycleState,
  side: Side,
): Decision<CycleEvent> {
  const { personId, year, today: day, factId } = command;
  const done = { personId, year, side, day, factId };
  const known = state.facts.get(factId);
  if (command.type === 'withdrawWorkFact') {
    return known ? accept({ type: 'WorkFactWithdrawn', data: done }) : refusals.unknownFact;
  }
  const { fact, from, until } = command;
  if (until !== undefined && until < from) return refusals.endsBeforeItBegins;
  const stated = { fact, from, ...(until !== undefined && { until }) };
  if (known && sameContent(known, stated)) return accept();
  return accept({ type: 'WorkFactStated', data: { ...done, ...stated } });
}
