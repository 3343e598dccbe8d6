import {
  createCommandHandling,
  createEventCodec,
  createEventRegistry,
  defineEvent,
  emptyLog,
  inMemoryEventStore,
  type CommandContext,
  type Decider,
  type EventStore,
  type EventOf,
} from '@peil/eventing';
import { memoryKeyVault } from '@peil/eventing/testing';
import { accept, instant, opaqueId } from '@peil/kernel';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { buildProjections } from './build-projections.js';
import { contentHash } from './content-hash.js';
import { openProjectionFile } from './projection-file.js';
import { CheckpointMismatch, startProjections } from './projection-runner.js';
import type { Projection } from './projection.js';

const added = defineEvent('Added', z.strictObject({ counterId: opaqueId, amount: z.int() }));
type Added = EventOf<typeof added>;
const counter: Decider<number, Added, null> = {
  category: 'counter',
  events: [added],
  initialState: null,
  decide: (amount) => accept<Added>({ type: 'Added', data: { counterId: 'c', amount } }),
  evolve: () => null,
};

/** Sums amounts; `poison` makes it throw on that amount. */
const sums = (name: string, poison?: number): Projection => ({
  name,
  version: 1,
  tables: 'CREATE TABLE sum (id TEXT PRIMARY KEY, total INTEGER NOT NULL, events INTEGER NOT NULL) STRICT',
  handles: ['Added'],
  open: (database) => {
    const upsert = database.prepare(
      'INSERT INTO sum VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET total = total + excluded.total, events = events + 1',
    );
    return {
      apply: ({ data }) => {
        const { counterId, amount } = added.schema.parse(data);
        if (amount === poison) throw new Error(`cannot fold ${amount}`);
        upsert.run(counterId, amount);
      },
      flush: () => undefined,
    };
  },
});

const folders: string[] = [];
function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'peil-projections-'));
  folders.push(made);
  return made;
}
afterAll(() => folders.forEach((made) => rmSync(made, { recursive: true })));

function peil(log = emptyLog()) {
  const store = inMemoryEventStore(log);
  const vault = memoryKeyVault();
  const registry = createEventRegistry([added]);
  const codec = createEventCodec(registry, vault);
  const clock = { now: () => instant('2026-03-01T10:00:00.000Z') };
  const handle = createCommandHandling({ store, codec, vault, clock })(counter);
  let given = 0;
  const add = async (amount: number) => {
    given += 1;
    const context: CommandContext = {
      commandId: `c${given}-${log.logId}`,
      actor: { personId: 'p', role: 'hr' },
      correlationId: 'r',
    };
    const outcome = await handle('c', amount, context);
    if (outcome.outcome === 'refused') throw new Error(outcome.refusal.code);
    return outcome.position;
  };
  return { store, registry, codec, add };
}

const total = (database: { prepare: (sql: string) => { get: () => unknown } }) =>
  database.prepare('SELECT total, events FROM sum').get();

