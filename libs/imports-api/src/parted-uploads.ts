import { ProblemError } from '@peil/http-api';
import type { ReceivedFile } from '@peil/imports';

type Waiting = { readonly resolve: () => void };

/** Content that comes in parts, read as one stream. What was read is nowhere but in the reading of it. */
class PartedContent implements AsyncIterable<Uint8Array> {
  private readonly chunks: Uint8Array[] = [];
  private state: 'open' | 'ended' | 'broken' = 'open';
  private reader: Waiting | undefined;
  private writer: Waiting | undefined;

  async push(chunk: Uint8Array): Promise<void> {
    this.chunks.push(chunk);
    this.reader?.resolve();
    while (this.chunks.length > 16 && this.state === 'open') {
      await new Promise<void>((resolve) => {
        this.writer = { resolve };
      });
    }
  }

  close(state: 'ended' | 'broken'): void {
    this.state = state;
    this.reader?.resolve();
    this.writer?.resolve();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    for (;;) {
      const chunk = this.chunks.shift();
      if (chunk) {
        this.writer?.resolve();
        yield chunk;
        continue;
      }
      if (this.state === 'broken') throw new Error('the upload was given up');
      if (this.state === 'ended') return;
      await new Promise<void>((resolve) => {
        this.reader = { resolve };
      });
    }
  }
}

type Parted = {
  readonly content: PartedContent;
  readonly received: Promise<ReceivedFile | undefined>;
  next: number;
  timer: NodeJS.Timeout;
};

const PATIENCE_MS = 30 * 60 * 1000;

/**
 * Large files in parts, each part a request with the same Idempotency-Key. The parts are read as they come, in their
 * order, and never stored: columns that may not come in are gone before anything is kept.
 */
export class PartedUploads {
  private readonly uploads = new Map<string, Parted>();

  /**
   * Takes a part. Answers the received file after the last one.
   * @throws ProblemError 409 when it is another part's turn
   */
  async take(
    importId: string,
    place: { readonly part: number; readonly parts: number },
    content: AsyncIterable<Uint8Array>,
    receive: (content: AsyncIterable<Uint8Array>) => Promise<ReceivedFile>,
  ): Promise<ReceivedFile | undefined> {
    const upload = this.uploads.get(importId) ?? (place.part === 1 ? this.begin(importId, receive) : undefined);
    if (upload?.next !== place.part || place.part > place.parts) throw outOfOrder(upload?.next ?? 1);
    upload.next += 1;
    upload.timer.refresh();
    for await (const chunk of content) await upload.content.push(chunk);
    if (place.part < place.parts) return undefined;
    upload.content.close('ended');
    clearTimeout(upload.timer);
    this.uploads.delete(importId);
    return upload.received;
  }

  private begin(importId: string, receive: (content: AsyncIterable<Uint8Array>) => Promise<ReceivedFile>): Parted {
    const content = new PartedContent();
    const received = receive(content).catch(() => undefined);
    const timer = setTimeout(() => {
      this.giveUp(importId);
    }, PATIENCE_MS).unref();
    const upload = { content, received, next: 1, timer };
    this.uploads.set(importId, upload);
    return upload;
  }

  /** Lets go of uploads that were never finished. */
  close(): void {
    for (const importId of [...this.uploads.keys()]) this.giveUp(importId);
  }

  private giveUp(importId: string): void {
    const upload = this.uploads.get(importId);
    if (!upload) return;
    clearTimeout(upload.timer);
    upload.content.close('broken');
    this.uploads.delete(importId);
  }
}

function outOfOrder(expected: number): ProblemError {
  return new ProblemError(409, 'part-out-of-order', {
    nl: `Peil verwacht nu deel ${expected}. Stuur de delen op volgorde, met dezelfde Idempotency-Key.`,
    en: `Peil expects part ${expected} now. Send the parts in their order, with the same Idempotency-Key.`,
  });
}
