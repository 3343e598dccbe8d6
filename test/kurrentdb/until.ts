/** Waits until it holds; throws after the time, in milliseconds. */
export async function until(what: string, holds: () => boolean, ms = 20_000): Promise<void> {
  const limit = Date.now() + ms;
  while (!holds()) {
    if (Date.now() > limit) throw new Error(`not within ${ms} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
