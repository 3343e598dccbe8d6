import type { CommandBus } from '@nestjs/cqrs';
import { derivedId } from '@peil/eventing';
import type { OfferingFinder } from '@peil/development';
import {
  aliasOf,
  matchQuestion,
  rowProblem,
  type ImportContext,
  type ImportRun,
  type PassedOverReason,
  type ReadRow,
  type RowClass,
  type RowQuestion,
  type RowResult,
} from '@peil/imports';
import { calendarDay, sameContent } from '@peil/kernel';
import type { OfferingSession } from '../domain/catalogue/events.js';
import type { OfferingCommand } from '../domain/catalogue/offering.js';
import { sessionProblem, type SessionProblemCode } from '../domain/import/session-problems.js';
import type { FactsReader } from '../read-models/facts-reader.js';
import { OfferingMessage } from './messages.js';

/** What an import of planned sessions asks and gives commands to. */
export type SessionParts = {
  readonly commands: CommandBus;
  readonly reader: FactsReader;
  readonly offerings: OfferingFinder;
  /** Waits for the reading side, so that the next file sees what this one said. */
  readonly caughtUp: (position: number) => Promise<unknown>;
};

type Found =
  | { readonly offeringId: string }
  | { readonly problem: SessionProblemCode; readonly field: string }
  | { readonly question: RowQuestion; readonly field: string };

const bad = (row: ReadRow, code: SessionProblemCode, field: string): RowResult => ({
  ...{ line: row.line, class: 'bad', problems: [sessionProblem(row, code, field)] },
});
const quiet = (row: ReadRow, rowClass: RowClass, fact: string): RowResult => ({
  ...{ line: row.line, class: rowClass, problems: [], fact },
});
const over = (row: ReadRow, reason: PassedOverReason): RowResult => ({
  ...{ line: row.line, class: 'passedOver', problems: [], reason },
});

/** One import of planned sessions under way: when offerings are held, with nobody on them. */
export class SessionsRun implements ImportRun {
  private readonly said = new Map<string, { readonly offeringId: string; readonly session: OfferingSession }>();
  private position = 0;

  constructor(
    private readonly context: ImportContext,
    private readonly parts: SessionParts,
  ) {}

  async take(rows: readonly ReadRow[]): Promise<readonly RowResult[]> {
    const results: RowResult[] = [];
    for (const row of rows) results.push(await this.takeOne(row));
    return results;
  }

  async finish(): Promise<readonly RowResult[]> {
    await this.parts.caughtUp(this.position);
    return [];
  }

  private async takeOne(row: ReadRow): Promise<RowResult> {
    const status = row.values.get('status');
    if (status === 'superseded') return over(row, 'nothingHappened');
    const found = this.offeringOf(row);
    if ('problem' in found) return bad(row, found.problem, found.field);
    if ('question' in found) return asks(row, found.question, found.field);
    const { offeringId } = found;
    const session = sessionOf(row);
    if (session.until < session.from) return bad(row, 'ends-before-it-begins', 'lastDay');
    const sessionId = this.sessionIdOf(row, offeringId, session);
    const fact = `${offeringId} ${sessionId}`;
    const before = this.said.get(sessionId);
    if (before) {
      const same = sameContent(before, { offeringId, session });
      return same ? quiet(row, 'unchanged', fact) : bad(row, 'twice-in-file', 'day');
    }
    this.said.set(sessionId, { offeringId, session });
    const known = this.known(sessionId);
    if (status === 'cancelled') {
      if (!known) return over(row, 'takenBackAlready');
      return this.give(row, 'correction', `${known.offeringId} ${sessionId}`, [
        { type: 'cancelSession', offeringId: known.offeringId, sessionId },
      ]);
    }
    if (known && sameContent(known, { offeringId, session })) return quiet(row, 'unchanged', fact);
    const moved: readonly OfferingCommand[] =
      known && known.offeringId !== offeringId
        ? [{ type: 'cancelSession', offeringId: known.offeringId, sessionId }]
        : [];
    return this.give(row, known ? 'correction' : 'new', fact, [
      ...moved,
      { type: 'planSession', offeringId, sessionId, session },
    ]);
  }

  /** Code, then what a person has said of it, then the exact title; else what it may mean is asked. */
  private offeringOf(row: ReadRow): Found {
    const texts = ['offering', 'title'].flatMap((field) => {
      const text = row.values.get(field);
      return text === undefined ? [] : [{ field, text }];
    });
    const [first] = texts;
    if (!first) return { problem: 'no-offering', field: 'offering' };
    for (const { field, text } of texts) {
      const found = this.parts.offerings.find(aliasOf(this.context, 'offering', text) ?? text);
      if (found === 'ambiguous') return { problem: 'ambiguous-offering', field };
      if (found) return { offeringId: found.offeringId };
    }
    for (const { field, text } of texts) {
      if (aliasOf(this.context, 'offering', text) !== undefined) continue;
      const similar = this.parts.offerings.similar(text);
      if (similar.length > 0) {
        const about = { field: 'offering', column: row.heading(field), text };
        return { question: matchQuestion(about, similar), field };
      }
    }
    return { problem: 'unknown-offering', field: first.field };
  }

  private sessionIdOf(row: ReadRow, offeringId: string, { from }: OfferingSession): string {
    const { system } = this.context;
    const reference = row.values.get('reference');
    return reference === undefined
      ? derivedId('session', system, 'content', offeringId, from)
      : derivedId('session', system, 'reference', reference);
  }

  private known(sessionId: string): { readonly offeringId: string; readonly session: OfferingSession } | undefined {
    for (const { offeringId, sessions } of this.parts.reader.catalogue().offerings.values()) {
      const session = sessions.get(sessionId);
      if (session) return { offeringId, session };
    }
    return undefined;
  }

  private async give(
    row: ReadRow,
    rowClass: RowClass,
    fact: string,
    commands: readonly OfferingCommand[],
  ): Promise<RowResult> {
    if (this.context.dryRun) return quiet(row, rowClass, fact);
    const { sender, importId } = this.context;
    for (const [index, command] of commands.entries()) {
      const context = { ...sender, commandId: derivedId(importId, fact, index), causationId: sender.commandId };
      const outcome = await this.parts.commands.execute(new OfferingMessage(command, context));
      if (outcome.outcome !== 'refused') {
        this.position = Math.max(this.position, outcome.position);
        continue;
      }
      const { code, message } = outcome.refusal;
      const problem = rowProblem(row.line, { column: row.heading('day'), value: row.raw('day') }, code, message, {
        nl: 'Pas de rij aan en stuur het bestand opnieuw.',
        en: 'Change the row and send the file again.',
      });
      return { line: row.line, class: 'bad', problems: [problem] };
    }
    return quiet(row, rowClass, fact);
  }
}

function asks(row: ReadRow, question: RowQuestion, field: string): RowResult {
  const place = { column: row.heading(field), value: row.raw(field) };
  const problem = rowProblem(row.line, place, question.code, question.messages, {
    nl: 'Beantwoord de vraag; zonder antwoord blijft deze rij buiten de import.',
    en: 'Answer the question; without an answer this row stays out of the import.',
  });
  return { line: row.line, class: 'question', problems: [problem], questions: [question] };
}

function sessionOf({ values }: ReadRow): OfferingSession {
  const from = calendarDay(values.get('day') ?? '');
  const minutes = values.get('minutes') ?? values.get('hours');
  return {
    from,
    until: calendarDay(values.get('lastDay') ?? from),
    ...(minutes !== undefined && { minutes: Number(minutes) }),
  };
}
