import { calendarDay } from '@peil/kernel';
import type { CycleCommand, Sender } from '../domain/cycle/commands.js';
import type { CycleEvent } from '../domain/cycle/events.js';
import { cycleDecider } from '../domain/cycle/cycle.js';
import type { Side, Terms } from '../domain/cycle/words.js';

export const today = calendarDay('2026-03-20');
const of = { personId: 'manager-1', year: 2026 };
const line = ['director-1'];
export const byManager: Sender = { personId: 'manager-1', line };
export const byDirector: Sender = { personId: 'director-1', line };
export const byHr: Sender = { personId: 'hr-1', line, hr: true };
export const byNewDirector: Sender = { personId: 'director-2', line: ['director-2'] };

export const terms: Terms = {
  title: 'Sociale veiligheid',
  text: 'Elk kwartaal een casus.',
  preconditions: [{ preconditionId: 'precondition-1', kind: 'time', text: 'Twee dagdelen per kwartaal.' }],
};
export const otherTerms: Terms = { ...terms, text: 'Elke twee maanden een casus.' };
const print = (letter: string) => letter.repeat(43);
export const fingerprint = print('a');
export const otherFingerprint = print('b');

const done = (side: Side) => ({ ...of, side, day: today });
const agreementId = 'agreement-1';

export const opened: CycleEvent = {
  type: 'MagCycleOpened',
  data: { ...done('counterpart'), counterpartId: 'director-1' },
};
export const proposed: CycleEvent = {
  type: 'AgreementProposed',
  data: { ...done('counterpart'), agreementId, kind: 'social-safety', version: 1, terms, fingerprint },
};
export const accepted: CycleEvent = {
  type: 'AgreementAccepted',
  data: { ...done('manager'), agreementId, version: 1, fingerprint },
};
export const amended: CycleEvent = {
  type: 'AgreementAmended',
  data: { ...done('manager'), agreementId, version: 2, terms: otherTerms, fingerprint: otherFingerprint },
};
export const declined: CycleEvent = {
  type: 'AgreementDeclined',
  data: { ...done('counterpart'), agreementId, version: 2, reason: 'Te vaak.' },
};
export const concludedBy = (side: Side): CycleEvent => ({
  type: 'AgreementConcluded',
  data: { ...done(side), agreementId, conclusion: 'kept', motivation: 'Gedaan.' },
});
export const handedOver: CycleEvent = {
  type: 'MagCycleHandedOver',
  data: { ...done('manager'), from: 'director-1', to: 'director-2' },
};
export const planned: CycleEvent = {
  type: 'TalkPlanned',
  data: { ...done('counterpart'), talkId: 'talk-1', on: calendarDay('2026-04-01') },
};

type Deed<Command> = Command extends CycleCommand ? Omit<Command, 'personId' | 'year' | 'today' | 'by'> : never;

export function command(by: Sender, deed: Deed<CycleCommand>): CycleCommand {
  return { ...deed, ...of, today, by };
}

export const propose = (by: Sender): CycleCommand =>
  command(by, {
    type: 'proposeAgreements',
    agreements: [{ agreementId, kind: 'social-safety', terms, fingerprint }],
  });
export const accept = (by: Sender, version = 1, print = fingerprint): CycleCommand =>
  command(by, { type: 'acceptAgreements', agreements: [{ agreementId, version, fingerprint: print }] });
export const amend = (by: Sender): CycleCommand =>
  command(by, { type: 'amendAgreement', agreementId, terms: otherTerms, fingerprint: otherFingerprint });
export const conclude = (by: Sender): CycleCommand =>
  command(by, {
    type: 'concludeAgreements',
    agreements: [{ agreementId, conclusion: 'kept', motivation: 'Gedaan.' }],
  });

/** The types of the events that follow, or the code of the refusal. */
export function outcome(history: readonly CycleEvent[], given: CycleCommand): readonly string[] | string {
  const state = history.reduce(cycleDecider.evolve, cycleDecider.initialState);
  const decision = cycleDecider.decide(given, state);
  if ('refusal' in decision) return decision.refusal.code;
  const after = decision.events.reduce(cycleDecider.evolve, state);
  for (const { type, data } of decision.events) {
    cycleDecider.events.find((definition) => definition.type === type)?.schema.parse(data);
  }
  // Deciding the same command twice adds nothing the second time.
  const again = cycleDecider.decide(given, after);
  if ('events' in again && again.events.length > 0) throw new Error(`${given.type} adds something the second time`);
  return decision.events.map(({ type }) => type);
}
