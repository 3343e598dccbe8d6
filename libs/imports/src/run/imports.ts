import type { CommandContext } from '@peil/eventing';
import { isCalendarDay, type CalendarDay, type Instant } from '@peil/kernel';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import type { ImportKind, ImportKinds, ImportRun, RowClass, RowResult, WithdrawalResult } from '../import-kind.js';
import { learnProfile, newProfile, sameProfile } from '../profiles/learn.js';
import { allProfiles, detectProfiles, genericProfile } from '../profiles/profile-book.js';
import { plainForm, type Profile } from '../profiles/profile.js';
import { matchQuestionId } from '../questions/match-question.js';
import { noAnswers, type Answers, type Question } from '../questions/question.js';
import { fieldOf, sameHeading } from '../reading/headings.js';
import type { FileFacts, KeptRow } from './file-facts.js';
import { warningsOf } from './file-notices.js';
import type { FileNotice } from './file-notice.js';
import type { AskedRow, ImportDetails, ImportRecord, ImportStore, ProblemGroup, Slice } from './import-record.js';
import { finalStates } from './import-record.js';
import { absenceOf, absenceQuestions } from './missing-rows.js';
import { expiryBefore } from './local-import-store.js';
import { refusedRows } from './refused-rows.js';
import { planRows, rowQuestionId, type ReadFact, type RowPlan } from './row-plan.js';
import { noCounts, RowTally } from './row-tally.js';
import { readUpload } from './upload-reading.js';

/** A file that was read to its end, and what is known of it. */
export type ReceivedFile = { readonly importId: string; readonly facts: FileFacts };

export type ImportSender = { readonly sender: CommandContext; readonly today: CalendarDay };

/** What is said of a file when it is handed over. */
export type FileTask = { readonly fileName?: string; readonly profile?: Profile; readonly answers?: Answers };

export type StartOptions = {
  readonly profile: Profile;
  /** Profiles the file may be of, where none was named: the likeliest is `profile`. */
  readonly proposed?: readonly Profile[];
  /** Code of the source system where it is another than the profile's. */
  readonly system?: string | undefined;
  readonly answers?: Answers;
  /** Take it at once when nothing is asked: whoever sends the file confirms beforehand. */
  readonly confirm?: boolean;
};

/** The profile made out of a preview, under a name of its own. */
export type SaveAs = Pick<Profile, 'code' | 'names'>;

const keptRows = z.array(z.tuple([z.number(), z.array(z.string()).nullable()]));
const SAVE_EVERY_MS = 250;
const MOST_ROW_QUESTIONS = 1_000;
const CLASSES_AT_ONCE = 2_000;

type Step = 'analysis' | 'recording';

/**
 * Takes files in the background, one after another: classifies every row, asks, waits for a person to confirm, gives the
 * commands, and keeps count. The event loop is given back between batches; memory does not grow with the file. What is
 * under way when the program stops goes on when it starts again.
 */
export class Imports {
  private readonly waiting: { readonly importId: string; readonly step: Step }[] = [];
  private readonly live = new Map<string, ImportRecord>();
  private readonly cancelled = new Set<string>();
  private readonly done = new Map<string, (() => void)[]>();
  private working: Promise<void> | undefined;
  private stopped = false;

  constructor(
    private readonly store: ImportStore,
    private readonly kinds: ImportKinds,
    private readonly now: () => Instant,
    private readonly onFailure: (importId: string, error: unknown) => void = () => undefined,
  ) {}

  /** Every profile, the newest version of each. */
  profiles(): readonly Profile[] {
    return allProfiles(this.kinds, this.store.profiles());
  }

  findProfile(code: string): Profile | undefined {
    return this.profiles().find((profile) => profile.code === code);
  }

  /** The profiles a file may be of, the likeliest first; of no known source: those of the kinds. */
  detect({ facts }: ReceivedFile): readonly Profile[] {
    const { header, titles, fileName } = facts;
    const headings = [header?.headings ?? [], ...(header?.others ?? [])].flat();
    const seen = { fileName, headings, firstLines: titles.join('\n') };
    const found = detectProfiles(this.profiles(), seen);
    const generic = this.kinds.all().map(genericProfile);
    return [...found, ...generic.filter(({ code }) => !found.some((profile) => profile.code === code))];
  }

