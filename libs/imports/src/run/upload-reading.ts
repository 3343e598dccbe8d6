import { createHash } from 'node:crypto';
import { refusedHeading, type Refused } from '../reading/headings.js';
import { createRecordReader, type FileRecord } from '../reading/record-reader.js';
import { separatorOf } from '../reading/separator.js';
import {
  byteText,
  countEncoding,
  decodeHeading,
  encodingOf,
  type ByteText,
  type EncodingCount,
} from '../reading/upload-text.js';
import { countOrder, noOrder, type OrderCount } from '../values/day-order.js';
import { countSign, noSign, type SignCount } from '../values/number.js';

/** What is known of a file once it was read from end to end. */
export type FileFacts = {
  readonly encoding: 'utf-8' | 'windows-1252';
  /** As it was sent: UTF-16 is brought to UTF-8. */
  readonly sentAs: string;
  readonly separator: string;
  /** Undefined for a file without a row of headings. */
  readonly header: { readonly line: number; readonly headings: readonly string[] } | undefined;
  readonly refused: readonly { readonly heading: string; readonly reason: Refused }[];
  readonly columns: readonly { readonly order: OrderCount; readonly sign: SignCount }[];
  readonly rows: number;
  readonly hash: string;
  readonly size: number;
};

/** A row as it is kept: refused columns are blank already. `null`: a quote was never closed. */
export type KeptRow = readonly [line: number, cells: readonly ByteText[] | null];

const SAMPLE_CHARACTERS = 64 * 1024;
const BATCH = 200;
/** A title row above the header has one filled cell, a header at least two. */
const LINES_ABOVE_HEADER = 10;

type ColumnCount = { order: OrderCount; sign: SignCount };

class Reading {
  private header: FileFacts['header'];
  private refused = new Map<number, Refused>();
  private readonly counts: ColumnCount[] = [];
  private encodings: EncodingCount = { utf8: 0, other: 0 };
  private batch: KeptRow[] = [];
  private above: FileRecord[] = [];
  rows = 0;

  constructor(
    private readonly knows: (heading: string) => boolean,
    private readonly keep: (rows: readonly KeptRow[]) => Promise<void>,
    private readonly onHeader: (cells: number) => void,
  ) {}

  async take(records: readonly FileRecord[]): Promise<void> {
    for (const record of records) {
      if (this.header) this.row(record);
      else this.lookForHeader(record);
      if (this.batch.length >= BATCH) await this.flush();
    }
  }

  private lookForHeader(record: FileRecord): void {
    const filled = record.cells?.filter((cell) => cell.trim() !== '') ?? [];
    const told =
      /^sep=.$/i.test(record.cells?.join('') ?? '') || (record.line === 1 && /^sep=$/i.test(filled[0] ?? ''));
    if (told) return;
    const headings = record.cells?.map((cell) => decodeHeading(cell).trim()) ?? [];
    const known = headings.filter(this.knows).length;
    if (known >= 1 || (filled.length >= 2 && this.above.length >= LINES_ABOVE_HEADER - 1)) {
      this.header = { line: record.line, headings };
      headings.forEach((heading, index) => {
        const reason = refusedHeading(heading, this.knows);
        if (reason) this.refused.set(index, reason);
      });
      this.above = [];
      this.onHeader(headings.length);
    } else if (this.above.length < LINES_ABOVE_HEADER) this.above.push(record);
  }

  private row({ line, cells }: FileRecord): void {
    this.rows += 1;
    if (!cells) {
      this.batch.push([line, null]);
      return;
    }
    const kept = cells.map((cell, index) => (this.refused.has(index) ? '' : cell));
    kept.forEach((cell, index) => {
      if (cell === '') return;
      this.encodings = countEncoding(this.encodings, cell);
      const count = (this.counts[index] ??= { order: noOrder, sign: noSign });
      count.order = countOrder(count.order, cell);
      count.sign = countSign(count.sign, cell);
    });
    this.batch.push([line, kept]);
  }

  async flush(): Promise<void> {
    const rows = this.batch;
    this.batch = [];
    if (rows.length > 0) await this.keep(rows);
  }

  facts(): Pick<FileFacts, 'encoding' | 'header' | 'refused' | 'columns' | 'rows'> {
    const headings = this.header?.headings ?? [];
    return {
      encoding: encodingOf(this.encodings),
      header: this.header,
      refused: [...this.refused].map(([index, reason]) => ({ heading: headings[index] ?? '', reason })),
      columns: headings.map((_, index) => this.counts[index] ?? { order: noOrder, sign: noSign }),
      rows: this.rows,
    };
  }
}

/**
 * Reads an upload from end to end as a stream: cuts it into rows, drops what may not come in, hands the rows on in
 * batches, and finds out what can only be known of the file as a whole.
 *
 * @param knows whether some import understands a heading
 */
export async function readUpload(
  upload: AsyncIterable<Uint8Array>,
  knows: (heading: string) => boolean,
  keep: (rows: readonly KeptRow[]) => Promise<void>,
): Promise<FileFacts> {
  const hash = createHash('sha256');
  let size = 0;
  let sentAs: string | undefined;
  async function* measured() {
    for await (const part of upload) {
      hash.update(part);
      size += part.length;
      yield part;
    }
  }

  let sample = '';
  let separator: string | undefined;
  let reader = createRecordReader(',');
  const reading = new Reading(knows, keep, (cells) => {
    reader.expect(cells);
  });
  const begin = async (): Promise<void> => {
    separator = separatorOf(sample);
    reader = createRecordReader(separator);
    await reading.take(reader.push(sample));
  };
  for await (const text of byteText(measured(), (encoding) => {
    sentAs = encoding;
  })) {
    if (separator !== undefined) await reading.take(reader.push(text));
    else {
      sample += text;
      if (sample.length >= SAMPLE_CHARACTERS) await begin();
    }
  }
  if (separator === undefined) await begin();
  await reading.take(reader.end());
  await reading.flush();
  const facts = reading.facts();
  return { ...facts, sentAs: sentAs ?? facts.encoding, separator: separator ?? ',', hash: hash.digest('hex'), size };
}
