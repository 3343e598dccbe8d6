import iconv from 'iconv-lite';
import { ERROR_CELL, NO_OUTCOME } from '../formats/excel.js';
import { EXACT_NUMBER } from '../formats/excel-number.js';
import { asByteText } from '../reading/byte-text.js';
import { decodeHeading } from '../reading/upload-text.js';
import { guarded } from '../values/cleaned.js';
import { sheetFile } from '../formats/write-sheet.js';
import { REASON_HEADING } from './column-plan.js';
import type { FileFacts } from './file-facts.js';
import { keptBatches } from './kept-rows.js';
import type { ImportDetails, ImportStore } from './import-record.js';

type Line = readonly string[];

/** What a cell holds, without the marks that stand for what it is. */
function bareCell(text: string): string {
  const first = text[0];
  return first === ERROR_CELL || first === NO_OUTCOME || first === EXACT_NUMBER ? text.slice(1) : text;
}

/**
 * The rows that were refused or asked about, in the form of the file: its encoding, separator and order of headings,
 * refused columns empty, and a last column with the reason. Repaired and sent again it needs nothing more.
 */
export function refusedRows(store: ImportStore, importId: string, details: ImportDetails) {
  const { facts, fileName } = details;
  const classes = store.classes(importId);
  const isRefused = (line: number) => ['bad', 'question'].includes(classes.get(line) ?? '');
  const headings = facts.header?.headings ?? [];

  async function* lines(): AsyncGenerator<Line> {
    const before =
      facts.header && facts.header.others.length > 1
        ? facts.header.others
        : [headings, ...(facts.header?.others ?? [])];
    if (facts.header && facts.header.line > 0)
      yield* before.map((row, index) => [...row, index === 0 ? REASON_HEADING : '']);
    else if (facts.format !== 'delimited') yield [...headings, REASON_HEADING];
    for await (const batch of keptBatches(store, importId)) {
      const rows = batch.filter(([line]) => isRefused(line));
      if (rows.length === 0) continue;
      const problems = Map.groupBy(
        store.problemsOf(
          importId,
          rows.map(([line]) => line),
        ),
        ({ line }) => line,
      );
      for (const [line, cells] of rows) {
        const own = headings.map((_, index) => bareCell(cells?.[index] ?? ''));
        const reasons = (problems.get(line) ?? []).map(({ column, reason }) =>
          column === '' ? reason.nl : `${column}: ${reason.nl}`,
        );
        yield [...own, asByteText(reasons.join(' '))];
      }
    }
  }

  const isExcel = facts.format === 'excel';
  const extension = isExcel ? 'xlsx' : 'csv';
  const base = fileName.replace(/\.[A-Za-z0-9]{1,5}$/, '').replace(/[^\p{L}\p{N} _.-]+/gu, '') || 'import';
  return {
    fileName: `${base}-geweigerd.${extension}`,
    content: isExcel ? sheetFile(lines(), decodeHeading) : delimited(lines(), facts),
  };
}

/** Headings are text, rows carry bytes: both are written as bytes of the file's encoding. */
async function* delimited(lines: AsyncIterable<Line>, facts: FileFacts): AsyncGenerator<Buffer> {
  const separator = facts.format === 'delimited' ? facts.separator : ';';
  const end = facts.recordEnd === 'auto' ? '\r\n' : `${facts.recordEnd}\r\n`;
  const wide = facts.sentAs === 'utf-16le' || facts.sentAs === 'utf-16be' ? facts.sentAs : undefined;
  const marked = facts.recordEnd !== 'auto';
  const cell = (text: string) => {
    const safe = guarded(text);
    const needsQuotes = !marked && (safe.includes(separator) || /["\r\n]/.test(safe));
    return needsQuotes ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  if (wide) yield iconv.encode('\ufeff', wide);
  const bytesOf = (text: string): Buffer => {
    const decoded = decodeHeading(text);
    if (wide) return iconv.encode(decoded, wide);
    return iconv.encode(decoded, facts.encoding);
  };
  for await (const line of lines) yield bytesOf(line.map(cell).join(separator) + end);
}
