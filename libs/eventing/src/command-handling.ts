import type { Refusal } from '@peil/kernel';
import { LRUCache } from 'lru-cache';
import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from './clock.js';
import type { Decider } from './decider.js';
import type { EventCodec } from './event-codec.js';
import type { DomainEvent } from './event-definition.js';
import type { EventStore, ExpectedRevision } from './event-store.js';
import type { Actor, Position, Revision, StreamName } from './event.js';
import { fingerprint } from './fingerprint.js';
import { PersonErased, type KeyVault } from './key-vault.js';
import { inTurn } from './in-turn.js';

/** Who gives a command, and under which ids. */
export type CommandContext = {
  /** Chosen by the sender; sending the same id again has no second effect. A uuid, or derived from one. */
  readonly commandId: string;
  readonly actor: Actor;
  readonly correlationId: string;
  /** What led to the command; the command itself when a person gave it. */
  readonly causationId?: string;
};

/** The command stands: its events are durable. `repeated`: they already were, nothing was added. */
export type CommandAccepted = {
  readonly outcome: 'accepted';
  /** Position of its last event; of the stream's last event where it added none; 0 for an empty stream. */
  readonly position: Position;
  readonly added: number;
  readonly repeated: boolean;
};
export type CommandRefused = { readonly outcome: 'refused'; readonly refusal: Refusal };
export type CommandOutcome = CommandAccepted | CommandRefused;

/** Gave up after meeting another writer on the same stream again and again. Nothing was written. */
export class TooManyConflicts extends Error {
  constructor(stream: StreamName) {
    super(`gave up on ${stream}: other writers were first each time`);
    this.name = 'TooManyConflicts';
  }
}

/** Gives a command to one stream: loads it, decides, appends; decides again when another writer was first. */
export type HandleCommand<Command> = (
  streamId: string,
  command: Command,
  context: CommandContext,
) => Promise<CommandOutcome>;

/**
 * Makes the handling of one decider's commands. Make it once per decider: it keeps the folded state of streams in use.
 * The handling throws TooManyConflicts, and what the store throws; a refusal is an outcome.
 */
export type CommandHandling = <Command, Event extends DomainEvent, State>(
  decider: Decider<Command, Event, State>,
) => HandleCommand<Command>;

type Done = { readonly hash: string; readonly position: Position };
type Loaded<State> = {
  readonly state: State;
  readonly revision: Revision;
  readonly chain: string | undefined;
  readonly position: Position;
  /** Every command that added events to the stream. Grows with the stream; shared by its successive versions. */
  readonly commands: Map<string, Done>;
};

const MAX_ATTEMPTS = 12;
const FIRST_BACK_OFF_MS = 2;
const LONGEST_BACK_OFF_MS = 250;
/** Commands remembered over all streams in memory: the streams of a city's managers, and a bound on what they take. */
const CACHED_COMMANDS = 50_000;
/**
 * Fields of a command that say when and by whom it was given, and what the sender's server knew elsewhere, by convention.
 * The same request sent again after midnight, by another HR adviser, or when something else has changed, is still the
 * same command.
 */
const CIRCUMSTANCES: ReadonlySet<string> = new Set(['today', 'by', 'known']);

