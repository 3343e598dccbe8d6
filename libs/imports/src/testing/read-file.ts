import { deflateRawSync } from 'node:zlib';
import { crc32 } from 'node:zlib';
import { plainForm, type Profile } from '../profiles/profile.js';
import { decodeCell } from '../reading/upload-text.js';
import type { FileFacts, KeptRow } from '../run/file-facts.js';
import { readUpload } from '../run/upload-reading.js';

/** What was read of a file, its cells as text. For tests. */
export async function readFile(
  content: Uint8Array | AsyncIterable<Uint8Array>,
  form: Partial<Profile['form']> = {},
  known: readonly string[] = ['personeelsnummer', 'datum', 'uren', 'titel'],
): Promise<{ readonly facts: FileFacts; readonly rows: readonly (readonly [number, readonly string[] | null])[] }> {
  async function* once(bytes: Uint8Array) {
    yield await Promise.resolve(bytes);
  }
  const kept: KeptRow[] = [];
  const facts = await readUpload(
    content instanceof Uint8Array ? once(content) : content,
    {
      fileName: 'file',
      form: { ...plainForm, ...form },
      refuse: [],
      answers: {},
      knows: (heading) => known.includes(heading.toLowerCase()),
    },
    (rows) => {
      kept.push(...rows);
      return Promise.resolve();
    },
  );
  const rows = kept.map(
    ([line, cells]) => [line, cells && cells.map((cell) => decodeCell(cell, facts.encoding) ?? '�')] as const,
  );
  return { facts, rows };
}

/** A packed file of these parts. `claimed` lies about the size of a part, as a bomb does. For tests. */
export function packed(parts: Readonly<Record<string, string | Buffer>>, claimed?: number): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(parts)) {
    const content = Buffer.from(text);
    const deflated = deflateRawSync(content, { level: 9 });
    const size = claimed ?? content.length;
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(crc32(content), 14);
    head.writeUInt32LE(deflated.length, 18);
    head.writeUInt32LE(size, 22);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 6);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(crc32(content), 16);
    entry.writeUInt32LE(deflated.length, 20);
    entry.writeUInt32LE(size, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    local.push(head, Buffer.from(name), deflated);
    central.push(entry, Buffer.from(name));
    offset += 30 + name.length + deflated.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}

/** The parts of an Excel file around one sheet. For tests. */
export function workbookParts(sheet: string, more: Readonly<Record<string, string>> = {}, date1904 = false) {
  return {
    'xl/workbook.xml': `<workbook xmlns:r="r"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="000000"/><numFmt numFmtId="165" formatCode="[h]:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    ...more,
  };
}
