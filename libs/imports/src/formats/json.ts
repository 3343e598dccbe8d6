import { TextDecoder } from 'node:util';
import { asByteText } from '../reading/byte-text.js';
import type { FileRecord } from '../reading/record-reader.js';
import { LONGEST_CELL, MOST_COLUMNS, unreadable } from '../reading/unreadable-file.js';

/** What a JSON list said about itself: how many it has, where it holds fewer. */
export type JsonFound = { total: number | undefined; records: number };

const DEEPEST = 40;
/** Lists in which systems keep their records. */
const LISTS = new Set(['resources', 'value', 'items', 'data', 'results', 'statements', 'records']);
const TOTALS = new Set(['totalresults', 'total', 'totalcount', '@odata.count', 'count']);

/**
 * Cuts JSON into its records without ever holding more than one: an array, a list within an object (pages of SCIM), or
 * one record a line. Brackets are counted outside texts only.
 */
class RecordCutter {
  private text = '';
  private depth = 0;
  private inText = false;
  private escaped = false;
  private start = -1;
  private recordDepth = -1;
  private line = 1;
  private recordLine = 1;
  private outside = '';

  constructor(private readonly found: JsonFound) {}

  push(part: string): readonly { readonly line: number; readonly json: string }[] {
    const cut: { line: number; json: string }[] = [];
    const from = this.text.length;
    this.text += part;
    for (let at = from; at < this.text.length; at += 1) {
      const sign = this.text.charCodeAt(at);
      if (sign === 10) this.line += 1;
      if (this.inText) {
        if (this.escaped) this.escaped = false;
        else if (sign === 92) this.escaped = true;
        else if (sign === 34) this.inText = false;
        continue;
      }
      if (sign === 34) this.inText = true;
      else if (sign === 123 || sign === 91) this.opens(sign === 123, at);
      else if (sign === 125 || sign === 93) {
        this.depth -= 1;
        if (this.depth === this.recordDepth && this.start >= 0) {
          cut.push({ line: this.recordLine, json: this.text.slice(this.start, at + 1) });
          this.start = -1;
        }
      }
    }
    const keepFrom = this.start >= 0 ? this.start : this.text.length;
    this.outside = (this.outside + this.text.slice(from, keepFrom)).slice(-400);
    this.lookForTotal();
    this.text = this.text.slice(keepFrom);
    if (this.start >= 0) this.start = 0;
    if (this.text.length > LONGEST_CELL) throw unreadable.cellTooLarge();
    return cut;
  }

  private opens(isObject: boolean, at: number): void {
    this.depth += 1;
    if (this.depth > DEEPEST) throw unreadable.tooDeep();
    if (this.start >= 0) return;
    if (!isObject) {
      if (this.depth === 1 || LISTS.has(this.nameBefore(at))) this.recordDepth = this.depth;
      return;
    }
    if (this.recordDepth < 0 && this.depth === 1) {
      // A line that is a record by itself, unless it turns out to hold a list of them.
      if (holdsList(this.text.slice(at, at + 8_000))) return;
      this.recordDepth = 0;
    }
    if (this.depth === this.recordDepth + 1) {
      this.start = at;
      this.recordLine = this.line;
    }
  }

  private nameBefore(at: number): string {
    const before = this.text.slice(Math.max(0, at - 80), at);
    return /"([^"]+)"\s*:\s*$/.exec(before)?.[1]?.toLowerCase() ?? '';
  }

  private lookForTotal(): void {
    for (const [, name = '', value] of this.outside.matchAll(/"([@.\w]+)"\s*:\s*(\d{1,9})/g)) {
      if (TOTALS.has(name.toLowerCase())) this.found.total = Number(value);
    }
  }

  /** What was not closed at the end. */
  isOpen(): boolean {
    return this.start >= 0 || this.inText;
  }
}

/** Whether an object that begins so is a page around a list of records. */
function holdsList(beginning: string): boolean {
  const [own = ''] = beginning.split(/\}\s*\n\s*\{/);
  return [...own.matchAll(/"(\w+)"\s*:\s*\[\s*\{/g)].some(([, name = '']) => LISTS.has(name.toLowerCase()));
}

function flatten(value: unknown, path: string, into: Map<string, string>, depth: number): void {
  if (depth > DEEPEST) throw unreadable.tooDeep();
  if (value === null || value === undefined || value === '') return;
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    if (items.every((item) => typeof item !== 'object')) {
      if (items.length > 0) into.set(path, items.map(String).join('; '));
      return;
    }
    const primary = items.find((item) => isRecord(item) && item.primary === true) ?? items[0];
    flatten(primary, path, into, depth + 1);
    return;
  }
  if (isRecord(value)) {
    for (const [name, inner] of Object.entries(value))
      flatten(inner, path === '' ? name : `${path}.${name}`, into, depth + 1);
    if (into.size > MOST_COLUMNS) throw unreadable.tooManyColumns();
    return;
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    into.set(path, String(value));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** The records of JSON in any of its usual wrappings, as a stream. A record that is no JSON is a bad row. */
export async function* jsonRecords(
  upload: AsyncIterable<Uint8Array>,
  found: JsonFound,
): AsyncGenerator<readonly FileRecord[]> {
  const decoder = new TextDecoder('utf-8');
  const cutter = new RecordCutter(found);
  const recordsOf = (text: string): readonly FileRecord[] =>
    cutter.push(text).map(({ line, json }): FileRecord => {
      found.records += 1;
      const value = parsed(json);
      if (value === undefined) return { line, cells: undefined };
      const values = new Map<string, string>();
      flatten(value, '', values, 0);
      return { line, names: [...values.keys()], cells: [...values.values()].map(asByteText) };
    });
  for await (const part of upload) yield recordsOf(decoder.decode(part, { stream: true }));
  yield recordsOf(decoder.decode());
  if (cutter.isOpen()) throw unreadable.notThisFormat('JSON');
}
