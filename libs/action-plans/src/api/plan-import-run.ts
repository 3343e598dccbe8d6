import type { CommandBus } from '@nestjs/cqrs';
import { derivedId, type CommandContext } from '@peil/eventing';
import { rowProblem, type ImportContext, type ImportRun, type ReadRow, type RowResult } from '@peil/imports';
import { sameContent, type Refusal } from '@peil/kernel';
import { isDirectorate, liesIn, unitsUnder, type OrganisationDay, type PeopleIndex } from '@peil/organisation';
import type { DatabaseSync } from 'node:sqlite';
import type { Owner } from '../domain/action.js';
import type { ActionPlanCommand } from '../domain/commands.js';
import { planRowProblem } from '../domain/import/plan-row-problems.js';
import { normal, readPlanRow, type PlanRow } from '../domain/import/read-plan-row.js';
import { findAction, type PlanAction } from '../domain/plan-state.js';
import type { PlanWords } from '../domain/words.js';
import { planIdOf } from '../plan-id.js';
import { readPlan } from '../read-models/action-plans.js';
import { ActionPlanMessage } from './messages.js';

/** What an import of plans asks and gives commands to. */
export type PlanImportParts = {
  readonly commands: CommandBus;
  /** The database of the action plans. */
  readonly plans: DatabaseSync;
  readonly view: OrganisationDay;
  readonly people: PeopleIndex;
  readonly words: PlanWords;
  /** Waits for the reading side, so that the next file sees what this one said. */
  readonly caughtUp: (position: number) => Promise<unknown>;
};

/** One import of action plans under way. */
export class PlanImportRun implements ImportRun {
  private position = 0;
  private readonly said = new Map<string, PlanRow>();
  private readonly units: ReadonlyMap<string, string>;

  constructor(
    private readonly context: ImportContext,
    private readonly parts: PlanImportParts,
  ) {
    const directorates = [...parts.view.units.values()].filter((unit) => isDirectorate(unit));
    this.units = new Map(
      directorates.flatMap(({ unitId, code, name }) =>
        [unitId, code ?? unitId, name].map((key): [string, string] => [normal(key), unitId]),
      ),
    );
  }

  async take(rows: readonly ReadRow[]): Promise<readonly RowResult[]> {
    const results: RowResult[] = [];
    for (const row of rows) results.push(await this.takeOne(row));
    await this.parts.caughtUp(this.position);
    return results;
  }

  finish(): Promise<readonly RowResult[]> {
    return Promise.resolve([]);
  }

  private async takeOne(row: ReadRow): Promise<RowResult> {
    const { words } = this.parts;
    const read = readPlanRow(row, {
      words,
      unitOf: (text) => this.units.get(normal(text)),
      ownerOf: (text, unitId) => this.ownerOf(text, unitId),
    });
    if ('problem' in read) return bad(row, planRowProblem(row, read.problem, read.field));
    const planId = planIdOf(read.unitId, read.year);
    const actionId = this.actionIdOf(planId, read.key);
    const fact = `${planId} ${actionId}`;
    const before = this.said.get(actionId);
    if (before) {
      return sameContent(before, read)
        ? quiet(row, 'unchanged', fact)
        : bad(row, planRowProblem(row, 'twice-in-file', 'title'));
    }
    this.said.set(actionId, read);
    const known = readPlan(this.parts.plans, planId, {});
    const action = known && findAction(known.plan, actionId);
    const commands = this.commandsFor(read, planId, actionId, known !== undefined, action);
    if (commands.length === 0) return quiet(row, 'unchanged', fact);
    const rowClass = action ? 'correction' : 'new';
    if (this.context.dryRun) return quiet(row, rowClass, fact);
    for (const [index, command] of commands.entries()) {
      const outcome = await this.parts.commands.execute(
        new ActionPlanMessage(command, this.contextOf(actionId, index)),
      );
      if (outcome.outcome === 'refused') return bad(row, refused(row, outcome.refusal));
      this.position = Math.max(this.position, outcome.position);
    }
    return quiet(row, rowClass, fact);
  }

  /** What was taken back stays dropped: an action that comes in after it is told apart by its number. */
  private actionIdOf(planId: string, key: string): string {
    for (let number = 0; ; number += 1) {
      const again = number === 0 ? [] : ['again', String(number)];
      const actionId = derivedId('imported-action', planId, this.context.system, key, ...again);
      if (this.context.takenBack?.(`${planId} ${actionId}`) !== true) return actionId;
    }
  }

  /** What has to be said for the plan to hold what the row says; nothing when it does. */
  private commandsFor(
    { unitId, year, content, state, note }: PlanRow,
    planId: string,
    actionId: string,
    isDrafted: boolean,
    action: PlanAction | undefined,
  ): readonly ActionPlanCommand[] {
    const about = { planId, actionId, day: this.context.today };
    const commands: ActionPlanCommand[] = [];
    if (!isDrafted) commands.push({ type: 'draftPlan', planId, unitId, year, day: this.context.today });
    if (!action) commands.push({ type: 'addAction', ...about, content });
    else if (!sameContent(action.content, content)) commands.push({ type: 'changeAction', ...about, content });
    if (state === 'dropped') {
      if (action?.dropReason !== note && note !== undefined)
        commands.push({ type: 'dropAction', ...about, reason: note });
      return commands;
    }
    const isNewState = state !== undefined && state !== (action?.state ?? 'notStarted');
    const isNewNote = note !== undefined && note !== action?.note;
    if (isNewState || isNewNote) commands.push({ type: 'recordProgress', ...about, state, note });
    return commands;
  }

  private contextOf(actionId: string, index: number): CommandContext {
    const { importId, sender } = this.context;
    return { ...sender, commandId: derivedId(importId, actionId, index), causationId: sender.commandId };
  }

  private ownerOf(text: string, unitId: string): Owner | undefined {
    const { view, people } = this.parts;
    const wanted = normal(text);
    const teams = unitsUnder(view, unitId).filter((id) => {
      const unit = view.units.get(id);
      return [unit?.code, unit?.name].some((name) => name !== undefined && normal(name) === wanted);
    });
    if (teams.length === 1 && teams[0] !== undefined) return { unitId: teams[0] };
    const here = (personId: string): boolean =>
      (view.appointmentsOf.get(personId) ?? []).some((one) => liesIn(view, one.unitId, unitId));
    const byNumber = people.withPersonnelNumberButForZeros(text).filter(({ personId }) => here(personId));
    const found = byNumber.length > 0 ? byNumber : people.search(text).filter(({ personId }) => here(personId));
    const [first, second] = found;
    return first && !second ? { personId: first.personId } : undefined;
  }
}

const quiet = (row: ReadRow, rowClass: RowResult['class'], fact: string): RowResult => ({
  ...{ line: row.line, class: rowClass, problems: [], fact },
});
const bad = (row: ReadRow, problem: RowResult['problems'][number]): RowResult => ({
  ...{ line: row.line, class: 'bad', problems: [problem] },
});

function refused(row: ReadRow, { code, message }: Refusal): RowResult['problems'][number] {
  return rowProblem(row.line, { column: '', value: '' }, code, message, {
    nl: 'Pas de rij aan en stuur het bestand opnieuw.',
    en: 'Change the row and send the file again.',
  });
}
