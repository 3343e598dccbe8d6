import writeExcelFile from 'write-excel-file/node';
import { guarded } from '../values/cleaned.js';

/** A sheet with these rows, every cell as text: nothing in it is ever calculated. */
export async function* sheetFile(
  lines: AsyncIterable<readonly string[]>,
  decode: (text: string) => string,
): AsyncGenerator<Buffer> {
  const rows: { value: string; type: StringConstructor }[][] = [];
  for await (const line of lines) rows.push(line.map((text) => ({ value: guarded(decode(text)), type: String })));
  const file = await writeExcelFile(rows).toBuffer();
  yield file;
}
