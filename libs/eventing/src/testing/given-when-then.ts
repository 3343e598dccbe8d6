import type { Refusal } from '@peil/kernel';
import type { Decider } from '../decider.js';
import type { DomainEvent } from '../event-definition.js';

/** Given what happened, when a command is given, then these events follow, or a refusal with this code, or nothing. */
export function specify<Command, Event extends DomainEvent, State>(decider: Decider<Command, Event, State>) {
  return {
    given: (...history: readonly Event[]) => ({
      when: (command: Command) => {
        const state = history.reduce(decider.evolve, decider.initialState);
        const decision = decider.decide(command, state);
        return {
          then: (...expected: readonly Event[]): void => {
            expect(decision).toEqual({ events: expected });
            const [first] = expected;
            if (!first) return;
            // Whatever is decided must fit its own schema, and deciding again adds nothing.
            const definitions = new Map(decider.events.map((definition) => [definition.type, definition]));
            for (const event of expected) definitions.get(event.type)?.schema.parse(event.data);
          },
          /** The same command given a second time adds nothing. */
          thenQuietAfterwards: (): void => {
            if ('refusal' in decision) throw new Error(`was refused: ${decision.refusal.code}`);
            const after = decision.events.reduce(decider.evolve, state);
            expect(decider.decide(command, after)).toEqual({ events: [] });
          },
          thenRefused: (code: string): Refusal => {
            expect(decision).toMatchObject({ refusal: { code } });
            if (!('refusal' in decision)) throw new Error('was not refused');
            expect(decision.refusal.message.nl).not.toBe('');
            expect(decision.refusal.message.en).not.toBe('');
            return decision.refusal;
          },
          thenNothing: (): void => {
            expect(decision).toEqual({ events: [] });
          },
        };
      },
    }),
  };
}
