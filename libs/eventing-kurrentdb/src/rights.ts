import { randomUUID } from 'node:crypto';
import { ErrorType } from '@eventstore/db-client';
import { typeOf } from './client-errors.js';
import type { Connection } from './reading.js';
import { within } from './timing.js';

/**
 * Whether this user may delete streams, which Peil never does and must not be able to. Asks to delete a stream that does
 * not exist at a revision that it therefore has not: rights are looked at first, so nothing can come of it.
 *
 * @returns undefined where the server said neither
 */
export async function mayDelete(connection: Connection): Promise<boolean | undefined> {
  const { supervisor, timing } = connection;
  const { credentials } = supervisor;
  const stream = `peilMayDelete${randomUUID().replaceAll('-', '')}`;
  try {
    await within(
      timing.appendMs,
      'asking about rights',
      supervisor.current().deleteStream(stream, { expectedRevision: 0n, credentials, requiresLeader: true }),
    );
    return true;
  } catch (error) {
    const type = typeOf(error);
    if (type === ErrorType.ACCESS_DENIED) return false;
    return type === ErrorType.WRONG_EXPECTED_VERSION ? true : undefined;
  }
}
