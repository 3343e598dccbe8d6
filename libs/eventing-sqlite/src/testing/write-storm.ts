import { chainOf } from '@peil/eventing';
import { sampleEvent } from '@peil/eventing/testing';
import { writeSync } from 'node:fs';
import { z } from 'zod';
import { openSqliteEventStore } from '../sqlite-event-store.js';

/**
 * A process that appends: `write-storm <directory> <writers> <appends> <synchronous>`. Each writer has a stream of its
 * own and appends one event after another; for each acknowledged one this process writes its id to standard output.
 */
const [directory, writers, appends, synchronous] = z
  .tuple([z.string(), z.coerce.number(), z.coerce.number(), z.enum(['FULL', 'NORMAL'])])
  .parse(process.argv.slice(2));

const store = await openSqliteEventStore({ directory, synchronous, onFailure: () => process.exit(1) });
writeSync(1, 'ready\n');

async function write(writer: number): Promise<void> {
  const stream = `storm-${process.pid}.${writer}` as const;
  let chain: string | undefined;
  for (let i = 0; i < appends; i++) {
    const plain = sampleEvent({ writer, i });
    chain = chainOf(chain, plain, stream, i);
    const event = { ...plain, metadata: { ...plain.metadata, chain } };
    await store.append(stream, i === 0 ? 'noStream' : i - 1, [event]);
    writeSync(1, `${event.id}\n`);
  }
}

await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
await store.close();
