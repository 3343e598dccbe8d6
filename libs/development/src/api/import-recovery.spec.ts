import { derivedId } from '@peil/eventing';
import { ImportKinds, Imports, type ImportKind, type ImportSender, type Profile } from '@peil/imports';
import { instant } from '@peil/kernel';
import fc from 'fast-check';
import { today } from '../testing/activities.js';
import { runningDevelopment, type RunningDevelopment } from '../testing/running-development.js';

const PEOPLE = ['001', '002', '003', '004'];
const now = () => instant('2026-03-20T09:00:00Z');

describe('an import that is stopped, repeated, or the next of its kind', () => {
  let running: RunningDevelopment;
  let kind: ImportKind;
  beforeAll(async () => {
    running = await runningDevelopment();
    for (const [index, number] of PEOPLE.entries()) await running.register(`manager-${index + 1}`, number);
    const found = running.app.get(ImportKinds).find('completions');
    if (!found) throw new Error('not registered');
    kind = found;
  });
  afterAll(async () => {
    await running.close();
  });

  const senderOf = (importId: string): ImportSender => ({
    sender: { commandId: importId, correlationId: importId, actor: { personId: 'hr-1', role: 'hr' } },
    today,
  });
  async function* bytesOf(text: string) {
    yield await Promise.resolve(Buffer.from(text));
  }
  function importsWith(own: ImportKind): Imports {
    const kinds = new ImportKinds();
    kinds.register(own);
    return new Imports(running.importStore, kinds, now);
  }
  async function importAll(imports: Imports, importId: string, text: string, system: string, profile?: Profile) {
    const found = profile ?? imports.findProfile('completions');
    if (!found) throw new Error('no profile');
    const file = await imports.receive(importId, bytesOf(text), { profile: found });
    await imports.start(file, { profile: found, system }, senderOf(importId));
    await imports.waitFor(importId, 20_000);
    return imports;
  }
  async function caughtUp() {
    await running.runner.waitFor((await running.store.head())?.position ?? 0, 10_000);
  }
  async function factsOf(system: string): Promise<readonly string[]> {
    await caughtUp();
    return running.runner
      .database('activities')
      .prepare(
        `SELECT person_id, status, last_day, json_extract(content, '$.minutes') AS minutes FROM activity
          WHERE json_extract(content, '$.source.system') = ?`,
      )
      .all(system)
      .map((row) => JSON.stringify(Object.values(row)))
      .sort();
  }
  const row = (index: number, hours = 2) =>
    `${PEOPLE[index % PEOPLE.length] ?? ''};R-${index};${13 + (index % 15)}-0${1 + (index % 9)}-2025;${hours}`;
  const fileOf = (rows: readonly string[]) => `personeelsnummer;kenmerk;datum;uren\n${rows.join('\n')}\n`;

  /** A kind that takes a number of rows and then never answers again, as a process that was killed. */
  function dyingAfter(rows: number): ImportKind {
    return {
      ...kind,
      begin: async (context) => {
        const run = await kind.begin(context);
        if (context.dryRun) return run;
        let left = rows;
        return {
          finish: run.finish,
          take: async (batch) => {
            const results = await run.take(batch.slice(0, left));
            left -= results.length;
            return left > 0 ? results : new Promise(() => undefined);
          },
        };
      },
    };
  }

  it('goes on after being killed at any row: the same facts as without, and counts that add up', async () => {
    let cases = 0;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 449 }), async (killedAt) => {
        cases += 1;
        const rows = [...Array.from({ length: 448 }, (_, index) => row(index)), '777;X;13-01-2025;2', row(0, 3)];
        const importId = derivedId('killed', cases);
        const killed = await importAll(importsWith(dyingAfter(killedAt)), importId, fileOf(rows), `killed-${cases}`);
        expect(killed.find(importId)).toMatchObject({ state: 'preview', counts: { new: 448, bad: 2 } });
        await killed.confirm(importId);
        await killed.waitFor(importId, 300);
        await caughtUp();

        const next = importsWith(kind);
        await next.resume();
        await next.waitFor(importId, 20_000);
        expect(next.find(importId)).toMatchObject({
          state: 'done',
          counts: { new: 448, bad: 2, unchanged: 0, correction: 0 },
          taken: 450,
        });
        const facts = await factsOf(`killed-${cases}`);
        expect(facts.length).toBe(448);
        expect(running.importStore.facts(importId).filter(({ made }) => made).length).toBe(448);
      }),
      { numRuns: 5 },
    );
  }, 120_000);

  it('analyses again after being killed before anybody confirmed', async () => {
    const importId = derivedId('killed', 'analysis');
    const hanging: ImportKind = { ...kind, begin: () => new Promise(() => undefined) };
    const killed = importsWith(hanging);
    const profile = killed.findProfile('completions');
    if (!profile) throw new Error('no profile');
    const file = await killed.receive(importId, bytesOf(fileOf([row(1)])), { profile });
    await killed.start(file, { profile, system: 'analysis' }, senderOf(importId));
    await killed.waitFor(importId, 100);
    const next = importsWith(kind);
    await next.resume();
    await next.waitFor(importId, 10_000);
    expect(next.find(importId)).toMatchObject({ state: 'preview', counts: { new: 1 } });
    await next.cancel(importId);
  });

  it('in week two passes over what is the same, corrects what changed, and reports what is missing', async () => {
    const imports = importsWith(kind);
    const generic = imports.findProfile('completions');
    if (!generic) throw new Error('no profile');
    const profile: Profile = imports.saveProfile({ ...generic, code: 'full-export', absence: 'full' }, 'hr-1');
    const first = Array.from({ length: 40 }, (_, index) => row(index));
    const week = async (name: string, rows: readonly string[], answers = {}) => {
      const importId = derivedId('week', name);
      await importAll(imports, importId, fileOf(rows), 'weekly', profile);
      if (Object.keys(answers).length > 0) {
        await imports.answer(importId, answers);
        await imports.waitFor(importId, 10_000);
      }
      return importId;
    };
    const one = await week('one', first);
    await imports.confirm(one);
    await imports.waitFor(one, 10_000);
    expect(imports.find(one)).toMatchObject({ state: 'done', counts: { new: 40 }, missing: 0 });
    const before = await factsOf('weekly');

    // Three gone, one changed, two new.
    const second = [...first.slice(3, 39), row(39, 5), row(40), row(41)];
    const two = await week('two', second);
    expect(imports.find(two)).toMatchObject({
      state: 'preview',
      counts: { unchanged: 36, correction: 1, new: 2 },
      missing: 3,
    });
    await imports.confirm(two);
    await imports.waitFor(two, 10_000);
    const after = await factsOf('weekly');
    expect(after.length).toBe(before.length + 2);
    expect(after.filter((fact) => fact.includes('withdrawn'))).toEqual([]);

    const many = await week('many', second.slice(8));
    expect(imports.find(many)).toMatchObject({ state: 'question', missing: 8 });
    expect(imports.details(many)?.questions.map(({ id }) => id)).toEqual(['many-missing']);
    expect(await imports.confirm(many)).toBeUndefined();
    await imports.answer(many, { 'many-missing': 'goOn' });
    await imports.waitFor(many, 10_000);
    expect(imports.find(many)).toMatchObject({ state: 'preview' });
    await imports.cancel(many);

    const older = await week('older', [
      ...second.slice(0, 36).map((text) => text.replace(/\d\d-0\d-2025/, '13-01-2025')),
      row(40),
    ]);
    expect(imports.details(older)?.questions.map(({ id }) => id)).toContain('older-export');
    await imports.cancel(older);
  }, 60_000);

  it('means the same however it is written: order, separator, encoding, numbers, days, columns, in one file or two', async () => {
    let cases = 0;
    const value = fc.record({
      person: fc.constantFrom(...PEOPLE),
      day: fc.constantFrom('2025-01-13', '2025-02-28', '2024-02-29', '2025-12-31', '2025-03-30'),
      minutes: fc.constantFrom(30, 90, 150, 450),
      title: fc.constantFrom('Café één', 'Training; deel 1', 'Cursus "A"', 'Gewoon'),
    });
    const rows = fc.array(value, { minLength: 1, maxLength: 6 });
    const spelling = fc.record({
      separator: fc.constantFrom(';', ',', '\t', '|'),
      encoding: fc.constantFrom('utf8', 'latin1', 'utf16le'),
      day: fc.constantFrom<'iso' | 'dmy' | 'words' | 'eight'>('iso', 'dmy', 'words', 'eight'),
      hours: fc.constantFrom('comma', 'zeros', 'clock', 'iso', 'words'),
      columns: fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
      end: fc.constantFrom('\n', '\r\n', '\r'),
      split: fc.nat(6),
      reversed: fc.boolean(),
    });
    type Row = typeof value extends fc.Arbitrary<infer T> ? T & { reference: string } : never;
    type Spelling = typeof spelling extends fc.Arbitrary<infer T> ? T : never;
    const months = ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];

    function write(list: readonly Row[], how: Spelling): Buffer {
      const day = (text: string) => {
        const [year = '', month = '', date = ''] = text.split('-');
        const forms = {
          iso: text,
          dmy: `${Number(date)}-${month}-${year}`,
          words: `${date} ${months[Number(month) - 1] ?? ''}. ${year}`,
          eight: `${year}${month}${date}`,
        };
        return forms[how.day];
      };
      const hours = (minutes: number) => {
        const decimal = String(minutes / 60).replace('.', ',');
        const clock = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
        switch (how.hours) {
          case 'comma':
            return decimal;
          case 'zeros':
            return decimal.includes(',') ? `${decimal}0` : `${decimal},00`;
          case 'clock':
            return clock;
          case 'iso':
            return `PT${minutes}M`;
          default:
            return `${decimal} uur`;
        }
      };
      const cell = (text: string) => (/[";,|\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
      const lines = [
        ['personeelsnummer', 'kenmerk', 'datum', 'uren', 'titel'],
        ...list.map((one) => [one.person, one.reference, day(one.day), hours(one.minutes), one.title]),
      ].map((cells) => how.columns.map((index) => cell(cells[index] ?? '')).join(how.separator));
      const text = lines.join(how.end) + how.end;
      return how.encoding === 'utf16le'
        ? Buffer.from(`\ufeff${text}`, 'utf16le')
        : Buffer.from(text, how.encoding === 'latin1' ? 'latin1' : 'utf8');
    }
    async function take(content: Buffer, name: string, system: string, confirm = true) {
      const fields = { kind: 'completions', system, confirm: String(confirm), dayOrder: 'dmy' };
      const sent = await running.upload('hr-1', '/imports', { name, content }, fields);
      await caughtUp();
      return sent.body;
    }
    await fc.assert(
      fc.asyncProperty(rows, spelling, spelling, async (values, first, second) => {
        cases += 1;
        const system = `spelling-${cases}`;
        const list = values.map((one, index): Row => ({ ...one, reference: `S-${index}` }));
        await take(write(list, first), 'first.csv', system);
        const facts = await factsOf(system);
        expect(facts.length).toBe(list.length);
        const others = second.reversed ? list.toReversed() : list;
        expect(await take(write(others, second), 'second.csv', system, false)).toMatchObject({
          state: 'preview',
          counts: { unchanged: list.length, new: 0, correction: 0, bad: 0, question: 0 },
        });
        const halves = [others.slice(0, second.split), others.slice(second.split)].filter((half) => half.length > 0);
        for (const half of halves) await take(write(half, second), 'half.csv', `${system}-halves`);
        expect(await factsOf(`${system}-halves`)).toEqual(facts);
      }),
      { numRuns: 300 },
    );
  }, 900_000);
});
