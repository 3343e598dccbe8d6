import { accreditationFacts, createBalances, createFactsReader } from '@peil/accreditation';
import { actionPlansProjection, planIdOf, readPlan } from '@peil/action-plans';
import { dayOfNumber, type CalendarDay, type Instant } from '@peil/kernel';
import { createOrganisationReader, organisationProjection } from '@peil/organisation';
import {
  createCompliance,
  createMagFactsReader,
  magFactsProjection,
  type Compliance,
} from '@peil/performance-agreements';
import { projectionFileName, type Projection } from '@peil/projections';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Configuration } from '../../../server/src/wiring/configuration.js';
import { dataFiles } from '../../../server/src/wiring/runtime.js';
import { exitCodes, stop, type ExitCode } from '../speaking/exit-codes.js';
import { say, sayBoth } from '../speaking/language.js';
import { table } from '../speaking/table.js';
import { logMustExist } from './data-folder.js';

export type ComplianceOptions = {
  readonly asOf: CalendarDay;
  readonly knownAt?: Instant | undefined;
  readonly year?: number | undefined;
  readonly json: boolean;
};

/** `peil compliance DIRECTORATE`: whether it keeps its agreements, as the server would answer it, also while one runs. */
export function runCompliance(configuration: Configuration, unitId: string, options: ComplianceOptions): ExitCode {
  const { asOf, knownAt, json, year = Number(asOf.slice(0, 4)) } = options;
  logMustExist(configuration);
  const opened: DatabaseSync[] = [];
  const open = (projection: Projection): DatabaseSync => {
    const path = join(dataFiles(configuration.dataFolder).readModels, projectionFileName(projection));
    if (!existsSync(path)) {
      throw stop(
        exitCodes.usage,
        'Het leesmodel is er nog niet. Start Peil een keer, of voer peil rebuild uit.',
        'The read model is not there yet. Start Peil once, or run peil rebuild.',
      );
    }
    const database = new DatabaseSync(path, { readOnly: true });
    opened.push(database);
    return database;
  };
  try {
    const accreditation = createFactsReader(open(accreditationFacts));
    const plans = open(actionPlansProjection);
    const compliance = createCompliance({
      facts: createMagFactsReader(open(magFactsProjection)),
      organisation: createOrganisationReader(open(organisationProjection)),
      accreditation,
      balances: createBalances(accreditation, () => ''),
      plans: {
        adoptedOn: (id, planYear, day, known) =>
          readPlan(plans, planIdOf(id, planYear), { knownAt: known })?.plan.adoptions.find((adopted) => adopted <= day),
      },
    });
    const found = compliance.of({ unitId, kind: 'directorate', year, asOf, knownAt, view: 'persons' });
    if (found === undefined) {
      throw stop(
        exitCodes.finding,
        `Peil kent op ${asOf} geen directie of stadsdeel met het kenmerk ${unitId}.`,
        `Peil knows no directorate or district with the id ${unitId} on ${asOf}.`,
      );
    }
    console.log(json ? JSON.stringify(documentOf(found, year, asOf, knownAt), undefined, 2) : textOf(found, year));
    return exitCodes.ok;
  } finally {
    for (const database of opened) database.close();
  }
}

/** Figures only: who is behind them is for the people who sign in. */
function documentOf(
  { unit, rules, counts, trend, own, position }: Compliance,
  year: number,
  asOf: string,
  knownAt?: string,
) {
  return {
    unitId: unit.unitId,
    name: unit.name,
    year,
    asOf,
    ...(knownAt !== undefined && { knownAt }),
    position,
    policyVersions: rules.versions,
    managers: counts.managers,
    lateManagers: counts.lateManagers,
    obligations: rules.duties.map(({ id, label, due }, index) => ({
      obligationId: id,
      label,
      dueOn: dayOfNumber(due),
      ...counts.duties[index],
    })),
    ownObligations: own.map(({ duty, state }) => ({ obligationId: duty.id, label: duty.label, state })),
    trend,
  };
}

function textOf({ unit, rules, counts, own }: Compliance, year: number): string {
  const rows = rules.duties.map(({ label, due }, index) => {
    const { done, open, late, exempt } = counts.duties[index] ?? { done: 0, open: 0, late: 0, exempt: 0 };
    return [say(label), dayOfNumber(due), ...[done, open, late, exempt].map(String)];
  });
  const states = own.map(({ duty, state }) => [say(duty.label), dayOfNumber(duty.due), state]);
  const late = String(counts.lateManagers);
  return [
    sayBoth(
      `${unit.name}, ${year}: ${late} van ${String(counts.managers)} leidinggevenden zijn met iets te laat.`,
      `${unit.name}, ${year}: ${late} of ${String(counts.managers)} managers are late with something.`,
    ),
    '',
    table(
      [
        sayBoth('wat', 'what'),
        sayBoth('uiterlijk', 'due'),
        sayBoth('gedaan', 'done'),
        'open',
        sayBoth('te laat', 'late'),
        sayBoth('vrijgesteld', 'exempt'),
      ],
      rows,
    ),
    ...(states.length === 0
      ? []
      : [
          '',
          table(
            [sayBoth('van de directie zelf', 'of the directorate itself'), sayBoth('uiterlijk', 'due'), 'status'],
            states,
          ),
        ]),
  ].join('\n');
}
