import canonicalize from 'canonicalize';
import { createHmac } from 'node:crypto';
import { v5 as uuidV5 } from 'uuid';
import type { Key } from './key-vault.js';
import { keyObjectOf } from './key-object.js';

/** Namespace of the ids that Peil derives. Never change it: retried commands would be stored twice. */
const NAMESPACE = '9c6f7d34-6f0e-5b8a-8e0b-2f6b1f6f7a10';

/** Keyed hash over the canonical form (RFC 8785) of a value. Gone with the key. */
export function fingerprint(value: unknown, key: Key): string {
  return createHmac('sha256', keyObjectOf(key))
    .update(canonicalize(value) ?? 'undefined')
    .digest('base64url');
}

/** A uuid v5 of its parts: the same parts always give the same id. */
export function derivedId(...parts: readonly (string | number)[]): string {
  return uuidV5(JSON.stringify(parts), NAMESPACE);
}
