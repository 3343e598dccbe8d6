/**
 * Imports: 100,000 rows and 50 MB of text read, understood and classified up to the preview, against csv-parse alone in
 * the same run; the cost a row from 1,000 to 300,000 rows; 100,000 rows of Excel; the longest turn of the event loop.
 * The kind classifies in memory: what a context asks of its read models comes on top, and is measured with the server.
 * Goals: a quarter of the bare parser's speed, less than 400 MB, cost linear.
 */
import { memoryKeyVault } from '@peil/eventing/testing';
import { ImportKinds, Imports, openLocalImportStore, type ImportKind, type RowResult } from '@peil/imports';
import { calendarDay, instant } from '@peil/kernel';
import { parse } from 'csv-parse';
import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pipeline } from 'node:stream/promises';
import writeExcelFile, { type SheetData } from 'write-excel-file/node';

const folder = mkdtempSync(join(process.cwd(), 'data-bench-'));
const text = (headings: readonly string[]) => ({ headings, read: { type: 'text' } as const });
const kind: ImportKind = {
  code: 'completions',
  names: { nl: 'Voltooiingen', en: 'Completions' },
  permission: 'imports.completions',
  columns: [
    { field: 'personnelNumber', ...text(['personeelsnummer']), required: true },
    { field: 'reference', ...text(['kenmerk']) },
    { field: 'title', ...text(['titel']) },
    { field: 'day', headings: ['datum'], read: { type: 'day' }, required: true },
    { field: 'hours', headings: ['uren'], read: { type: 'duration', unit: 'hours' } },
    {
      field: 'status',
      headings: ['status'],
      read: { type: 'word', words: { completed: ['voltooid'], not: ['bezig'] } },
    },
  ],
  begin: () => {
    const seen = new Set<string>();
    return Promise.resolve({
      take: (rows) =>
        Promise.resolve(
          rows.map(({ line, values }): RowResult => {
            const fact = values.get('reference') ?? '';
            const known = seen.has(fact);
            seen.add(fact);
            return { line, class: known ? 'unchanged' : 'new', problems: [], fact };
          }),
        ),
      finish: () => Promise.resolve([]),
    });
  },
};
const filler =
  'Een omschrijving van de cursus die lang genoeg is, met komma’s, puntkomma’s; en letters als é en ë. '.repeat(4);
const row = (index: number) => [
  ...[String(100_000 + (index % 18_000)), `K-${index}`, `Cursus ${index % 40}`],
  ...[`${13 + (index % 15)}-0${1 + (index % 9)}-2025`, `${1 + (index % 7)},5`, 'voltooid', filler],
];
const HEADINGS = ['personeelsnummer', 'kenmerk', 'titel', 'datum', 'uren', 'status', 'opmerking'];

async function fileOf(rows: number): Promise<string> {
  const path = join(folder, `${rows}.csv`);
  await pipeline(async function* () {
    yield `${HEADINGS.join(';')}\n`;
    for (let index = 0; index < rows; index += 1) {
      yield `${row(index)
        .map((cell) => (cell.includes(';') ? `"${cell}"` : cell))
        .join(';')}\n`;
    }
  }, createWriteStream(path));
  return path;
}

const store = await openLocalImportStore(join(folder, 'imports'), memoryKeyVault());
const kinds = new ImportKinds();
kinds.register(kind);
const now = () => instant('2026-03-20T09:00:00Z');
const imports = new Imports(store, kinds, now);
let runs = 0;
let highest = 0;

async function analyse(path: string): Promise<{ readonly seconds: number; readonly rows: number }> {
  runs += 1;
  const importId = `bench-${runs}`;
  const profile = imports.findProfile('completions');
  if (!profile) throw new Error('no profile');
  const watch = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage.rss());
  }, 20);
  const begun = performance.now();
  const file = await imports.receive(importId, createReadStream(path), { fileName: 'bench', profile });
  const actor = { personId: 'bench', role: 'hr' };
  const sender = { sender: { commandId: importId, correlationId: importId, actor }, today: calendarDay('2026-03-20') };
  await imports.start(file, { profile }, sender);
  await imports.waitFor(importId, 600_000);
  const seconds = (performance.now() - begun) / 1000;
  clearInterval(watch);
  const record = imports.find(importId);
  if (record?.state !== 'preview' || record.counts.new !== record.rows) throw new Error(JSON.stringify(record));
  await imports.cancel(importId);
  return { seconds, rows: record.rows };
}
async function bare(path: string): Promise<number> {
  const begun = performance.now();
  let rows = 0;
  const parser = createReadStream(path).pipe(parse({ delimiter: ';', bom: true }));
  for await (const _ of parser) rows += 1;
  if (rows < 2) throw new Error('nothing was read');
  return (performance.now() - begun) / 1000;
}

const findings: string[] = [];
const say = (words: string) => {
  console.log(`  ${words}`);
};
const large = await fileOf(100_000);
const megabytes = statSync(large).size / 1024 / 1024;
const loop = monitorEventLoopDelay({ resolution: 1 });
const ratios: number[] = [];
for (let round = 0; round < 3; round += 1) {
  const parser = await bare(large);
  loop.enable();
  const { seconds } = await analyse(large);
  loop.disable();
  ratios.push(parser / seconds);
  say(
    `100,000 rows, ${megabytes.toFixed(0)} MB: ${seconds.toFixed(1)} s (${(megabytes / seconds).toFixed(1)} MB/s); ` +
      `csv-parse alone ${parser.toFixed(1)} s; ratio ${(parser / seconds).toFixed(2)}`,
  );
}
const ratio = ratios.sort((a, b) => a - b)[1] ?? 0;
say(`event loop: p99 ${(loop.percentile(99) / 1e6).toFixed(0)} ms, longest ${(loop.max / 1e6).toFixed(0)} ms`);
say(`highest memory ${(highest / 1024 / 1024).toFixed(0)} MB`);
if (ratio < 0.25) findings.push('slower than a quarter of the bare parser');
if (highest > 400 * 1024 * 1024) findings.push('more than 400 MB for text');

const costs: number[] = [];
for (const rows of [1_000, 10_000, 100_000, 300_000]) {
  const { seconds } = await analyse(rows === 100_000 ? large : await fileOf(rows));
  costs.push((seconds * 1e6) / rows);
  say(`${rows} rows: ${((seconds * 1e6) / rows).toFixed(0)} µs a row`);
}
const [, small = 1] = costs;
if ((costs.at(-1) ?? 0) > small * 1.5) findings.push('the cost of a row grows with the file');

const sheet: SheetData = [HEADINGS.slice(0, 6).map((value) => ({ value, type: String }))];
for (let index = 0; index < 100_000; index += 1) {
  sheet.push(
    row(index)
      .slice(0, 6)
      .map((value) => ({ value, type: String })),
  );
}
const excel = join(folder, 'sheet.xlsx');
await writeExcelFile(sheet).toFile(excel);
sheet.length = 0;
gc?.();
highest = 0;
const before = process.memoryUsage.rss();
const { seconds } = await analyse(excel);
say(
  `Excel, 100,000 rows, ${(readFileSync(excel).length / 1024 / 1024).toFixed(1)} MB packed: ${seconds.toFixed(1)} s, ` +
    `highest memory ${(highest / 1024 / 1024).toFixed(0)} MB (${(before / 1024 / 1024).toFixed(0)} MB before, of which making the file left most)`,
);
store.close();
rmSync(folder, { recursive: true, force: true });
for (const finding of findings) say(`NOT REACHED: ${finding}`);
process.exit(findings.length === 0 ? 0 : 1);
