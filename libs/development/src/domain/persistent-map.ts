/** A map that is never changed: setting gives a new one that shares what stayed the same. */
export type PersistentMap<Value> = {
  readonly size: number;
  /** A power of two of them; each small enough to copy. */
  readonly buckets: readonly ReadonlyMap<string, Value>[];
};

/** Entries a bucket holds on average before there are twice as many buckets. */
const FULL = 16;

function bucketOf(key: string, buckets: number): number {
  let hash = 0;
  for (let index = 0; index < key.length; index += 1) hash = (Math.imul(hash, 31) + key.charCodeAt(index)) | 0;
  return (hash ^ (hash >>> 15)) & (buckets - 1);
}

export function emptyMap<Value>(): PersistentMap<Value> {
  return { size: 0, buckets: [new Map<string, Value>()] };
}

export function valueAt<Value>({ buckets }: PersistentMap<Value>, key: string): Value | undefined {
  return buckets[bucketOf(key, buckets.length)]?.get(key);
}

function twiceAsMany<Value>(buckets: readonly ReadonlyMap<string, Value>[]): readonly ReadonlyMap<string, Value>[] {
  const wider = Array.from({ length: buckets.length * 2 }, () => new Map<string, Value>());
  for (const bucket of buckets) {
    for (const [key, value] of bucket) wider[bucketOf(key, wider.length)]?.set(key, value);
  }
  return wider;
}

/** Copies one bucket, so that a dossier of thousands of activities still folds in a moment. */
export function withValue<Value>(map: PersistentMap<Value>, key: string, value: Value): PersistentMap<Value> {
  const added = valueAt(map, key) === undefined;
  const size = map.size + (added ? 1 : 0);
  const buckets = size > map.buckets.length * FULL ? twiceAsMany(map.buckets) : map.buckets;
  const index = bucketOf(key, buckets.length);
  return { size, buckets: buckets.with(index, new Map(buckets[index]).set(key, value)) };
}
