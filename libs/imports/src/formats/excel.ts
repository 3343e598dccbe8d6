import { asByteText } from '../reading/byte-text.js';
import type { FileRecord } from '../reading/record-reader.js';
import { LONGEST_CELL, MOST_COLUMNS, unreadable } from '../reading/unreadable-file.js';
import { shownNumber } from './excel-number.js';
import type { SheetPlace, Workbook } from './workbook.js';
import { readXml } from './xml-stream.js';
import type { ZipParts } from './zip-parts.js';

/** Stand before what a cell holds instead of a value: an error, or a formula without a stored outcome. */
export const ERROR_CELL = '\u0001';
export const NO_OUTCOME = '\u0002';

const HIGHEST_ROW = 1_048_576;

/** The column of a reference such as `AB12`, from 0. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference) {
    const code = letter.charCodeAt(0);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
}

type Cell = { column: number; type: string; style: number; formula: boolean; value: string; hasValue: boolean };

function shown(cell: Cell, { texts, formats, since1904 }: Workbook): string {
  if (!cell.hasValue) return cell.formula && cell.type !== 'str' ? NO_OUTCOME : '';
  switch (cell.type) {
    case 's':
      return texts[Number(cell.value)] ?? '';
    case 'e':
      return ERROR_CELL + cell.value;
    case 'b':
      return cell.value === '1' ? 'TRUE' : 'FALSE';
    case 'n':
      return shownNumber(cell.value, formats[cell.style] ?? { type: 'general' }, since1904);
    default:
      return cell.value;
  }
}

/**
 * The rows of a sheet, as a stream. Their line is the number of the row; a row that is nowhere is no row.
 *
 * @param hidden told of rows a person does not see
 */
export async function* excelRecords(
  zip: ZipParts,
  workbook: Workbook,
  sheet: SheetPlace,
  hidden: (line: number) => void,
): AsyncGenerator<readonly FileRecord[]> {
  let records: FileRecord[] = [];
  let line = 0;
  let cells: string[] = [];
  let cell: Cell | undefined;
  let reading = false;
  const events = readXml(zip.read(sheet.part), 'Excel', {
    open(name, attributes) {
      if (name === 'c') {
        const column = attributes.r === undefined ? cells.length : columnOf(attributes.r);
        if (column < 0 || column >= MOST_COLUMNS) throw unreadable.tooManyColumns();
        const { t = 'n', s = '0' } = attributes;
        cell = { column, type: t, style: Number(s), formula: false, value: '', hasValue: false };
      } else if (name === 'v' || name === 't') {
        reading = cell !== undefined;
        if (cell) cell.hasValue = true;
      } else if (name === 'f') {
        if (cell) cell.formula = true;
      } else if (name === 'row') {
        line = attributes.r === undefined ? line + 1 : Number(attributes.r);
        if (!Number.isInteger(line) || line < 1 || line > HIGHEST_ROW) throw unreadable.notThisFormat('Excel');
        cells = [];
        if (attributes.hidden === '1' || attributes.hidden === 'true') hidden(line);
      }
    },
    text(text) {
      if (!reading || !cell) return;
      cell.value += text;
      if (cell.value.length > LONGEST_CELL) throw unreadable.cellTooLarge();
    },
    close(name) {
      if (name === 'v' || name === 't') reading = false;
      else if (name === 'c' && cell) {
        while (cells.length < cell.column) cells.push('');
        cells[cell.column] = asByteText(shown(cell, workbook));
        cell = undefined;
      } else if (name === 'row') {
        if (cells.some((text) => text !== '')) records.push({ line, cells });
        cells = [];
      }
    },
  });
  for await (const _ of events) {
    if (records.length === 0) continue;
    yield records;
    records = [];
  }
  yield records;
}
