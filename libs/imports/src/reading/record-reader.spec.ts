import fc from 'fast-check';
import { createRecordReader, type FileRecord } from './record-reader.js';
import { separatorOf } from './separator.js';

function recordsOf(text: string, { separator = ';', cells = undefined as number | undefined, parts = [text] } = {}) {
  const reader = createRecordReader(separator);
  if (cells !== undefined) reader.expect(cells);
  const records: FileRecord[] = [];
  for (const part of parts) records.push(...reader.push(part));
  records.push(...reader.end());
  return records.map(({ line, cells: found }): readonly [number, FileRecord['cells']] => [line, found]);
}

describe('reading records', () => {
  it.each([
    ['LF', 'a;b\nc;d\n'],
    ['CRLF', 'a;b\r\nc;d\r\n'],
    ['CR', 'a;b\rc;d\r'],
    ['no end', 'a;b\nc;d'],
  ])('with %s', (_, text) => {
    expect(recordsOf(text)).toEqual([
      [1, ['a', 'b']],
      [2, ['c', 'd']],
    ]);
  });

  it('keeps line breaks, separators and doubled quotes inside quotes, and counts lines as an editor', () => {
    expect(recordsOf('a;"b\r\n;""x"" "\nc;d')).toEqual([
      [1, ['a', 'b\r\n;"x" ']],
      [3, ['c', 'd']],
    ]);
  });

  it('leaves a quote in the middle of a cell alone', () => {
    expect(recordsOf('5" pijp;b\nc;d')).toEqual([
      [1, ['5" pijp', 'b']],
      [2, ['c', 'd']],
    ]);
  });

  it.each([
    ['to the end', 'a;b\n"c;d\ne;f\ng;h'],
    ['to a quote that opens another cell', 'a;b\nc;"d\ne;f\n"g";h'],
    ['to a quote that closes another cell', 'a;b\n"c;d\ne;f"\n'],
  ])('loses only the line of a quote that is never closed: %s', (_, text) => {
    const records = recordsOf(text, { cells: 2 });
    expect(records[1]).toEqual([2, undefined]);
    expect(records.slice(2).map(([line]) => line)).toEqual(records.slice(2).map((__, index) => 3 + index));
    expect(records[2]?.[1]?.[0]).toBe('e');
  });

  it('gives up on a quote that runs on and on, without holding the file in memory', () => {
    const records = recordsOf(`a;b\n"c;d\n${'e;f\n'.repeat(30_000)}`, { cells: 2 });
    expect(records).toHaveLength(30_002);
  });

  it('reads the same however the text is cut', () => {
    const cell = fc.stringMatching(/^[a-z;"\n\r ,]{0,8}$/);
    const text = fc
      .array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 6 })
      .map((rows) => rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(';')).join('\r\n'));
    fc.assert(
      fc.property(text, fc.array(fc.nat(200), { maxLength: 5 }), (whole, cuts) => {
        const places = [...cuts.map((cut) => cut % (whole.length + 1))].sort((a, b) => a - b);
        const parts = [...places, whole.length].map((end, index) => whole.slice(places[index - 1] ?? 0, end));
        expect(recordsOf(whole, { parts })).toEqual(recordsOf(whole));
      }),
      { numRuns: 300 },
    );
  });
});

describe('the separator', () => {
  it.each([
    ['naam;uren\na;7,5\nb;3,5\n', ';'],
    ['naam\turen\na\t7,5\n', '\t'],
    ['naam,uren\na,7.5\n', ','],
    ['naam|uren\na|7,5\n', '|'],
    ['naam;opmerking\n"a;b";"x, y, z"\nc;"p, q, r"\n', ';'],
    ['sep=|\na;b|c;d\n', '|'],
    ['naam\na\nb\n', ','],
  ])('of %j is %j', (text, separator) => {
    expect(separatorOf(text)).toBe(separator);
  });
});
