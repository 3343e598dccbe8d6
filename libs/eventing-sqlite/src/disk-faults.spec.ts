import { rmSync } from 'node:fs';
import { openSqliteEventStore } from './sqlite-event-store.js';
import { freshDirectory, onSmallDisk, stormWithFault } from './testing/child.js';

const WRITERS = 4;
const APPENDS = 40;

describe('a disk that fails', () => {
  it.each([
    ...[1, 3, 8, 14, 25, 60].map((n) => `fsync:error=EIO:when=${n}`),
    ...[2, 40, 75, 200].map((n) => `pwrite64:error=EIO:when=${n}`),
    ...[2, 40, 75, 200].map((n) => `pwrite64:error=ENOSPC:when=${n}`),
  ])(
    'once (%s): nothing is acknowledged that is not stored, nothing stored twice',
    async (fault) => {
      const directory = freshDirectory();
      const { acknowledged, status } = stormWithFault({ directory, writers: WRITERS, appends: APPENDS }, fault);
      const store = await openSqliteEventStore({ directory });
      const stored: string[] = [];
      for await (const page of store.readAll(0)) stored.push(...page.map(({ id }) => id));
      await store.close();
      rmSync(directory, { recursive: true });
      expect(new Set(stored).size).toBe(stored.length);
      expect(acknowledged.filter((id) => !stored.includes(id))).toEqual([]);
      // It either ended at the failure, or the failure was in the index, which the log does not need.
      expect(status === 0 ? acknowledged.length : 'stopped').toBe(status === 0 ? WRITERS * APPENDS : 'stopped');
    },
    60_000,
  );

  it('control: is a fault that stops the process where the log itself is hit', () => {
    const directory = freshDirectory();
    const { acknowledged, status } = stormWithFault(
      { directory, writers: 1, appends: APPENDS },
      'fsync:error=EIO:when=20+',
    );
    rmSync(directory, { recursive: true });
    expect(status).not.toBe(0);
    expect(acknowledged.length).toBeLessThan(APPENDS);
  }, 60_000);
});

describe('a disk that is full', () => {
  it('refuses events with that reason, is read on, and takes events again once there is room', () => {
    const directory = freshDirectory();
    const cycle = {
      taken: true,
      refused: 'diskFull',
      again: 'diskFull',
      readable: true,
      afterwards: ['appended', 'appended'],
    };
    expect(JSON.parse(onSmallDisk('full-disk.ts', 40, directory))).toEqual({
      cycles: [cycle, cycle],
      failures: [],
      same: true,
    });
    rmSync(directory, { recursive: true });
  }, 60_000);
});
