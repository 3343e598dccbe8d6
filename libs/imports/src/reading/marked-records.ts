import type { FileRecord, RecordReader } from './record-reader.js';
import type { ByteText } from './upload-text.js';

/** Marks that end a record in files of systems that allow line breaks in a cell without quotes. */
export const recordMarks: readonly string[] = ['!##!', '||##||'];

export function recordMarkIn(sample: ByteText): string | undefined {
  return recordMarks.find((mark) => sample.includes(mark));
}

const lineEnds = (text: ByteText) => text.match(/\r\n|\r|\n/g)?.length ?? 0;

/** Cuts text into records that end in a mark of their own. A line break belongs to the cell; one after a mark to nothing. */
export function createMarkedReader(separator: string, mark: string): RecordReader {
  let pending: ByteText = '';
  let line = 1;

  function recordOf(text: ByteText): FileRecord | undefined {
    const before = /^[\r\n]*/.exec(text)?.[0] ?? '';
    const own = text.slice(before.length);
    const begins = line + lineEnds(before);
    line = begins + lineEnds(own);
    return own === '' ? undefined : { line: begins, cells: own.split(separator) };
  }

  return {
    push(text) {
      pending += text;
      const parts = pending.split(mark);
      pending = parts.pop() ?? '';
      return parts.flatMap((part) => recordOf(part) ?? []);
    },
    end() {
      const last = recordOf(pending);
      pending = '';
      return last && last.cells?.some((cell) => cell.trim() !== '') ? [last] : [];
    },
    expect: () => undefined,
    waiting: () => pending.length,
  };
}
