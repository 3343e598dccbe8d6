import type { StoredEvent } from '@peil/eventing';
import { rmSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { openSqliteEventStore } from './sqlite-event-store.js';
import { freshDirectory, startStorm } from './testing/child.js';
import { verifyLog } from './verify-log.js';

const KILLS = 12;

async function eventsIn(directory: string): Promise<readonly StoredEvent[]> {
  const store = await openSqliteEventStore({ directory });
  const events: StoredEvent[] = [];
  for await (const page of store.readAll(0)) events.push(...page);
  await store.close();
  return events;
}

describe('a process killed while it writes', () => {
  it(`loses no acknowledged event and stores none twice, over ${KILLS} kills of one log`, async () => {
    const directory = freshDirectory();
    const acknowledged: string[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      const ready = Promise.withResolvers<undefined>();
      const storm = startStorm({ directory, writers: 8, appends: 100_000 }, (line) => {
        if (line === 'ready') ready.resolve(undefined);
        else acknowledged.push(line);
      });
      await ready.promise;
      await delay(20 + Math.random() * 150);
      storm.kill('SIGKILL');
      await storm.ended;
    }
    expect(acknowledged.length).toBeGreaterThan(KILLS * 10);

    const events = await eventsIn(directory);
    const stored = new Set(events.map(({ id }) => id));
    expect(stored.size).toBe(events.length);
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
    expect(events.map(({ position }) => position)).toEqual(events.map((_, i) => i + 1));
    const revisions = Map.groupBy(events, ({ stream }) => stream);
    for (const own of revisions.values()) expect(own.map(({ revision }) => revision)).toEqual(own.map((_, i) => i));

    const steps = [];
    for await (const step of verifyLog(directory)) steps.push(step);
    expect(steps.at(-1)).toMatchObject({ kind: 'sound', checked: events.length });
    rmSync(directory, { recursive: true });
  }, 120_000);
});
