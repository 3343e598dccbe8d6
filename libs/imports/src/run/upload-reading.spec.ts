import { plainForm } from '../profiles/profile.js';
import type { KeptRow } from './file-facts.js';
import { readUpload } from './upload-reading.js';

const KNOWN = new Set(['personeelsnummer', 'datum', 'uren', 'test passed']);

async function read(text: string) {
  const upload = (async function* () {
    yield Promise.resolve(Buffer.from(text));
  })();
  const kept: KeptRow[] = [];
  const facts = await readUpload(
    upload,
    {
      fileName: 'a.csv',
      form: plainForm,
      refuse: [],
      answers: {},
      knows: (heading) => KNOWN.has(heading.toLowerCase()),
    },
    (rows) => {
      kept.push(...rows);
      return Promise.resolve();
    },
  );
  return { facts, kept };
}

describe('reading an upload', () => {
  it('drops what may not come in before a row is handed on', async () => {
    const { facts, kept } = await read(
      'Personeelsnummer;Geslacht;Datum;Quiz grade;Test passed\n001;v;13-01-2026;8,5;ja\n002;m;14-01-2026;3;nee\n',
    );
    expect(kept).toEqual([
      [2, ['001', '', '13-01-2026', '', 'ja']],
      [3, ['002', '', '14-01-2026', '', 'nee']],
    ]);
    expect(facts.refused).toEqual([
      { heading: 'Geslacht', index: 1, reason: 'special' },
      { heading: 'Quiz grade', index: 3, reason: 'score' },
    ]);
  });

  it('finds the header below titles and after sep=, and counts the rows under it', async () => {
    const { facts, kept } = await read('sep=|\nLijst van maart\n\npersoneelsnummer|datum|uren\n001|13-01-2026|7,5\n');
    expect(facts).toMatchObject({ separator: '|', rows: 1, header: { line: 4 } });
    expect(kept).toEqual([[5, ['001', '13-01-2026', '7,5']]]);
  });

  it('hands on a row with a quote that is never closed as such, without its text', async () => {
    const { kept } = await read('personeelsnummer;datum\n"001;13-01-2026\n002;14-01-2026\n');
    expect(kept).toEqual([
      [2, null],
      [3, ['002', '14-01-2026']],
    ]);
  });

  it('knows the file again by its hash and size', async () => {
    const one = await read('datum;uren\n13-01-2026;1\n');
    const other = await read('datum;uren\n13-01-2026;2\n');
    expect(one.facts.size).toBe(24);
    expect(one.facts.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(other.facts.hash).not.toBe(one.facts.hash);
  });

  it('says when there is no header', async () => {
    expect((await read('')).facts).toMatchObject({ header: undefined, rows: 0 });
  });
});
