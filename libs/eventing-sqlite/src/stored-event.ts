import { NotAnEvent, isStreamName, storedData, storedInstant, storedMetadata, type StoredEvent } from '@peil/eventing';
import { DamagedLog } from './damaged-log.js';
import type { LogRow } from './log-row.js';

/** The event in a row. @throws DamagedLog when it is not what we write */
export function eventOfRow(row: LogRow): StoredEvent {
  const { position, stream, revision, id, type } = row;
  if (!isStreamName(stream)) throw new DamagedLog({ position, reason: 'unreadable', detail: 'not a stream name' });
  try {
    return {
      id,
      type,
      data: storedData(JSON.parse(row.data)),
      metadata: storedMetadata(JSON.parse(row.metadata)),
      stream,
      revision,
      position,
      storedAt: storedInstant(row.storedAt),
    };
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof NotAnEvent) && !(error instanceof RangeError))
      throw error;
    throw new DamagedLog({ position, stream, revision, reason: 'unreadable', detail: error.message });
  }
}
