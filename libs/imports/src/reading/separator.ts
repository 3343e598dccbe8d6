import { recordMarkIn, createMarkedReader } from './marked-records.js';
import { createRecordReader } from './record-reader.js';
import type { ByteText } from './upload-text.js';

const CANDIDATES = [';', '\t', ',', '|'] as const;
const LINES_LOOKED_AT = 200;

type Agreement = { readonly separator: string; readonly cells: number; readonly share: number };

/** How many lines have the most common number of cells, and that number. */
function agreement(sample: ByteText, separator: string): Agreement {
  const mark = recordMarkIn(sample);
  const reader = mark === undefined ? createRecordReader(separator) : createMarkedReader(separator, mark);
  const counts = reader
    .push(sample)
    .slice(0, LINES_LOOKED_AT)
    .flatMap(({ cells }) => (cells && cells.some((cell) => cell.trim() !== '') ? [cells.length] : []));
  const tally = new Map<number, number>();
  for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1);
  const [cells = 1, lines = 0] = [...tally].sort(([a, x], [b, y]) => y - x || b - a)[0] ?? [];
  return { separator, cells, share: counts.length === 0 ? 0 : lines / counts.length };
}

const toldIn = (sample: ByteText) => /^sep=(.)\r?\n/i.exec(sample)?.[1];

function found(sample: ByteText): readonly Agreement[] {
  const all = CANDIDATES.map((separator) => agreement(sample, separator)).filter(({ cells }) => cells > 1);
  const best = Math.max(...all.map(({ share }) => share));
  return all.filter(({ share }) => share >= best - 0.05);
}

/**
 * The separator that gives, outside quotes, the same number of cells on most lines. A decimal comma does not win from a
 * semicolon: of two that agree as well, the earlier candidate wins. One column only: a comma.
 */
export function separatorOf(sample: ByteText): string {
  return toldIn(sample) ?? found(sample)[0]?.separator ?? ',';
}

/**
 * The separators between which a person must choose; one or none where the file decides. A separator in the first line,
 * where headings stand, decides; so does a number of cells that only it reaches on every line.
 */
export function separatorsThatFit(sample: ByteText): readonly string[] {
  if (toldIn(sample) !== undefined) return [];
  const fitting = found(sample);
  if (fitting.length < 2) return fitting.map(({ separator }) => separator);
  const firstLine = /^[^\r\n]*/.exec(sample)?.[0] ?? '';
  const inHeadings = fitting.filter(({ separator }) => firstLine.includes(separator));
  const most = Math.max(...inHeadings.map(({ cells }) => cells));
  const largest = inHeadings.filter(({ cells }) => cells === most);
  // A decimal comma stands in the rows, not in the headings.
  return inHeadings.length < 2 || largest.length < 2 ? [] : largest.map(({ separator }) => separator);
}
