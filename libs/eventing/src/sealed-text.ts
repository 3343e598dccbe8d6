import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { keyObjectOf } from './key-object.js';
import type { Key } from './key-vault.js';

/** Where a sealed text belongs: moved anywhere else it no longer opens. */
export type SealPlace = {
  readonly stream: string;
  readonly eventId: string;
  readonly field: string;
  readonly subject: string;
};

/** A ciphertext that does not belong to its place or was altered. An alarm; never the same as erased. */
export class SealBroken extends Error {
  constructor(place: SealPlace) {
    super(`the sealed text at ${place.stream} ${place.eventId} ${place.field} was moved or altered`);
    this.name = 'SealBroken';
  }
}

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
const FORMAT = '1.';

const binding = ({ stream, eventId, field, subject }: SealPlace) =>
  Buffer.from(JSON.stringify([stream, eventId, field, subject]));

/** AES-256-GCM with a fresh nonce; the place is authenticated with it. Written `1.<base64url of nonce, text, tag>`. */
export function sealText(text: string, key: Key, place: SealPlace): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, keyObjectOf(key), iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(binding(place));
  const sealed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return FORMAT + sealed.toString('base64url');
}

/** @throws SealBroken */
export function openText(sealed: string, key: Key, place: SealPlace): string {
  const bytes = Buffer.from(sealed.slice(FORMAT.length), 'base64url');
  if (!sealed.startsWith(FORMAT) || bytes.length < IV_BYTES + TAG_BYTES) throw new SealBroken(place);
  const decipher = createDecipheriv(CIPHER, keyObjectOf(key), bytes.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(binding(place));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    return decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    throw new SealBroken(place);
  }
}
