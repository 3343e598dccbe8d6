import fc from 'fast-check';
import { cpSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { StoredEvent } from '@peil/eventing';
import { DamagedLog, type LogFault } from './damaged-log.js';
import { readMark } from './high-water.js';
import { openSqliteEventStore } from './sqlite-event-store.js';
import { storeFiles } from './store-files.js';
import { freshDirectory, startStorm } from './testing/child.js';
import { fillLog } from './testing/fill-log.js';
import { verifyLog, type Verified } from './verify-log.js';

const STREAMS = 5;
const ROUNDS = 12;
const EVENTS = STREAMS * ROUNDS;
/** D6: bytes flipped and ends cut off, over three files. 42 in `npm test`; the soak does 200. */
const DAMAGES = Number(process.env['PEIL_DAMAGES'] ?? 42);
const FILES = 3;

async function verified(directory: string): Promise<Verified> {
  for await (const step of verifyLog(directory)) if (step.kind !== 'progress') return step;
  throw new Error('verifying ended without a finding');
}

/** All events, from the log and from each stream; or the fault for which the store does not open or does not read. */
async function readBack(directory: string): Promise<readonly StoredEvent[] | LogFault> {
  try {
    const store = await openSqliteEventStore({ directory });
    try {
      const events: StoredEvent[] = [];
      for await (const page of store.readAll(0)) events.push(...page);
      const names = new Set(events.map(({ stream }) => stream));
      for (const name of names) events.push(...(await store.readStream(name)));
      return events;
    } finally {
      await store.close();
    }
  } catch (error) {
    if (error instanceof DamagedLog) return error.fault;
    throw error;
  }
}

describe('damage to the files', () => {
  const sound = freshDirectory();
  const killed = freshDirectory();
  let directory = '';

  beforeAll(async () => {
    const store = await openSqliteEventStore({ directory: sound });
    await fillLog(store, STREAMS, ROUNDS);
    await store.close();

    let lines = 0;
    const storm = startStorm({ directory: killed, writers: 4, appends: 100_000 }, () => {
      lines += 1;
      if (lines === 200) storm.kill('SIGKILL');
    });
    await storm.ended;
  });

  beforeEach(() => {
    directory = freshDirectory();
    cpSync(sound, directory, { recursive: true });
  });

  afterEach(() => {
    rmSync(directory, { recursive: true });
  });

  afterAll(() => {
    for (const made of [sound, killed]) rmSync(made, { recursive: true });
  });

  /** Changes the log as someone with a database tool could, past the triggers. */
  function tamper(sql: string): void {
    const db = new DatabaseSync(storeFiles(directory).log);
    db.exec('DROP TRIGGER IF EXISTS events_are_never_changed; DROP TRIGGER IF EXISTS events_are_never_deleted');
    db.exec(sql);
    db.close();
  }

  it('is not found where there is none', async () => {
    expect(await verified(directory)).toMatchObject({ kind: 'sound', checked: EVENTS });
    const steps = [];
    for await (const step of verifyLog(directory)) steps.push(step.kind);
    expect(steps.at(-1)).toBe('sound');
    expect(await readBack(directory)).toHaveLength(2 * EVENTS);
  });

  it.each([
    ['data', `UPDATE events SET data = '{"round":4,"text":"changed"}' WHERE position = 23`],
    ['metadata', `UPDATE events SET metadata = replace(metadata, 'manager', 'direct') WHERE position = 23`],
    ['type', `UPDATE events SET type = 'other' WHERE position = 23`],
    ['id', `UPDATE events SET id = upper(id) WHERE position = 23`],
    ['stream', `UPDATE events SET stream = 'filled-9' WHERE position = 23`],
    ['revision', `UPDATE events SET revision = 40 WHERE position = 23`],
    ['time of writing', `UPDATE events SET stored_at = stored_at + 1 WHERE position = 23`],
    ['chain value', `UPDATE events SET chain = 'x' WHERE position = 23`],
  ])('to the %s of an event is found there', async (_part, sql) => {
    tamper(sql);
    const fault = { position: 23, reason: 'changed' };
    expect(await verified(directory)).toMatchObject({ kind: 'damaged', fault });
    expect(await readBack(directory)).toMatchObject(fault);
  });

  it('is found where an event was taken out', async () => {
    tamper('DELETE FROM events WHERE position = 23');
    const fault = { position: 23, reason: 'position' };
    expect(await verified(directory)).toMatchObject({ kind: 'damaged', fault });
    expect(await readBack(directory)).toMatchObject(fault);
  });

  it.each([
    ['the rows alone', ''],
    ['with the sequence', `UPDATE sqlite_sequence SET seq = ${EVENTS - 2}`],
  ])('is found where the last events were taken off: %s', async (_how, sequence) => {
    tamper(`DELETE FROM events WHERE position > ${EVENTS - 2}; ${sequence}`);
    const fault = { position: EVENTS - 1, reason: 'lost' };
    expect(await verified(directory)).toMatchObject({ kind: 'damaged', fault });
    expect(await readBack(directory)).toMatchObject(fault);
  });

  it('is found where another log was put in place', async () => {
    const other = freshDirectory();
    const store = await openSqliteEventStore({ directory: other });
    await fillLog(store, STREAMS, ROUNDS);
    await store.close();
    cpSync(storeFiles(other).log, storeFiles(directory).log);
    rmSync(other, { recursive: true });
    expect(await readBack(directory)).toMatchObject({ position: EVENTS, reason: 'changed' });
  });

  it('is found where the log is no log', async () => {
    const { log } = storeFiles(directory);
    writeFileSync(log, 'not a database, but longer than the header of one: '.repeat(20));
    expect(await readBack(directory)).toMatchObject({ reason: 'unreadable' });
    rmSync(log);
    const foreign = new DatabaseSync(log);
    foreign.exec('CREATE TABLE events (position INTEGER)');
    foreign.close();
    expect(await readBack(directory)).toMatchObject({ reason: 'unreadable' });
    rmSync(log);
    expect(await readBack(directory)).toMatchObject({ reason: 'lost' });
  });

  it('of the index is mended: it is made again', async () => {
    const { index } = storeFiles(directory);
    const before = await readBack(sound);
    rmSync(index);
    expect(await readBack(directory)).toEqual(before);
    writeFileSync(index, 'nonsense '.repeat(1_000));
    expect(await readBack(directory)).toEqual(before);
    const db = new DatabaseSync(index);
    db.exec(
      'UPDATE streams SET revision = revision - 1 WHERE id = 1; UPDATE streams SET revision = revision + 1 WHERE id = 2',
    );
    db.close();
    expect(await readBack(directory)).toEqual(before);
  });

  it.each([
    ['the log', () => sound, 'log', ''],
    ['the index', () => sound, 'index', ''],
    ['the write-ahead log of a killed process', () => killed, 'log', '-wal'],
  ] as const)(
    'of any byte of %s, or its end cut off: found, or nothing is changed by it',
    async (_file, from, file, suffix) => {
      cpSync(from(), directory, { recursive: true, force: true });
      const acknowledged = readMark(storeFiles(from()).highWater)?.position ?? 0;
      const upToThere = (read: Awaited<ReturnType<typeof readBack>>) =>
        'reason' in read ? read : read.filter(({ position }) => position <= acknowledged);
      const intact = upToThere(await readBack(directory));
      const size = statSync(storeFiles(from())[file] + suffix).size;
      const anywhere = fc.record({ at: fc.nat(size - 1), bit: fc.nat(7), cut: fc.integer({ min: 0, max: 9 }) });
      let found = 0;
      await fc.assert(
        fc.asyncProperty(anywhere, async ({ at, bit, cut }) => {
          rmSync(directory, { recursive: true });
          cpSync(from(), directory, { recursive: true });
          const path = storeFiles(directory)[file] + suffix;
          if (cut === 0) truncateSync(path, at);
          else {
            const bytes = readFileSync(path);
            bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
            writeFileSync(path, bytes);
          }
          const now = upToThere(await readBack(directory));
          if ('reason' in now) found += 1;
          expect('reason' in now ? intact : now).toEqual(intact);
        }),
        {
          numRuns: Math.ceil(DAMAGES / FILES),
          endOnFailure: true,
          // In the key of the streams' names: once read as a stream without events.
          examples: file === 'index' ? [[{ at: 12_284, bit: 7, cut: 9 }]] : [],
        },
      );
      expect(found).toBeGreaterThanOrEqual(file === 'index' ? 0 : 1);
    },
    DAMAGES * 3_000,
  );
});
