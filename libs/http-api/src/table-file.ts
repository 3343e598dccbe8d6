import { stringify } from 'csv-stringify/sync';
import writeExcelFile from 'write-excel-file/node';

export const TABLE_FORMATS = ['csv', 'xlsx'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** A cell of a table that leaves as a file. Null is an empty cell. */
export type TableCell = string | number | null;

/** Content types by format. */
const CONTENT_TYPES: Readonly<Record<TableFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** What a spreadsheet would calculate, or read as the begin of something else, when a text begins with it. */
const WOULD_EVALUATE = /^[\s\u200b\ufeff]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** A text as it can stand in a spreadsheet: one that would be calculated gets an apostrophe before it (OWASP). */
export function safeCell(text: string): string {
  return WOULD_EVALUATE.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
}

const BYTE_ORDER_MARK = '\ufeff';

/** Rows as a file. CSV as a Dutch spreadsheet opens it: semicolons, UTF-8 with its mark. Texts are never calculated. */
export async function tableFile(format: TableFormat, rows: readonly (readonly TableCell[])[]): Promise<Buffer> {
  const safe = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? safeCell(cell) : cell)));
  if (format === 'csv') {
    return Buffer.from(
      BYTE_ORDER_MARK + stringify(safe, { delimiter: ';', quoted_string: true, record_delimiter: '\r\n' }),
    );
  }
  const sheet = safe.map((row) =>
    row.map((cell) =>
      cell === null ? null : typeof cell === 'number' ? { value: cell, type: Number } : { value: cell, type: String },
    ),
  );
  return writeExcelFile(sheet).toBuffer();
}

/** What is needed of a reply to send a file. */
export type FileReply = {
  header(name: string, value: string): FileReply;
  send(content: Buffer): unknown;
};

/** Sends rows as a file to keep. It is made for who asks, so nothing on the way keeps it. */
export async function sendTable(
  reply: FileReply,
  format: TableFormat,
  name: string,
  rows: readonly (readonly TableCell[])[],
): Promise<void> {
  const content = await tableFile(format, rows);
  await reply
    .header('Content-Type', CONTENT_TYPES[format])
    .header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.${format}`)}`)
    .header('Cache-Control', 'no-store')
    .send(content);
}

/** How OpenAPI describes a table as a file. */
export const tableFileContent = {
  [CONTENT_TYPES.csv.split(';')[0] ?? 'text/csv']: { schema: { type: 'string', format: 'binary' } },
  [CONTENT_TYPES.xlsx]: { schema: { type: 'string', format: 'binary' } },
} as const;