export function createCommandHandling(parts: {
  readonly store: EventStore;
  readonly codec: EventCodec;
  readonly vault: KeyVault;
  readonly clock: Clock;
}): CommandHandling {
  const { store, codec, vault, clock } = parts;
  const turns = inTurn();

  return <Command, Event extends DomainEvent, State>(decider: Decider<Command, Event, State>) => {
    const cache = new LRUCache<string, Loaded<State>>({
      maxSize: CACHED_COMMANDS,
      sizeCalculation: ({ commands }) => commands.size + 1,
    });

    async function load(stream: StreamName): Promise<Loaded<State>> {
      const events = await store.readStream(stream);
      const commands = new Map<string, Done>();
      let state = decider.initialState;
      for (const stored of events) {
        const event = await codec.open(stored);
        if (!belongsTo(decider, event)) throw new Error(`${stream} holds ${stored.type}, unknown to its decider`);
        state = decider.evolve(state, event);
        commands.set(stored.metadata.commandId, { hash: stored.metadata.commandHash, position: stored.position });
      }
      const last = events.at(-1);
      return {
        state,
        revision: last?.revision ?? -1,
        chain: last?.metadata.chain,
        position: last?.position ?? 0,
        commands,
      };
    }

    async function attempt(
      stream: StreamName,
      loaded: Loaded<State>,
      command: Command,
      commandHash: string,
      context: CommandContext,
    ): Promise<{ readonly outcome: CommandOutcome; readonly next: Loaded<State> } | 'conflict'> {
      const earlier = loaded.commands.get(context.commandId);
      if (earlier) return { outcome: answerAgain(earlier, commandHash), next: loaded };

      const decision = decider.decide(command, loaded.state);
      if ('refusal' in decision) return { outcome: { outcome: 'refused', refusal: decision.refusal }, next: loaded };
      const { events } = decision;
      if (events.length === 0) {
        return { outcome: { outcome: 'accepted', position: loaded.position, added: 0, repeated: false }, next: loaded };
      }
      const end = { stream, revision: loaded.revision, chain: loaded.chain };
      const sealed = await codec.seal(events, end, {
        commandId: context.commandId,
        commandHash,
        correlationId: context.correlationId,
        causationId: context.causationId ?? context.commandId,
        actor: context.actor,
        recordedAt: clock.now(),
      });
      const expected: ExpectedRevision = loaded.revision < 0 ? 'noStream' : loaded.revision;
      const result = await store.append(stream, expected, sealed);
      if (result.outcome === 'conflict') return 'conflict';

      loaded.commands.set(context.commandId, { hash: commandHash, position: result.position });
      return {
        outcome: { outcome: 'accepted', position: result.position, added: events.length, repeated: false },
        next: {
          state: events.reduce(decider.evolve, loaded.state),
          revision: result.revision,
          chain: sealed.at(-1)?.metadata.chain,
          position: result.position,
          commands: loaded.commands,
        },
      };
    }

    async function handle(
      stream: StreamName,
      subject: string | undefined,
      command: Command,
      context: CommandContext,
    ): Promise<CommandOutcome> {
      const key = subject === undefined ? await vault.installationKey() : await vault.obtain(subject);
      const commandHash = fingerprint(withoutCircumstances(command), key);
      for (let tried = 0; tried < MAX_ATTEMPTS; tried += 1) {
        const loaded = cache.get(stream) ?? (await load(stream));
        // Whatever goes wrong from here on, the next command reads the stream anew.
        cache.delete(stream);
        const result = await attempt(stream, loaded, command, commandHash, context);
        if (result !== 'conflict') {
          cache.set(stream, result.next);
          return result.outcome;
        }
        await delay(backOff(tried));
      }
      throw new TooManyConflicts(stream);
    }

    return async (streamId: string, command: Command, context: CommandContext): Promise<CommandOutcome> => {
      const stream: StreamName = `${decider.category}-${streamId}`;
      try {
        return await turns(stream, () => handle(stream, decider.subject?.(streamId), command, context));
      } catch (error) {
        if (error instanceof PersonErased) return { outcome: 'refused', refusal: personErased };
        throw error;
      }
    };
  };
}

function belongsTo<Command, Event extends DomainEvent, State>(
  decider: Decider<Command, Event, State>,
  event: DomainEvent,
): event is Event {
  return decider.events.some(({ type }) => type === event.type);
}

function withoutCircumstances(command: unknown): unknown {
  if (typeof command !== 'object' || command === null) return command;
  return Object.fromEntries(Object.entries(command).filter(([name]) => !CIRCUMSTANCES.has(name)));
}

function answerAgain(earlier: Done, commandHash: string): CommandOutcome {
  return earlier.hash === commandHash
    ? { outcome: 'accepted', position: earlier.position, added: 0, repeated: true }
    : { outcome: 'refused', refusal: commandIdReused };
}

/** Doubles each time, with jitter so that writers that met do not meet again. */
function backOff(tried: number): number {
  return Math.min(LONGEST_BACK_OFF_MS, FIRST_BACK_OFF_MS * 2 ** tried) * (0.5 + Math.random() / 2);
}

const commandIdReused: Refusal = {
  kind: 'conflict',
  code: 'command-id-reused',
  message: {
    nl: 'Dit kenmerk (Idempotency-Key) hoort al bij een ander verzoek. Gebruik een nieuw kenmerk.',
    en: 'This Idempotency-Key already belongs to another request. Use a new one.',
  },
};

const personErased: Refusal = {
  kind: 'conflict',
  code: 'person-erased',
  message: {
    nl: 'De gegevens van deze persoon zijn gewist. Er kan niets meer bij.',
    en: "This person's data was erased. Nothing more can be added.",
  },
};
