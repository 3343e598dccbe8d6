import type { CommandBus } from '@nestjs/cqrs';
import { derivedId, type CommandOutcome, type KeyVault } from '@peil/eventing';
import type { AccessDecider } from '@peil/http-api';
import {
  aliasOf,
  LEAVE_OUT,
  matchQuestion,
  type ImportContext,
  type ImportRun,
  type PassedOverReason,
  type ReadRow,
  type RowClass,
  type RowProblem,
  type RowQuestion,
  type RowResult,
  type Suggestion,
} from '@peil/imports';
import type { PeopleIndex } from '@peil/organisation';
import { createHmac, hash, type KeyObject } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Activity } from '../domain/activity.js';
import { takeOverRefusal } from '../domain/dossier.js';
import {
  identityOf,
  isPassedOver,
  personKeyOf,
  readCompletion,
  type CompletionContext,
  type FoundOffering,
} from '../domain/import/completion.js';
import { noOffering, sameContentQuestion, type SameContent } from '../domain/import/completion-questions.js';
import {
  completionProblem,
  questionProblem,
  refusedProblem,
  type CompletionProblemCode,
} from '../domain/import/completion-problems.js';
import { kindRefusal, type KnownKind } from '../domain/kind-rules.js';
import { meaningOf, sameMeaning } from '../domain/meaning.js';
import { activitiesOn, findActivity, peopleWithActivity } from '../read-models/activities.js';
import type { ActivityRow } from '../read-models/activity-row.js';
import { hoursDoubt, isHoursDoubtAnswered } from '../domain/import/plausible-hours.js';
import { CompletionPeople, type FoundPerson } from './completion-people.js';
import { DossierMessage } from './dossier-message.js';
import type { OfferingFinder } from './offering-finder.js';

/** Commands under way at the same time: enough to share one commit. */
const AT_ONCE = 64;

/** A row that speaks of an activity of somebody, ready to be given. */
type Matched = {
  readonly row: ReadRow;
  readonly personId: string;
  readonly activityId: string;
  /** Undefined: the source took it back. */
  readonly activity: Activity | undefined;
  readonly class: RowClass;
  /** What a person is told of it though it is taken. */
  readonly warnings?: readonly RowProblem[];
};
type Step = Matched | RowResult;

const bad = (row: ReadRow, code: CompletionProblemCode, field: string | undefined): RowResult => ({
  line: row.line,
  class: 'bad',
  problems: [completionProblem(row, code, field)],
});
const quiet = (row: ReadRow, rowClass: RowClass, fact?: string): RowResult => ({
  line: row.line,
  class: rowClass,
  problems: [],
  ...(fact !== undefined && { fact }),
});
const over = (row: ReadRow, reason: PassedOverReason): RowResult => ({
  line: row.line,
  class: 'passedOver',
  problems: [],
  reason,
});
const asksAbout = (row: ReadRow, question: RowQuestion, field: string | undefined): RowResult => ({
  line: row.line,
  part: row.part ?? 0,
  class: 'question',
  problems: [questionProblem(row, question, field)],
  questions: [question],
});
const isResult = (step: Step): step is RowResult => 'problems' in step;

/** What an import of completions asks and gives commands to. */
export type CompletionParts = {
  readonly commands: CommandBus;
  readonly people: PeopleIndex;
  readonly activities: DatabaseSync;
  readonly vault: KeyVault;
  readonly access: AccessDecider;
  readonly offerings: OfferingFinder | undefined;
  readonly kinds: readonly KnownKind[];
  /** As a key object: made anew for each of 100,000 rows, it would cost more than the rest of a row. */
  readonly installationKey: KeyObject;
};

/** One import of completions under way. */
export class CompletionsRun implements ImportRun {
  /** What each row of this file said so far, by activity: a short fingerprint of its meaning. */
  private readonly said = new Map<string, string>();
  private readonly people: CompletionPeople;
  /** Person, offering and day of each activity of this file: the same under two references is asked. */
  private readonly contents = new Map<string, string>();
  /** What texts may mean, so that a course of ten thousand rows is compared once. */
  private readonly similar = new Map<string, readonly Suggestion[]>();

  constructor(
    private readonly context: ImportContext,
    private readonly parts: CompletionParts,
  ) {
    this.people = new CompletionPeople(parts.people);
  }

  async take(rows: readonly ReadRow[]): Promise<readonly RowResult[]> {
    const open = this.openFiles(rows);
    const steps = rows.map((row) => this.match(row, open));
    const toGive = steps.filter((step): step is Matched => !isResult(step) && step.class !== 'unchanged');
    if (this.context.dryRun || toGive.length === 0)
      return steps.map((step) => (isResult(step) ? step : asResult(step)));
    await this.parts.vault.obtainMany([...new Set(toGive.map(({ personId }) => personId))]).catch(() => undefined);
    const given = await this.giveAll(toGive);
    return steps.map((step) => (isResult(step) ? step : (given.get(step) ?? asResult(step))));
  }

