import { createHash } from 'node:crypto';
import { newDelimitedForm, type DelimitedForm } from '../formats/delimited.js';
import { refusedHeading, sameHeading, type Refused } from '../reading/headings.js';
import type { FileRecord } from '../reading/record-reader.js';
import { MOST_COLUMNS, UnreadableFile, unreadable } from '../reading/unreadable-file.js';
import {
  countEncoding,
  decodeCell,
  decodeHeading,
  encodingOf,
  type ByteText,
  type EncodingCount,
} from '../reading/upload-text.js';
import { findHeader, ROWS_LOOKED_AT, type FoundHeader } from '../table/find-header.js';
import { cleaned } from '../values/cleaned.js';
import { countCell, newColumnCount, type ColumnCount } from '../values/column-count.js';
import type { FileFacts, KeptRow } from './file-facts.js';
import type { FileNotice } from './file-notice.js';
import { openRecords } from './open-records.js';
import type { ReadingTask } from './reading-task.js';

const BATCH = 200;

class Reading {
  header: FoundHeader | undefined;
  readonly refused = new Map<number, Refused>();
  private readonly counts: ColumnCount[] = [];
  private encodings: EncodingCount = { utf8: 0, other: 0 };
  private batch: KeptRow[] = [];
  private above: FileRecord[] = [];
  private readonly indexes = new Map<string, number>();
  private readonly names: string[] = [];
  private lastLine = 0;
  private readonly leaveOut: readonly string[];
  private section: 'before' | 'within' | 'after';
  /** What stands before the section that counts. */
  private readonly before: string[] = [];
  rows = 0;

  constructor(
    private readonly task: ReadingTask,
    private readonly keep: (rows: readonly KeptRow[]) => Promise<void>,
    private readonly onHeader: (cells: number) => void,
  ) {
    this.section = task.form.section === 'auto' ? 'within' : 'before';
    this.leaveOut = task.form.leaveOut.map((text) => text.toLowerCase());
  }

  async take(records: readonly FileRecord[]): Promise<void> {
    for (const record of records) {
      if ((record.cells?.length ?? 0) > MOST_COLUMNS) throw unreadable.tooManyColumns();
      if (record.names) this.named(record, record.names);
      else if (this.task.form.section === 'auto' || this.isWithinSection(record)) this.tabular(record);
      if (this.batch.length >= BATCH) await this.flush();
    }
  }

  /** What was held back while headings were looked for. */
  async end(): Promise<void> {
    if (!this.header && this.above.length > 0) this.lookForHeader(true);
    if (this.section === 'before') throw unreadable.sectionMissing(this.task.form.section);
    await this.flush();
  }

