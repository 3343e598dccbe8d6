import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { peil } from './peil-command.js';

const work = mkdtempSync(join(tmpdir(), 'peil-import-'));
const environment = { PEIL_DATA_DIR: join(work, 'data') };
const shown = z.object({
  state: z.string(),
  counts: z.record(z.string(), z.number()),
  questions: z.array(z.object({ id: z.string() })),
  problems: z.array(z.object({ line: z.number(), column: z.string(), value: z.string(), code: z.string() })),
  refusedFile: z.string().optional(),
});

function file(name: string, text: string): string {
  const path = join(work, name);
  writeFileSync(path, text);
  return path;
}
async function imported(path: string, ...args: readonly string[]) {
  const { code, stdout, stderr } = await peil(['import', path, '--json', ...args], environment);
  expect(stderr).toBe('');
  return { code, ...shown.parse(JSON.parse(stdout)) };
}

afterAll(() => rmSync(work, { recursive: true, force: true }));

describe('peil import', () => {
  it('takes people, leaves rows out into a file of their own, and takes that file once it is repaired', async () => {
    const people = file(
      'people.csv',
      'Personeelsnummer;Naam;E-mail\n001;Zoë van den Berg;zoe@stad.example\n002;Jan;jan\n',
    );
    const dry = await imported(people, '--profile', 'people', '--dry-run');
    expect(dry).toMatchObject({ code: 1, state: 'preview', counts: { new: 1, bad: 1 } });
    const taken = await imported(people, '--profile', 'people');
    expect(taken).toMatchObject({ code: 1, state: 'done', counts: { new: 1, bad: 1 } });
    expect(taken.problems).toMatchObject([{ line: 3, column: 'E-mail', value: 'jan', code: 'email-invalid' }]);
    const refused = readFileSync(taken.refusedFile ?? '', 'utf8');
    expect(refused).toMatch(/^Personeelsnummer;Naam;E-mail;Reden\r\n002;Jan;jan;/);
    const repaired = file('repaired.csv', refused.replace('jan;', 'jan@stad.example;'));
    expect(await imported(repaired, '--profile', 'people')).toMatchObject({ code: 0, counts: { new: 1, bad: 0 } });
  });

  it('stops with 3 at a question, records nothing, and takes the answers from a file', async () => {
    const units = file('units.csv', 'Code;Naam;Soort;Begindatum\nX;Iks;gemeente;03-04-2025\n');
    const asked = await imported(units, '--profile', 'units');
    expect(asked).toMatchObject({ code: 3, questions: [{ id: 'dayOrder:Begindatum' }] });
    const answers = file('answers.yaml', 'dayOrder:Begindatum: dmy\n');
    expect(await imported(units, '--profile', 'units', '--answers', answers)).toMatchObject({
      code: 0,
      state: 'done',
      counts: { new: 1 },
    });
  });

  it('says which profiles there are', async () => {
    const path = file('any.csv', 'a;b\n1;2\n');
    const { code, stderr } = await peil(['import', path, '--profile', 'nergens'], environment);
    expect([code, stderr.includes('moodle-course-completion')]).toEqual([2, true]);
  });
});
