import { accept, type Decision, sameContent } from '@peil/kernel';
import type {
  AcceptAgreements,
  AmendAgreement,
  ConcludeAgreements,
  DeclineAgreement,
  ProposeAgreements,
  RecordPrecondition,
  ReopenAgreement,
  WithdrawAgreement,
} from './commands.js';
import type { CycleEvent } from './events.js';
import * as refusals from './refusals.js';
import { inForce, isConcluded, pending, type AgreementState, type CycleState } from './state.js';
import type { Side } from './words.js';

type Outcome = Decision<CycleEvent>;
type AgreementCommand =
  | ProposeAgreements
  | AmendAgreement
  | AcceptAgreements
  | DeclineAgreement
  | WithdrawAgreement
  | ConcludeAgreements
  | ReopenAgreement
  | RecordPrecondition;

const doneBy = ({ personId, year, today: day }: AgreementCommand, side: Side) => ({ personId, year, side, day });
const reasonOf = ({ reason }: { readonly reason?: string | undefined }) => (reason === undefined ? {} : { reason });

/** Each of a list, one after another; the first refusal refuses all. */
function each<Item>(items: readonly Item[], decideOne: (item: Item) => Outcome): Outcome {
  const events: CycleEvent[] = [];
  for (const item of items) {
    const decided = decideOne(item);
    if ('refusal' in decided) return decided;
    events.push(...decided.events);
  }
  return accept(...events);
}

function propose(command: ProposeAgreements, state: CycleState, side: Side): Outcome {
  return each(command.agreements, ({ agreementId, kind, terms, fingerprint, followUp, measuredBy, reason }) => {
    const found = state.agreements.get(agreementId);
    if (found) {
      const first = found.versions[0];
      return found.kind === kind && sameContent(first?.terms, terms) ? accept() : refusals.agreementExists;
    }
    const deed = { ...doneBy(command, side), agreementId };
    const events: CycleEvent[] = [];
    events.push({
      type: 'AgreementProposed',
      data: {
        ...deed,
        ...{ kind, version: 1, terms, fingerprint },
        ...(followUp !== undefined && { followUp }),
        ...reasonOf({ reason }),
      },
    });
    if (measuredBy !== undefined) events.push({ type: 'AgreementMeasureNamed', data: { ...deed, measuredBy } });
    return accept(...events);
  });
}

function amend(command: AmendAgreement, agreement: AgreementState, side: Side): Outcome {
  const { agreementId, terms, fingerprint } = command;
  if (Object.keys(agreement.concluded).length > 0) return refusals.alreadyConcluded;
  const last = agreement.versions.at(-1);
  const stands = last?.state === 'pending' || last?.state === 'accepted';
  // The same words again: nothing new to agree on, unless they were declined or taken back since.
  if (stands && last.fingerprint === fingerprint) return accept();
  const version = agreement.versions.length + 1;
  return accept({
    type: 'AgreementAmended',
    data: { ...doneBy(command, side), agreementId, version, terms, fingerprint, ...reasonOf(command) },
  });
}

function acceptAll(command: AcceptAgreements, state: CycleState, side: Side): Outcome {
  return each(command.agreements, ({ agreementId, version, fingerprint }) => {
    const agreement = state.agreements.get(agreementId);
    if (!agreement) return refusals.unknownAgreement;
    const current = inForce(agreement);
    const waiting = pending(agreement);
    if (!waiting) {
      const isRepeat = current?.version === version && current.fingerprint === fingerprint;
      return isRepeat ? accept() : refusals.notPending;
    }
    if (waiting.side === side) return refusals.ownProposal;
    if (waiting.version !== version) return refusals.otherVersion;
    if (waiting.fingerprint !== fingerprint) return refusals.otherText;
    if (side === 'manager' && state.counterpartId === undefined) return refusals.noCounterpart;
    return accept({
      type: 'AgreementAccepted',
      data: { ...doneBy(command, side), agreementId, version, fingerprint },
    });
  });
}

