import { parentPort, receiveMessageOnPort, type MessagePort } from 'node:worker_threads';
import { DamagedLog } from './damaged-log.js';
import { isUnreadable, messageOf } from './sqlite-error.js';
import { openWriter, type Writer } from './writer.js';
import type { AppendRequest, FromWriter, ToWriter, WriterOptions } from './writer-protocol.js';

/** Enough to share a sync among all who wait, little enough that the first does not wait long. */
const MOST_APPENDS_A_COMMIT = 1_024;

/**
 * The thread that writes. Whatever was sent while it was busy shares its next commit. After any failure it says so once
 * and ends: a sync that failed is never tried again.
 */
function serve(port: MessagePort): void {
  let writer: Writer | undefined;

  function send(message: FromWriter): void {
    port.postMessage(message);
  }

  function open(options: WriterOptions): void {
    writer = openWriter(options);
    const { logId, indexedAtOpening: indexed } = writer;
    send({ kind: 'opened', logId, head: writer.head(), indexed });
  }

  function append(requests: readonly AppendRequest[]): void {
    if (writer === undefined) throw new Error('the writer is not open');
    for (let i = 0; i < requests.length; i += MOST_APPENDS_A_COMMIT) {
      const answers = writer.commit(requests.slice(i, i + MOST_APPENDS_A_COMMIT));
      send({ kind: 'answers', answers, head: writer.head() });
    }
    writer.checkpoint();
  }

  port.on('message', (first: ToWriter) => {
    const requests: AppendRequest[] = [];
    let closing = false;
    try {
      for (const message of [first, ...waitingOn(port)]) {
        if (message.kind === 'open') open(message.options);
        else if (message.kind === 'close') closing = true;
        else {
          requests.push(...message.requests);
          writer?.indexed(message.indexed);
        }
      }
      append(requests);
      if (!closing) return;
      writer?.close();
      send({ kind: 'closed' });
    } catch (error) {
      send(failureOf(error));
    }
    port.close();
  });
}

function failureOf(error: unknown): FromWriter {
  if (error instanceof DamagedLog) return { kind: 'damaged', fault: error.fault };
  if (isUnreadable(error))
    return { kind: 'damaged', fault: { position: 0, reason: 'unreadable', detail: messageOf(error) } };
  return { kind: 'failed', message: messageOf(error) };
}

function waitingOn(port: MessagePort): readonly ToWriter[] {
  const messages: ToWriter[] = [];
  for (;;) {
    const received: { readonly message: ToWriter } | undefined = receiveMessageOnPort(port);
    if (received === undefined) return messages;
    messages.push(received.message);
  }
}

if (parentPort) serve(parentPort);
