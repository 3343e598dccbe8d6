import type { ServerWritableStream } from '@grpc/grpc-js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { Faults, SubscriptionFault } from './faults.js';
import type { EventLog, Row } from './log.js';
import { caughtUpResp, checkpointResp, confirmationResp, eventResp, failures } from './messages.js';

/** As many live events as a server holds for one subscription. */
const LIVE_BUFFER = 32;

export type SubscriptionStart = bigint | 'start' | 'end';

type Wanted = (row: Row) => boolean;

/**
 * A live subscription to all events or to one stream: confirmation, what lies behind the start, caught up, and then
 * each append as it comes.
 */
export function serveSubscription(
  call: ServerWritableStream<ReadReq, ReadResp>,
  log: EventLog,
  faults: Faults,
  options: { readonly start: SubscriptionStart; readonly wanted: Wanted; readonly checkpointEvery: number | undefined },
): void {
  const { personality } = faults;
  const { start, wanted, checkpointEvery } = options;
  const located = typeof start === 'bigint' ? log.locate(start) : 'atEvent';
  if (located === 'between') {
    if (personality === '24.10') call.write(confirmationResp());
    call.emit('error', personality === '24.10' ? failures.invalidPosition() : failures.betweenRecords(personality));
    return;
  }
  if (faults.muteSubscriptions !== 'unconfirmed') call.write(confirmationResp());
  if (faults.muteSubscriptions) {
    const leave = faults.register((fault) => end(call, fault));
    call.on('cancelled', leave);
    return;
  }

  // 24.10 stays silent until the log has passed a position past its end; 23.10 sends what comes, also from below.
  const above = (row: Row) =>
    typeof start !== 'bigint' || row.position > start || (located === 'pastTheEnd' && personality === '23.10');
  let unseen = 0;
  const send = (rows: readonly Row[]) => {
    for (const row of rows) {
      if (wanted(row)) call.write(eventResp(row));
      unseen += 1;
      if (checkpointEvery !== undefined && unseen >= checkpointEvery) {
        unseen = 0;
        call.write(checkpointResp(row.position));
      }
    }
  };

  if (located !== 'pastTheEnd' && start !== 'end') {
    const from = start === 'start' ? 'start' : start + 1n - faults.deliverFromBefore;
    send(log.readAll({ from, backwards: false, max: Number.MAX_SAFE_INTEGER }));
  }
  call.write(caughtUpResp());

  const leave = () => {
    stopListening();
    unregister();
  };
  const finish = (fault: SubscriptionFault) => {
    leave();
    end(call, fault);
  };
  const stopListening = log.onAppend((appended) => {
    if (faults.frozen) {
      void faults.whenThawed().then(() => send(appended.filter(above)));
      return;
    }
    const rows = appended.filter(above);
    if (rows.length > LIVE_BUFFER && personality === '23.10') {
      send(rows.slice(0, LIVE_BUFFER));
      finish('tooSlow');
      return;
    }
    send(rows);
    if (rows.length > LIVE_BUFFER) call.write(caughtUpResp());
  });
  const unregister = faults.register(finish);
  call.on('cancelled', leave);
  call.on('close', leave);
}

function end(call: ServerWritableStream<ReadReq, ReadResp>, fault: SubscriptionFault): void {
  if (fault === 'graceful') call.end();
  else call.emit('error', fault === 'tooSlow' ? failures.tooSlow() : failures.unavailable());
}
