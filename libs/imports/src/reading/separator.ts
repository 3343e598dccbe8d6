import { createRecordReader } from './record-reader.js';
import type { ByteText } from './upload-text.js';

const CANDIDATES = [';', '\t', ',', '|'] as const;
const LINES_LOOKED_AT = 200;

/** How many lines have the most common number of cells, and that number. */
function agreement(sample: ByteText, separator: string): { readonly cells: number; readonly share: number } {
  const reader = createRecordReader(separator);
  const counts = reader
    .push(sample)
    .slice(0, LINES_LOOKED_AT)
    .flatMap(({ cells }) => (cells && cells.some((cell) => cell.trim() !== '') ? [cells.length] : []));
  const tally = new Map<number, number>();
  for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1);
  const [cells = 1, lines = 0] = [...tally].sort(([a, x], [b, y]) => y - x || b - a)[0] ?? [];
  return { cells, share: counts.length === 0 ? 0 : lines / counts.length };
}

/**
 * The separator that gives, outside quotes, the same number of cells on most lines. A decimal comma does not win from a
 * semicolon: of two that agree as well, the earlier candidate wins. One column only: a comma.
 */
export function separatorOf(sample: ByteText): string {
  const told = /^sep=(.)\r?\n/i.exec(sample)?.[1];
  if (told !== undefined) return told;
  const found = CANDIDATES.map((separator) => ({ separator, ...agreement(sample, separator) })).filter(
    ({ cells }) => cells > 1,
  );
  const best = Math.max(...found.map(({ share }) => share));
  return found.find(({ share }) => share >= best - 0.05)?.separator ?? ',';
}
