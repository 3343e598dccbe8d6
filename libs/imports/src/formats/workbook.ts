import { LONGEST_CELL, unreadable } from '../reading/unreadable-file.js';
import { numberFormat, type NumberFormat } from './excel-number.js';
import { readXml, type XmlHandler } from './xml-stream.js';
import type { ZipParts } from './zip-parts.js';

export type SheetPlace = { readonly name: string; readonly part: string; readonly hidden: boolean };

/** What all sheets of an Excel file share. */
export type Workbook = {
  readonly sheets: readonly SheetPlace[];
  readonly since1904: boolean;
  readonly formats: readonly NumberFormat[];
  readonly texts: readonly string[];
};

/** Characters of all shared texts together. */
const MOST_SHARED = 80 * 1024 * 1024;

async function readPart(zip: ZipParts, name: string, handler: Partial<XmlHandler>): Promise<void> {
  const nothing = () => undefined;
  for await (const _ of readXml(zip.read(name), 'Excel', {
    open: nothing,
    text: nothing,
    close: nothing,
    ...handler,
  })) {
    // Everything is told to the handler.
  }
}

/** @throws UnreadableFile */
export async function readWorkbook(zip: ZipParts): Promise<Workbook> {
  if (!zip.names.includes('xl/workbook.xml')) throw unreadable.notThisFormat('Excel');
  const targets = new Map<string, string>();
  await readPart(zip, 'xl/_rels/workbook.xml.rels', {
    open: (name, { Id, Target }) => {
      if (name === 'Relationship' && Id !== undefined && Target !== undefined) targets.set(Id, Target);
    },
  });
  const sheets: SheetPlace[] = [];
  let since1904 = false;
  await readPart(zip, 'xl/workbook.xml', {
    open: (name, attributes) => {
      if (name === 'workbookPr') since1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      const target = targets.get(attributes.id ?? '') ?? '';
      const part = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
      if (!zip.names.includes(part)) return;
      sheets.push({ name: attributes.name ?? '', part, hidden: (attributes.state ?? 'visible') !== 'visible' });
    },
  });
  return { sheets, since1904, formats: await formatsOf(zip), texts: await sharedTexts(zip) };
}

async function formatsOf(zip: ZipParts): Promise<readonly NumberFormat[]> {
  const codes = new Map<number, string>();
  const formats: NumberFormat[] = [];
  let inCells = false;
  await readPart(zip, 'xl/styles.xml', {
    open: (name, { numFmtId, formatCode }) => {
      if (name === 'numFmt' && formatCode !== undefined) codes.set(Number(numFmtId), formatCode);
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) formats.push(numberFormat(Number(numFmtId ?? 0), codes.get(Number(numFmtId))));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return formats;
}

async function sharedTexts(zip: ZipParts): Promise<readonly string[]> {
  const texts: string[] = [];
  let current = '';
  let total = 0;
  let inText = false;
  let inPhonetic = false;
  await readPart(zip, 'xl/sharedStrings.xml', {
    open: (name) => {
      if (name === 'si') current = '';
      else if (name === 'rPh') inPhonetic = true;
      else if (name === 't') inText = !inPhonetic;
    },
    text: (text) => {
      if (!inText) return;
      current += text;
      if (current.length > LONGEST_CELL) throw unreadable.cellTooLarge();
    },
    close: (name) => {
      if (name === 't') inText = false;
      else if (name === 'rPh') inPhonetic = false;
      else if (name === 'si') {
        total += current.length;
        if (total > MOST_SHARED) throw unreadable.tooLargeUnpacked();
        texts.push(current);
      }
    },
  });
  return texts;
}
