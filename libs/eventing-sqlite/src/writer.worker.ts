import { parentPort, receiveMessageOnPort, type MessagePort } from 'node:worker_threads';
import { decodeAppends, encodeAnswers } from './append-wire.js';
import { createWait, ringsOf, type Bell } from './bell.js';
import { DamagedLog } from './damaged-log.js';
import { isUnreadable, messageOf } from './sqlite-error.js';
import { openWriter, type Writer } from './writer.js';
import type { FromWriter, ToWriter, WriterOptions } from './writer-protocol.js';

/**
 * The thread that writes. Whatever was sent while it was busy shares its next commit. It has no event loop: it sleeps on
 * the bell, which wakes it in half the time. After any failure it says so once and ends: a sync that failed is never tried
 * again.
 */
function serve(port: MessagePort, options: WriterOptions, bell: Bell): void {
  const send = (message: FromWriter): void => {
    port.postMessage(message);
  };
  try {
    const writer = openWriter(options);
    const { logId, indexedAtOpening: indexed } = writer;
    send({ kind: 'opened', logId, head: writer.head(), indexed });
    const wait = createWait(bell);
    let next = take(writer, []);
    while (!next.close) {
      const rung = ringsOf(bell);
      const messages = waitingOn(port);
      if (messages.length === 0) wait(rung);
      next = take(writer, messages);
      if (next.commit) {
        const answers = writer.commit();
        if (answers.length > 0) send({ kind: 'answers', answers: encodeAnswers(answers), head: writer.head() });
        writer.checkpoint();
      }
    }
    writer.close();
    send({ kind: 'closed' });
  } catch (error) {
    send(failureOf(error));
  }
}

/** Takes in what waits; answers whether to commit it now, and whether this is the end. */
function take(writer: Writer, messages: readonly ToWriter[]): { readonly commit: boolean; readonly close: boolean } {
  let commit = false;
  for (const message of messages) {
    if (message.kind === 'close') return { commit: true, close: true };
    if (message.kind === 'append') {
      writer.stage(decodeAppends(message.appends));
      writer.indexed(message.indexed);
      commit = !message.more;
    }
  }
  return { commit, close: false };
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

parentPort?.once('message', (message: ToWriter) => {
  if (parentPort && message.kind === 'open') serve(parentPort, message.options, message.bell);
  parentPort?.close();
});