describe('projections', () => {
  it('are there when a writer has waited for the position, and go on after a restart', async () => {
    const { add, ...parts } = peil();
    const files = folder();
    await add(1);
    const runner = await startProjections({ ...parts, folder: files, projections: [sums('sums')] });
    expect(total(runner.database('sums'))).toEqual({ total: 1, events: 1 });
    expect(await runner.waitFor(await add(2), 2000)).toBe(true);
    expect(total(runner.database('sums'))).toEqual({ total: 3, events: 2 });
    expect(runner.changedAt('sums')).toBe(runner.position());
    await runner.stop();

    const position = await add(4);
    const again = await startProjections({ ...parts, folder: files, projections: [sums('sums')] });
    expect(again.position()).toBe(position);
    expect(total(again.database('sums'))).toEqual({ total: 7, events: 3 });
    await again.stop();
  });

  it('move past events of others in memory, and write that when it is quiet or at the end', async () => {
    const { add, ...parts } = peil();
    const files = folder();
    const other: Projection = { ...sums('other'), handles: [] };
    const runner = await startProjections({ ...parts, folder: files, projections: [other] });
    const position = await add(1);
    expect(await runner.waitFor(position, 2000)).toBe(true);
    expect(runner.states()).toMatchObject([{ position }]);
    expect(runner.changedAt('other')).toBe(0);
    const written = () => runner.database('other').prepare('SELECT position FROM checkpoint').get()?.['position'];
    expect(written()).toBe(0);
    while (written() !== position) await new Promise((resolve) => setTimeout(resolve, 20));
    const last = await add(2);
    await runner.waitFor(last, 2000);
    await runner.stop();
    const file = openProjectionFile(files, other);
    expect(file.checkpoint().position).toBe(last);
    file.close();
  });

  it('that are behind say so after the time a writer has patience for', async () => {
    const { add, ...parts } = peil();
    const runner = await startProjections({ ...parts, folder: folder(), projections: [sums('sums')] });
    expect(await runner.waitFor((await add(1)) + 1000, 20)).toBe(false);
    await runner.stop();
  });

  it('live have the rows that a rebuild has', async () => {
    const { add, ...parts } = peil();
    const runner = await startProjections({ ...parts, folder: folder(), projections: [sums('sums')] });
    for (let amount = 1; amount <= 25; amount += 1) await add(amount);
    await runner.waitFor(Number.MAX_SAFE_INTEGER, 50);
    const [built] = await buildProjections({ ...parts, folder: folder(), projections: [sums('sums')] });
    const file = built!.open();
    expect(contentHash(file.database)).toBe(contentHash(runner.database('sums')));
    await add(26);
    await runner.waitFor(Number.MAX_SAFE_INTEGER, 50);
    expect(contentHash(file.database)).not.toBe(contentHash(runner.database('sums')));
    file.close();
    await runner.stop();
  });

  it('that cannot fold an event stand still, visibly, while the others go on; mended they equal a rebuild', async () => {
    const { add, ...parts } = peil();
    const files = folder();
    const runner = await startProjections({ ...parts, folder: files, projections: [sums('healthy'), sums('ill', 13)] });
    await add(1);
    await add(13);
    const position = await add(2);
    expect(await runner.waitFor(position, 2000)).toBe(true);
    expect(total(runner.database('healthy'))).toEqual({ total: 16, events: 3 });
    expect(runner.states()).toMatchObject([{ name: 'healthy', position }, { stopped: 'cannot fold 13' }]);
    await runner.stop();

    const mended = await startProjections({ ...parts, folder: files, projections: [sums('healthy'), sums('ill')] });
    expect(contentHash(mended.database('ill'))).toBe(contentHash(mended.database('healthy')));
    await mended.stop();
  });

  it('that cannot fold an event of a log they have yet to read stand still, and the others start', async () => {
    const { add, ...parts } = peil();
    await add(13);
    const position = await add(2);
    const runner = await startProjections({
      ...parts,
      folder: folder(),
      projections: [sums('healthy'), sums('ill', 13)],
    });
    expect(total(runner.database('healthy'))).toEqual({ total: 15, events: 2 });
    expect(runner.states()).toMatchObject([{ name: 'healthy', position }, { stopped: 'cannot fold 13' }]);
    await runner.stop();
  });

  it('with a checkpoint that the log does not hold are refused', async () => {
    const files = folder();
    const first = peil();
    await first.add(1);
    const runner = await startProjections({ ...first, folder: files, projections: [sums('sums')] });
    await runner.stop();
    const another = peil();
    await another.add(2);
    await expect(startProjections({ ...another, folder: files, projections: [sums('sums')] })).rejects.toThrow(
      CheckpointMismatch,
    );
    await expect(startProjections({ ...peil(), folder: files, projections: [sums('sums')] })).rejects.toThrow(
      'peil rebuild',
    );
  });

  it('whose subscription ended for good stand still and say why, and do not ask again and again', async () => {
    const { add, ...parts } = peil();
    await add(1);
    let subscriptions = 0;
    const store: EventStore = {
      ...parts.store,
      subscribeAll: (_after, { onError }) => {
        subscriptions += 1;
        setImmediate(() => onError(new Error('the log was put back')));
        return { stop: async () => undefined };
      },
    };
    const runner = await startProjections({ ...parts, store, folder: folder(), projections: [sums('sums')] });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(runner.states()).toMatchObject([{ name: 'sums', stopped: 'the log was put back' }]);
    expect(subscriptions).toBe(1);
    await runner.stop();
  });

  it('interrupted at any moment of a commit have folded each event exactly once', async () => {
    const { add, store } = peil();
    for (let amount = 1; amount <= 5; amount += 1) await add(amount);
    const files = folder();
    const pages: Awaited<ReturnType<typeof store.readStream>>[] = [];
    for await (const page of store.readAll(0)) pages.push(page);
    for (const event of pages.flat()) {
      for (const interruptAt of ['apply', 'flush'] as const) {
        const broken: Projection = {
          ...sums('sums'),
          open: (database) => {
            const fold = sums('sums').open(database);
            const interrupt = () => {
              throw new Error('interrupted');
            };
            return { ...fold, [interruptAt]: interrupt };
          },
        };
        const file = openProjectionFile(files, broken);
        expect(() => file.commit([event], { position: event.position, eventId: event.id })).toThrow('interrupted');
        file.close();
      }
      const file = openProjectionFile(files, sums('sums'));
      file.commit([event], { position: event.position, eventId: event.id });
      file.close();
    }
    const file = openProjectionFile(files, sums('sums'));
    expect(total(file.database)).toEqual({ total: 15, events: 5 });
    file.close();
  });
});
