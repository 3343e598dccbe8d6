import type { DomainEvent } from '@peil/eventing';
import type { Instant } from '@peil/kernel';

/** An event as the read model keeps it: without personal text, with what an explanation needs. */
export type RecordedEvent<Event extends DomainEvent> = {
  readonly position: number;
  readonly eventId: string;
  readonly recordedAt: Instant;
  readonly event: Event;
};
