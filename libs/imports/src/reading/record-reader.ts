import type { ByteText } from './upload-text.js';

/** One record of a file; `cells` undefined when it has a quote that is never closed. */
export type FileRecord = {
  /** The line it begins on, as an editor counts, from 1. */
  readonly line: number;
  readonly cells: readonly ByteText[] | undefined;
  /** The name of each cell, in forms whose records name their own values. */
  readonly names?: readonly string[];
};

/** Reads records out of text that comes in parts. */
export type RecordReader = {
  readonly push: (text: ByteText) => readonly FileRecord[];
  /** What is left at the end of the file. */
  readonly end: () => readonly FileRecord[];
  /** How many cells a record has, once the header is known: a quote over several lines must lead to as many. */
  readonly expect: (cells: number) => void;
  /** Characters that wait for the end of their record. */
  readonly waiting: () => number;
};

/** A quoted cell longer than this was never closed. */
const LONGEST_RECORD = 64 * 1024;

type Scanned =
  | { readonly kind: 'record'; readonly cells: readonly ByteText[]; readonly next: number; readonly lines: number }
  | { readonly kind: 'more' }
  | { readonly kind: 'broken' };

function lineEndAt(text: ByteText, from: number): number {
  const feed = text.indexOf('\n', from);
  const carriage = text.indexOf('\r', from);
  if (feed < 0) return carriage;
  return carriage >= 0 && carriage < feed ? carriage : feed;
}

/** The index after the line end at `at`; undefined when a part more is needed to know. */
function afterLineEnd(text: ByteText, at: number, whole: boolean): number | undefined {
  if (text[at] === '\n') return at + 1;
  if (at + 1 < text.length) return text[at + 1] === '\n' ? at + 2 : at + 1;
  return whole ? at + 1 : undefined;
}

function countLineEnds(text: ByteText): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}

/** The index of the quote that closes a cell begun before `from`; -1 when there is none yet. */
function closingQuote(text: ByteText, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

function scanQuoted(text: ByteText, start: number, separator: string, whole: boolean): Scanned {
  const cells: ByteText[] = [];
  let at = start;
  for (;;) {
    let cell: ByteText;
    if (text[at] === '"') {
      const close = closingQuote(text, at + 1);
      const unfinished = close < 0 || (close === text.length - 1 && !whole);
      if (unfinished) return whole || text.length - start > LONGEST_RECORD ? { kind: 'broken' } : { kind: 'more' };
      if (close - start > LONGEST_RECORD) return { kind: 'broken' };
      cell = text.slice(at + 1, close).replaceAll('""', '"');
      at = close + 1;
      while (text[at] === ' ') at += 1;
    } else {
      const lineEnd = lineEndAt(text, at);
      const separatorAt = text.indexOf(separator, at);
      const ends = [lineEnd, separatorAt].filter((index) => index >= 0);
      const end = ends.length === 0 ? text.length : Math.min(...ends);
      if (end === text.length && !whole) return { kind: 'more' };
      cell = text.slice(at, end);
      at = end;
    }
    cells.push(cell);
    const sign = text[at];
    if (sign === separator) {
      at += 1;
      continue;
    }
    if (sign === undefined) {
      return whole
        ? { kind: 'record', cells, next: at, lines: countLineEnds(text.slice(start, at)) + 1 }
        : { kind: 'more' };
    }
    if (sign !== '\n' && sign !== '\r') return { kind: 'broken' };
    const next = afterLineEnd(text, at, whole);
    if (next === undefined) return { kind: 'more' };
    return { kind: 'record', cells, next, lines: countLineEnds(text.slice(start, next)) };
  }
}

function scan(text: ByteText, start: number, separator: string, whole: boolean, quote: 'double' | 'none'): Scanned {
  const lineEnd = lineEndAt(text, start);
  const line = lineEnd < 0 ? text.slice(start) : text.slice(start, lineEnd);
  if (quote === 'double' && line.includes('"')) return scanQuoted(text, start, separator, whole);
  if (lineEnd < 0) {
    return whole ? { kind: 'record', cells: line.split(separator), next: text.length, lines: 1 } : { kind: 'more' };
  }
  const next = afterLineEnd(text, lineEnd, whole);
  return next === undefined ? { kind: 'more' } : { kind: 'record', cells: line.split(separator), next, lines: 1 };
}

/**
 * Cuts text into records: LF, CRLF, CR or mixed, line breaks inside quotes, none at the end. A quote that is never
 * closed damages its own line only: reading goes on at the next line.
 */
export function createRecordReader(separator: string, quote: 'double' | 'none' = 'double'): RecordReader {
  let pending: ByteText = '';
  let line = 1;
  let expected: number | undefined;

  function read(whole: boolean): readonly FileRecord[] {
    const records: FileRecord[] = [];
    let at = 0;
    while (at < pending.length) {
      const scanned = scan(pending, at, separator, whole, quote);
      if (scanned.kind === 'more') break;
      const spansLines = scanned.kind === 'record' && scanned.lines > 1;
      const wrongSpan = spansLines && expected !== undefined && scanned.cells.length !== expected;
      if (scanned.kind === 'record' && !wrongSpan) {
        records.push({ line, cells: scanned.cells });
        line += scanned.lines;
        at = scanned.next;
        continue;
      }
      const lineEnd = lineEndAt(pending, at);
      // The damage ends with its line; while that has no end, more is needed, and whoever reads says how much is too much.
      if (lineEnd < 0 && !whole) break;
      records.push({ line, cells: undefined });
      line += 1;
      at = lineEnd < 0 ? pending.length : (afterLineEnd(pending, lineEnd, true) ?? pending.length);
    }
    pending = pending.slice(at);
    return records;
  }

  return {
    push(text) {
      pending += text;
      return read(false);
    },
    end: () => read(true),
    expect(cells) {
      expected = cells;
    },
    waiting: () => pending.length,
  };
}
