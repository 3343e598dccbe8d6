import type { Decider, DomainEvent } from '@peil/eventing';
import type { Refusal } from '@peil/kernel';

/** What a command would do to a stream: the state after it, whether it adds anything, or why it is refused. */
export type Tried<State> = { readonly state: State; readonly adds: boolean; readonly refusal?: Refusal };

/** Tries a command on a state, as the stream will decide it. A refusal leaves the state as it is. */
export function tryCommand<Command, Event extends DomainEvent, State>(
  decider: Decider<Command, Event, State>,
  state: State,
  command: Command,
): Tried<State> {
  const decision = decider.decide(command, state);
  if ('refusal' in decision) return { state, adds: false, refusal: decision.refusal };
  return { state: decision.events.reduce(decider.evolve, state), adds: decision.events.length > 0 };
}
