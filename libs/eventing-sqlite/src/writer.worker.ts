import { parentPort, receiveMessageOnPort, type MessagePort } from 'node:worker_threads';
import { decodeAppends } from './append-wire.js';
import { DamagedLog } from './damaged-log.js';
import { isUnreadable, messageOf } from './sqlite-error.js';
import { openWriter, type Writer } from './writer.js';
import type { FromWriter, ToWriter, WriterOptions } from './writer-protocol.js';

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

  /** Takes in what waits; answers whether to commit it now, and whether this is the end. */
  function take(messages: readonly ToWriter[]): { readonly commit: boolean; readonly close: boolean } {
    let commit = false;
    for (const message of messages) {
      if (message.kind === 'open') open(message.options);
      else if (message.kind === 'close') return { commit: true, close: true };
      else {
        writer?.stage(decodeAppends(message.appends));
        writer?.indexed(message.indexed);
        commit = !message.more;
      }
    }
    return { commit, close: false };
  }

  port.on('message', (first: ToWriter) => {
    try {
      const { commit, close } = take([first, ...waitingOn(port)]);
      if (writer && commit) {
        const answers = writer.commit();
        if (answers.length > 0) send({ kind: 'answers', answers, head: writer.head() });
        writer.checkpoint();
      }
      if (!close) return;
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
