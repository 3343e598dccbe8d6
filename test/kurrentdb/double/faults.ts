import type { Access } from './access.js';
import type { Personality } from './personality.js';

/** What a node may answer to an append instead of the truth. */
export type AppendFault = {
  /**
   * - `unavailable`, `deadline`, `notReady`: the failures of a node that dies, stalls, or starts
   * - `notLeader`: names the given leader
   * - `accessDenied`: no rights
   * - `silent`: no answer at all, ever
   */
  readonly answer: 'unavailable' | 'deadline' | 'notReady' | 'notLeader' | 'accessDenied' | 'silent';
  /** Whether the events were written before it went wrong. */
  readonly written: boolean;
};

/** How the server ends subscriptions. */
export type SubscriptionFault =
  /** 23.10, when events come faster than its buffer of 32 empties. */
  | 'tooSlow'
  /** The node was killed. */
  | 'connection'
  /** The node stops in good order: no error. */
  | 'graceful';

export type Endpoint = { readonly host: string; readonly port: number };

/** The levers of a test over one node of the double. */
export class Faults {
  #appends: AppendFault[] = [];
  #held: (() => void)[] | undefined;
  readonly #enders = new Set<(fault: SubscriptionFault) => void>();
  /** Set: this node is no leader, and names this one. */
  leader: Endpoint | undefined;
  /** Counts of calls by method. */
  readonly calls = { append: 0, batchAppend: 0, read: 0, subscribe: 0, capabilities: 0, gossip: 0, delete: 0 };
  /** Whether the last append, and the last subscription, asked for the leader. */
  lastAppendRequiredLeader = false;
  lastSubscriptionRequiredLeader = false;
  /** Answer to gossip: nobody, as when all nodes are down. */
  gossipFails = false;
  /** New subscriptions stay silent: after their confirmation, or from the start. */
  muteSubscriptions: 'confirmed' | 'unconfirmed' | undefined;
  /** Bytes before its position from which a new subscription is served, as by a node that delivers twice. */
  deliverFromBefore = 0n;
  /** Reads that are being answered now, subscriptions left out. */
  openReads = 0;
  /** What an append recognised as a repetition is told about its position. */
  repeatedPosition: 'true' | 'none' | 'zero' = 'true';

  /** Set: a secured server. */
  access: Access | undefined;

  constructor(readonly personality: Personality) {}

  /** The next appends are answered so, in this order. */
  failAppends(...faults: readonly AppendFault[]): void {
    this.#appends.push(...faults);
  }

  /** The next append's fault, taken. */
  takeAppendFault(): AppendFault | undefined {
    return this.#appends.shift();
  }

  /** From now on nothing is answered, as after SIGSTOP. */
  freeze(): void {
    this.#held ??= [];
  }

  /** Everything held is answered now. */
  thaw(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const release of held) release();
  }

  /** Resolves at once, or when a frozen node thaws. */
  async whenThawed(): Promise<void> {
    const held = this.#held;
    if (held) await new Promise<void>((resolve) => held.push(resolve));
  }

  get frozen(): boolean {
    return this.#held !== undefined;
  }

  /** Ends every live subscription in this way; answers how many there were. */
  endSubscriptions(fault: SubscriptionFault): number {
    const enders = [...this.#enders];
    for (const end of enders) end(fault);
    return enders.length;
  }

  /** A live subscription joins; answers how it leaves. */
  register(end: (fault: SubscriptionFault) => void): () => void {
    this.#enders.add(end);
    return () => this.#enders.delete(end);
  }

  get liveSubscriptions(): number {
    return this.#enders.size;
  }
}
