import { ImportKinds, Imports, rowClasses, type ImportRecord, type RowProblem } from '@peil/imports';
import { dayOf } from '@peil/kernel';
import { randomUUID } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { createApp } from '../../../server/src/app.js';
import type { Configuration } from '../../../server/src/wiring/configuration.js';
import { openRuntime } from '../../../server/src/wiring/runtime.js';
import { exitCodes, stop, type ExitCode } from '../speaking/exit-codes.js';
import { say, sayBoth } from '../speaking/language.js';
import { progressOf } from '../speaking/progress.js';
import { table } from '../speaking/table.js';

export type ImportOptions = {
  readonly kind: string;
  readonly dryRun: boolean;
  /** Code of the source system: the same reference of two systems is two facts. */
  readonly system: string;
  /** The answer to a question about days such as 03-04-2026. */
  readonly dayOrder?: 'dmy' | 'mdy';
  readonly json: boolean;
};

/** Whoever may start the program on the data is an administrator of it. */
const BY = { personId: 'command-line', role: 'administrator' };
const LOOK_EVERY_MS = 200;
const SHOWN_PROBLEMS = 50;
const ALL_PROBLEMS = 1_000_000;

/** `peil import FILE`: as the import of the server, from a file beside it. No server may run on the data. */
export async function runImport(configuration: Configuration, file: string, options: ImportOptions): Promise<ExitCode> {
  if (!existsSync(file)) {
    throw stop(exitCodes.usage, `Het bestand ${file} bestaat niet.`, `The file ${file} does not exist.`);
  }
  const runtime = await openRuntime(configuration);
  const app = await createApp(runtime);
  await app.init();
  try {
    const kinds = app.get(ImportKinds);
    if (kinds.find(options.kind) === undefined) {
      const known = kinds.all().map(({ code }) => code);
      throw stop(
        exitCodes.usage,
        `Een import van soort ${options.kind} bestaat niet. Kies uit: ${known.join(', ')}.`,
        `There is no import of kind ${options.kind}. Choose from: ${known.join(', ')}.`,
      );
    }
    const imports = app.get(Imports);
    const record = await carryOut(imports, file, options, runtime.clock.now());
    const { items: problems } = imports.problems(record.importId, {
      page: 1,
      pageSize: options.json ? ALL_PROBLEMS : SHOWN_PROBLEMS,
    });
    console.log(
      options.json ? JSON.stringify({ ...shownOf(record), problems }, undefined, 2) : textOf(record, problems),
    );
    return codeOf(record);
  } finally {
    await app.close();
    await runtime.close();
  }
}

async function carryOut(
  imports: Imports,
  file: string,
  { kind, dryRun, system, dayOrder, json }: ImportOptions,
  now: Parameters<typeof dayOf>[0],
): Promise<ImportRecord> {
  const importId = randomUUID();
  const received = await imports.receive(importId, createReadStream(file));
  const sender = { commandId: importId, correlationId: importId, actor: BY };
  const begun = await imports.start(received, { kind, dryRun, system, dayOrder }, { sender, today: dayOf(now) });
  const progress = progressOf({ nl: 'Rijen inlezen', en: 'Taking rows' }, begun.rows, json);
  while (!(await imports.waitFor(importId, LOOK_EVERY_MS))) progress.at(imports.find(importId)?.taken ?? 0);
  const record = imports.find(importId) ?? begun;
  if (record.taken > 0) progress.at(record.taken);
  progress.done();
  return record;
}

/** What is shown of an import as JSON. */
function shownOf({ sender: _sender, problems, ...record }: ImportRecord) {
  return { ...record, problemCount: problems };
}

function codeOf({ state, counts }: ImportRecord): ExitCode {
  if (state === 'question' || counts.question > 0) return exitCodes.question;
  return state === 'done' && counts.bad === 0 ? exitCodes.ok : exitCodes.finding;
}

function textOf(record: ImportRecord, problems: readonly RowProblem[]): string {
  const { counts, rows, dryRun, warnings, questions, failure, columns } = record;
  const words: Readonly<Record<(typeof rowClasses)[number], string>> = {
    new: sayBoth('nieuw', 'new'),
    unchanged: sayBoth('ongewijzigd', 'unchanged'),
    correction: sayBoth('gewijzigd', 'corrected'),
    passedOver: sayBoth('overgeslagen', 'passed over'),
    question: sayBoth('vraag', 'question'),
    bad: sayBoth('fout', 'bad'),
  };
  const tally = rowClasses.map((name) => `${counts[name]} ${words[name]}`).join(', ');
  const refused = columns.filter(({ treatment }) => treatment === 'refused').map(({ heading }) => heading);
  return [
    sayBoth(`${rows} rijen: ${tally}.`, `${rows} rows: ${tally}.`),
    ...(dryRun
      ? [sayBoth('Dit was een proef: er is niets vastgelegd.', 'This was a dry run: nothing was recorded.')]
      : []),
    ...(refused.length > 0
      ? [sayBoth(`Weggelaten kolommen: ${refused.join(', ')}.`, `Columns left out: ${refused.join(', ')}.`)]
      : []),
    ...warnings.map(({ messages }) => say(messages)),
    ...questions.map(({ messages, field, options }) => `${say(messages)} (${field}: ${options.join(' | ')})`),
    ...(failure === undefined ? [] : [say(failure.messages)]),
    ...(problems.length === 0 ? [] : ['', problemTable(problems)]),
    ...(record.problems > problems.length
      ? [
          sayBoth(
            `… en nog ${record.problems - problems.length}; alle met --json.`,
            `… and ${record.problems - problems.length} more; all with --json.`,
          ),
        ]
      : []),
  ].join('\n');
}

function problemTable(problems: readonly RowProblem[]): string {
  return table(
    [
      sayBoth('regel', 'line'),
      sayBoth('kolom', 'column'),
      sayBoth('wat er mis is', 'what is wrong'),
      sayBoth('wat je kunt doen', 'what to do'),
    ],
    problems.map(({ line, column, reason, repair }) => [String(line), column, say(reason), say(repair)]),
  );
}
