import { calendarRecords, type CalendarFound, MOST_REPEATS } from '../formats/calendar.js';
import { delimitedRecords, type DelimitedForm } from '../formats/delimited.js';
import { excelRecords } from '../formats/excel.js';
import { jsonRecords, type JsonFound } from '../formats/json.js';
import { readWorkbook, type SheetPlace, type Workbook } from '../formats/workbook.js';
import { xmlRecords } from '../formats/xml.js';
import { openZip, type ZipParts } from '../formats/zip-parts.js';
import { option, type Question } from '../questions/question.js';
import { decodeHeading } from '../reading/upload-text.js';
import type { FileRecord } from '../reading/record-reader.js';
import { unreadable } from '../reading/unreadable-file.js';
import type { FileFormat } from './file-facts.js';
import type { FileNotice } from './file-notice.js';
import type { ReadingTask } from './reading-task.js';

/** The records of a file of any form, and what is known of it after the last one. */
export type OpenedRecords = {
  readonly format: FileFormat;
  readonly records: AsyncIterable<readonly FileRecord[]>;
  readonly notices: (rows: number) => readonly FileNotice[];
  readonly questions: () => readonly Question[];
};

/** An Excel file is read from its end: it must be whole before it can begin. */
const LARGEST_PACKED = 64 * 1024 * 1024;

