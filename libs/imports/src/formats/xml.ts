import { asByteText } from '../reading/byte-text.js';
import type { FileRecord } from '../reading/record-reader.js';
import { MOST_COLUMNS, unreadable } from '../reading/unreadable-file.js';
import { readXml } from './xml-stream.js';

/**
 * The records of an XML file, as a stream: each element called `record` with its values by path; what stands around it
 * holds for every record below. Without a name, the element that repeats first.
 *
 * @param counted told of every record: the line is the number of the record
 */
export async function* xmlRecords(
  upload: AsyncIterable<Uint8Array>,
  record: string | undefined,
): AsyncGenerator<readonly FileRecord[]> {
  let records: FileRecord[] = [];
  let number = 0;
  const path: string[] = [];
  const around: { depth: number; name: string; value: string }[] = [];
  let within: { depth: number; values: Map<string, string> } | undefined;
  let text = '';
  const isRecord = (name: string) =>
    record === undefined ? path.length === 2 : name.toLowerCase() === record.toLowerCase();
  const keep = (name: string, value: string) => {
    const bare = value.trim();
    if (bare === '') return;
    if (!within) {
      around.push({ depth: path.length, name, value: bare });
      return;
    }
    const before = within.values.get(name);
    within.values.set(name, before === undefined ? bare : `${before}; ${bare}`);
    if (within.values.size > MOST_COLUMNS) throw unreadable.tooManyColumns();
  };
  const pathWithin = (name?: string) => {
    const parts = within ? path.slice(within.depth) : path.slice(1);
    return [...parts, ...(name === undefined ? [] : [name])].join('.');
  };
  const events = readXml(upload, 'XML', {
    open(name, attributes) {
      text = '';
      path.push(name);
      if (!within && isRecord(name)) {
        number += 1;
        within = { depth: path.length, values: new Map() };
      }
      for (const [attribute, value] of Object.entries(attributes)) {
        if (attribute !== 'xmlns' && attribute !== 'schemaLocation') keep(pathWithin(attribute), value);
      }
    },
    text(part) {
      text += part;
    },
    close(name) {
      const inner = pathWithin();
      if (text.trim() !== '') keep(inner === '' ? name : inner, text);
      text = '';
      if (within?.depth === path.length) {
        const values = new Map([...around.map((one): [string, string] => [one.name, one.value]), ...within.values]);
        records.push({ line: number, names: [...values.keys()], cells: [...values.values()].map(asByteText) });
        within = undefined;
      }
      path.pop();
      while ((around.at(-1)?.depth ?? 0) > path.length + 1) around.pop();
    },
  });
  for await (const _ of events) {
    if (records.length === 0) continue;
    yield records;
    records = [];
  }
  yield records;
}