  finish(): Promise<readonly RowResult[]> {
    return Promise.resolve([]);
  }

  /** Of the people the rows name, whose file the sender may open. Decided once a batch. */
  private openFiles(rows: readonly ReadRow[]): ReadonlySet<string> {
    const named = rows.flatMap((row) => {
      const person = this.takenBackPerson(row) ?? this.people.of(row);
      return 'personId' in person ? [person.personId] : [];
    });
    const { sender, today } = this.context;
    const caller = { personId: sender.actor.personId };
    return new Set(this.parts.access.filesOpenTo(caller, [...new Set(named)], today));
  }

  /** A source that takes a reference back need not say whose it was. */
  private takenBackPerson(row: ReadRow): FoundPerson | undefined {
    if (row.values.get('status') !== 'cancelled' || !row.values.has('reference')) return undefined;
    const about = { personId: '', offering: undefined, kinds: this.parts.kinds, system: this.context.system };
    const [personId] = peopleWithActivity(this.parts.activities, this.activityIdOf(row, about));
    return personId === undefined ? undefined : { personId };
  }

  /**
   * The id of the activity a row speaks of. One whose import was taken back as a whole stays withdrawn: what comes after
   * it is told apart by its number.
   */
  private activityIdOf(row: ReadRow, about: CompletionContext): string {
    const identity = identityOf(row, about);
    for (let number = 0; ; number += 1) {
      const parts = number === 0 ? identity : [...identity, 'again', String(number)];
      const digest = createHmac('sha256', this.parts.installationKey).update(JSON.stringify(parts)).digest('base64url');
      const activityId = `i-${digest}`;
      if (this.context.takenBack?.(`${about.personId} ${activityId}`) !== true) return activityId;
    }
  }

  private offeringOf(row: ReadRow): FoundOffering | 'ambiguous' | 'unknown' | undefined {
    const code = row.values.get('offering');
    if (code !== undefined) return this.find(code) ?? 'unknown';
    // A title alone may name an offering, and need not.
    const title = row.values.get('title');
    const found = title === undefined ? undefined : this.find(title);
    return found === 'ambiguous' ? undefined : found;
  }

  /** By code or title, or by what a person has said that the text means. */
  private find(text: string): FoundOffering | 'ambiguous' | undefined {
    return this.parts.offerings?.find(aliasOf(this.context, 'offering', text) ?? text);
  }

  /** What a code or title that nothing is called may mean, unless a person has said it. */
  private similarTo(row: ReadRow): { readonly question: RowQuestion; readonly field: string } | undefined {
    const field = row.values.has('offering') ? 'offering' : 'title';
    const text = row.values.get(field);
    if (text === undefined || aliasOf(this.context, 'offering', text) !== undefined) return undefined;
    const known = this.similar.get(text) ?? this.parts.offerings?.similar(text) ?? [];
    this.similar.set(text, known);
    if (known.length === 0) return undefined;
    const about = { field: 'offering', column: row.heading(field), text };
    return { question: matchQuestion(about, known, field === 'title' ? [noOffering] : []), field };
  }

  private match(row: ReadRow, open: ReadonlySet<string>): Step {
    const person = this.takenBackPerson(row) ?? this.people.of(row);
    if ('question' in person) return asksAbout(row, person.question, row.values.has('name') ? 'name' : 'familyName');
    if ('problem' in person) return bad(row, person.problem, person.field);
    const { personId } = person;
    if (!open.has(personId)) return bad(row, 'outside-scope', personKeyOf(row)?.field);
    if (isPassedOver(row)) return over(row, 'nothingHappened');
    const takenBack = row.values.get('status') === 'cancelled' && row.values.has('reference');
    const offering = takenBack ? undefined : this.offeringOf(row);
    if (offering === 'unknown' || (offering === undefined && !takenBack)) {
      const similar = this.similarTo(row);
      if (similar) return asksAbout(row, similar.question, similar.field);
    }
    if (offering === 'unknown') return bad(row, 'unknown-offering', 'offering');
    const title = row.values.get('title');
    if (offering === undefined && title !== undefined && aliasOf(this.context, 'offering', title) === LEAVE_OUT) {
      return bad(row, 'unknown-offering', 'title');
    }
    if (offering === 'ambiguous') return bad(row, 'ambiguous-offering', 'offering');

    const { system } = this.context;
    const about = { personId, offering, kinds: this.parts.kinds, system };
    const read = readCompletion(row, about);
    if ('problem' in read) return bad(row, read.problem, read.field);
    const { activity } = read;
    if (activity) {
      const refusal = kindRefusal(
        activity,
        this.parts.kinds.find(({ code }) => code === activity.kind),
      );
      if (refusal) return { line: row.line, class: 'bad', problems: [refusedProblem(row, refusal)] };
      const doubt = hoursDoubt(row, activity, offering);
      if (doubt && !isHoursDoubtAnswered(row)) return asksAbout(row, doubt, 'hours');
    }
    const warnings = this.people.namesAnother(row, personId)
      ? [completionProblem(row, 'name-differs', row.values.has('name') ? 'name' : 'familyName')]
      : [];
    return this.classify({ row, personId, activityId: this.activityIdOf(row, about), activity, warnings });
  }

