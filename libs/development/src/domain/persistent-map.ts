/** A map that is never changed: setting gives a new one that shares what stayed the same. */
export type PersistentMap<Value> = readonly ReadonlyMap<string, Value>[];

const BUCKETS = 128;

function bucketOf(key: string): number {
  let hash = 0;
  for (let index = 0; index < key.length; index += 1) hash = (Math.imul(hash, 31) + key.charCodeAt(index)) | 0;
  return (hash >>> 0) % BUCKETS;
}

export function emptyMap<Value>(): PersistentMap<Value> {
  return Array.from({ length: BUCKETS }, () => new Map<string, Value>());
}

export function valueAt<Value>(map: PersistentMap<Value>, key: string): Value | undefined {
  return map[bucketOf(key)]?.get(key);
}

/** Copies one bucket, so that a dossier of thousands of activities still folds in a moment. */
export function withValue<Value>(map: PersistentMap<Value>, key: string, value: Value): PersistentMap<Value> {
  const index = bucketOf(key);
  return map.with(index, new Map(map[index]).set(key, value));
}

export function valuesOf<Value>(map: PersistentMap<Value>): readonly Value[] {
  return map.flatMap((bucket) => [...bucket.values()]);
}
