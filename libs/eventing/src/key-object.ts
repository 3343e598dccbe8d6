import { createSecretKey, type KeyObject } from 'node:crypto';
import type { Key } from './key-vault.js';

const known = new WeakMap<Key, KeyObject>();

/** The key as node:crypto wants it. Made once a key: making it costs several times the hashing of an event. */
export function keyObjectOf(key: Key): KeyObject {
  const found = known.get(key);
  if (found) return found;
  const made = createSecretKey(key);
  known.set(key, made);
  return made;
}
