import { PersonErased } from '@peil/eventing';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { MasterKeyMismatch, openLocalKeyVault } from './local-key-vault.js';
import { masterKeyFile, masterKeyFrom } from './master-key.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'peil-keys-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the key vault', () => {
  const master = randomBytes(32);

  it('gives each person one key, the same after reopening', async () => {
    const path = join(folder, 'keys.db');
    const vault = openLocalKeyVault(path, master);
    const [one, other] = [await vault.obtain('p1'), await vault.obtain('p2')];
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(false);
    expect(await vault.obtain('p1')).toEqual(one);
    const installation = await vault.installationKey();
    vault.close();

    const again = openLocalKeyVault(path, master);
    expect(Buffer.from(await again.obtain('p1')).equals(Buffer.from(one))).toBe(true);
    expect(Buffer.from(await again.installationKey()).equals(Buffer.from(installation))).toBe(true);
    expect(await again.find('p3')).toBe('unknown');
    again.close();
  });

  it('holds no key in the clear', async () => {
    const path = join(folder, 'keys.db');
    const vault = openLocalKeyVault(path, master);
    const key = Buffer.from(await vault.obtain('p1'));
    vault.close();
    expect(readFileSync(path).includes(key)).toBe(false);
  });

  it('does not open with another master key, and a key moved to another person does not open', async () => {
    const path = join(folder, 'keys.db');
    const vault = openLocalKeyVault(path, master);
    await vault.obtainMany(['p1', 'p2']);
    vault.close();
    expect(() => openLocalKeyVault(path, randomBytes(32))).toThrow(MasterKeyMismatch);

    const database = new DatabaseSync(path);
    database.exec(
      "UPDATE person_key SET wrapped = (SELECT wrapped FROM person_key WHERE subject = 'p2') WHERE subject = 'p1'",
    );
    database.close();
    const again = openLocalKeyVault(path, master);
    await expect(again.find('p1')).rejects.toThrow(MasterKeyMismatch);
    again.close();
  });

  it('refuses a new key for a person who was erased', async () => {
    const path = join(folder, 'keys.db');
    const vault = openLocalKeyVault(path, master);
    await vault.obtain('p1');
    vault.close();
    const database = new DatabaseSync(path);
    database.exec("UPDATE person_key SET wrapped = NULL, erased_at = '2026-03-01' WHERE subject = 'p1'");
    database.close();
    const again = openLocalKeyVault(path, master);
    expect(await again.find('p1')).toBe('erased');
    await expect(again.obtain('p1')).rejects.toThrow(PersonErased);
    again.close();
  });
});

describe('the master key', () => {
  it('is made once, readable by its owner only', () => {
    const path = join(folder, 'master.key');
    const key = masterKeyFile(path);
    expect(masterKeyFile(path)).toEqual(key);
    expect(statSync(path).mode & 0o077).toBe(0);
  });

  it('that is no key is refused without repeating it', () => {
    expect(() => masterKeyFrom('GEHEIM')).toThrow('64 hexadecimal digits');
    expect(() => masterKeyFrom('GEHEIM')).not.toThrow('GEHEIM');
    writeFileSync(join(folder, 'empty'), '');
    expect(() => masterKeyFile(join(folder, 'empty'))).toThrow('64 hexadecimal digits');
  });
});
