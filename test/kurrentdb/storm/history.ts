import type { EventStore, NewEvent, StreamName } from '@peil/eventing';
import { StoreUnavailable } from '@peil/eventing';
import { sampleEvents } from '@peil/eventing/testing';
import { setTimeout as delay } from 'node:timers/promises';

/** What writers were told, beside what the log holds in the end. */
export type Findings = {
  /** Events whose append was acknowledged. */
  readonly acknowledged: number;
  /** Acknowledged, and not in the log. */
  readonly lost: readonly string[];
  /** More than once in the log. */
  readonly doubled: readonly string[];
  /** In the log out of the order in which their writer was answered, or sent by nobody. */
  readonly misplaced: readonly string[];
  /** In the log and not delivered by the subscription, or delivered twice or out of order. */
  readonly misdelivered: readonly string[];
  /** Anything a writer or the subscription was told that no healthy log says. */
  readonly complaints: readonly string[];
  /** Longest time in which no writer was acknowledged, in milliseconds. */
  readonly longestSilenceMs: number;
};

export function isSound({ lost, doubled, misplaced, misdelivered, complaints }: Findings): boolean {
  return [lost, doubled, misplaced, misdelivered, complaints].every(({ length }) => length === 0);
}

/** Pause of a writer that was told the store is unavailable. */
const BEFORE_ASKING_AGAIN_MS = 50;

/**
 * Writers, each on a stream of its own, that write as fast as they are answered and send the identical append again
 * whenever its outcome is unknown; and one subscription from the beginning.
 */
export function beginHistory(store: EventStore, writers: number) {
  const acknowledged = new Map<StreamName, string[]>();
  const complaints: string[] = [];
  const delivered: string[] = [];
  let writing = true;
  let lastAnswer = performance.now();
  let longestSilenceMs = 0;

  const subscription = store.subscribeAll(0, {
    onEvents: (events) => void delivered.push(...events.map(({ id }) => id)),
    onError: ({ message }) => void complaints.push(`the subscription ended: ${message}`),
  });

  /** Sends the identical append until it is answered; undefined where the log holds something else. */
  async function settle(stream: StreamName, last: number, events: readonly NewEvent[]): Promise<number | undefined> {
    for (;;) {
      try {
        const answer = await store.append(stream, last < 0 ? 'noStream' : last, events);
        if (answer.outcome === 'appended') return answer.revision;
        complaints.push(`${stream} stands at ${answer.actual}, and its only writer was told ${last}`);
        return undefined;
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
        if (/history is gone|was deleted|tombstone/.test(error.message)) {
          complaints.push(error.message);
          return undefined;
        }
        await delay(BEFORE_ASKING_AGAIN_MS);
      }
    }
  }

  async function write(stream: StreamName): Promise<void> {
    const mine: string[] = [];
    acknowledged.set(stream, mine);
    for (let last = -1, round = 0; writing; round += 1) {
      const events = sampleEvents(1 + (round % 4));
      const revision = await settle(stream, last, events);
      if (revision === undefined) return;
      last = revision;
      mine.push(...events.map(({ id }) => id));
      const now = performance.now();
      longestSilenceMs = Math.max(longestSilenceMs, now - lastAnswer);
      lastAnswer = now;
    }
  }

  const working = Promise.all(Array.from({ length: writers }, (_, index) => write(`storm-${index}`)));

  return {
    acknowledgedSoFar: (): number => [...acknowledged.values()].reduce((sum, { length }) => sum + length, 0),
    /** Stops writing once every append under way is answered, and compares. */
    async end(patienceMs = 60_000): Promise<Findings> {
      writing = false;
      await working;
      const inLog: string[] = [];
      for await (const page of store.readAll(0)) inLog.push(...page.map(({ id }) => id));
      const limit = Date.now() + patienceMs;
      while (delivered.length < inLog.length && complaints.length === 0 && Date.now() < limit) await delay(20);
      await subscription.stop();
      const found = await compare(inLog);
      return { ...found, complaints, longestSilenceMs: Math.round(longestSilenceMs) };
    },
  };

  async function compare(inLog: readonly string[]) {
    const held = new Set(inLog);
    const lost: string[] = [];
    const misplaced: string[] = [];
    for (const [stream, ids] of acknowledged) {
      const stored = (await store.readStream(stream)).map(({ id }) => id);
      lost.push(...ids.filter((id) => !held.has(id)));
      misplaced.push(...stored.filter((id, at) => ids[at] !== id));
    }
    const misdelivered = Array.from({ length: Math.max(inLog.length, delivered.length) }, (_, at) => at)
      .filter((at) => inLog[at] !== delivered[at])
      .map((at) => inLog[at] ?? delivered[at] ?? '');
    return {
      acknowledged: [...acknowledged.values()].flat().length,
      lost,
      doubled: repeatedIn(inLog),
      misplaced,
      misdelivered,
    };
  }
}

function repeatedIn(ids: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return ids.filter((id) => seen.size === seen.add(id).size);
}
