import { randomUUID } from 'node:crypto';
import { ErrorType, WrongExpectedVersionError, jsonEvent } from '@eventstore/db-client';
import { StoreUnavailable } from '@peil/eventing';
import type { Position } from '@peil/eventing';
import { z } from 'zod';
import { mayNotWrite, send } from './appending.js';
import { typeOf } from './client-errors.js';
import { eventsOf } from './reading.js';
import type { Connection } from './reading.js';
import type { Namespace } from './recorded-event.js';
import { positionOf } from './recorded-event.js';

/** Which log this is, written into it once. Every event of ours stands behind it. */
export type LogIdentity = { readonly logId: string; readonly position: Position };

/** No hyphen, so that it can never be the stream of a category. */
const STREAM = 'peilLog';

const identityData = z.object({ logId: z.uuid() });

export function identityStreamOf(namespace: Namespace): string {
  return `${namespace}${STREAM}`;
}

/**
 * Reads the identity, or writes it where there is none; of several who do so at once, one wins.
 *
 * @throws StoreUnavailable also where it was deleted: reading begins behind it, so that with another identity all that
 * stands before would be passed over in silence
 */
export async function identifyLog(connection: Connection, namespace: Namespace): Promise<LogIdentity> {
  const stream = identityStreamOf(namespace);
  return (await readIdentity(connection, stream)) ?? (await writeIdentity(connection, stream));
}

async function readIdentity(connection: Connection, stream: string): Promise<LogIdentity | undefined> {
  const [event] = await eventsOf(connection, stream, 0, 1);
  if (!event) return undefined;
  const data = identityData.safeParse(event.data);
  if (!data.success) throw new StoreUnavailable(`stream ${stream} does not hold the identity of a log`);
  return { logId: data.data.logId, position: positionOf(event) };
}

async function writeIdentity(connection: Connection, stream: string): Promise<LogIdentity> {
  const event = jsonEvent({ id: randomUUID(), type: 'peil.log-identified', data: { logId: randomUUID() } });
  try {
    await send(connection, stream, 'noStream', [event]);
  } catch (error) {
    if (typeOf(error) === ErrorType.ACCESS_DENIED) throw mayNotWrite(error);
    // Another node was first: its identity is the log's.
    if (!(error instanceof WrongExpectedVersionError)) throw error;
  }
  const identity = await readIdentity(connection, stream);
  if (!identity) throw new StoreUnavailable(`the identity of the log could not be written to stream ${stream}`);
  return identity;
}