/** What a file is by its first bytes; a name says nothing. */
export function formatOf(head: Uint8Array): FileFormat {
  if (head[0] === 0x50 && head[1] === 0x4b) return 'excel';
  const bytes = Buffer.from(head.subarray(0, 400));
  const text = bytes
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  if (/^BEGIN:VCALENDAR/i.test(text)) return 'calendar';
  if (/^<(\?xml|[A-Za-z!])/.test(text)) return 'xml';
  return /^(\{\s*"|\[\s*(\{|\]))/.test(text) ? 'json' : 'delimited';
}

/**
 * Whether a file that shows no form of its own may be of the form its profile names. Refused rows of every form come
 * back as a table: they are read as one.
 */
function beginsAs(format: ReadingTask['form']['format'], head: Uint8Array): format is 'json' | 'xml' {
  const [first = ''] = Buffer.from(head.subarray(0, 400))
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  return (format === 'json' && /[[{]/.test(first)) || (format === 'xml' && first === '<');
}

/** The first bytes of an upload, and the whole of it again. */
async function peeked(upload: AsyncGenerator<Uint8Array>) {
  const parts: Uint8Array[] = [];
  let size = 0;
  while (size < 400) {
    const next = await upload.next();
    if (next.done === true) break;
    parts.push(next.value);
    size += next.value.length;
  }
  const head = Buffer.concat(parts);
  async function* whole() {
    if (head.length > 0) yield head;
    yield* upload;
  }
  return { head, upload: whole() };
}

export async function openRecords(
  bytes: AsyncGenerator<Uint8Array>,
  task: ReadingTask,
  form: DelimitedForm,
): Promise<OpenedRecords> {
  const { head, upload } = await peeked(bytes);
  const found = formatOf(head);
  const format = found === 'delimited' && beginsAs(task.form.format, head) ? task.form.format : found;
  switch (format) {
    case 'excel':
      return openExcel(upload, task);
    case 'xml':
      return { format, records: xmlRecords(upload, task.form.record), notices: () => [], questions: () => [] };
    case 'json': {
      const json: JsonFound = { total: undefined, records: 0 };
      return { format, records: jsonRecords(upload, json), notices: () => incomplete(json), questions: () => [] };
    }
    case 'calendar': {
      const calendar: CalendarFound = { cutRepeats: 0 };
      return {
        format,
        records: calendarRecords(upload, calendar),
        notices: () => (calendar.cutRepeats > 0 ? [repeatsCut] : []),
        questions: () => [],
      };
    }
    case 'delimited':
      return {
        format: 'delimited',
        records: delimitedRecords(upload, task.form, form, task.answers.separator),
        notices: () => (form.nulBytes ? [nulBytes] : []),
        questions: () => [],
      };
  }
}

function openExcel(upload: AsyncIterable<Uint8Array>, task: ReadingTask): OpenedRecords {
  const hidden: number[] = [];
  const notices: FileNotice[] = [];
  const questions: Question[] = [];
  async function* records() {
    const zip = await openZip(await whole(upload));
    try {
      const workbook = await readWorkbook(zip);
      const sheet = await sheetOf(zip, workbook, task, notices, questions);
      if (sheet) {
        yield* excelRecords(zip, workbook, sheet, (line) => {
          if (hidden.length < 1_000) hidden.push(line);
        });
      }
    } finally {
      zip.close();
    }
  }
  return {
    format: 'excel',
    records: records(),
    notices: () => (hidden.length === 0 ? notices : [...notices, hiddenRows(hidden)]),
    questions: () => questions,
  };
}

async function whole(upload: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of upload) {
    size += part.length;
    if (size > LARGEST_PACKED) throw unreadable.tooLargeUnpacked();
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** The sheet that counts: named by the profile or an answer, else the only one whose headings are understood. */
async function sheetOf(
  zip: ZipParts,
  workbook: Workbook,
  task: ReadingTask,
  notices: FileNotice[],
  questions: Question[],
): Promise<SheetPlace | undefined> {
  const named = task.answers.sheet ?? (task.form.sheet === 'auto' ? undefined : task.form.sheet);
  if (named !== undefined) {
    const sheet = workbook.sheets.find(({ name }) => name.toLowerCase() === named.toLowerCase());
    if (!sheet) throw unreadable.sheetMissing(named);
    return sheet;
  }
  const [only, ...others] = workbook.sheets;
  if (others.length === 0) return only;
  const scored: { sheet: SheetPlace; known: number; rows: number }[] = [];
  for (const sheet of workbook.sheets) scored.push({ sheet, ...(await look(zip, workbook, sheet, task)) });
  const filled = scored.filter(({ rows }) => rows > 0);
  const understood = filled.filter(({ known }) => known >= 2);
  notices.push(severalSheets(workbook.sheets));
  if (understood.length === 1 || filled.length === 1) return (understood[0] ?? filled[0])?.sheet;
  questions.push(sheetQuestion(filled.map(({ sheet }) => sheet)));
  return undefined;
}

async function look(zip: ZipParts, workbook: Workbook, sheet: SheetPlace, { knows }: ReadingTask) {
  let known = 0;
  let rows = 0;
  for await (const records of excelRecords(zip, workbook, sheet, () => undefined)) {
    for (const { cells } of records.slice(0, 20)) {
      rows += 1;
      known = Math.max(known, (cells ?? []).filter((cell) => cell !== '' && knows(decodeHeading(cell))).length);
    }
    if (rows >= 20) break;
  }
  return { known, rows };
}

function sheetQuestion(sheets: readonly SheetPlace[]): Question {
  return {
    id: 'sheet',
    scope: 'file',
    code: 'sheet-unclear',
    column: '',
    needsFile: true,
    options: sheets.map(({ name }) => option(name, name, name)),
    messages: {
      nl: 'Welk blad van dit bestand moet Peil lezen? Stuur het antwoord met het bestand mee.',
      en: 'Which sheet of this file should Peil read? Send the answer along with the file.',
    },
  };
}

function severalSheets(sheets: readonly SheetPlace[]): FileNotice {
  const names = sheets.map(({ name, hidden }) => (hidden ? `"${name}" (verborgen / hidden)` : `"${name}"`)).join(', ');
  return {
    code: 'several-sheets',
    messages: { nl: `Dit bestand heeft meer bladen: ${names}.`, en: `This file has several sheets: ${names}.` },
  };
}

function hiddenRows(lines: readonly number[]): FileNotice {
  const shown = lines.slice(0, 20).join(', ');
  return {
    code: 'hidden-rows',
    messages: {
      nl: `Deze rijen zijn verborgen in het rekenblad en wel gelezen: ${shown}.`,
      en: `These rows are hidden in the spreadsheet and were read: ${shown}.`,
    },
  };
}

const nulBytes: FileNotice = {
  code: 'nul-bytes-removed',
  messages: {
    nl: 'In dit bestand stonden NUL-tekens. Die zijn weggelaten.',
    en: 'This file had NUL characters. They were left out.',
  },
};

const repeatsCut: FileNotice = {
  code: 'repeats-cut',
  messages: {
    nl: `Een herhaling in deze kalender gaat heel lang door. De eerste ${MOST_REPEATS} keren zijn gelezen.`,
    en: `A repeat in this calendar goes on for very long. The first ${MOST_REPEATS} were read.`,
  },
};

function incomplete({ total, records }: JsonFound): readonly FileNotice[] {
  if (total === undefined || total <= records) return [];
  return [
    {
      code: 'incomplete-list',
      messages: {
        nl: `Deze lijst zegt dat er ${total} zijn en bevat er ${records}. Haal ook de andere bladzijden op.`,
        en: `This list says that there are ${total} and holds ${records}. Fetch the other pages too.`,
      },
    },
  ];
}
