/** A 256-bit key. */
export type Key = Uint8Array;

/**
 * The keys of the people, one each. Forgetting a person is destroying the key: the events stay, the text becomes
 * unreadable. Kept apart from the log and from its backups (`docs/explanation/personal-data.md`).
 */
export interface KeyVault {
  /**
   * The person's key; made, and durable, when there was none.
   * @throws PersonErased when the person was erased: nothing more may be written about them.
   */
  obtain(subjectId: string): Promise<Key>;
  /** The same for many people in one commit, so that a large import does not pay a sync each. */
  obtainMany(subjectIds: readonly string[]): Promise<void>;
  find(subjectId: string): Promise<Key | 'erased' | 'unknown'>;
  /** The key of this installation: for fingerprints of what is about nobody. */
  installationKey(): Promise<Key>;
}

/** The person's key was destroyed. */
export class PersonErased extends Error {
  override readonly name = 'PersonErased';
}
