import { Logger, type Provider } from '@nestjs/common';
import { memoryReleaseLog, RELEASE_LOG, SMALL_BELOW, type ReleaseLog } from '@peil/disclosure';
import type { Clock } from '@peil/eventing';
import { CLOCK, PROJECTIONS, publicPosition, READ_SIDE, type ReadSide } from '@peil/http-api';
import { ORGANISATION_READER, type OrganisationReader } from '@peil/organisation';
import type { ProjectionRunner } from '@peil/projections';
import { presentBalance } from '../domain/sentences/present-balance.js';
import { presentTodo } from '../domain/sentences/present-todo.js';
import { createDryRunQueue } from '../dry-runs/dry-run-queue.js';
import { memoryDryRunStore, type DryRunStore } from '../dry-runs/dry-run-store.js';
import { accreditationFacts } from '../read-models/accreditation-facts.js';
import { createBalances, type BalanceRequest, type Balances, type PersonBalance } from '../read-models/balances.js';
import { createDryRuns } from '../read-models/dry-run.js';
import { createFactsReader, type FactsReader } from '../read-models/facts-reader.js';
import { createPeriods, type Periods } from '../read-models/person-periods.js';
import { createRollUps } from '../read-models/roll-ups.js';
import type { BalanceAnswer } from './balance-answers.js';

const logger = new Logger('DryRuns');

/** Injection token of the `FactsReader`. */
export const FACTS_READER = Symbol('FactsReader');
/** Injection token of `Balances`. */
export const BALANCES = Symbol('Balances');
/** Injection token of `Periods`. */
export const PERIODS = Symbol('Periods');
/** Injection token of `RollUps`. */
export const ROLL_UPS = Symbol('RollUps');
/** Injection token of the number below which a count is small: 5 where nothing is provided. */
export const SMALL_GROUP = Symbol('SmallGroup');

/** Injection token of the same number, with its default. */
export const SMALL_GROUP_OR_DEFAULT = Symbol('SmallGroupOrDefault');
/** Injection token of the `DryRunStore`: in memory where nothing is provided. */
export const DRY_RUN_STORE = Symbol('DryRunStore');
/** Injection token of the `DryRunQueue`. */
export const DRY_RUNS = Symbol('DryRuns');

export const readerProviders: Provider[] = [
  {
    provide: SMALL_GROUP_OR_DEFAULT,
    inject: [{ token: SMALL_GROUP, optional: true }],
    useFactory: (smallBelow: number | undefined) => smallBelow ?? SMALL_BELOW,
  },
  {
    provide: DRY_RUNS,
    inject: [FACTS_READER, ORGANISATION_READER, CLOCK, { token: DRY_RUN_STORE, optional: true }],
    useFactory: (
      reader: FactsReader,
      organisation: OrganisationReader,
      { now }: Clock,
      store: DryRunStore | undefined,
    ) =>
      createDryRunQueue({
        dryRuns: createDryRuns({ reader, organisation }),
        store: store ?? memoryDryRunStore(),
        published: () => reader.schemes().published,
        now,
        onFailure: (error) => logger.error(error),
      }),
  },
  {
    provide: FACTS_READER,
    inject: [PROJECTIONS],
    useFactory: (runner: ProjectionRunner) =>
      createFactsReader(runner.database(accreditationFacts.name), () => runner.changedAt(accreditationFacts.name)),
  },
  {
    provide: PERIODS,
    inject: [FACTS_READER],
    useFactory: (reader: FactsReader) => createPeriods(reader),
  },
  {
    provide: BALANCES,
    inject: [FACTS_READER, READ_SIDE, PERIODS],
    useFactory: (reader: FactsReader, { logId }: ReadSide, periods: Periods) =>
      createBalances(reader, (request, balance) => JSON.stringify(balanceAnswer(request, balance, logId)), periods),
  },
  {
    provide: ROLL_UPS,
    inject: [
      FACTS_READER,
      BALANCES,
      ORGANISATION_READER,
      { token: SMALL_GROUP, optional: true },
      { token: RELEASE_LOG, optional: true },
    ],
    useFactory: (
      reader: FactsReader,
      balances: Balances,
      organisation: OrganisationReader,
      smallBelow: number | undefined,
      releaseLog: ReleaseLog | undefined,
    ) =>
      createRollUps({
        ...{ reader, balances, organisation },
        smallBelow: smallBelow ?? SMALL_BELOW,
        releaseLog: releaseLog ?? memoryReleaseLog(),
      }),
  },
];

/** A person's balance as HTTP and the command line answer it. */
export function balanceAnswer(request: BalanceRequest, balance: PersonBalance, logId: string): BalanceAnswer {
  const { personId, asOf, knownAt } = request;
  return {
    managerId: personId,
    asOf,
    ...(knownAt !== undefined && { knownAt }),
    position: publicPosition(logId, balance.position),
    status: balance.status,
    todo: presentTodo(balance.entries, balance.schemes),
    balances: balance.entries.map((entry) => presentBalance(entry, balance.schemes)),
  };
}
