/**
 * The log behind the protocol double: what a KurrentDB node answers to appends, deletes and reads, as recorded from a
 * real one. In memory; nothing here knows gRPC.
 */

/** An event as a client sends it. */
export type ProposedEvent = {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
};

/** An event in the log. `position` is both its commit and its prepare position. */
export type Row = ProposedEvent & {
  readonly stream: string;
  readonly revision: bigint;
  readonly position: bigint;
  /** Milliseconds since 1970. */
  readonly created: number;
};

export type Expected = bigint | 'no_stream' | 'any' | 'stream_exists';
/** Last revision of the stream; undefined where there is none. */
export type Actual = bigint | undefined;

export type AppendOutcome =
  | { readonly kind: 'written'; readonly revision: bigint; readonly position: bigint; readonly repeated?: true }
  | { readonly kind: 'wrongExpectedVersion'; readonly expected: Expected; readonly actual: Actual }
  | { readonly kind: 'tooLarge'; readonly limit: number }
  | { readonly kind: 'streamDeleted' }
  | { readonly kind: 'handlerFailed' };

export type StreamRead = readonly Row[] | 'notFound' | 'tombstoned';

export const MAX_APPEND_SIZE = 1_048_576;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const NIL_UUID = '00000000-0000-0000-0000-000000000000';

type Stream = { readonly rows: Row[]; readableFrom: bigint; tombstoned: boolean };

export type Range<Start> = {
  readonly from: Start | 'start' | 'end';
  readonly backwards: boolean;
  readonly max: number;
};

export class EventLog {
  readonly #rows: Row[] = [];
  readonly #streams = new Map<string, Stream>();
  readonly #listeners = new Set<(rows: readonly Row[]) => void>();
  #next: bigint;

  constructor(firstPosition = 0n) {
    this.#next = firstPosition;
    // A real log begins with records of the system's own, and some lie between the events of its users.
    this.#write('$scavenges', [systemEvent('$metadata', { $maxCount: 1 })]);
  }

  /** Called with the rows of every append from now on; answers how to stop. */
  onAppend(listener: (rows: readonly Row[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  append(stream: string, expected: Expected, events: readonly ProposedEvent[]): AppendOutcome {
    if (stream === '' || events.some(({ id, type }) => type === '' || !UUID.test(id) || id === NIL_UUID)) {
      return { kind: 'handlerFailed' };
    }
    if (events.reduce((size, event) => size + sizeOf(event), 0) > MAX_APPEND_SIZE) {
      return { kind: 'tooLarge', limit: MAX_APPEND_SIZE };
    }
    const known = this.#streams.get(stream);
    if (known?.tombstoned) return { kind: 'streamDeleted' };
    const repeated = this.#repeated(known, expected, events);
    if (repeated) return { kind: 'written', revision: repeated.revision, position: repeated.position, repeated: true };
    const actual = lastOf(known)?.revision;
    if (!fits(expected, actual, isHidden(known))) return { kind: 'wrongExpectedVersion', expected, actual };
    if (events.length === 0) return { kind: 'written', revision: 0n, position: this.#next };
    const written = this.#write(stream, events);
    return { kind: 'written', revision: written.revision, position: written.position };
  }

  /** Hides what the stream holds; it can be written again, and numbering goes on. */
  delete(stream: string, expected: Expected): AppendOutcome {
    return this.#remove(stream, expected, (known, last) => {
      known.readableFrom = last.revision + 1n;
      return this.#write(`$$${stream}`, [systemEvent('$metadata', { $tb: String(known.readableFrom) })]);
    });
  }

  /** Ends the stream for ever. */
  tombstone(stream: string, expected: Expected): AppendOutcome {
    return this.#remove(stream, expected, (known) => {
      known.tombstoned = true;
      return this.#write(`$$${stream}`, [systemEvent('$streamDeleted', {})]);
    });
  }

  readStream(stream: string, { from, backwards, max }: Range<bigint>): StreamRead {
    const known = this.#streams.get(stream);
    if (known?.tombstoned) return 'tombstoned';
    if (!known || isHidden(known)) return 'notFound';
    const readable = known.rows.filter((row) => row.revision >= known.readableFrom);
    if (backwards) {
      const upTo = from === 'end' ? readable : from === 'start' ? [] : readable.filter((row) => row.revision <= from);
      return upTo.toReversed().slice(0, max);
    }
    const onward = from === 'start' ? readable : from === 'end' ? [] : readable.filter((row) => row.revision >= from);
    return onward.slice(0, max);
  }

