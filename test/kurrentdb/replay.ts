import { isDeepStrictEqual } from 'node:util';
import {
  ANY,
  BACKWARDS,
  END,
  FORWARDS,
  isCommandError,
  jsonEvent,
  MaxAppendSizeExceededError,
  NO_STREAM,
  START,
  STREAM_EXISTS,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import type { Credentials, EventStoreDBClient, Position, RecordedEvent, ResolvedEvent } from '@eventstore/db-client';
import type { Answer, Scenario, Step, StepOf } from './recorded.js';

export type ReplayOptions = {
  readonly client: EventStoreDBClient;
  /** May delete streams; absent: steps that delete are not run. */
  readonly admin?: EventStoreDBClient;
  readonly credentials: Credentials;
  /** Before every stream name, so that runs on one server stay apart. */
  readonly prefix: string;
  /** Others write to this server too: answers about all events are compared on the run's own streams. */
  readonly shared: boolean;
  /** Which append path is taken: as the step says, or always this one. */
  readonly path?: 'recorded' | 'classic' | 'batch';
};

export type Difference = {
  readonly scenario: string;
  readonly step: number;
  readonly recorded: Answer;
  readonly answered: Answer;
};

/** Plays a scenario against a server; answers what it said to each step. */
export async function replay(scenario: Scenario, options: ReplayOptions): Promise<readonly Answer[]> {
  const run = new Run(scenario.name, options);
  const answers: Answer[] = [];
  for (const step of scenario.steps) answers.push(await run.play(step));
  return answers;
}

/** The steps whose answer is not the recorded one. */
export function differences(scenario: Scenario, answers: readonly Answer[]): readonly Difference[] {
  return scenario.steps.flatMap((step, index) => {
    const answered = answers[index] ?? { error: 'no answer', type: 'none' };
    const same = isDeepStrictEqual(step.answer, answered);
    return same ? [] : [{ scenario: scenario.name, step: index, recorded: step.answer, answered }];
  });
}

class Run {
  readonly #ids = new Map<string, string>();
  readonly #positions = new Map<string, Position>();

  constructor(
    readonly scenario: string,
    readonly options: ReplayOptions,
  ) {}

  async play(step: Step): Promise<Answer> {
    try {
      switch (step.do) {
        case 'append':
          return await this.#append(step);
        case 'read':
          return await this.#read(step);
        case 'readAll':
          return await this.#readAll(step);
        case 'subscribeAll':
          return await this.#subscribeAll(step);
        case 'delete':
        case 'tombstone':
          return await this.#remove(step);
      }
    } catch (error) {
      return inRecordedWords(error);
    }
  }

  #name(stream: string): string {
    return `${this.options.prefix}${this.scenario}-${stream}`;
  }

  #isOwn({ event }: ResolvedEvent): boolean {
    return event?.streamId.startsWith(this.#name('')) ?? false;
  }

  /** The same name stands for the same event id within a scenario; `a=text` is the id of `a` with other data. */
  #event(name: string) {
    const [id = name, data = name] = name.split('=');
    const known = this.#ids.get(id) ?? crypto.randomUUID();
    this.#ids.set(id, known);
    return jsonEvent({ id: known, type: 'recorded', data: { name: data } });
  }

  async #append({ stream, events, expect, size, batch, at }: StepOf<'append'>): Promise<Answer> {
    const { client, credentials, path = 'recorded' } = this.options;
    const proposed =
      size === undefined
        ? events.map((name) => this.#event(name))
        : [jsonEvent({ type: 'recorded', data: { text: 'x'.repeat(size) } })];
    const inBatch = path === 'recorded' ? batch === true : path === 'batch';
    const { nextExpectedRevision, position } = await client.appendToStream(this.#name(stream), proposed, {
      expectedRevision: revisionOf(expect),
      ...(inBatch ? {} : { credentials }),
    });
    if (at !== undefined && position) this.#positions.set(at, position);
    return { revision: String(nextExpectedRevision) };
  }

  async #read({ stream, from, backwards, max }: StepOf<'read'>): Promise<Answer> {
    const { client } = this.options;
    const events: [string, string][] = [];
    const found = client.readStream(this.#name(stream), {
      fromRevision: from === undefined ? START : from === 'end' ? END : BigInt(from),
      direction: backwards ? BACKWARDS : FORWARDS,
      ...(max === undefined ? {} : { maxCount: max }),
    });
    for await (const { event } of found) if (event) events.push([String(event.revision), nameIn(event)]);
    return { events };
  }

  async #readAll({ from, backwards, max }: StepOf<'readAll'>): Promise<Answer> {
    const { client, shared } = this.options;
    const events: string[] = [];
    const found = client.readAll({
      fromPosition: this.#position(from),
      direction: backwards ? BACKWARDS : FORWARDS,
      ...(shared ? {} : { maxCount: max }),
    });
    for await (const resolved of found) {
      if (resolved.event && this.#isOwn(resolved)) events.push(nameIn(resolved.event));
    }
    return { events: events.slice(0, max) };
  }

  async #subscribeAll({ from, then }: StepOf<'subscribeAll'>): Promise<Answer> {
    const { client, credentials } = this.options;
    const log: string[] = [];
    const subscription = client.subscribeToAll({ fromPosition: this.#position(from) });
    await new Promise<void>((resolve, reject) => {
      let asked = false;
      subscription.on('confirmation', () => log.push('confirmation'));
      subscription.on('caughtUp', () => {
        log.push('caughtUp');
        if (asked) return;
        asked = true;
        const proposed = then.events.map((name) => this.#event(name));
        const options = { expectedRevision: revisionOf(then.expect), credentials };
        client.appendToStream(this.#name(then.stream), proposed, options).catch(reject);
      });
      subscription.on('data', (resolved) => {
        if (!resolved.event || !this.#isOwn(resolved)) return;
        const name = nameIn(resolved.event);
        log.push(`data ${name}`);
        if (then.events.includes(name)) void subscription.unsubscribe();
      });
      subscription.on('end', () => log.push('end'));
      subscription.on('close', () => {
        log.push('close');
        resolve();
      });
      subscription.on('error', reject);
    });
    return { log };
  }

  async #remove(step: StepOf<'delete'> | StepOf<'tombstone'>): Promise<Answer> {
    const { admin } = this.options;
    if (!admin) throw new Error('not allowed to delete');
    const expectedRevision = revisionOf(step.expect);
    if (expectedRevision === STREAM_EXISTS) throw new RangeError('the client deletes at no such revision');
    if (step.do === 'tombstone') await admin.tombstoneStream(this.#name(step.stream), { expectedRevision });
    else await admin.deleteStream(this.#name(step.stream), { expectedRevision });
    return { ok: true };
  }

  #position(name: string): Position | typeof END {
    if (name === 'end') return END;
    const position = this.#positions.get(name);
    if (!position) throw new RangeError(`no position was kept as ${name}`);
    return position;
  }
}

function revisionOf(expect: string): bigint | typeof NO_STREAM | typeof ANY | typeof STREAM_EXISTS {
  if (expect === 'no_stream') return NO_STREAM;
  if (expect === 'any') return ANY;
  return expect === 'exists' ? STREAM_EXISTS : BigInt(expect);
}

function nameIn({ data }: RecordedEvent): string {
  return typeof data === 'object' && 'name' in data ? String(data.name) : '?';
}

function inRecordedWords(error: unknown): Answer {
  if (!(error instanceof Error) || !isCommandError(error)) return { error: String(error), type: 'none' };
  const words = { error: error.constructor.name, type: error.type };
  if (error instanceof WrongExpectedVersionError) {
    return { ...words, expected: String(error.expectedVersion), actual: String(error.actualVersion) };
  }
  if (error instanceof MaxAppendSizeExceededError) return { ...words, maxAppendSize: error.maxAppendSize };
  return words;
}
