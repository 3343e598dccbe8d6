import type { LogFault } from './damaged-log.js';
import type { StoreFiles } from './store-files.js';

export type ToIndexer =
  | { readonly kind: 'open'; readonly files: StoreFiles; readonly logId: string }
  /** Events are durable up to this position. */
  | { readonly kind: 'catchUp'; readonly until: number }
  | { readonly kind: 'close' };

export type FromIndexer =
  | { readonly kind: 'indexed'; readonly position: number }
  | { readonly kind: 'damaged'; readonly fault: LogFault }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'closed' };
