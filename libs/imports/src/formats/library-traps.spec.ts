import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { guarded } from '../values/cleaned.js';
import { readDay } from '../values/day.js';
import { zoneNamed } from '../values/zone.js';
import { readFile } from '../testing/read-file.js';
import { separatorOf, separatorsThatFit } from '../reading/separator.js';

describe('traps of libraries', () => {
  it('reads what csv-parse reads, where a file has no fault', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '"', ';', '\n', '1'), maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), async (table) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const text = ['personeelsnummer;datum', ...table.map((row) => row.map(quoted).join(';'))].join('\r\n');
        const { rows } = await readFile(Buffer.from(`\ufeff${text}\r\n`));
        const theirs: readonly (readonly string[])[] = parse(text, { delimiter: ';' });
        expect(rows.map(([, cells]) => cells)).toEqual(theirs.slice(1));
      }),
      { numRuns: 300 },
    );
  });

  it('loses no row after a quote that is never closed, where csv-parse loses the file', async () => {
    const text = 'personeelsnummer;datum\n"001;13-01-2026\n002;14-01-2026\n003;15-01-2026\n';
    expect(() => parse(text, { delimiter: ';' }) as unknown).toThrow();
    expect((await readFile(Buffer.from(text))).rows).toEqual([
      [2, null],
      [3, ['002', '14-01-2026']],
      [4, ['003', '15-01-2026']],
    ]);
  });

  it('keeps both of two equal headings, where an object keeps the last', async () => {
    const { facts } = await readFile(Buffer.from('personeelsnummer;datum;datum\n001;13-01-2026;14-01-2026\n'));
    expect(facts.columns.map(({ sample }) => sample)).toEqual(['001', '13-01-2026', '14-01-2026']);
  });

  it('names the line a record begins on, also after cells with line breaks', async () => {
    const text = 'personeelsnummer;titel\n001;"een\ntwee\r\ndrie"\n002;x\n';
    expect((await readFile(Buffer.from(text))).rows.map(([line]) => line)).toEqual([2, 5]);
  });

  it('takes no decimal comma for a separator', () => {
    expect(separatorOf('a;b\n7,5;8,5\n1,5;2,5\n')).toBe(';');
    expect(separatorOf('a;b\n"x;y";8\n')).toBe(';');
    expect(separatorsThatFit('a;b,c;d\n1;2,3;4\n')).toHaveLength(0);
    expect(separatorsThatFit('a;b\tc\n1;2\t3\n')).toEqual([';', '\t']);
  });

  it('reads the euro sign of Windows-1252, and short Dutch files as what they are', async () => {
    const western = Buffer.concat([Buffer.from('personeelsnummer;titel\n001;'), Buffer.of(0x80, 0x20, 0xeb, 0x0a)]);
    expect(await readFile(western)).toMatchObject({ rows: [[2, ['001', '€ ë']]], facts: { encoding: 'windows-1252' } });
    expect((await readFile(Buffer.from('personeelsnummer;titel\n001;Zoë\n'))).facts.encoding).toBe('utf-8');
  });

  it('guards cells that would be calculated, and no number', () => {
    expect(['=1+1', '+31', '@x', '-4', '-3,5', '-x', '4', '\tx'].map(guarded)).toEqual([
      ...["'=1+1", "'+31", "'@x", '-4', '-3,5', "'-x", '4', "'\tx"],
    ]);
  });

  it('reads mrt with and without its full stop, which luxon does not', () => {
    expect(DateTime.fromFormat('12 mrt 2026', 'd MMM yyyy', { locale: 'en' }).isValid).toBe(false);
    for (const text of ['12 mrt 2026', '12 mrt. 2026', '12 Mrt. 2026'])
      expect(readDay(text, 'dmy')).toEqual({ day: '2026-03-12' });
  });

  it('says an hour that did not exist, which luxon moves', () => {
    const amsterdam = { order: 'dmy', zone: 'Europe/Amsterdam' } as const;
    expect(DateTime.fromISO('2026-03-29T02:30', { zone: 'Europe/Amsterdam' }).hour).toBe(3);
    expect(readDay('29-03-2026 02:30', amsterdam)).toEqual({ problem: 'impossible-hour' });
    expect(readDay('29-03-2026 03:30', amsterdam)).toEqual({ day: '2026-03-29' });
    expect(readDay('28-03-2026 23:30', { order: 'dmy', zone: 'America/New_York' })).toEqual({ day: '2026-03-29' });
  });

  it('knows the names that Windows gives zones', () => {
    expect(zoneNamed('W. Europe Standard Time')).toBe('Europe/Amsterdam');
    expect(zoneNamed('Europe/Amsterdam')).toBe('Europe/Amsterdam');
    expect(zoneNamed('Nergens')).toBeUndefined();
  });

  it('says that a list holds less than it has', async () => {
    const page = { totalResults: 3, Resources: [{ personeelsnummer: '001', datum: 'x' }, { personeelsnummer: '002' }] };
    const { facts, rows } = await readFile(Buffer.from(JSON.stringify(page)));
    expect(rows).toHaveLength(2);
    expect(facts.notices.map(({ code }) => code)).toEqual(['incomplete-list']);
  });

  it('drops refused names of JSON and XML at any depth', async () => {
    const json = JSON.stringify([
      { personeelsnummer: '001', datum: 'x', details: { geslacht: 'KANARIE', diep: { BSN: 'KANARIE' } } },
    ]);
    const xml = '<l><r><personeelsnummer>001</personeelsnummer><datum>x</datum><d><GENDER>KANARIE</GENDER></d></r></l>';
    for (const text of [json, xml]) {
      const { rows, facts } = await readFile(Buffer.from(text));
      expect(JSON.stringify([rows, facts])).not.toContain('KANARIE');
      expect(facts.refused.length).toBeGreaterThan(0);
    }
  });
});