  /** Keeps a profile as the next version of its code. */
  saveProfile(profile: Profile, by: string): Profile {
    const before = this.findProfile(profile.code);
    if (before && sameProfile(before, profile)) return before;
    const next = { ...profile, version: (before?.version ?? 0) + 1 };
    this.store.saveProfile(next, by);
    return next;
  }

  /** Reads an upload to its end; its rows are kept, encrypted, until the import is done. */
  async receive(importId: string, upload: AsyncIterable<Uint8Array>, task: FileTask = {}): Promise<ReceivedFile> {
    await this.expireOld();
    const { profile, fileName = '', answers = noAnswers } = task;
    const knows = this.knownHeadings(profile);
    const rows = this.store.writeRows(importId);
    try {
      const form = profile?.form ?? plainForm;
      const facts = await readUpload(
        upload,
        { fileName, form, refuse: profile?.refuse ?? [], knows, answers },
        (batch) => rows.append(JSON.stringify(batch)),
      );
      await rows.append(JSON.stringify([]));
      return { importId, facts };
    } finally {
      await rows.end();
    }
  }

  private knownHeadings(profile: Profile | undefined): (heading: string) => boolean {
    const named = profile ? [profile] : this.profiles();
    const columns = [
      ...named.flatMap((one) => one.columns),
      ...(profile ? (this.kinds.find(profile.kind)?.columns ?? []) : this.kinds.all().flatMap((kind) => kind.columns)),
      ...named.flatMap(({ rules }) => rules.map(({ when }) => ({ field: 'rule', headings: when.headings }))),
    ];
    const known = new Map<string, boolean>();
    return (heading) => {
      const found = known.get(heading) ?? (heading !== '' && fieldOf(heading, columns) !== undefined);
      if (known.size < 20_000) known.set(heading, found);
      return found;
    };
  }

  /** Destroys what was read of a file that becomes no import. */
  async discard({ importId }: Pick<ReceivedFile, 'importId'>): Promise<void> {
    await this.store.destroy(importId);
  }

  /**
   * Starts the analysis of a received file. Answers at once; the record tells how far it is.
   * @throws Error when the profile's kind does not exist: ask `ImportKinds` first
   */
  async start(file: ReceivedFile, options: StartOptions, { sender, today }: ImportSender): Promise<ImportRecord> {
    const { importId, facts } = file;
    const { profile, proposed = [], answers = noAnswers, confirm = false } = options;
    this.kindOf(profile.kind);
    const record: ImportRecord = {
      importId,
      kind: profile.kind,
      profile: profile.code,
      profileVersion: profile.version,
      system: options.system ?? profile.system,
      state: 'waiting',
      sender,
      today,
      startedAt: this.now(),
      finishedAt: undefined,
      fileHash: facts.hash,
      fileSize: facts.size,
      format: facts.format,
      encoding: facts.sentAs,
      separator: facts.format === 'delimited' ? facts.separator : '',
      rows: facts.rows,
      taken: 0,
      counts: noCounts,
      factCounts: noCounts,
      passedOver: {},
      problems: 0,
      warnings: [],
      failure: undefined,
      missing: 0,
      lastDay: undefined,
      withdrawal: undefined,
    };
    const details: ImportDetails = {
      ...{ fileName: facts.fileName, facts, profile, answers, confirm, columns: [], questions: [], rowQuestions: [] },
      ...{ missing: [], resumed: false, proposed: proposed.map(({ code }) => code) },
    };
    this.store.saveDetails(importId, details);
    return this.plan(record, details);
  }

  /** Answers questions of an import that waits for them, or changes answers of a preview. */
  async answer(importId: string, answers: Answers): Promise<ImportRecord | undefined> {
    const record = this.find(importId);
    const details = this.store.details(importId);
    if (!record || !details || (record.state !== 'question' && record.state !== 'preview')) return undefined;
    const chosen = details.proposed.length > 0 ? answers.profile : undefined;
    const profile = (chosen === undefined ? undefined : this.findProfile(chosen)) ?? details.profile;
    const next = { ...details, profile, answers: { ...details.answers, ...answers } };
    this.store.saveDetails(importId, next);
    const { code, version, kind, system } = profile;
    const named = chosen === undefined ? {} : { profile: code, profileVersion: version, kind, system };
    return this.plan({ ...record, ...named, failure: undefined }, next);
  }

