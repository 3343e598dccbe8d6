/** A choice that this browser keeps, such as which help was seen. Never a text of a person. */
export function remembered(key: string): string | undefined {
  try {
    return globalThis.localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a choice in this browser; undefined forgets it. A browser that keeps nothing goes on without. */
export function remember(key: string, value: string | undefined): void {
  try {
    if (value === undefined) globalThis.localStorage.removeItem(key);
    else globalThis.localStorage.setItem(key, value);
  } catch {
    // Then it holds until the page is closed.
  }
}
