import type { Profile } from '../profiles/profile.js';
import { option, type Question } from '../questions/question.js';
import { createMarkedReader, recordMarkIn } from '../reading/marked-records.js';
import { createRecordReader, type FileRecord, type RecordReader } from '../reading/record-reader.js';
import { separatorOf, separatorsThatFit } from '../reading/separator.js';
import { LONGEST_CELL, unreadable } from '../reading/unreadable-file.js';
import { byteText, type ByteText, type Encoding } from '../reading/upload-text.js';

const SAMPLE_CHARACTERS = 64 * 1024;

/** What was found out about delimited text on the way. */
export type DelimitedForm = {
  sentAs: string | undefined;
  separator: string;
  recordEnd: string;
  nulBytes: boolean;
  question: Question | undefined;
  /** Told when the number of cells of a record is known. */
  expect: (cells: number) => void;
};

export function newDelimitedForm(): DelimitedForm {
  return {
    sentAs: undefined,
    separator: ',',
    recordEnd: 'auto',
    nulBytes: false,
    question: undefined,
    expect: () => undefined,
  };
}

const names: Readonly<Record<string, { readonly nl: string; readonly en: string }>> = {
  ';': { nl: 'puntkomma (;)', en: 'semicolon (;)' },
  ',': { nl: 'komma (,)', en: 'comma (,)' },
  '\t': { nl: 'tab', en: 'tab' },
  '|': { nl: 'streep (|)', en: 'pipe (|)' },
};

function separatorQuestion(fitting: readonly string[]): Question {
  return {
    id: 'separator',
    scope: 'file',
    code: 'separator-unclear',
    column: '',
    needsFile: true,
    options: fitting.map((sign) => option(sign, names[sign]?.nl ?? sign, names[sign]?.en ?? sign)),
    messages: {
      nl: 'Welk teken scheidt de cellen van dit bestand? Stuur het antwoord met het bestand mee.',
      en: 'Which sign separates the cells of this file? Send the answer along with the file.',
    },
  };
}

/** The records of delimited text, as a stream. `found` is filled on the way. */
export async function* delimitedRecords(
  upload: AsyncIterable<Uint8Array>,
  form: Profile['form'],
  found: DelimitedForm,
  answeredSeparator: string | undefined,
): AsyncGenerator<readonly FileRecord[]> {
  let reader: RecordReader | undefined;
  let sample: ByteText = '';
  const encoding: Encoding | 'auto' = form.encoding;

  function begin(): readonly FileRecord[] {
    const mark = form.recordEnd === 'auto' ? recordMarkIn(sample) : form.recordEnd;
    const told = form.separator === 'auto' ? answeredSeparator : form.separator;
    const fitting = told === undefined ? separatorsThatFit(sample) : [];
    if (fitting.length > 1) found.question = separatorQuestion(fitting);
    found.separator = told ?? separatorOf(sample);
    found.recordEnd = mark ?? 'auto';
    reader =
      mark === undefined ? createRecordReader(found.separator, form.quote) : createMarkedReader(found.separator, mark);
    found.expect = reader.expect;
    const records = reader.push(sample);
    sample = '';
    return records;
  }

  const text = byteText(
    upload,
    (wide) => {
      found.sentAs = wide;
    },
    encoding,
    () => {
      found.nulBytes = true;
    },
  );
  for await (const part of text) {
    if (reader) yield reader.push(part);
    else {
      sample += part;
      if (sample.length >= SAMPLE_CHARACTERS) yield begin();
    }
    if (reader && reader.waiting() > LONGEST_CELL) throw unreadable.cellTooLarge();
  }
  if (!reader) yield begin();
  if (reader) yield reader.end();
}
