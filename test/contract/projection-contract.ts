import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createCommandHandling,
  createEventCodec,
  createEventRegistry,
  defineEvent,
  type CommandOutcome,
  type Decider,
  type EventOf,
  type EventStore,
} from '@peil/eventing';
import { memoryKeyVault, type ContractCase, type StoreSubject } from '@peil/eventing/testing';
import { accept, instant, opaqueId } from '@peil/kernel';
import {
  buildProjections,
  contentHash,
  openProjectionFile,
  startProjections,
  type Projection,
  type ProjectionRunner,
} from '@peil/projections';
import { z } from 'zod';

/** What a projection and a command may rely on, whichever store the events are in. */

const added = defineEvent('Added', z.strictObject({ counterId: opaqueId, amount: z.int() }));
type Added = EventOf<typeof added>;
type Add = { readonly counterId: string; readonly amount: number };

const counter: Decider<Add, Added, null> = {
  category: 'counter',
  events: [added],
  initialState: null,
  decide: (data) => accept<Added>({ type: 'Added', data }),
  evolve: () => null,
};

const sums: Projection = {
  name: 'sums',
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
        upsert.run(counterId, amount);
      },
      flush: () => undefined,
    };
  },
};

const registry = createEventRegistry([added]);
const clock = { now: () => instant('2026-03-01T10:00:00.000Z') };
const PATIENCE_MS = 10_000;

type Trial = {
  readonly folder: string;
  readonly counterId: string;
  readonly store: () => EventStore;
  /** Closes and opens the same log, as a restart does. */
  readonly restart: () => Promise<void>;
  readonly add: (amount: number, commandId?: string) => Promise<CommandOutcome>;
  readonly start: () => Promise<ProjectionRunner>;
  readonly rebuiltHash: () => Promise<string>;
  readonly patienceMs: number;
};

function projectionCase(name: string, check: (trial: Trial) => Promise<void>): ContractCase {
  return {
    name,
    run: async (subject) => {
      const opened = await subject.open();
      const folder = mkdtempSync(join(tmpdir(), 'peil-projection-contract-'));
      try {
        await check(trialOf(subject, opened, folder));
      } finally {
        await opened.close();
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

function trialOf(
  { patienceMs = PATIENCE_MS }: StoreSubject,
  opened: Awaited<ReturnType<StoreSubject['open']>>,
  folder: string,
): Trial {
  const vault = memoryKeyVault();
  const codec = createEventCodec(registry, vault);
  const counterId = `c${randomUUID().replaceAll('-', '').slice(0, 12)}`;
  let { store } = opened;
  const handling = () => createCommandHandling({ store, codec, vault, clock })(counter);
  let handle = handling();
  const parts = () => ({ store, registry, codec, projections: [sums] });
  return {
    folder,
    counterId,
    patienceMs,
    store: () => store,
    restart: async () => {
      store = await opened.reopen();
      handle = handling();
    },
    add: (amount, commandId = randomUUID()) =>
      handle(
        counterId,
        { counterId, amount },
        {
          commandId,
          actor: { personId: 'p', role: 'hr' },
          correlationId: commandId,
        },
      ),
    start: () => startProjections({ ...parts(), folder: join(folder, 'read') }),
    rebuiltHash: async () => {
      const [built] = await buildProjections({ ...parts(), folder: join(folder, 'rebuilt') });
      assert(built, 'the projection is built');
      const file = built.open();
      try {
        return contentHash(file.database);
      } finally {
        file.close();
      }
    },
  };
}

/** Adds so many, and answers the last position. */
async function addMany({ add }: Trial, count: number): Promise<number> {
  let position = 0;
  for (let amount = 1; amount <= count; amount += 1) {
    const outcome = await add(amount);
    assert(outcome.outcome === 'accepted', 'the command is accepted');
    ({ position } = outcome);
  }
  return position;
}

/** Writes a checkpoint as a program left it that followed another log. */
function leaveCheckpoint(folder: string, position: number, eventId: string): void {
  const file = openProjectionFile(join(folder, 'read'), sums);
  file.commit([], { position, eventId });
  file.settle();
  file.close();
}

/** Id of an event that is in no log. */
export const OTHER_EVENT = '6f0c2f0e-8f0e-4f63-9f0e-2d7b7a7c9a11';

const refusal = /which this log does not hold.*peil rebuild/s;

export const projectionContract: readonly ContractCase[] = [
  projectionCase('live rows equal a rebuild, and go on after a restart', async (trial) => {
    await addMany(trial, 3);
    const runner = await trial.start();
    let position = await addMany(trial, 120);
    assert(await runner.waitFor(position, trial.patienceMs), 'the projection has caught up');
    assert.equal(contentHash(runner.database('sums')), await trial.rebuiltHash());
    await runner.stop();

    await trial.restart();
    position = await addMany(trial, 2);
    const again = await trial.start();
    assert(await again.waitFor(position, trial.patienceMs), 'the projection has caught up after a restart');
    assert.equal(contentHash(again.database('sums')), await trial.rebuiltHash());
    assert.deepEqual(
      { ...again.database('sums').prepare('SELECT total, events FROM sum').get() },
      {
        total: 6 + 7_260 + 3,
        events: 125,
      },
    );
    await again.stop();
  }),

  projectionCase('a checkpoint newer than the log, as after a restored backup, is refused', async (trial) => {
    const position = await addMany(trial, 3);
    leaveCheckpoint(trial.folder, position + 1_000_000, OTHER_EVENT);
    await assert.rejects(trial.start(), refusal);
  }),

  projectionCase('a checkpoint whose event is another is refused', async (trial) => {
    await addMany(trial, 3);
    const [first] = await trial.store().readStream(`counter-${trial.counterId}`);
    assert(first, 'there is a first event');
    leaveCheckpoint(trial.folder, first.position, OTHER_EVENT);
    await assert.rejects(trial.start(), refusal);
  }),

  projectionCase('a command id used again for other content is refused, and the first content kept', async (trial) => {
    const commandId = randomUUID();
    const first = await trial.add(1, commandId);
    assert.equal(first.outcome, 'accepted');
    for (const restart of [false, true]) {
      if (restart) await trial.restart();
      const other = await trial.add(2, commandId);
      assert(other.outcome === 'refused', 'other content is refused');
      assert.equal(other.refusal.code, 'command-id-reused');
      const same = await trial.add(1, commandId);
      assert(same.outcome === 'accepted' && same.repeated, 'the same content is known');
    }
    const stored = await trial.store().readStream(`counter-${trial.counterId}`);
    assert.equal(JSON.stringify(stored.map(({ data }) => data['amount'])), '[1]');
  }),
];