  /** Looks whether the file can be read under what is known, and has its rows classified if so. */
  private async plan(record: ImportRecord, details: ImportDetails): Promise<ImportRecord> {
    const { importId } = record;
    const { facts, profile, answers } = details;
    const kind = this.kindOf(record.kind);
    const plan = planRows(kind, profile, facts, answers);
    const earlier = this.store.sameFile(facts.hash, record.kind);
    const told = plan.columns.filter(
      (column) => column.treatment !== 'ignored' || !isForeseen(column.heading, profile),
    );
    const warnings = [...warningsOf(facts, told, earlier), ...plan.notices];
    const planned: ImportRecord = {
      ...record,
      warnings,
      taken: 0,
      counts: noCounts,
      factCounts: noCounts,
      passedOver: {},
    };
    const choice = profileQuestion(details, this.profiles());
    if (plan.failure && choice.length === 0) {
      const failed: ImportRecord = { ...planned, state: 'failed', failure: plan.failure, finishedAt: this.now() };
      this.store.save(failed);
      await this.store.destroy(importId);
      return failed;
    }
    // Before the source is known, what its columns mean is not asked.
    const questions = choice.length > 0 ? choice : plan.questions;
    this.store.saveDetails(importId, { ...details, columns: plan.columns, questions, rowQuestions: [] });
    if (questions.length > 0) {
      const asked: ImportRecord = { ...planned, state: 'question' };
      this.store.save(asked);
      return asked;
    }
    const next: ImportRecord = { ...planned, state: 'waiting' };
    this.queue(next, 'analysis');
    return next;
  }

  /**
   * Takes what the preview shows. The profile learns what was answered; with `saveAs` a new profile is made of it.
   * Undefined: there is no preview to confirm.
   */
  async confirm(importId: string, saveAs?: SaveAs): Promise<ImportRecord | undefined> {
    const record = this.find(importId);
    const details = this.store.details(importId);
    if (record?.state !== 'preview' || !details) return undefined;
    this.learn(record, details, saveAs);
    const next: ImportRecord = { ...record, state: 'running', taken: 0 };
    this.queue(next, 'recording');
    return next;
  }

  private learn(record: ImportRecord, { profile, columns, answers }: ImportDetails, saveAs: SaveAs | undefined): void {
    const learned = learnProfile(profile, columns, answers);
    const by = record.sender.actor.personId;
    if (saveAs) {
      this.saveProfile(newProfile({ ...learned, system: record.system }, saveAs, columns), by);
      return;
    }
    const generic = genericProfile(this.kindOf(record.kind));
    // The profile of a kind stays what the kind says: it belongs to no source that could be learnt.
    if (profile.code !== generic.code && !sameProfile(profile, learned) && Object.keys(answers).length > 0) {
      this.saveProfile(learned, by);
    }
  }

  find(importId: string): ImportRecord | undefined {
    return this.live.get(importId) ?? this.store.find(importId);
  }

  /** What was understood and asked of a file, as long as its import lives. */
  details(importId: string): ImportDetails | undefined {
    return this.store.details(importId);
  }

  list(slice: Slice) {
    const { items, total } = this.store.list(slice);
    return { items: items.map((record) => this.live.get(record.importId) ?? record), total };
  }

  problems(importId: string, slice: Slice) {
    return this.store.problems(importId, slice);
  }

  problemGroups(importId: string): readonly ProblemGroup[] {
    return this.store.problemGroups(importId);
  }

  /** Rows that were refused or asked about, in the form of the file; undefined once nothing of it is left. */
  refusedRows(importId: string): { readonly fileName: string; readonly content: AsyncIterable<Buffer> } | undefined {
    const details = this.store.details(importId);
    return details && refusedRows(this.store, importId, details);
  }

  /** Stops an import before its next batch. What was taken stays; nothing of the file does. */
  async cancel(importId: string): Promise<void> {
    const record = this.find(importId);
    if (!record || finalStates.includes(record.state)) return;
    if (this.live.has(importId)) {
      this.cancelled.add(importId);
      return;
    }
    await this.close({ ...record, state: 'cancelled' });
  }

