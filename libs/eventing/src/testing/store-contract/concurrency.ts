import assert from 'node:assert/strict';
import { sampleEvent, sampleEvents } from '../sample-events.js';
import { contractCase, idsOf } from './contract-case.js';

const WRITERS = 32;
/** C1 in its short form; the soak does ten times as many. */
const ATTEMPTS = Number(process.env['PEIL_ATTEMPTS'] ?? 1_000);

export const concurrency = [
  contractCase(
    '32 writers on one stream: one winner a revision, a typed conflict for the rest, no gaps',
    async ({ store, stream }) => {
      const name = stream();
      let attempts = 0;
      let conflicts = 0;
      const winners = new Map<number, string>();
      const write = async (): Promise<void> => {
        let revision = -1;
        while (attempts < ATTEMPTS) {
          attempts += 1;
          const event = sampleEvent({ attempts });
          const result = await store.append(name, revision < 0 ? 'noStream' : revision, [event]);
          if (result.outcome === 'appended') {
            assert.equal(result.revision, revision + 1);
            assert(!winners.has(result.revision), `one winner of revision ${String(result.revision)}`);
            winners.set(result.revision, event.id);
            revision = result.revision;
          } else {
            conflicts += 1;
            assert(typeof result.actual === 'number' && result.actual > revision, 'the actual revision is a newer one');
            revision = result.actual;
          }
        }
      };
      await Promise.all(Array.from({ length: WRITERS }, write));
      assert.equal(winners.size + conflicts, attempts);
      assert(conflicts > 0);
      const stored = await store.readStream(name);
      assert.deepEqual(
        idsOf(stored),
        stored.map(({ revision }) => winners.get(revision)),
      );
      assert.equal(stored.length, winners.size);
    },
  ),

  contractCase(
    'appends at once have each their own answer; a conflict never fails its neighbours',
    async ({ store, stream }) => {
      const streams = Array.from({ length: WRITERS }, () => stream());
      const results = await Promise.all(
        streams.flatMap((name) => [
          store.append(name, 'noStream', sampleEvents(2)),
          store.append(name, 5, sampleEvents(1)),
          store.append(name, 'noStream', []).catch(() => 'refused' as const),
        ]),
      );
      const outcomes = results.map((result) => (result === 'refused' ? result : result.outcome));
      assert.deepEqual(
        outcomes,
        streams.flatMap(() => ['appended', 'conflict', 'refused']),
      );
      for (const name of streams) assert.equal((await store.readStream(name)).length, 2);
    },
  ),
];
