import { randomBytes } from 'node:crypto';
import { PersonErased, type Key, type KeyVault } from '../key-vault.js';

/** Keys in memory, for tests; `erase` destroys one. */
export function memoryKeyVault(): KeyVault & { readonly erase: (subjectId: string) => void } {
  const keys = new Map<string, Key | 'erased'>();
  const installation = randomBytes(32);
  const obtain = (subjectId: string): Key => {
    const found = keys.get(subjectId);
    if (found === 'erased') throw new PersonErased(subjectId);
    if (found) return found;
    const key = randomBytes(32);
    keys.set(subjectId, key);
    return key;
  };
  return {
    obtain: async (subjectId) => obtain(subjectId),
    obtainMany: async (subjectIds) => subjectIds.forEach(obtain),
    find: async (subjectId) => keys.get(subjectId) ?? 'unknown',
    installationKey: async () => installation,
    erase: (subjectId) => keys.set(subjectId, 'erased'),
  };
}