  /** Takes back every fact the import made, unless somebody has built on it. Undefined: it cannot be taken back. */
  async withdraw(importId: string, { sender, today }: ImportSender): Promise<ImportRecord | undefined> {
    const record = this.find(importId);
    const kind = record && this.kinds.find(record.kind);
    const isOver = record?.state === 'done' || record?.state === 'cancelled' || record?.state === 'failed';
    if (!record || !isOver || !kind?.withdraw) return undefined;
    const facts = this.store.facts(importId);
    const changed = this.store.correctedLater(importId);
    const stays: WithdrawalResult['left'] = facts.flatMap(({ fact, made, corrected }) => {
      if (corrected) return [{ fact, ...correctionStays }];
      return made && changed.has(fact) ? [{ fact, ...changedLater }] : [];
    });
    const kept = new Set(stays.map(({ fact }) => fact));
    const context = { importId, today, dryRun: false, system: record.system, sender };
    const taken = facts.flatMap(({ fact, made }) => (made && !kept.has(fact) ? [fact] : []));
    const { withdrawn, left: built } = await kind.withdraw(context, taken);
    const left = [...built, ...stays];
    this.store.saveWithdrawal(importId, left);
    const next: ImportRecord = { ...record, state: 'withdrawn', withdrawal: { withdrawn, left: left.length } };
    this.store.save(next);
    return next;
  }

  /** Facts that stayed when the import was taken back, with the reason. */
  leftBehind(importId: string) {
    return this.store.withdrawal(importId);
  }

