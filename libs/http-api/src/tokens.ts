import type { Position } from '@peil/eventing';

/** Injection token of the clock (`Clock` of the eventing library). */
export const CLOCK = Symbol('Clock');
/** Injection token of the event store. */
export const EVENT_STORE = Symbol('EventStore');
/** Injection token of `CommandHandling`. */
export const COMMAND_HANDLING = Symbol('CommandHandling');
/** Injection token of the event codec. */
export const EVENT_CODEC = Symbol('EventCodec');
/** Injection token of the key vault. */
export const KEY_VAULT = Symbol('KeyVault');
/** Injection token of the projection runner (`ProjectionRunner` of the projections library). */
export const PROJECTIONS = Symbol('ProjectionRunner');

/** The part of the reading side that answers to requests need. */
export interface ReadSide {
  readonly logId: string;
  position(): Position;
  waitFor(position: Position, milliseconds: number): Promise<boolean>;
}
export const READ_SIDE = Symbol('ReadSide');
