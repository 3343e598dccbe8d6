import type { Bell } from './bell.js';
import type { LogFault } from './damaged-log.js';
import type { Synchronous } from './log-file.js';
import type { StoreFiles } from './store-files.js';

/** What the writer thread is started with. */
export type WriterOptions = {
  readonly files: StoreFiles;
  readonly synchronous: Synchronous;
  /** How many of the last events are proved before the log is used. */
  readonly proveLast: number;
};

export type ToWriter =
  /** `bell` changes with every message after this one: the writer sleeps on it. */
  | { readonly kind: 'open'; readonly options: WriterOptions; readonly bell: Bell }
  /**
   * `appends`: see `encodeAppends`. `more`: others follow at once, wait for them with the commit. `indexed`: the index has
   * come to this position.
   */
  | { readonly kind: 'append'; readonly appends: string; readonly more: boolean; readonly indexed: number }
  | { readonly kind: 'close' };

/** The last event of the log; position 0 and no id while it is empty. */
export type Head = { readonly position: number; readonly id: string };

export type FromWriter =
  | { readonly kind: 'opened'; readonly logId: string; readonly head: Head; readonly indexed: number }
  | { readonly kind: 'damaged'; readonly fault: LogFault }
  /** Answers in the order of the requests: see `encodeAnswers`. */
  | { readonly kind: 'answers'; readonly answers: string; readonly head: Head }
  /** The disk failed: what was under way is unknown, nothing is taken any more. */
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'closed' };