  /** Resolves once the import is no longer under way, to true; to false after the time. */
  async waitFor(importId: string, milliseconds: number): Promise<boolean> {
    if (!this.live.has(importId)) return true;
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), milliseconds);
      const finish = () => {
        clearTimeout(timer);
        resolve(true);
      };
      this.done.set(importId, [...(this.done.get(importId) ?? []), finish]);
    });
  }

  /** After a stop of the program: imports that were under way go on where they were. */
  async resume(): Promise<void> {
    await this.expireOld();
    for (const record of this.store.inState('waiting', 'analysing', 'running')) {
      if (this.live.has(record.importId)) continue;
      const details = this.store.details(record.importId);
      if (!details) {
        await this.close({ ...record, state: 'failed', failure: interrupted });
        continue;
      }
      const recording = record.state === 'running';
      if (recording) this.store.saveDetails(record.importId, { ...details, resumed: true });
      this.queue(recording ? record : { ...record, state: 'waiting' }, recording ? 'recording' : 'analysis');
    }
  }

  private isStopped(): boolean {
    return this.stopped;
  }

  /** Stops after the batch under way; what is left goes on at the next start. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.working;
  }

  private async expireOld(): Promise<void> {
    for (const importId of this.store.olderThan(expiryBefore(this.now()))) {
      const record = this.store.find(importId);
      if (record && !finalStates.includes(record.state) && !this.live.has(importId)) {
        await this.close({ ...record, state: 'cancelled', failure: expired });
      } else if (!this.live.has(importId)) await this.store.destroy(importId);
    }
  }

  private queue(record: ImportRecord, step: Step): void {
    const { importId } = record;
    this.keep(record, true);
    this.waiting.push({ importId, step });
    this.working ??= this.work().finally(() => {
      this.working = undefined;
    });
  }

  private async work(): Promise<void> {
    await nextTurn();
    for (let next = this.waiting.shift(); next && !this.stopped; next = this.waiting.shift()) {
      const { importId, step } = next;
      try {
        await (step === 'analysis' ? this.analyse(importId) : this.record(importId));
      } catch (error) {
        if (this.isStopped()) return;
        this.onFailure(importId, error);
        const record = this.live.get(importId);
        if (record) await this.close({ ...record, state: 'failed', failure: broken });
      }
      // Confirmed beforehand: it goes on with the next step.
      if (this.live.has(importId)) continue;
      for (const finish of this.done.get(importId) ?? []) finish();
      this.done.delete(importId);
    }
  }

  /** Classifies every row. Records nothing. */
  private async analyse(importId: string): Promise<void> {
    const { record, details, kind } = this.partsOf(importId);
    this.keep({ ...record, state: 'analysing' }, true);
    this.store.clearProblems(importId);
    const tally = new RowTally();
    const asked: AskedRow[] = [];
    const askedIds = new Set<string>();
    const whole = await this.takeRows(importId, kind, details, true, tally, (results) => {
      for (const { line, part = 0, questions = [] } of results) {
        for (const question of questions) {
          const id = question.id ?? rowQuestionId(line, question.code, part);
          if (askedIds.size >= MOST_ROW_QUESTIONS || askedIds.has(id)) continue;
          askedIds.add(id);
          asked.push({ ...question, line, id });
        }
      }
    });
    if (!whole) {
      await this.close({ ...(this.live.get(importId) ?? record), state: 'cancelled' });
      return;
    }
    await this.saveClasses(importId, tally);
    const counted = this.live.get(importId) ?? record;
    const absence = absenceOf(this.store, details.profile, counted, tally);
    const questions = absenceQuestions(details, counted, absence, tally.facts.size).filter(
      ({ id }) => !Object.hasOwn(details.answers, id),
    );
    this.store.saveDetails(importId, { ...details, questions, rowQuestions: asked, missing: absence.missing });
    const next: ImportRecord = {
      ...counted,
      state: questions.length > 0 ? 'question' : 'preview',
      missing: absence.missing.length,
    };
    this.store.save(next);
    this.live.delete(importId);
    if (details.confirm && next.state === 'preview') await this.confirm(importId);
  }

  /** Gives the commands of what was confirmed. */
  private async record(importId: string): Promise<void> {
    const { record, details, kind } = this.partsOf(importId);
    this.keep({ ...record, state: 'running' }, true);
    const preview = this.store.classes(importId);
    const tally = new RowTally();
    const whole = await this.takeRows(
      importId,
      kind,
      details,
      false,
      tally,
      (results) => {
        this.store.addFacts(
          importId,
          results.flatMap(({ fact, class: found, line }) => {
            if (fact === undefined) return [];
            const made = found === 'new' || (details.resumed && found === 'unchanged' && preview.get(line) === 'new');
            const before = details.resumed && found === 'unchanged' ? preview.get(line) : found;
            return [{ fact, made, corrected: !made && before === 'correction' }];
          }),
        );
      },
      details.resumed ? (result) => asPreviewed(result, preview) : undefined,
    );
    await this.saveClasses(importId, tally);
    await this.close({ ...(this.live.get(importId) ?? record), state: whole ? 'done' : 'cancelled' });
  }

  /** A part at a time: others are answered meanwhile. */
  private async saveClasses(importId: string, { classes }: RowTally): Promise<void> {
    this.store.clearClasses(importId);
    let part: [number, RowClass][] = [];
    for (const entry of classes) {
      part.push(entry);
      if (part.length < CLASSES_AT_ONCE) continue;
      this.store.addClasses(importId, part);
      part = [];
      await nextTurn();
    }
    this.store.addClasses(importId, part);
  }

  private partsOf(importId: string) {
    const record = this.live.get(importId);
    const details = this.store.details(importId);
    if (!record || !details) throw new Error('an import without its details');
    return { record, details, kind: this.kindOf(record.kind) };
  }

  /** Reads the kept rows and has them taken. False: a person stopped it. */
  private async takeRows(
    importId: string,
    kind: ImportKind,
    details: ImportDetails,
    dryRun: boolean,
    tally: RowTally,
    heard: (results: readonly RowResult[]) => void,
    corrected: (result: RowResult) => RowResult = (result) => result,
  ): Promise<boolean> {
    const { record } = this.partsOf(importId);
    const { today, system, sender } = record;
    const plan: RowPlan = planRows(kind, details.profile, details.facts, details.answers);
    const takenBack = (fact: string) => this.store.takenBack(fact);
    const aliases = (field: string, key: string) =>
      answerOfAlias(details.answers, field, key) ?? details.profile.aliases?.[field]?.[key];
    const run: ImportRun = await kind.begin({ importId, today, dryRun, system, sender, takenBack, aliases });
    const count = (found: readonly RowResult[]) => {
      const results = found.map(corrected);
      tally.add(results);
      this.store.addProblems(
        importId,
        results.flatMap((result) => result.problems),
      );
      heard(results);
      this.progress(importId, tally);
    };
    for await (const batch of this.store.readRows(importId)) {
      if (this.stopped) throw new Error('stopped');
      if (this.cancelled.has(importId)) return false;
      const rows: readonly KeptRow[] = keptRows.parse(JSON.parse(batch));
      const read: readonly ReadFact[] = rows.flatMap((row) => plan.read(row));
      const fit = read.flatMap((one) => {
        if (!('row' in one)) return [];
        const day = one.row.values.get('day');
        if (day !== undefined && isCalendarDay(day) && (tally.lastDay === undefined || day > tally.lastDay))
          tally.lastDay = day;
        return [one.row];
      });
      count(read.flatMap((one) => ('result' in one ? [one.result] : [])));
      if (fit.length > 0) count(await run.take(fit));
      await nextTurn();
    }
    count(await run.finish());
    return true;
  }

  private lastSaved = 0;

  private progress(importId: string, tally: RowTally): void {
    const record = this.live.get(importId);
    if (!record) return;
    const { counts, factCounts, passedOver, problems, rows: taken, lastDay } = tally;
    this.keep({
      ...record,
      ...{
        counts: { ...counts },
        factCounts: { ...factCounts },
        passedOver: { ...passedOver },
        problems,
        taken,
        lastDay,
      },
    });
  }

  private keep(record: ImportRecord, save = false): void {
    this.live.set(record.importId, record);
    if (!save && Date.now() - this.lastSaved < SAVE_EVERY_MS) return;
    this.lastSaved = Date.now();
    this.store.save(record);
  }

  /** The end of an import: nothing of the file is left after it. */
  private async close(record: ImportRecord): Promise<void> {
    const { importId } = record;
    await this.store.destroy(importId);
    this.store.save({ ...record, finishedAt: this.now() });
    this.live.delete(importId);
    this.cancelled.delete(importId);
  }

  private kindOf(code: string): ImportKind {
    const kind = this.kinds.find(code);
    if (!kind) throw new Error(`no import kind ${code}`);
    return kind;
  }
}

