import type { Key } from '@peil/eventing';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const HEX_KEY = /^[0-9a-f]{64}$/i;

/** @throws Error when the text is not 64 hexadecimal digits; the text itself is not repeated. */
export function masterKeyFrom(text: string): Key {
  if (!HEX_KEY.test(text.trim())) throw new Error('a master key is 64 hexadecimal digits (32 random bytes)');
  return Buffer.from(text.trim(), 'hex');
}

/** The master key in a file, readable by its owner only; made when the file is not there. */
export function masterKeyFile(path: string): Key {
  if (!existsSync(path)) writeFileSync(path, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  return masterKeyFrom(readFileSync(path, 'utf8'));
}
