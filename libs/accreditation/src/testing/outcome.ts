import type { Decider, DomainEvent } from '@peil/eventing';

/**
 * What a command leads to after these events: the names of the new events, or the code of the refusal. Proves by the way
 * that the events fit their own schemas and that deciding a second time adds nothing.
 */
export function outcomesOf<Command, Event extends DomainEvent, State>(decider: Decider<Command, Event, State>) {
  return (given: readonly Event[], when: Command): readonly string[] | string => {
    const state = given.reduce(decider.evolve, decider.initialState);
    const decision = decider.decide(when, state);
    if ('refusal' in decision) return decision.refusal.code;
    const schemas = new Map(decider.events.map(({ type, schema }) => [type, schema]));
    for (const { type, data } of decision.events) schemas.get(type)?.parse(data);
    const again = decider.decide(when, decision.events.reduce(decider.evolve, state));
    expect(again).toEqual({ events: [] });
    return decision.events.map(({ type }) => type);
  };
}
