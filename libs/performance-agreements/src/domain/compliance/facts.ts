import type { CycleEvent } from '../cycle/events.js';

type FactOf<Event> = Event extends { readonly type: infer Type; readonly data: infer Data }
  ? {
      readonly type: Type;
      readonly data: Omit<
        Data,
        | 'personId'
        | 'year'
        | 'terms'
        | 'reason'
        | 'note'
        | 'motivation'
        | 'intentions'
        | 'goals'
        | 'evaluation'
        | 'fingerprint'
      >;
    }
  : never;

/** A fact of a cycle as the read model keeps it: without texts. */
export type CycleFact = FactOf<CycleEvent>;

/** The same with when it was recorded. */
export type RecordedFact = { readonly at: string; readonly position: number } & CycleFact;
