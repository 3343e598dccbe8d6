import { createChainCheck } from '@peil/eventing';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { DamagedLog, type LogFault } from './damaged-log.js';
import { readMark } from './high-water.js';
import { lastRow, logIdOf, openLogForReading } from './log-file.js';
import { proveLog } from './prove-log.js';
import { storeFiles } from './store-files.js';
import { eventOfRow } from './stored-event.js';
import { walkLog } from './walk-log.js';

const EVENTS_A_STEP = 2_000;

export type VerifyProgress = { readonly kind: 'progress'; readonly checked: number; readonly total: number };
export type Verified =
  | { readonly kind: 'sound'; readonly checked: number; readonly logId: string }
  /** `checked` events before the fault are what was written. */
  | { readonly kind: 'damaged'; readonly checked: number; readonly fault: LogFault };

/**
 * Proves the whole log of a store's directory, also while a store writes to it: every event is there and is what was
 * written, in the log (position chain) and in its stream (revision, previous event, chain in the metadata); and the log
 * reaches as far as was acknowledged. Changes nothing. Yields how far it is, and last what it found.
 */
export async function* verifyLog(directory: string): AsyncGenerator<VerifyProgress | Verified, void> {
  let checked = 0;
  try {
    for await (const step of proveAll(directory)) {
      ({ checked } = step);
      yield step;
    }
  } catch (error) {
    if (!(error instanceof DamagedLog)) throw error;
    yield { kind: 'damaged', checked, fault: error.fault };
  }
}

async function* proveAll(directory: string): AsyncGenerator<VerifyProgress | Verified, void> {
  const files = storeFiles(directory);
  const mark = readMark(files.highWater);
  const db = openLogForReading(files.log);
  try {
    const logId = logIdOf(db);
    const total = lastRow(db)?.position ?? 0;
    const breakIn = createChainCheck();
    const previous = new Map<string, number>();
    let checked = 0;
    for (const row of walkLog(db, { position: 0, chain: logId })) {
      const event = eventOfRow(row);
      const { position, stream, revision } = event;
      const broken = breakIn(event);
      if (broken !== undefined) {
        throw new DamagedLog({ position, stream, revision, reason: broken === 'chain' ? 'streamChain' : 'revision' });
      }
      if (row.previous !== (previous.get(stream) ?? 0)) {
        throw new DamagedLog({ position, stream, revision, reason: 'revision' });
      }
      previous.set(stream, position);
      checked += 1;
      if (checked % EVENTS_A_STEP === 0) {
        yield { kind: 'progress', checked, total: Math.max(total, checked) };
        await nextTurn();
      }
    }
    proveLog(db, logId, 0, mark ? [mark] : []);
    yield { kind: 'sound', checked, logId };
  } finally {
    db.close();
  }
}