/** Whether the profile speaks of a column without reading it: nobody need be told. */
function isForeseen(heading: string, { ignore, rules, columns }: Profile): boolean {
  const names = [
    ...ignore,
    ...rules.flatMap(({ when }) => when.headings),
    ...columns.flatMap(({ headings, zoneHeadings = [] }) => [...headings, ...zoneHeadings]),
  ];
  return names.some((name) => sameHeading(name, heading));
}

function answerOfAlias(answers: Answers, field: string, key: string): string | undefined {
  const id = matchQuestionId(field, key);
  return Object.hasOwn(answers, id) ? answers[id] : undefined;
}

/** Detection proposes; a person says which source it is. */
function profileQuestion(
  { proposed, answers, profile }: ImportDetails,
  profiles: readonly Profile[],
): readonly Question[] {
  if (proposed.length === 0 || Object.hasOwn(answers, 'profile')) return [];
  const named = profiles.filter(({ code }) => proposed.includes(code));
  return [
    {
      id: 'profile',
      scope: 'file',
      code: 'profile-unclear',
      column: '',
      proposal: profile.code,
      options: named.map(({ code, names }) => ({ value: code, messages: names })),
      messages: { nl: 'Waar komt dit bestand vandaan?', en: 'Where does this file come from?' },
    },
  ];
}

/** A row that was recorded before a stop is unchanged now; it is counted as what the import made of it. */
function asPreviewed(result: RowResult, preview: ReadonlyMap<number, RowResult['class']>): RowResult {
  const before = preview.get(result.line);
  const made = before === 'new' || before === 'correction';
  return result.class === 'unchanged' && made ? { ...result, class: before } : result;
}

const correctionStays = {
  code: 'correction-stays',
  reason: {
    nl: 'De import heeft dit gewijzigd en niet toegevoegd: wat er eerder stond komt niet vanzelf terug. Verbeter het zelf.',
    en: 'The import changed this and did not add it: what stood there before does not come back. Correct it yourself.',
  },
};
const changedLater = {
  code: 'changed-by-later-import',
  reason: {
    nl: 'Een latere import heeft dit gewijzigd. Neem die eerst terug, of trek dit zelf in.',
    en: 'A later import has changed this. Take that one back first, or withdraw this yourself.',
  },
};
const interrupted: FileNotice = {
  code: 'import-interrupted',
  messages: {
    nl: 'De import is onderbroken. Wat is ingelezen blijft staan; stuur hetzelfde bestand opnieuw voor de rest.',
    en: 'The import was interrupted. What was taken stays; send the same file again for the rest.',
  },
};
const expired: FileNotice = {
  code: 'import-expired',
  messages: {
    nl: 'Deze import is zeven dagen niet bevestigd en is vervallen. Stuur het bestand opnieuw.',
    en: 'This import was not confirmed for seven days and has lapsed. Send the file again.',
  },
};
const broken: FileNotice = {
  code: 'import-broke-off',
  messages: {
    nl: 'Er ging iets mis bij ons. Wat is ingelezen blijft staan; stuur hetzelfde bestand later opnieuw.',
    en: 'Something went wrong on our side. What was taken stays; send the same file again later.',
  },
};
