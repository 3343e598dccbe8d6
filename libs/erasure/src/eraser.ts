/** Destroys what makes a person's text readable, everywhere it lies outside the log. */
export interface Eraser {
  /**
   * Destroys the person's key and what is kept readable by name. Repeating it changes nothing. When the promise resolves
   * no byte of it is left in this installation's files; backups of keys may hold it until they expire.
   */
  erase(personId: string): Promise<void>;
  /** Whether there is anything to erase: a person this installation has a key of. */
  knows(personId: string): Promise<boolean>;
}

/** Injection token of the `Eraser`. */
export const ERASER = Symbol('Eraser');

/** Days after which no backup may hold a key any more (`reliability.md`, "Erasure"). */
export const BACKUPS_EXPIRE_AFTER_DAYS = 30;
