const SQLITE_FULL = 13;
const SQLITE_BUSY = 5;
/** The file is no database, its pages contradict one another, or its tables are not the ones we made. */
const UNREADABLE: readonly (number | undefined)[] = [1, 11, 20, 24, 26];

/** SQLite's primary result code, where the error is SQLite's. */
function resultCode(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('errcode' in error)) return undefined;
  if (typeof error.errcode !== 'number') return undefined;
  return error.errcode & 0xff;
}

export function isDiskFull(error: unknown): boolean {
  return resultCode(error) === SQLITE_FULL;
}

export function isBusy(error: unknown): boolean {
  return resultCode(error) === SQLITE_BUSY;
}

/** For the opening and the reading of our own files with our own statements: there is something else in them. */
export function isUnreadable(error: unknown): boolean {
  return UNREADABLE.includes(resultCode(error));
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
