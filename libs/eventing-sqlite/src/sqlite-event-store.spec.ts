import { InvalidAppend, StoreUnavailable, type StreamName } from '@peil/eventing';
import { sampleEvent, sampleEvents } from '@peil/eventing/testing';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { openSqliteEventStore, type SqliteEventStore } from './sqlite-event-store.js';
import { storeFiles } from './store-files.js';
import { freshDirectory, startStorm } from './testing/child.js';
import { fillLog } from './testing/fill-log.js';
import { verifyLog } from './verify-log.js';
import { LogInUse } from './writer-lock.js';

describe('the embedded store', () => {
  let directory = '';
  let opened: SqliteEventStore[] = [];

  beforeEach(() => {
    directory = freshDirectory();
    opened = [];
  });

  afterEach(async () => {
    for (const store of opened) await store.close();
    rmSync(directory, { recursive: true });
  });

  async function open(where = directory): Promise<SqliteEventStore> {
    const store = await openSqliteEventStore({ directory: where });
    opened.push(store);
    return store;
  }

  describe('one writing process', () => {
    it('refuses a second store in this process, by its number', async () => {
      const store = await open();
      await expect(open()).rejects.toThrow(LogInUse);
      await expect(open()).rejects.toThrow(`process ${process.pid}`);
      expect((await store.append('a-1', 'noStream', [sampleEvent()])).outcome).toBe('appended');
    });

    it('refuses while another process writes, and opens at once after that was killed', async () => {
      const ready = Promise.withResolvers<undefined>();
      const other = startStorm({ directory, writers: 1, appends: 100_000 }, (line) => {
        if (line === 'ready') ready.resolve(undefined);
      });
      await ready.promise;
      await expect(open()).rejects.toThrow(`process ${String(other.pid)}`);
      other.kill('SIGKILL');
      await other.ended;
      expect(existsSync(storeFiles(directory).writer)).toBe(true);
      const store = await open();
      expect((await store.append('a-1', 'noStream', [sampleEvent()])).outcome).toBe('appended');
    }, 30_000);
  });

  describe('ids', () => {
    it('refuses an id that stands elsewhere in the log, whether the index has it or not', async () => {
      const store = await open();
      const early = sampleEvent();
      await store.append('a-1', 'noStream', [early]);
      await expect(store.append('a-2', 'noStream', [early])).rejects.toThrow(InvalidAppend);
      await expect(store.append('a-1', 0, [sampleEvent(), early])).rejects.toThrow(InvalidAppend);
      await store.close();
      const again = await open();
      await expect(again.append('a-2', 'noStream', [early])).rejects.toThrow(`${early.id} is in the log already`);
      const late = sampleEvent();
      const answers = await Promise.allSettled([
        again.append('a-3', 'noStream', [late]),
        again.append('a-4', 'noStream', [late]),
        again.append('a-5', 'noStream', [sampleEvent()]),
      ]);
      expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    });
  });

  describe('reading behind and ahead of the index', () => {
    it('gives whole streams while the index catches up under appends', async () => {
      const store = await open();
      const names = Array.from({ length: 40 }, (_, i): StreamName => `lag-${i}`);
      for (let round = 0; round < 12; round++) {
        await Promise.all(
          names.map((name) => store.append(name, round === 0 ? 'noStream' : 20 * round - 1, sampleEvents(20))),
        );
        for (const name of names) {
          const revisions = (await store.readStream(name, 5)).map(({ revision }) => revision);
          expect(revisions).toEqual(Array.from({ length: 20 * round + 15 }, (_, i) => i + 5));
        }
      }
      await delay(300);
      for (const name of names) expect(await store.readStream(name)).toHaveLength(240);
    }, 30_000);
  });

  describe('a backup while it writes', () => {
    it('is a sound log that holds every event acknowledged before it began', async () => {
      const store = await open();
      await fillLog(store, 20, 20);
      const before = (await store.head())?.position ?? 0;
      let writing = true;
      const writer = async (stream: StreamName) => {
        for (let i = 0; writing; i++) await store.append(stream, i === 0 ? 'noStream' : i - 1, [sampleEvent()]);
      };
      const writers = [writer('w-1'), writer('w-2'), writer('w-3')];
      const target = join(directory, 'backup');
      await store.backup(target);
      await store.backup(target);
      writing = false;
      await Promise.all(writers);

      expect(existsSync(storeFiles(target).highWater)).toBe(false);
      const copy = await open(target);
      expect(copy.logId).toBe(store.logId);
      const head = (await copy.head())?.position ?? 0;
      expect(head).toBeGreaterThanOrEqual(before);
      expect(await copy.readStream('filled-3')).toEqual(await store.readStream('filled-3'));
      expect(await copy.readAt(head)).toEqual(await store.readAt(head));
      expect((await copy.append('after-1', 'noStream', [sampleEvent()])).outcome).toBe('appended');
    }, 30_000);

    it('of a closed store verifies', async () => {
      const store = await open();
      await fillLog(store, 3, 4);
      const target = join(directory, 'backup');
      await store.backup(target);
      const steps = [];
      for await (const step of verifyLog(target)) steps.push(step);
      expect(steps).toEqual([{ kind: 'sound', checked: 12, logId: store.logId }]);
    });
  });

  describe('verifying', () => {
    it('goes on beside a store that writes', async () => {
      const store = await open();
      await fillLog(store, 3, 4);
      const steps = [];
      for await (const step of verifyLog(directory)) steps.push(step);
      expect(steps).toEqual([{ kind: 'sound', checked: 12, logId: store.logId }]);
    });
  });

  describe('the file', () => {
    it('refuses to change or delete an event', async () => {
      const store = await open();
      await store.append('a-1', 'noStream', [sampleEvent()]);
      await store.close();
      const db = new DatabaseSync(storeFiles(directory).log);
      expect(() => db.exec(`UPDATE events SET type = 'other'`)).toThrow('events are never changed');
      expect(() => db.exec('DELETE FROM events')).toThrow('events are never deleted');
      db.close();
    });
  });

  describe('a closed store', () => {
    it('refuses everything, and waits for appends under way before it closes', async () => {
      const store = await open();
      const answers = Array.from({ length: 50 }, (_, i) => store.append(`a-${i}`, 'noStream', [sampleEvent()]));
      await store.close();
      expect((await Promise.all(answers)).every(({ outcome }) => outcome === 'appended')).toBe(true);
      await expect(store.append('a-1', 0, [sampleEvent()])).rejects.toThrow(StoreUnavailable);
      await expect(store.readStream('a-1')).rejects.toThrow(StoreUnavailable);
      expect(existsSync(storeFiles(directory).writer)).toBe(false);
      expect(await (await open()).readStream('a-49')).toHaveLength(1);
    });
  });
});
