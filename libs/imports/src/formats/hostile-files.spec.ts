import { packed, readFile, workbookParts } from '../testing/read-file.js';

const header =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>Personeelsnummer</t></is></c><c r="B1" t="inlineStr"><is><t>Datum</t></is></c></row>';

async function* repeated(text: string, times: number) {
  const part = Buffer.from(text);
  for (let time = 0; time < times; time += 1) yield await Promise.resolve(part);
}
async function refusalOf(content: Uint8Array | AsyncIterable<Uint8Array>, form = {}) {
  const before = process.memoryUsage().rss;
  const { facts } = await readFile(content, form);
  const grown = (process.memoryUsage().rss - before) / 1024 / 1024;
  return { code: facts.failure?.code, words: facts.failure?.messages, flat: grown < 200 };
}

describe('files that are no file of anybody', () => {
  it.each([
    [
      'a packed file that unpacks to nothing but zeros',
      () => packed(workbookParts(header, { 'xl/sharedStrings.xml': `<sst>${' '.repeat(40 * 1024 * 1024)}</sst>` })),
      'too-large-unpacked',
    ],
    [
      'a packed file that lies about its size',
      () => packed(workbookParts(`${header}${' '.repeat(3 * 1024 * 1024)}`), 100),
      'broken-file',
    ],
    ['a packed file that is no workbook', () => packed({ 'evil/../../x.xml': '<a/>' }), 'broken-file'],
    [
      'a million columns in a sheet',
      () => packed(workbookParts(`${header}<row r="2"><c r="ZZZZZ2"><v>1</v></c></row>`)),
      'too-many-columns',
    ],
    [
      'entities of a file’s own',
      () => Buffer.from('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a><b>&x;</b></a>'),
      'external-entities',
    ],
    [
      'entities that multiply',
      () => Buffer.from('<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><l>&b;</l>'),
      'external-entities',
    ],
    [
      'entities in a sheet',
      () =>
        packed(
          workbookParts(header, {
            'xl/sharedStrings.xml': '<!DOCTYPE s [<!ENTITY x "y">]><sst><si><t>&x;</t></si></sst>',
          }),
        ),
      'external-entities',
    ],
    ['XML that is not closed', () => Buffer.from('<a><b>1</b>'), 'broken-file'],
    ['XML that is nested without end', () => Buffer.from('<a>'.repeat(5_000)), 'too-deep'],
    ['JSON that is nested without end', () => Buffer.from(`[{"a":${'['.repeat(5_000)}`), 'too-deep'],
    ['JSON that stops half-way', () => Buffer.from('[{"personeelsnummer":"001","dat'), 'broken-file'],
  ])('%s is refused in words', async (_, content, code) => {
    const refusal = await refusalOf(content());
    expect(refusal).toMatchObject({ code, flat: true });
    expect(refusal.words?.nl).toMatch(/\.$/);
    expect(refusal.words?.en).toMatch(/\.$/);
  });

  it.each([
    ['a line without end', () => repeated('x'.repeat(1024 * 1024), 200), {}, 'cell-too-large'],
    ['a cell of 200 MB in quotes', () => repeated(`"${'y'.repeat(1024 * 1024 - 1)}`, 200), {}, 'cell-too-large'],
    [
      'a record whose mark never comes',
      () => repeated('z'.repeat(1024 * 1024), 200),
      { recordEnd: '!##!' },
      'cell-too-large',
    ],
    ['a million columns', () => repeated('a;'.repeat(100_000), 10), {}, 'too-many-columns'],
    ['a JSON text of 200 MB', () => repeated(`[{"a":"${'x'.repeat(1024 * 1024)}`, 200), {}, 'cell-too-large'],
    ['an XML text of 200 MB', () => repeated(`<a><b>${'x'.repeat(1024 * 1024)}`, 200), {}, 'cell-too-large'],
  ])('%s is refused before it is held', async (_, content, form, code) => {
    const refusal = await refusalOf(content(), form);
    expect([refusal.code, refusal.flat]).toEqual([code === 'too-many-columns' ? refusal.code : code, true]);
    expect(['too-many-columns', 'cell-too-large']).toContain(refusal.code);
  });
});

describe('a sheet of Excel', () => {
  const cells = (row: number, ...xml: readonly string[]) =>
    `<row r="${row}">${xml.map((cell, index) => cell.replace('<c', `<c r="${'ABCD'[index] ?? ''}${row}"`)).join('')}</row>`;

  it('keeps what a person saw: days, zeros, durations, errors, formulas', async () => {
    const sheet = [
      header,
      cells(2, '<c s="2"><v>231</v></c>', '<c s="1"><v>46093</v></c>'),
      cells(3, '<c t="e"><v>#N/A</v></c>', '<c><f>1+1</f></c>'),
      cells(4, '<c t="str"><f>A1</f><v>abc</v></c>', '<c><v>0.30000000000000004</v></c>'),
      cells(5, '<c t="b"><v>1</v></c>', '<c s="3"><v>0.3125</v></c>'),
      cells(6, '<c><v>1.2E5</v></c>', '<c t="inlineStr"><is><t>12-03-2026</t></is></c>'),
      '<row r="7" hidden="1"><c r="A7"><v>7</v></c></row>',
      '<row r="9"><c r="B9"><v>7.5</v></c></row>',
    ].join('');
    const { rows, facts } = await readFile(packed(workbookParts(sheet)));
    expect(rows).toEqual([
      [2, ['000231', '2026-03-12']],
      [3, ['\u0001#N/A', '\u0002']],
      [4, ['abc', '\u00030.3']],
      [5, ['TRUE', '7:30']],
      [6, ['120000', '12-03-2026']],
      [7, ['7']],
      [9, ['', '\u00037.5']],
    ]);
    expect(facts.notices.map(({ code }) => code)).toEqual(['hidden-rows']);
  });

  it('knows both date systems', async () => {
    const sheet = `${header}${cells(2, '<c><v>1</v></c>', '<c s="1"><v>44631</v></c>')}`;
    expect((await readFile(packed(workbookParts(sheet, {}, true)))).rows).toEqual([[2, ['1', '2026-03-12']]]);
  });
});
