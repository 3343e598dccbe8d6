import type { Side } from '../cycle/words.js';
import type { RecordedFact } from './facts.js';

/** How much in cycles waits for one person. */
export type Waiting = {
  /** Proposed terms that the person has not answered. */
  readonly proposals: number;
  /** Cycles handed over to the person and not yet confirmed. */
  readonly handOvers: number;
};

type Proposal = { readonly side: Side; readonly state: 'pending' | 'accepted' | 'undone' };

/** For whom something waits in one manager's cycle. */
export function waitingIn(managerId: string, facts: readonly RecordedFact[]): ReadonlyMap<string, Waiting> {
  const proposals = new Map<string, Proposal>();
  let counterpart: string | undefined;
  let handingOver = false;
  let closed = false;
  const answered = (agreementId: string, state: Proposal['state']): void => {
    const found = proposals.get(agreementId);
    if (found) proposals.set(agreementId, { ...found, state });
  };
  for (const fact of facts) {
    switch (fact.type) {
      case 'MagCycleOpened':
        counterpart = fact.data.counterpartId;
        break;
      case 'MagCycleHandedOver':
        counterpart = fact.data.to;
        handingOver = true;
        break;
      case 'MagCycleHandOverConfirmed':
        handingOver = false;
        break;
      case 'MagCycleClosed':
        closed = true;
        break;
      case 'MagCycleReopened':
        closed = false;
        break;
      case 'AgreementProposed':
      case 'AgreementAmended':
        proposals.set(fact.data.agreementId, { side: fact.data.side, state: 'pending' });
        break;
      case 'AgreementAccepted':
        answered(fact.data.agreementId, 'accepted');
        break;
      case 'AgreementDeclined':
      case 'AgreementWithdrawn':
        answered(fact.data.agreementId, 'undone');
        break;
      case 'AgreementReopened':
        if (proposals.get(fact.data.agreementId)?.state === 'undone') answered(fact.data.agreementId, 'pending');
        break;
      default:
        break;
    }
  }
  const found = new Map<string, Waiting>();
  if (closed) return found;
  const fromSide = (side: Side) =>
    [...proposals.values()].filter((one) => one.state === 'pending' && one.side === side).length;
  const [forManager, forCounterpart] = [fromSide('counterpart'), fromSide('manager')];
  if (forManager > 0) found.set(managerId, { proposals: forManager, handOvers: 0 });
  if (counterpart !== undefined && (handingOver || forCounterpart > 0))
    found.set(counterpart, { proposals: forCounterpart, handOvers: handingOver ? 1 : 0 });
  return found;
}

/** The same over all managers' cycles of a year, added up by person. */
export function waitingFor(
  cycles: Iterable<readonly [managerId: string, facts: readonly RecordedFact[]]>,
): ReadonlyMap<string, Waiting> {
  const sums = new Map<string, Waiting>();
  for (const [managerId, facts] of cycles) {
    for (const [personId, { proposals, handOvers }] of waitingIn(managerId, facts)) {
      const before = sums.get(personId);
      sums.set(personId, {
        proposals: (before?.proposals ?? 0) + proposals,
        handOvers: (before?.handOvers ?? 0) + handOvers,
      });
    }
  }
  return sums;
}