function decline(command: DeclineAgreement, agreement: AgreementState, side: Side): Outcome {
  const { agreementId, version, reason } = command;
  const last = agreement.versions.at(-1);
  if (last?.state === 'declined' && last.version === version && last.side !== side) return accept();
  const waiting = pending(agreement);
  if (!waiting) return refusals.notPending;
  if (waiting.side === side) return refusals.ownProposal;
  if (waiting.version !== version) return refusals.otherVersion;
  return accept({ type: 'AgreementDeclined', data: { ...doneBy(command, side), agreementId, version, reason } });
}

function withdraw(command: WithdrawAgreement, agreement: AgreementState, side: Side): Outcome {
  const { agreementId } = command;
  const last = agreement.versions.at(-1);
  if (last?.state === 'withdrawn' && last.side === side) return accept();
  const waiting = pending(agreement);
  if (!waiting) return refusals.notPending;
  if (waiting.side !== side) return refusals.othersProposal;
  return accept({
    type: 'AgreementWithdrawn',
    data: { ...doneBy(command, side), agreementId, version: waiting.version, ...reasonOf(command) },
  });
}

function conclude(command: ConcludeAgreements, state: CycleState, side: Side): Outcome {
  return each(command.agreements, ({ agreementId, conclusion, motivation }) => {
    const agreement = state.agreements.get(agreementId);
    if (!agreement) return refusals.unknownAgreement;
    if (!inForce(agreement)) return refusals.notInForce;
    const own = agreement.concluded[side];
    if (own && sameContent(own, { conclusion, motivation })) return accept();
    if (isConcluded(agreement)) return refusals.alreadyConcluded;
    return accept({
      type: 'AgreementConcluded',
      data: { ...doneBy(command, side), agreementId, conclusion, motivation },
    });
  });
}

function reopen(command: ReopenAgreement, agreement: AgreementState, side: Side): Outcome {
  const last = agreement.versions.at(-1);
  const isDecided = last?.state === 'declined' || last?.state === 'withdrawn';
  if (!isDecided && Object.keys(agreement.concluded).length === 0) return refusals.nothingToReopen;
  const { agreementId } = command;
  return accept({ type: 'AgreementReopened', data: { ...doneBy(command, side), agreementId, ...reasonOf(command) } });
}

function recordPrecondition(command: RecordPrecondition, agreement: AgreementState, side: Side): Outcome {
  const { agreementId, preconditionId, met, note } = command;
  const terms = inForce(agreement)?.terms;
  if (!terms) return refusals.notInForce;
  if (!terms.preconditions.some((one) => one.preconditionId === preconditionId)) return refusals.unknownPrecondition;
  if (agreement.preconditions.get(preconditionId) === met && note === undefined) return accept();
  return accept({
    type: 'PreconditionRecorded',
    data: { ...doneBy(command, side), agreementId, preconditionId, met, ...(note !== undefined && { note }) },
  });
}

/** The agreement a command is about. */
function about(
  { agreementId }: { readonly agreementId: string },
  state: CycleState,
  decideOne: (agreement: AgreementState) => Outcome,
): Outcome {
  const agreement = state.agreements.get(agreementId);
  return agreement ? decideOne(agreement) : refusals.unknownAgreement;
}

export function decideAgreement(command: AgreementCommand, state: CycleState, side: Side): Outcome {
  switch (command.type) {
    case 'proposeAgreements':
      return propose(command, state, side);
    case 'acceptAgreements':
      return acceptAll(command, state, side);
    case 'concludeAgreements':
      return conclude(command, state, side);
    case 'amendAgreement':
      return about(command, state, (agreement) => amend(command, agreement, side));
    case 'declineAgreement':
      return about(command, state, (agreement) => decline(command, agreement, side));
    case 'withdrawAgreement':
      return about(command, state, (agreement) => withdraw(command, agreement, side));
    case 'reopenAgreement':
      return about(command, state, (agreement) => reopen(command, agreement, side));
    case 'recordPrecondition':
      return about(command, state, (agreement) => recordPrecondition(command, agreement, side));
  }
}
