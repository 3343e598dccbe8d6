import { answersSchema, ImportKinds, Imports, type Answers, type Profile, type RowProblem } from '@peil/imports';
import { dayOf } from '@peil/kernel';
import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createApp } from '../../../server/src/app.js';
import type { Configuration } from '../../../server/src/wiring/configuration.js';
import { openRuntime } from '../../../server/src/wiring/runtime.js';
import { exitCodes, stop, type ExitCode } from '../speaking/exit-codes.js';
import { checked, readDocument } from '../speaking/files.js';
import { importText, type ImportOutcome } from '../speaking/import-text.js';
import { progressOf } from '../speaking/progress.js';

export type ImportOptions = {
  /** Code of a profile; the profile of a kind goes by the name of the kind. */
  readonly profile?: string;
  readonly kind?: string;
  readonly dryRun: boolean;
  /** Code of the source system where it is another than the profile's. */
  readonly system?: string;
  /** The answer to a question about days such as 03-04-2026. */
  readonly dayOrder?: 'dmy' | 'mdy';
  /** A file with answers, by the id of the question. */
  readonly answers?: string;
  readonly json: boolean;
};

/** Whoever may start the program on the data is an administrator of it. */
const BY = { personId: 'command-line', role: 'administrator' };
const LOOK_EVERY_MS = 200;
const ALL_PROBLEMS = 1_000_000;

/** `peil import FILE`: as the import of the server, from a file beside it. No server may run on the data. */
export async function runImport(configuration: Configuration, file: string, options: ImportOptions): Promise<ExitCode> {
  if (!existsSync(file)) {
    throw stop(exitCodes.usage, `Het bestand ${file} bestaat niet.`, `The file ${file} does not exist.`);
  }
  const answers = answersOf(options);
  const runtime = await openRuntime(configuration);
  const app = await createApp(runtime);
  await app.init();
  try {
    const imports = app.get(Imports);
    const profile = profileOf(imports, app.get(ImportKinds), options);
    const outcome = await carryOut(imports, file, { ...options, profile, answers }, runtime.clock.now());
    console.log(options.json ? JSON.stringify(shownOf(outcome), undefined, 2) : importText(outcome, options.dryRun));
    return codeOf(outcome);
  } finally {
    await app.close();
    await runtime.close();
  }
}

function answersOf({ answers, dayOrder }: ImportOptions): Answers {
  const given = answers === undefined ? {} : checked(readDocument(answers), answersSchema);
  return { ...given, ...(dayOrder !== undefined && { dayOrder }) };
}

/** @throws CommandStopped when there is no such profile */
function profileOf(imports: Imports, kinds: ImportKinds, { profile, kind }: ImportOptions): Profile {
  const code = profile ?? kind;
  const found = code === undefined ? undefined : imports.findProfile(code);
  if (found) return found;
  const isKind = profile === undefined && kind !== undefined;
  const known = isKind ? kinds.all().map((one) => one.code) : imports.profiles().map((one) => one.code);
  const list = known.join(', ');
  if (code === undefined) {
    throw stop(
      exitCodes.usage,
      `Noem een profiel met --profile. Kies uit: ${list}.`,
      `Name a profile with --profile. Choose from: ${list}.`,
    );
  }
  throw stop(
    exitCodes.usage,
    `${isKind ? 'Een import van soort' : 'Een profiel'} ${code} bestaat niet. Kies uit: ${list}.`,
    `There is no ${isKind ? 'import of kind' : 'profile'} ${code}. Choose from: ${list}.`,
  );
}

type Task = Pick<ImportOptions, 'system' | 'dryRun' | 'json'> & {
  readonly profile: Profile;
  readonly answers: Answers;
};

async function carryOut(
  imports: Imports,
  file: string,
  { profile, answers, system, dryRun, json }: Task,
  now: Parameters<typeof dayOf>[0],
): Promise<ImportOutcome> {
  const importId = randomUUID();
  const received = await imports.receive(importId, createReadStream(file), {
    fileName: basename(file),
    profile,
    answers,
  });
  const sender = { sender: { commandId: importId, correlationId: importId, actor: BY }, today: dayOf(now) };
  await imports.start(received, { profile, answers, system }, sender);
  await waitFor(imports, importId, { nl: 'Rijen lezen', en: 'Reading rows' }, json);
  const analysed = await outcomeOf(imports, importId);
  if (analysed.record.state !== 'preview') {
    await imports.cancel(importId);
    return analysed;
  }
  if (dryRun) {
    await imports.cancel(importId);
    return analysed;
  }
  const refusedFile = await writeRefused(imports, importId, dirname(file));
  await imports.confirm(importId);
  await waitFor(imports, importId, { nl: 'Rijen vastleggen', en: 'Recording rows' }, json);
  const record = imports.find(importId) ?? analysed.record;
  const before = new Map(
    analysed.problems.map((problem) => [`${problem.line} ${problem.code} ${problem.column}`, problem]),
  );
  const problems = imports
    .problems(importId, { page: 1, pageSize: ALL_PROBLEMS })
    .items.map((problem): RowProblem => before.get(`${problem.line} ${problem.code} ${problem.column}`) ?? problem);
  return { ...analysed, record, problems, ...(refusedFile !== undefined && { refusedFile }) };
}

async function waitFor(
  imports: Imports,
  importId: string,
  words: { nl: string; en: string },
  json: boolean,
): Promise<void> {
  const progress = progressOf(words, imports.find(importId)?.rows ?? 0, json);
  while (!(await imports.waitFor(importId, LOOK_EVERY_MS))) progress.at(imports.find(importId)?.taken ?? 0);
  progress.done();
}

async function outcomeOf(imports: Imports, importId: string): Promise<ImportOutcome> {
  const record = imports.find(importId);
  if (!record) throw new Error('the import is gone');
  const details = imports.details(importId);
  return {
    record,
    columns: details?.columns ?? [],
    questions: details?.questions ?? [],
    rowQuestions: details?.rowQuestions ?? [],
    problems: imports.problems(importId, { page: 1, pageSize: ALL_PROBLEMS }).items,
  };
}

/** Beside the file: the rows that were left out, in its own form. */
async function writeRefused(imports: Imports, importId: string, folder: string): Promise<string | undefined> {
  const { counts } = imports.find(importId) ?? {};
  if (!counts || counts.bad + counts.question === 0) return undefined;
  const refused = imports.refusedRows(importId);
  if (!refused) return undefined;
  const path = join(folder, refused.fileName);
  await pipeline(refused.content, createWriteStream(path));
  return path;
}

/** What is shown of an import as JSON. */
function shownOf({ record, ...rest }: ImportOutcome) {
  const { sender: _sender, problems, ...shown } = record;
  return { ...shown, problemCount: problems, ...rest };
}

function codeOf({ record, questions }: ImportOutcome): ExitCode {
  const { state, counts } = record;
  if (state === 'question' || questions.length > 0) return exitCodes.question;
  const fine = state === 'done' || state === 'preview';
  return fine && counts.bad === 0 && counts.question === 0 ? exitCodes.ok : exitCodes.finding;
}
