import { redactConnectionString } from '@peil/eventing-kurrentdb';
import { openKurrentDbStore, type KurrentDbNotice, type Timing } from '@peil/eventing-kurrentdb';
import { setTimeout as delay } from 'node:timers/promises';
import { beginHistory, type Findings } from './history.js';
import type { Disaster } from './targets.js';

export type Storm = {
  readonly connectionString: string;
  readonly disasters: readonly Disaster[];
  /** Disasters that strike, taken in turn; without any, the seconds to write in peace. */
  readonly rounds: number;
  readonly writers: number;
  readonly timing?: Partial<Timing>;
  readonly say?: (line: string) => void;
};

export type StormReport = Findings & { readonly notices: Readonly<Record<KurrentDbNotice['kind'], number>> };

/** Writes while disasters strike, then compares what was acknowledged with what is there. */
export async function storm(options: Storm): Promise<StormReport> {
  const { connectionString, disasters, rounds, writers, timing = {}, say = () => undefined } = options;
  const notices = { appendRepeated: 0, readRepeated: 0, resubscribed: 0, clientReplaced: 0 };
  const store = await openKurrentDbStore({
    connectionString,
    // The server may be shared, and is never wiped.
    namespace: `storm${crypto.randomUUID().replaceAll('-', '')}.`,
    timing,
    onNotice: ({ kind }) => void (notices[kind] += 1),
  });
  try {
    const history = beginHistory(store, writers);
    say(`${writers} writers at ${redactConnectionString(connectionString)}`);
    await delay(200);
    for (let round = 0; round < rounds; round += 1) {
      const disaster = disasters[round % Math.max(1, disasters.length)];
      if (disaster) await disaster.strike(Math.floor(round / disasters.length));
      else await delay(1_000);
      say(`${round + 1}. ${disaster?.name ?? 'in peace'}: ${history.acknowledgedSoFar()} events acknowledged`);
    }
    return { ...(await history.end()), notices };
  } finally {
    await store.close();
  }
}

export function inWords(report: StormReport): string {
  const { acknowledged, lost, doubled, misplaced, misdelivered, complaints, longestSilenceMs, notices } = report;
  const did = Object.entries(notices).map(([kind, count]) => `${kind} ${count}`);
  return [
    `acknowledged ${acknowledged}, lost ${lost.length}, twice ${doubled.length}, out of place ${misplaced.length}, ` +
      `missed or doubled by the subscription ${misdelivered.length}`,
    `longest time without an acknowledgement: ${longestSilenceMs} ms`,
    `what the adapter did by itself: ${did.join(', ')}`,
    ...complaints.map((complaint) => `complaint: ${complaint}`),
    ...lost.slice(0, 20).map((id) => `lost: ${id}`),
  ].join('\n');
}
