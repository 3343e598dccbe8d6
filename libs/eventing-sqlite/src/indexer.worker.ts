import { parentPort, receiveMessageOnPort, type MessagePort } from 'node:worker_threads';
import { DamagedLog } from './damaged-log.js';
import { openIndex, type Index } from './index-file.js';
import type { FromIndexer, ToIndexer } from './indexer-protocol.js';
import { isDiskFull, messageOf } from './sqlite-error.js';

/** So many events a transaction: large enough that neighbours in the index share their pages. */
const EVENTS_A_STEP = 25_000;

/** The thread that brings the index up to the log, behind the commits. */
function serve(port: MessagePort): void {
  let index: Index | undefined;

  function send(message: FromIndexer): void {
    port.postMessage(message);
  }

  function catchUp(until: number): void {
    if (index === undefined) throw new Error('the index is not open');
    try {
      let { position } = index.progress();
      while (position < until) {
        position = Math.min(position + EVENTS_A_STEP, until);
        index.catchUp(position);
        send({ kind: 'indexed', position });
      }
    } catch (error) {
      // No room now: the index stays behind, and goes on with the next events.
      if (!isDiskFull(error)) throw error;
    }
  }

  port.on('message', (first: ToIndexer) => {
    let until = 0;
    let closing = false;
    try {
      for (const message of [first, ...waitingOn(port)]) {
        if (message.kind === 'open') index = openIndex(message.files.index, message.files.log, message.logId);
        else if (message.kind === 'close') closing = true;
        else until = Math.max(until, message.until);
      }
      if (until > 0) catchUp(until);
      if (!closing) return;
      index?.close();
      send({ kind: 'closed' });
    } catch (error) {
      send(
        error instanceof DamagedLog
          ? { kind: 'damaged', fault: error.fault }
          : { kind: 'failed', message: messageOf(error) },
      );
    }
    port.close();
  });
}

function waitingOn(port: MessagePort): readonly ToIndexer[] {
  const messages: ToIndexer[] = [];
  for (;;) {
    const received: { readonly message: ToIndexer } | undefined = receiveMessageOnPort(port);
    if (received === undefined) return messages;
    messages.push(received.message);
  }
}

if (parentPort) serve(parentPort);
