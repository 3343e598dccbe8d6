import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { safeCell, tableFile, type TableCell } from './table-file.js';

const EVIL = [
  '=1+1',
  '+31 20 624',
  '-cmd',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  ' =1',
  '＝1',
  '=HYPERLINK("x")',
  ';=1',
  'a";"=1',
];

const csvRows = async (rows: readonly (readonly TableCell[])[]): Promise<string[][]> =>
  parse(await tableFile('csv', rows), { delimiter: ';', bom: true, relax_column_count: true });

describe('a table as a file', () => {
  it('keeps every cell a text that no spreadsheet calculates, in CSV and in Excel', async () => {
    const rows = EVIL.map((one) => [one, 'veilig', 3]);
    const csv = await csvRows(rows);
    const excel = await readSheet(await tableFile('xlsx', rows));
    expect(csv).toHaveLength(EVIL.length);
    csv.forEach((row, index) => {
      const wanted = EVIL[index] ?? '';
      expect(row).toEqual([safeCell(wanted), 'veilig', '3']);
    });
    for (const cell of [...csv.flat(), ...excel.flatMap((row) => row.map(String))]) {
      expect(cell).not.toMatch(/^[\s]*[=+\-@\t\r\n]/);
    }
  });

  it('keeps numbers as numbers in Excel, below zero too, and nothing where there is nothing', async () => {
    const [row] = await readSheet(await tableFile('xlsx', [[1100, -4, null, 'Wessel']]));
    expect(row).toEqual([1100, -4, null, 'Wessel']);
  });

  it('gives any text back as it was, but for the apostrophe', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ minLength: 1, unit: 'grapheme' }), { minLength: 1, maxLength: 4 }),
        async (row) => {
          const [read = []] = await csvRows([row]);
          expect(read).toEqual(row.map(safeCell));
          for (const cell of read) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
        },
      ),
      { numRuns: 300 },
    );
  });
});
