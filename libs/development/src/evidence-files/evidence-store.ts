import type { Readable } from 'node:stream';

/** Whose evidence, and which. Both are opaque ids made by Peil, never a name from a client. */
export type EvidencePlace = { readonly personId: string; readonly evidenceId: string };

/** Keeps evidence files, each encrypted with the key of the person it is about: without the key it is gone. */
export interface EvidenceStore {
  /**
   * Keeps the content, durable before the promise resolves. A place that is taken keeps what it has.
   * @returns whether the content was written
   * @throws PersonErased
   */
  put(place: EvidencePlace, content: Uint8Array): Promise<boolean>;
  /** The content, decrypted as it is read; undefined when there is none or the person was erased. */
  read(place: EvidencePlace): Promise<Readable | undefined>;
  remove(place: EvidencePlace): Promise<void>;
  /** Keyed hash of the content, 64 hexadecimal digits: finds the same file again, and goes with the key. */
  fingerprint(personId: string, content: Uint8Array): Promise<string>;
}

/** Injection token of the `EvidenceStore`. */
export const EVIDENCE_STORE = Symbol('EvidenceStore');
