import { rmSync } from 'node:fs';
import { freshDirectory, traceStorm, type Storm } from './testing/child.js';

const APPENDS = 200;

/** How many acknowledgements the process wrote, and how many of them without a completed sync since the one before. */
function acknowledgements(systemCalls: readonly string[]): { readonly all: number; readonly unsynced: number } {
  let all = 0;
  let unsynced = 0;
  let synced = false;
  for (const line of systemCalls) {
    if (/\b(fsync|fdatasync)(\(\d+\)| resumed>\)) += 0$/.test(line)) synced = true;
    if (!/ write\(1, "[0-9a-f-]{36}\\n"/.test(line)) continue;
    all += 1;
    if (!synced) unsynced += 1;
    synced = false;
  }
  return { all, unsynced };
}

describe('a sync before every acknowledgement', () => {
  const directory = freshDirectory();
  const storm: Storm = { directory, writers: 1, appends: APPENDS };

  afterAll(() => {
    rmSync(directory, { recursive: true });
  });

  it('holds on a new file, and on the same file opened again', () => {
    expect(acknowledgements(traceStorm(storm))).toEqual({ all: APPENDS, unsynced: 0 });
    expect(acknowledgements(traceStorm(storm))).toEqual({ all: APPENDS, unsynced: 0 });
  }, 60_000);

  it('control: fails to hold where SQLite syncs as NORMAL', () => {
    const { all, unsynced } = acknowledgements(traceStorm({ ...storm, synchronous: 'NORMAL' }));
    expect(all).toBe(APPENDS);
    expect(unsynced).toBeGreaterThan(APPENDS / 2);
  }, 60_000);
});
