import { PersonErased } from '@peil/eventing';
import { memoryKeyVault } from '@peil/eventing/testing';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { EvidenceBroken, localEvidenceStore } from './local-evidence-store.js';

describe('evidence as files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'peil-evidence-'));
  const vault = memoryKeyVault();
  const store = localEvidenceStore(folder, vault);
  const content = Buffer.concat([Buffer.from('KANARIE bewijs van Sanne'), Buffer.alloc(300_000, 'ab')]);
  const place = { personId: 'anna', evidenceId: '0b7c2f6e-1' };
  const path = join(folder, '0b', '0b7c2f6e-1.sealed');
  const read = async (from: typeof place) => {
    const stream = await store.read(from);
    return stream && buffer(stream);
  };

  beforeAll(() => store.put(place, content));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('come back as they were sent', async () => {
    expect((await read(place))?.equals(content)).toBe(true);
    expect(await read({ ...place, evidenceId: 'unknown-one' })).toBeUndefined();
  });

  it('lie there unreadable, under an id only, and nothing else is left behind', () => {
    expect(readFileSync(path).includes('KANARIE')).toBe(false);
    expect(readdirSync(join(folder, '0b'))).toEqual(['0b7c2f6e-1.sealed']);
  });

  it('stay as they were when the same place is written again', async () => {
    expect(await store.put(place, Buffer.from('something else'))).toBe(false);
    expect((await read(place))?.equals(content)).toBe(true);
  });

  it('are known again by a keyed fingerprint, another for each person', async () => {
    const print = await store.fingerprint('anna', content);
    expect(print).toMatch(/^[0-9a-f]{64}$/);
    expect(await store.fingerprint('anna', content)).toBe(print);
    expect(await store.fingerprint('bart', content)).not.toBe(print);
  });

  it.each([
    ['altered', (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 100), Buffer.of(1), bytes.subarray(101)])],
    ['cut off at a frame', (bytes: Buffer) => bytes.subarray(0, 12 + 65_536 + 16)],
    ['cut off anywhere', (bytes: Buffer) => bytes.subarray(0, 5)],
    [
      'with frames swapped',
      (bytes: Buffer) => {
        const frame = 12 + 65_536 + 16;
        return Buffer.concat([bytes.subarray(frame, 2 * frame), bytes.subarray(0, frame), bytes.subarray(2 * frame)]);
      },
    ],
  ])('raise an alarm when they were %s', async (_, damage) => {
    const whole = readFileSync(path);
    writeFileSync(path, damage(whole));
    await expect(read(place)).rejects.toThrow(EvidenceBroken);
    writeFileSync(path, whole);
  });

  it('never become part of a path by a name from outside', async () => {
    await expect(store.put({ ...place, evidenceId: '../../outside' }, content)).rejects.toThrow('not an id');
  });

  it('are gone with the key of the person', async () => {
    const other = { personId: 'bart', evidenceId: '0b7c2f6e-2' };
    expect(await store.put(other, content)).toBe(true);
    vault.erase('bart');
    expect(await read(other)).toBeUndefined();
    await expect(store.put({ ...other, evidenceId: '0b7c2f6e-3' }, content)).rejects.toThrow(PersonErased);
    await store.remove(other);
    expect(readdirSync(join(folder, '0b'))).toEqual(['0b7c2f6e-1.sealed']);
  });
});