  private classify(found: Omit<Matched, 'class'>): Step {
    const { row, personId, activityId, activity } = found;
    const short = hash('sha256', JSON.stringify([personId, activity && meaningOf(activity)]), 'base64url').slice(0, 16);
    const known = findActivity(this.parts.activities, personId, activityId);
    const { today, sender } = this.context;
    const asked = { personId, activity, today, by: sender.actor.personId };
    const refusal = takeOverRefusal(asked, known?.status, unchanged(known, activity));
    if (refusal) return { line: row.line, class: 'bad', problems: [refusedProblem(row, refusal)] };

    const before = this.said.get(activityId);
    const fact = `${personId} ${activityId}`;
    if (before === short) return quiet(row, 'unchanged', fact);
    if (before !== undefined) return bad(row, 'twice-in-file', row.values.has('reference') ? 'reference' : 'day');
    this.said.set(activityId, short);

    const others = peopleWithActivity(this.parts.activities, activityId).filter((other) => other !== personId);
    if (others.length > 0) return bad(row, 'reference-of-another', 'reference');
    if (activity === undefined) {
      const stands = known && known.status !== 'withdrawn';
      return stands ? { ...found, class: 'correction' } : over(row, 'takenBackAlready');
    }
    if (!known) {
      const other = this.sameContent(found);
      const answer = row.answer?.('same-as-known');
      if (other !== undefined && answer === 'same') return over(row, 'sameAsKnown');
      if (other !== undefined && answer !== 'another') return asksAbout(row, sameContentQuestion(row, other), 'day');
      return { ...found, class: 'new' };
    }
    return { ...found, class: unchanged(known, activity) ? 'unchanged' : 'correction' };
  }

  /** An activity of the same person, offering and day that came in another way or under another reference. */
  private sameContent({ personId, activityId, activity }: Omit<Matched, 'class'>): SameContent | undefined {
    if (activity?.offeringId === undefined) return undefined;
    const lastDay = activity.until ?? activity.day;
    const key = `${personId} ${activity.offeringId} ${lastDay}`;
    const inFile = this.contents.get(key);
    this.contents.set(key, inFile ?? activityId);
    if (inFile !== undefined && inFile !== activityId) return { source: 'thisFile' };
    const known = activitiesOn(this.parts.activities, personId, activity.offeringId, lastDay).find(
      (row) => row.activityId !== activityId && row.status !== 'withdrawn' && row.status !== 'planned',
    );
    return known && { source: known.content.source.type === 'selfReported' ? 'person' : 'otherReference' };
  }

  /** Gives the commands, many at a time, so that they share a commit. */
  private async giveAll(matched: readonly Matched[]): Promise<ReadonlyMap<Matched, RowResult>> {
    const results = new Map<Matched, RowResult>();
    const queue = matched.values();
    const worker = async (): Promise<void> => {
      for (const one of queue) results.set(one, resultOf(one, await this.give(one)));
    };
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, matched.length) }, worker));
    return results;
  }

  private async give({ personId, activityId, activity }: Matched): Promise<CommandOutcome> {
    const { importId, today, sender } = this.context;
    const by = sender.actor.personId;
    const command = { type: 'takeOverActivity' as const, personId, activityId, activity, today, by, reason: 'Import' };
    const own = { ...sender, commandId: derivedId(importId, activityId), causationId: sender.commandId };
    return this.parts.commands.execute(new DossierMessage(command, own));
  }
}

function unchanged(known: ActivityRow | undefined, activity: Activity | undefined): boolean {
  return known?.takenOver !== undefined && activity !== undefined && sameMeaning(known.takenOver, activity);
}

const factOf = ({ personId, activityId }: Matched) => `${personId} ${activityId}`;

function asResult(matched: Matched, rowClass = matched.class): RowResult {
  return { ...quiet(matched.row, rowClass, factOf(matched)), problems: matched.warnings ?? [] };
}

function resultOf(matched: Matched, outcome: CommandOutcome): RowResult {
  const { row } = matched;
  if (outcome.outcome === 'refused') {
    return { line: row.line, class: 'bad', problems: [refusedProblem(row, outcome.refusal)] };
  }
  return asResult(matched, outcome.added > 0 || outcome.repeated ? matched.class : 'unchanged');
}
