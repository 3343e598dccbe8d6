/** JSON with the keys of objects in order and what is undefined left out. */
export function withOrderedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withOrderedKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, child]) => child !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, child]) => [name, withOrderedKeys(child)]),
  );
}

/** The same content, however it was written down. */
export function sameContent(one: unknown, other: unknown): boolean {
  return JSON.stringify(withOrderedKeys(one)) === JSON.stringify(withOrderedKeys(other));
}
