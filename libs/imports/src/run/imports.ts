import type { CommandContext } from '@peil/eventing';
import type { CalendarDay, Instant } from '@peil/kernel';
import type { ImportKind, ImportKinds } from '../import-kind.js';
import { learnProfile, newProfile, sameProfile } from '../profiles/learn.js';
import { allProfiles, genericProfile } from '../profiles/profile-book.js';
import type { Profile } from '../profiles/profile.js';
import { noAnswers, type Answers } from '../questions/question.js';
import { broken, expired, interrupted } from './import-endings.js';
import { ImportQueue, type Step } from './import-queue.js';
import type { ImportDetails, ImportRecord, ImportStore, ProblemGroup, Slice } from './import-record.js';
import { finalStates } from './import-record.js';
import { analyse, recordFacts, type StepParts } from './import-steps.js';
import { LiveImports } from './live-imports.js';
import { expiryBefore } from './local-import-store.js';
import { outlookOf } from './plan-import.js';
import { profilesFor, receiveFile, type FileTask, type ReceivedFile } from './receive-file.js';
import { refusedRows } from './refused-rows.js';
import { noCounts } from './row-tally.js';
import { withdrawImport } from './withdraw-import.js';

export type ImportSender = { readonly sender: CommandContext; readonly today: CalendarDay };

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

/**
 * Takes files in the background, one after another: classifies every row, asks, waits for a person to confirm, gives the
 * commands, and keeps count. The event loop is given back between batches; memory does not grow with the file. What is
 * under way when the program stops goes on when it starts again.
 */
export class Imports {
  private readonly live: LiveImports;
  private readonly queue: ImportQueue;

  constructor(
    private readonly store: ImportStore,
    private readonly kinds: ImportKinds,
    private readonly now: () => Instant,
    private readonly onFailure: (importId: string, error: unknown) => void = () => undefined,
  ) {
    this.live = new LiveImports(store);
    this.queue = new ImportQueue((importId, step) => this.run(importId, step));
  }

  /** Every profile, the newest version of each. */
  profiles(): readonly Profile[] {
    return allProfiles(this.kinds, this.store.profiles());
  }

  findProfile(code: string): Profile | undefined {
    return this.profiles().find((profile) => profile.code === code);
  }

  /** The profiles a file may be of, the likeliest first; of no known source: those of the kinds. */
  detect(file: ReceivedFile): readonly Profile[] {
    return profilesFor(file, this.kinds, this.profiles());
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
    const { store, kinds } = this;
    return receiveFile(importId, upload, task, { store, kinds, profiles: this.profiles() });
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
    const earlier = this.store.sameFile(details.facts.hash, record.kind);
    const outlook = outlookOf(record, details, this.kindOf(record.kind), this.profiles(), earlier);
    const { columns, questions, failure } = outlook;
    if (failure) {
      const failed: ImportRecord = { ...outlook.record, state: 'failed', failure, finishedAt: this.now() };
      this.store.save(failed);
      await this.store.destroy(importId);
      return failed;
    }
    this.store.saveDetails(importId, { ...details, columns, questions, rowQuestions: [] });
    if (questions.length > 0) {
      const asked: ImportRecord = { ...outlook.record, state: 'question' };
      this.store.save(asked);
      return asked;
    }
    const next: ImportRecord = { ...outlook.record, state: 'waiting' };
    this.enqueue(next, 'analysis');
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
    this.enqueue(next, 'recording');
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
    return this.live.find(importId);
  }

  /** What was understood and asked of a file, as long as its import lives. */
  details(importId: string): ImportDetails | undefined {
    return this.store.details(importId);
  }

  list(slice: Slice) {
    return this.live.list(slice);
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
      this.live.askToCancel(importId);
      return;
    }
    await this.close({ ...record, state: 'cancelled' });
  }

  /** Takes back every fact the import made, unless somebody has built on it. Undefined: it cannot be taken back. */
  async withdraw(importId: string, context: ImportSender): Promise<ImportRecord | undefined> {
    const record = this.find(importId);
    const kind = record && this.kinds.find(record.kind);
    return record && kind && withdrawImport(this.store, kind, record, context);
  }

  /** Facts that stayed when the import was taken back, with the reason. */
  leftBehind(importId: string) {
    return this.store.withdrawal(importId);
  }

  /** Resolves once the import is no longer under way, to true; to false after the time. */
  waitFor(importId: string, milliseconds: number): Promise<boolean> {
    return this.live.waitFor(importId, milliseconds);
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
      this.enqueue(recording ? record : { ...record, state: 'waiting' }, recording ? 'recording' : 'analysis');
    }
  }

  /** Stops after the batch under way; what is left goes on at the next start. */
  stop(): Promise<void> {
    return this.queue.stop();
  }

  private async expireOld(): Promise<void> {
    for (const importId of this.store.olderThan(expiryBefore(this.now()))) {
      const record = this.store.find(importId);
      if (record && !finalStates.includes(record.state) && !this.live.has(importId)) {
        await this.close({ ...record, state: 'cancelled', failure: expired });
      } else if (!this.live.has(importId)) await this.store.destroy(importId);
    }
  }

  private enqueue(record: ImportRecord, step: Step): void {
    this.live.keep(record, true);
    this.queue.add(record.importId, step);
  }

  /** One step of one import. What it throws ends that import only. */
  private async run(importId: string, step: Step): Promise<void> {
    try {
      await (step === 'analysis' ? this.analyse(importId) : this.record(importId));
    } catch (error) {
      if (this.queue.isStopped) return;
      this.onFailure(importId, error);
      const record = this.find(importId);
      if (record) await this.close({ ...record, state: 'failed', failure: broken });
    }
    this.live.tellWaiters(importId);
  }

  private async analyse(importId: string): Promise<void> {
    const parts = this.partsOf(importId, 'analysing');
    const next = await analyse(parts);
    if (!next) {
      await this.close({ ...parts.current(), state: 'cancelled' });
      return;
    }
    this.live.leave(next);
    if (parts.details.confirm && next.state === 'preview') await this.confirm(importId);
  }

  private async record(importId: string): Promise<void> {
    const parts = this.partsOf(importId, 'running');
    const whole = await recordFacts(parts);
    await this.close({ ...parts.current(), state: whole ? 'done' : 'cancelled' });
  }

  private partsOf(importId: string, state: ImportRecord['state']): StepParts {
    const found = this.find(importId);
    const details = this.store.details(importId);
    if (!found || !details) throw new Error('an import without its details');
    const record: ImportRecord = { ...found, state };
    this.live.keep(record, true);
    return {
      ...{ store: this.store, kind: this.kindOf(record.kind), record, details },
      progress: (tally) => this.live.progress(importId, tally),
      current: () => this.find(importId) ?? record,
      isCancelled: () => {
        if (this.queue.isStopped) throw new Error('stopped');
        return this.live.isCancelled(importId);
      },
    };
  }

  /** The end of an import: nothing of the file is left after it. */
  private async close(record: ImportRecord): Promise<void> {
    await this.store.destroy(record.importId);
    this.live.leave({ ...record, finishedAt: this.now() });
  }

  private kindOf(code: string): ImportKind {
    const kind = this.kinds.find(code);
    if (!kind) throw new Error(`no import kind ${code}`);
    return kind;
  }
}
