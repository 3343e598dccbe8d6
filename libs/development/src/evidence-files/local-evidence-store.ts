import type { Key, KeyVault } from '@peil/eventing';
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, mkdir, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import type { EvidencePlace, EvidenceStore } from './evidence-store.js';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** Plain bytes a frame: what a download holds in memory. */
const FRAME_BYTES = 64 * 1024;
const FRAME_ON_DISK = IV_BYTES + FRAME_BYTES + TAG_BYTES;
const SAFE_ID = /^[A-Za-z0-9][A-Za-z0-9_-]{7,99}$/;

/** A file that was moved, cut off or altered. An alarm, never the same as erased. */
export class EvidenceBroken extends Error {
  constructor({ evidenceId }: EvidencePlace, frame: number) {
    super(`evidence ${evidenceId} was moved, cut off or altered (frame ${frame})`);
    this.name = 'EvidenceBroken';
  }
}

/** Binds a frame to its place in its file: moved, reordered or cut off it no longer opens. */
function binding({ personId, evidenceId }: EvidencePlace, frame: number, last: boolean): Buffer {
  return Buffer.from(JSON.stringify(['evidence', personId, evidenceId, frame, last]));
}

function seal(content: Uint8Array, key: Key, place: EvidencePlace): readonly Uint8Array[] {
  const frames = Math.max(1, Math.ceil(content.length / FRAME_BYTES));
  return Array.from({ length: frames }, (_, frame) => {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES });
    cipher.setAAD(binding(place, frame, frame === frames - 1));
    const plain = content.subarray(frame * FRAME_BYTES, (frame + 1) * FRAME_BYTES);
    return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  });
}

function openFrame(sealed: Uint8Array, key: Key, place: EvidencePlace, frame: number, last: boolean): Buffer {
  if (sealed.length < IV_BYTES + TAG_BYTES) throw new EvidenceBroken(place, frame);
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(binding(place, frame, last));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
  } catch {
    throw new EvidenceBroken(place, frame);
  }
}

async function* plainFrames(path: string, key: Key, place: EvidencePlace): AsyncGenerator<Buffer> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const frames = Math.max(1, Math.ceil(size / FRAME_ON_DISK));
    for (let frame = 0; frame < frames; frame += 1) {
      const sealed = Buffer.alloc(Math.min(FRAME_ON_DISK, size - frame * FRAME_ON_DISK));
      await file.read(sealed, 0, sealed.length, frame * FRAME_ON_DISK);
      yield openFrame(sealed, key, place, frame, frame === frames - 1);
    }
  } finally {
    await file.close();
  }
}

async function writeDurably(path: string, parts: readonly Uint8Array[]): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writev([...parts]);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Evidence as files beside the log, in a folder of their own. Only ids that Peil made become part of a path. */
export function localEvidenceStore(folder: string, vault: KeyVault): EvidenceStore {
  const pathOf = ({ evidenceId }: EvidencePlace): string => {
    if (!SAFE_ID.test(evidenceId)) throw new Error('not an id of evidence');
    return join(folder, evidenceId.slice(0, 2), `${evidenceId}.sealed`);
  };

  return {
    async put(place, content) {
      const path = pathOf(place);
      if (existsSync(path)) return false;
      const key = await vault.obtain(place.personId);
      await mkdir(dirname(path), { recursive: true });
      // A name of its own until it is whole; linking fails where somebody else was first.
      const temporary = `${path}.${randomBytes(6).toString('hex')}`;
      try {
        await writeDurably(temporary, seal(content, key, place));
        await link(temporary, path);
        return true;
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
        throw error;
      } finally {
        await rm(temporary, { force: true });
      }
    },

    async read(place) {
      const path = pathOf(place);
      const key = await vault.find(place.personId);
      if (key === 'erased' || key === 'unknown' || !existsSync(path)) return undefined;
      return Readable.from(plainFrames(path, key, place));
    },

    async remove(place) {
      await rm(pathOf(place), { force: true });
    },

    async fingerprint(personId, content) {
      return createHmac('sha256', await vault.obtain(personId))
        .update(content)
        .digest('hex');
    },
  };
}
