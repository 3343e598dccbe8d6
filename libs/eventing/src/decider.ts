import type { Decision } from '@peil/kernel';
import type { DomainEvent, EventDefinition } from './event-definition.js';

/**
 * What one kind of stream decides. Three pure functions; ids and the day come in with the command.
 * Deciding the same command a second time adds nothing.
 */
export type Decider<Command, Event extends DomainEvent, State> = {
  /** The category of its streams, without a hyphen: its streams are named `category-id`. */
  readonly category: string;
  /** Every event its streams can hold. */
  readonly events: readonly EventDefinition<Event['type']>[];
  /** The person a stream is about, from the id in its name. Absent for streams that are about nobody. */
  readonly subject?: (streamId: string) => string;
  readonly initialState: State;
  readonly decide: (command: Command, state: State) => Decision<Event>;
  readonly evolve: (state: State, event: Event) => State;
};
