import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { dirtyHeadings, dirtyRows } from '../testing/dirty-file.js';
import { runningDevelopment, type RunningDevelopment } from '../testing/running-development.js';

const texts = z.object({ nl: z.string().min(5), en: z.string().min(5) });
const answer = z.object({
  importId: z.string(),
  state: z.string(),
  rows: z.number(),
  taken: z.number(),
  counts: z.record(z.string(), z.number()),
  questions: z.array(z.object({ id: z.string(), scope: z.string(), line: z.number().optional() })),
  firstProblems: z.array(
    z.object({
      line: z.number(),
      column: z.string(),
      value: z.string(),
      code: z.string(),
      reason: texts,
      repair: texts,
    }),
  ),
});
const canaries = ['KANARIE-V', 'KANARIE-8', 'KANARIE-OPM'];

describe('a file with dirt', () => {
  let running: RunningDevelopment;
  beforeAll(async () => {
    running = await runningDevelopment();
    for (const index of [1, 2, 3]) await running.register(`manager-${index}`, `00${index}`);
    await running.register('manager-elsewhere', '009');
  });
  afterAll(async () => {
    await running.close();
  });

  const fields = { profile: 'completions', system: 'vuil' };
  async function send(content: string, more: Readonly<Record<string, string>> = {}) {
    const upload = { name: 'vuil.csv', content: Buffer.from(content) };
    return answer.parse((await running.upload('hr-1', '/imports', upload, { ...fields, ...more })).body);
  }
  async function refusedRowsOf(importId: string): Promise<string> {
    const download = await running.send('hr-1', 'GET', `/imports/${importId}/refused-rows`);
    expect(download.status).toBe(200);
    return download.raw.toString('utf8');
  }
  /** The raw bytes of everything that is stored, read models apart. */
  function stored(): Buffer {
    const files = readdirSync(running.importFolder);
    return Buffer.concat(files.map((name) => readFileSync(join(running.importFolder, name))));
  }
  const hits = (haystack: Buffer, text: string) =>
    [
      Buffer.from(text),
      Buffer.from(text, 'utf16le'),
      Buffer.from(Buffer.from(text).toString('base64').slice(0, -4)),
    ].filter((needle) => haystack.includes(needle)).length;

  const file = `${[dirtyHeadings, ...dirtyRows.map(({ row }) => row)].join('\r\n')}\r\n`;
  /** The line on which each row begins, as an editor counts. */
  const lineOf = (index: number) =>
    2 + dirtyRows.slice(0, index).reduce((lines, { row }) => lines + row.split('\n').length, 0);

  it('becomes, row by row, what the reviewed table says', async () => {
    expect(dirtyRows.length).toBeGreaterThanOrEqual(40);
    const preview = await send(file);
    expect(preview).toMatchObject({ state: 'preview', rows: dirtyRows.length, taken: dirtyRows.length });
    const classes = running.importStore.classes(preview.importId);
    expect(dirtyRows.map(({ what }, index) => [what, classes.get(lineOf(index))])).toEqual(
      dirtyRows.map((row) => [row.what, row.class]),
    );
    const told = (index: number) => preview.firstProblems.filter(({ line }) => line === lineOf(index));
    const wrong = dirtyRows.flatMap(({ what, column = '', value = '', code }, index) => {
      const own = told(index);
      const found = own.some((one) => one.code === code && one.column === column && one.value === value);
      return (code === undefined ? own.length === 0 : found) ? [] : [{ what, own }];
    });
    expect(wrong).toEqual([]);
    expect(Object.values(preview.counts).reduce((sum, count) => sum + count, 0)).toBe(dirtyRows.length);
    const both = preview.firstProblems.filter(
      ({ line }) => line === lineOf(dirtyRows.findIndex(({ what }) => what.startsWith('two things'))),
    );
    expect(both.map(({ code }) => code).sort()).toEqual(['impossible-day', 'unreadable-duration']);
    expect(preview.questions).toMatchObject([{ scope: 'row' }]);

    const refused = await refusedRowsOf(preview.importId);
    const [heading = '', ...rows] = refused.replace(/^﻿/, '').trimEnd().split('\r\n');
    expect(heading.endsWith(';Reden')).toBe(true);
    const left = dirtyRows.filter((row) => row.class === 'bad' || row.class === 'question');
    expect(rows.length).toBe(left.length);
    for (const text of canaries) expect([text, refused.includes(text)]).toEqual([text, false]);
    // Refused columns are in no byte of what is stored, not even while the import lives.
    for (const text of canaries.slice(0, 2)) expect([text, hits(stored(), text)]).toEqual([text, 0]);
    expect(stored().includes('777')).toBe(false);

    const taken = await running.send('hr-1', 'POST', `/imports/${preview.importId}/confirmations`, {});
    expect(taken.body).toMatchObject({ state: 'done', counts: preview.counts });
    expect(JSON.stringify(taken.body)).not.toContain('7,7E+07');
    expect(await running.send('hr-1', 'GET', `/imports/${preview.importId}/refused-rows`)).toMatchObject({
      status: 410,
    });
    for (const text of [...canaries, '7,7E+07', 'manager-1@STAD'])
      expect([text, hits(stored(), text)]).toEqual([text, 0]);

    const repaired = await send(`${[heading, ...left.map(({ repaired: row }) => `${row ?? ''};`)].join('\r\n')}\r\n`, {
      confirm: 'true',
    });
    expect(repaired).toMatchObject({
      state: 'done',
      rows: left.length,
      counts: { new: left.length, bad: 0, question: 0 },
    });
    const whole = dirtyRows.filter((row) => row.class === 'new').length + left.length;
    await running.runner.waitFor((await running.store.head())?.position ?? 0, 5_000);
    const { total } = running.runner
      .database('activities')
      .prepare(`SELECT count(*) AS total FROM activity WHERE json_extract(content, '$.source.system') = 'vuil'`)
      .get() ?? { total: 0 };
    expect(total).toBe(whole);
  });

  it('asks about the one row alone, and takes it once that is answered', async () => {
    const content = 'Personeelsnummer;Datum;Uren;Kenmerk\n001;13-02-2025;7,5;Q-1\n001;14-02-2025;7.5;Q-2\n';
    const preview = await send(content);
    expect(preview).toMatchObject({ state: 'preview', counts: { new: 1, question: 1 } });
    const [question] = preview.questions;
    const answers = { [question?.id ?? '']: 'decimals' };
    const sent = await running.send('hr-1', 'POST', `/imports/${preview.importId}/answers`, { answers });
    expect(sent.body).toMatchObject({ state: 'preview', counts: { new: 2, question: 0 }, firstProblems: [] });
  });

  it.each([
    ['days that fit both orders', 'Personeelsnummer;Datum;Uren\n001;03-04-2025;2\n', 'dayOrder:Datum', 'dmy'],
    [
      'days in two orders',
      'Personeelsnummer;Datum;Uren\n001;13-04-2025;2\n001;04-15-2025;2\n',
      'dayOrder:Datum',
      'dmy',
    ],
    ['years of two digits', 'Personeelsnummer;Datum;Uren\n001;13-04-25;2\n', 'twoDigitYear:Datum', 'yes'],
    ['day numbers of a spreadsheet', 'Personeelsnummer;Datum;Uren\n001;45760;2\n', 'dayNumber:Datum', 'yes'],
    ['seconds since 1970', 'Personeelsnummer;Datum;Uren\n001;1744538400;2\n', 'epochSeconds:Datum', 'yes'],
    [
      'moments near midnight without a zone',
      'Personeelsnummer;Datum;Uren\n001;2025-04-13 23:30;2\n',
      'zone:Datum',
      'UTC',
    ],
    ['a number that fits both signs', 'Personeelsnummer;Datum;Uren\n001;13-04-2025;1.250\n', 'decimalSign:Uren', '.'],
    [
      'a word nobody knows',
      'Personeelsnummer;Datum;Uren;Status\n001;13-04-2025;2;gereedgemeld\n',
      'word:Status:gereedgemeld',
      'completed',
    ],
    [
      'two columns that mean the same',
      'Personeelsnummer;Datum;Date;Uren\n001;13-04-2025;14-04-2025;2\n',
      'choose:day',
      '2',
    ],
  ])('stops at a question about %s, and goes on once it is answered', async (what, content, id, value) => {
    const before = await running.store.head();
    const asked = await send(content, { system: what.replaceAll(' ', '-') });
    expect([asked.state, asked.taken, asked.questions.map((one) => one.id)]).toEqual(['question', 0, [id]]);
    const unanswered = await running.send('hr-1', 'POST', `/imports/${asked.importId}/confirmations`, {});
    expect(unanswered.status).toBe(409);
    expect(await running.store.head()).toEqual(before);
    const sent = await running.send('hr-1', 'POST', `/imports/${asked.importId}/answers`, { answers: { [id]: value } });
    const bad = what === 'days in two orders' ? 1 : 0;
    expect(sent.body).toMatchObject({ state: 'preview', questions: [], counts: { new: 1, bad } });
    await running.send('hr-1', 'POST', `/imports/${asked.importId}/cancellations`);
  });

  it('learns what was answered: a profile made of a preview asks no more', async () => {
    const content = 'Nummer dw;Dag gereed;Uren;Voortgang\n001;03-04-2024;2;gereedgemeld\n';
    const sent = await send(content, { system: 'eigen' });
    expect(sent.state).toBe('failed');
    const mapped = { 'column:Nummer dw': 'personnelNumber', 'column:Dag gereed': 'day', 'column:Voortgang': 'status' };
    const answers = { ...mapped, 'dayOrder:Dag gereed': 'dmy', 'word:Voortgang:gereedgemeld': 'completed' };
    const preview = await send(content, { system: 'eigen', answers: JSON.stringify(answers) });
    expect(preview).toMatchObject({ state: 'preview', counts: { new: 1 } });
    const saved = { saveAs: 'eigen-systeem', profileName: 'Eigen systeem' };
    const confirmed = await running.send('hr-1', 'POST', `/imports/${preview.importId}/confirmations`, saved);
    expect(confirmed.body).toMatchObject({ state: 'done' });

    const exported = await running.send('hr-1', 'GET', '/import-profiles/eigen-systeem');
    expect(exported.body).toMatchObject({ profile: { version: 1, system: 'eigen', kind: 'completions' } });
    const next = content.replace('03-04-2024', '05-06-2024');
    const again = await send(next, { profile: 'eigen-systeem', system: '' });
    expect(again).toMatchObject({ state: 'preview', counts: { new: 1 }, questions: [] });

    const renamed = await send(next.replace('Dag gereed', 'Gereed per'), { profile: 'eigen-systeem', system: '' });
    expect([renamed.state, renamed.questions.map(({ id }) => id)]).toEqual(['question', ['renamed:day']]);
    const named = { answers: { 'renamed:day': 'Gereed per' } };
    await running.send('hr-1', 'POST', `/imports/${renamed.importId}/answers`, named);
    const learnt = await running.send('hr-1', 'POST', `/imports/${renamed.importId}/confirmations`, {});
    expect(learnt.body).toMatchObject({ state: 'done', counts: { new: 1 } });
    const later = await send(next.replace('Dag gereed', 'Gereed per'), { profile: 'eigen-systeem', system: '' });
    expect(later).toMatchObject({ state: 'preview', counts: { unchanged: 1 }, questions: [] });
  });
});