  /** A report in parts: a part begins with a line of its own, such as "2. Participants". */
  private isWithinSection({ cells }: FileRecord): boolean {
    const texts = (cells ?? []).map((cell) => decodeHeading(cell).trim()).filter((text) => text !== '');
    const [first = ''] = texts;
    const alone = texts.length === 1;
    const begins = alone && first.toLowerCase().includes(this.task.form.section.toLowerCase());
    if (this.section === 'before') {
      if (this.before.length < 50 && texts.length > 0) this.before.push(texts.join(' '));
      if (begins) this.section = 'within';
      return false;
    }
    if (this.section === 'within' && alone && /^\d+\s*[.)]\s/.test(first)) this.section = 'after';
    return this.section === 'within';
  }

  private tabular(record: FileRecord): void {
    if (this.header) {
      this.row(record);
      return;
    }
    if (isSeparatorLine(record)) return;
    this.above.push(record);
    this.lookForHeader(false);
  }

  private lookForHeader(whole: boolean): void {
    const rows = this.above.map(({ line, cells }) => ({
      line,
      texts: (cells ?? []).map((cell) => cleaned(decodeHeading(cell))),
    }));
    const found = findHeader(rows, this.task.form, this.task.knows, whole);
    if (!found) {
      if (this.above.length > ROWS_LOOKED_AT) this.above.shift();
      return;
    }
    this.header = found;
    found.headings.forEach((heading, index) => {
      this.refuseColumn([heading, ...found.others.map((other) => other[index] ?? '')], index);
    });
    this.onHeader(found.headings.length);
    const held = this.above.slice(found.used);
    this.above = [];
    for (const record of held) this.row(record);
  }

  private refuseColumn(names: readonly string[], index: number): void {
    for (const name of names) {
      if (this.task.refuse.some((refused) => sameHeading(refused, name))) this.refused.set(index, 'special');
      const reason = refusedHeading(name, this.task.knows);
      if (reason && !this.refused.has(index)) this.refused.set(index, reason);
    }
  }

  /** A record that names its own values: a column for each name, in the order in which they come. */
  private named({ line, cells }: FileRecord, names: readonly string[]): void {
    this.header ??= { line: 0, headings: this.names, others: [], titles: [], used: 0 };
    const row: ByteText[] = [];
    names.forEach((name, at) => {
      let index = this.indexes.get(name);
      if (index === undefined) {
        index = this.names.length;
        if (index >= MOST_COLUMNS) throw unreadable.tooManyColumns();
        this.indexes.set(name, index);
        this.names.push(name);
        // Refused at any depth: a part of the path is enough.
        this.refuseColumn(this.task.knows(name) ? [name] : [name, ...name.split('.')], index);
      }
      while (row.length <= index) row.push('');
      row[index] = cells?.[at] ?? '';
    });
    this.row({ line, cells: row });
  }

  private row({ line: begins, cells }: FileRecord): void {
    this.rows += 1;
    // Several records on one line (JSON, record marks) are told apart: a row is known by its line.
    const line = Math.max(begins, this.lastLine + 1);
    this.lastLine = line;
    if (!cells) {
      this.batch.push([line, null]);
      return;
    }
    const kept: ByteText[] =
      this.refused.size === 0 ? [...cells] : cells.map((cell, index) => (this.refused.has(index) ? '' : cell));
    const counts = !this.isLeftOut(kept) && !this.isHeader(kept);
    for (let index = 0; index < kept.length && counts; index += 1) {
      const cell = kept[index] ?? '';
      if (cell === '') continue;
      this.encodings = countEncoding(this.encodings, cell);
      const count = (this.counts[index] ??= newColumnCount());
      countCell(count, cell.trim());
    }
    this.batch.push([line, kept]);
  }

  /** The headings again, in the middle of files that were glued together. */
  private isHeader(cells: readonly ByteText[]): boolean {
    const { headings = [] } = this.header ?? {};
    if (cells.length !== headings.length) return false;
    return cells.every(
      (cell, index) =>
        this.refused.has(index) || cell === headings[index] || cleaned(decodeHeading(cell)) === headings[index],
    );
  }

  /** A row of totals says nothing of its columns. */
  private isLeftOut(cells: readonly ByteText[]): boolean {
    if (this.leaveOut.length === 0) return false;
    return cells.some((cell) => {
      const text = cell === '' ? '' : cleaned(decodeHeading(cell)).toLowerCase();
      return text !== '' && this.leaveOut.some((beginning) => text.startsWith(beginning));
    });
  }

  private async flush(): Promise<void> {
    const rows = this.batch;
    this.batch = [];
    if (rows.length > 0) await this.keep(rows);
  }

  facts(): Pick<FileFacts, 'encoding' | 'header' | 'titles' | 'refused' | 'columns' | 'rows'> {
    const headings = this.header?.headings ?? [];
    const encoding = this.task.form.encoding === 'windows-1252' ? 'windows-1252' : encodingOf(this.encodings);
    const { header } = this;
    return {
      encoding,
      header: header && { line: header.line, headings: [...headings], others: header.others },
      titles: [...this.before, ...(header?.titles ?? [])],
      refused: [...this.refused].map(([index, reason]) => ({ heading: headings[index] ?? '', index, reason })),
      columns: headings.map((_, index) => decodedCount(this.counts[index] ?? newColumnCount(), encoding)),
      rows: this.rows,
    };
  }
}

/** `sep=;` on the first line is no heading. */
function isSeparatorLine({ line, cells }: FileRecord): boolean {
  const whole = cells?.join('') ?? '';
  return /^sep=.?$/i.test(whole.trim()) && line === 1;
}

function decodedCount(count: ColumnCount, encoding: FileFacts['encoding']): ColumnCount {
  const text = (cell: string) => cleaned(decodeCell(cell, encoding) ?? cell);
  const words: Record<string, number> = {};
  for (const [word, times] of Object.entries(count.words ?? {})) {
    const decoded = text(word);
    if (decoded !== '') words[decoded] = (words[decoded] ?? 0) + times;
  }
  return { ...count, sample: text(count.sample), words: count.words && words };
}

/**
 * Reads an upload from end to end as a stream: cuts it into rows, drops what may not come in, hands the rows on in
 * batches, and finds out what can only be known of the file as a whole. Never throws for what a file holds.
 */
export async function readUpload(
  upload: AsyncIterable<Uint8Array>,
  task: ReadingTask,
  keep: (rows: readonly KeptRow[]) => Promise<void>,
): Promise<FileFacts> {
  const hash = createHash('sha256');
  let size = 0;
  async function* measured() {
    for await (const part of upload) {
      hash.update(part);
      size += part.length;
      yield part;
    }
  }
  const form: DelimitedForm = newDelimitedForm();
  const reading = new Reading(task, keep, (cells) => {
    form.expect(cells);
  });
  const bytes = measured();
  const opened = await openRecords(bytes, task, form);
  let failure: FileNotice | undefined;
  try {
    for await (const records of opened.records) await reading.take(records);
    await reading.end();
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    failure = { code: error.code, messages: error.messages };
  }
  const facts = reading.facts();
  return {
    ...facts,
    format: opened.format,
    sentAs: form.sentAs ?? facts.encoding,
    separator: form.separator,
    recordEnd: form.recordEnd,
    hash: hash.digest('hex'),
    size,
    fileName: task.fileName,
    notices: opened.notices(facts.rows),
    questions: [...(form.question ? [form.question] : []), ...opened.questions()],
    failure,
  };
}
