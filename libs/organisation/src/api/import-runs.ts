import type { CommandBus } from '@nestjs/cqrs';
import { derivedId, type CommandOutcome, type KeyVault } from '@peil/eventing';
import type { ReadSide } from '@peil/http-api';
import type { ImportContext, ImportRun, ReadRow, RowResult } from '@peil/imports';
import { planAppointmentsInSteps } from '../domain/import/plan-appointments.js';
import { planPerson, type FindByNumber } from '../domain/import/plan-person.js';
import { planUnits, unitsByCode } from '../domain/import/plan-units.js';
import { badRow, conflictingRows, planned, problemOfRefusal, type ImportPlan } from '../domain/import/planned-row.js';
import type { PersonCommand } from '../domain/person-commands.js';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { UnitCommand } from '../domain/unit-decider.js';
import type { OrganisationReader } from '../read-models/organisation-reader.js';
import type { PeopleIndex } from '../read-models/people-index.js';
import { PersonMessage, UnitMessage } from './messages.js';

/** What an import of the organisation works with. */
export type ImportParts = {
  readonly commands: CommandBus;
  readonly reader: OrganisationReader;
  readonly people: PeopleIndex;
  readonly readSide: ReadSide;
  readonly vault: KeyVault;
};

const STREAMS_AT_ONCE = 64;
const READ_SIDE_PATIENCE_MS = 30_000;

/** Units in any order: nothing is decided before the last row. */
export function unitsRun(context: ImportContext, parts: ImportParts): ImportRun {
  return afterTheLastRow(context, parts, {
    plan: (rows) => atOnce(planUnits(rows, parts.reader.organisation(), context.today)),
    streamOf: ({ unitId }) => unitId,
    message: (command, sender) => new UnitMessage(command, sender, 'checked'),
  });
}

/** Appointments in any order: nothing is decided before the last row. */
export function appointmentsRun(context: ImportContext, parts: ImportParts): ImportRun {
  const find = findByNumber(parts.people);
  return afterTheLastRow(context, parts, {
    plan: (rows) => {
      const organisation = parts.reader.organisation();
      const units = unitsByCode(organisation);
      const known = { find, unitId: (code: string) => units.get(code)?.unitId, takenBack: context.takenBack };
      return planAppointmentsInSteps(rows, organisation, known, context.today);
    },
    streamOf: ({ personId }) => personId,
    message: (command, sender) => new PersonMessage(command, sender, 'checked'),
  });
}

/** People one by one: of each only the number, and a short mark of what was said about it, is kept. */
export function peopleRun(context: ImportContext, parts: ImportParts): ImportRun {
  const find = findByNumber(parts.people);
  const said = new Map<string, string>();
  let position = 0;

  function plan(row: ReadRow): ImportPlan<PersonCommand> {
    const number = row.values.get('personnelNumber') ?? '';
    const meaning = derivedId(...[...row.values].sort(([a], [b]) => (a < b ? -1 : 1)).flat());
    const before = said.get(number);
    if (before === meaning) return { rows: [planned(row, 'unchanged')], commands: [] };
    if (before !== undefined) return { rows: [badRow(row, conflictingRows(row, 'personnelNumber'))], commands: [] };
    said.set(number, meaning);
    return planPerson(row, find, derivedId(context.importId, 'person', row.line));
  }

  return {
    async take(rows) {
      const plans = rows.map(plan);
      const commands = plans.flatMap((one) => one.commands);
      const all = { rows: plans.flatMap((one) => one.rows), commands };
      if (context.dryRun) return all.rows;
      await parts.vault.obtainMany(commands.map(({ command }) => command.personId));
      const given = await give(context, parts, all, {
        streamOf: ({ personId }) => personId,
        message: (command, sender) => new PersonMessage(command, sender, 'checked'),
      });
      position = Math.max(position, given.position);
      return given.rows;
    },
    async finish() {
      await parts.readSide.waitFor(position, READ_SIDE_PATIENCE_MS);
      return [];
    },
  };
}

/** Some hundreds of units are planned in one step. */
function* atOnce<Plan>(plan: Plan): Generator<undefined, Plan> {
  yield undefined;
  return plan;
}

/** Takes the steps one by one and lets others go between them: 18,000 appointments keep nobody waiting. */
async function inTurns<Plan>(steps: Generator<undefined, Plan>): Promise<Plan> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await nextTurn();
  }
}

/** Restores lost zeros only where one person fits. */
function findByNumber(people: PeopleIndex): FindByNumber {
  return (number) => {
    const exact = people.withPersonnelNumber(number);
    return { exact, butForZeros: exact.length > 0 ? [] : people.withPersonnelNumberButForZeros(number) };
  };
}

type Sender = ImportContext['sender'];
type Giving<Command> = {
  readonly streamOf: (command: Command) => string;
  readonly message: (command: Command, sender: Sender) => UnitMessage | PersonMessage;
};

function afterTheLastRow<Command extends UnitCommand | PersonCommand>(
  context: ImportContext,
  parts: ImportParts,
  how: Giving<Command> & { readonly plan: (rows: readonly ReadRow[]) => Generator<undefined, ImportPlan<Command>> },
): ImportRun {
  const all: ReadRow[] = [];
  return {
    async take(rows) {
      all.push(...rows);
      return [];
    },
    async finish() {
      const plan = await inTurns(how.plan(all));
      if (context.dryRun) return plan.rows;
      const given = await give(context, parts, plan, how);
      await parts.readSide.waitFor(given.position, READ_SIDE_PATIENCE_MS);
      return given.rows;
    },
  };
}

/**
 * Gives the commands of a plan, those of one stream in their order. A row whose command is refused after all, because
 * something else was recorded meanwhile, becomes a bad row.
 */
async function give<Command extends UnitCommand | PersonCommand>(
  { sender }: ImportContext,
  { commands }: ImportParts,
  plan: ImportPlan<Command>,
  { streamOf, message }: Giving<Command>,
): Promise<{ readonly rows: readonly RowResult[]; readonly position: number }> {
  const refused = new Map<number, RowResult>();
  let position = 0;
  const streams = [...Map.groupBy(plan.commands, ({ command }) => streamOf(command)).values()];

  async function giveStream(stream: readonly ImportPlan<Command>['commands'][number][]): Promise<void> {
    for (const [index, { row, command }] of stream.entries()) {
      const commandId = derivedId(sender.commandId, 'row', row.line, streamOf(command), index);
      const context = { ...sender, commandId, causationId: sender.commandId };
      const outcome: CommandOutcome = await commands.execute(message(command, context));
      if (outcome.outcome === 'refused') refused.set(row.line, badRow(row, problemOfRefusal(row, outcome.refusal)));
      else position = Math.max(position, outcome.position);
    }
  }

  for (let start = 0; start < streams.length; start += STREAMS_AT_ONCE) {
    await Promise.all(streams.slice(start, start + STREAMS_AT_ONCE).map(giveStream));
  }
  return { rows: plan.rows.map((row) => refused.get(row.line) ?? row), position };
}