  /** Forwards the event at the position is included, backwards it is left out. */
  readAll({ from, backwards, max }: Range<bigint>): readonly Row[] {
    if (from === 'start') return backwards ? [] : this.#rows.slice(0, max);
    const index = from === 'end' ? this.#rows.length : this.#firstAt(from);
    if (backwards) return this.#rows.slice(Math.max(0, index - max), index).toReversed();
    return this.#rows.slice(index, index + max);
  }

  /** How the position lies in the log. A server answers differently to each. */
  locate(position: bigint): 'atEvent' | 'between' | 'pastTheEnd' {
    const row = this.#rows[this.#firstAt(position)];
    if (row === undefined) return position === this.#next ? 'atEvent' : 'pastTheEnd';
    return row.position === position ? 'atEvent' : 'between';
  }

  /** What a restored backup looks like: the log ends after this position again. */
  truncateAfter(position: bigint): void {
    this.#rows.length = this.#firstAt(position + 1n);
    for (const stream of this.#streams.values()) {
      while ((lastOf(stream)?.position ?? position) > position) stream.rows.pop();
    }
    const last = this.#rows.at(-1);
    this.#next = last ? last.position + BigInt(sizeOf(last) + 100) : 0n;
  }

  /** An event no client of ours would write: another content type, broken JSON, foreign metadata. */
  plant(stream: string, event: ProposedEvent): Row {
    return this.#write(stream, [event]);
  }

  #write(name: string, events: readonly ProposedEvent[]): Row {
    const stream = this.#streams.get(name) ?? { rows: [], readableFrom: 0n, tombstoned: false };
    this.#streams.set(name, stream);
    const created = Date.now();
    const rows = events.map((event) => {
      const row = {
        ...event,
        stream: name,
        revision: (lastOf(stream)?.revision ?? -1n) + 1n,
        position: this.#next,
        created,
      };
      this.#next += BigInt(sizeOf(event) + 100);
      stream.rows.push(row);
      this.#rows.push(row);
      return row;
    });
    const last = rows.at(-1);
    if (!last) throw new RangeError('nothing to write');
    for (const listener of this.#listeners) listener(rows);
    return last;
  }

  /** The last row of an append that stands in the stream already: ids are compared, content never. */
  #repeated(known: Stream | undefined, expected: Expected, events: readonly ProposedEvent[]): Row | undefined {
    if (!known || events.length === 0) return undefined;
    const start =
      typeof expected === 'bigint'
        ? Number(expected) + 1
        : expected === 'no_stream'
          ? 0
          : known.rows.findIndex((row) => row.id === events[0]?.id);
    if (start < 0 || isHidden(known)) return undefined;
    const stands = events.every((event, index) => known.rows[start + index]?.id === event.id);
    return stands ? known.rows[start + events.length - 1] : undefined;
  }

  #remove(stream: string, expected: Expected, remove: (known: Stream, last: Row) => Row): AppendOutcome {
    const known = this.#streams.get(stream);
    if (known?.tombstoned) return { kind: 'streamDeleted' };
    const last = lastOf(known);
    if (!known || !last || !fits(expected, last.revision, false)) {
      return { kind: 'wrongExpectedVersion', expected, actual: last?.revision };
    }
    const written = remove(known, last);
    return { kind: 'written', revision: written.revision, position: written.position };
  }

  /** Index of the first row at or after the position. */
  #firstAt(position: bigint): number {
    let low = 0;
    let high = this.#rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#rows[middle]?.position ?? position) < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function lastOf(stream: Stream | undefined): Row | undefined {
  return stream?.rows.at(-1);
}

/** Deleted and not written since. */
function isHidden(stream: Stream | undefined): boolean {
  const last = lastOf(stream);
  return !!stream && !!last && stream.readableFrom > last.revision;
}

function fits(expected: Expected, actual: Actual, hidden: boolean): boolean {
  switch (expected) {
    case 'any':
      return true;
    case 'stream_exists':
      return actual !== undefined;
    case 'no_stream':
      return actual === undefined || hidden;
    default:
      return actual === expected;
  }
}

/** As the server counts it: two bytes a character of the type. */
function sizeOf({ type, data, metadata }: ProposedEvent): number {
  return 2 * type.length + data.length + metadata.length;
}

function systemEvent(type: string, content: Record<string, unknown>): ProposedEvent {
  return {
    id: crypto.randomUUID(),
    type,
    contentType: 'application/json',
    data: Buffer.from(JSON.stringify(content)),
    metadata: new Uint8Array(),
  };
}
