import {
  NotAnEvent,
  storedData,
  storedInstant,
  storedMetadata,
  type StoredEvent,
  type StreamName,
} from '@peil/eventing';
import { DamagedLog } from './damaged-log.js';
import type { LogRow } from './log-row.js';

/** What was appended together was stored at one time: the text for it is made once. */
let latest = { milliseconds: NaN, instant: storedInstant(0) };

function instantOf(milliseconds: number): StoredEvent['storedAt'] {
  if (milliseconds !== latest.milliseconds) latest = { milliseconds, instant: storedInstant(milliseconds) };
  return latest.instant;
}

/** Names were checked when they were appended. */
function isName(text: string): text is StreamName {
  return text.includes('-');
}

/** The event in a row. @throws DamagedLog when it is not what we write */
export function eventOfRow(row: LogRow): StoredEvent {
  const { position, stream, revision, id, type } = row;
  if (!isName(stream)) throw new DamagedLog({ position, reason: 'unreadable', detail: 'not a stream name' });
  try {
    return {
      id,
      type,
      data: storedData(JSON.parse(row.data)),
      metadata: storedMetadata(JSON.parse(row.metadata)),
      stream,
      revision,
      position,
      storedAt: instantOf(row.storedAt),
    };
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof NotAnEvent) && !(error instanceof RangeError))
      throw error;
    throw new DamagedLog({ position, stream, revision, reason: 'unreadable', detail: error.message });
  }
}
