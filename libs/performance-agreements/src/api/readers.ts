import type { Provider } from '@nestjs/common';
import { actionPlansProjection, planIdOf, readPlan } from '@peil/action-plans';
import { BALANCES, FACTS_READER, SMALL_GROUP, type Balances, type FactsReader } from '@peil/accreditation';
import { RELEASE_LOG, type ReleaseLog } from '@peil/disclosure';
import { PROJECTIONS } from '@peil/http-api';
import { ORGANISATION_READER, type OrganisationReader } from '@peil/organisation';
import type { ProjectionRunner } from '@peil/projections';
import { createCompliance, type ComplianceReader } from '../read-models/compliance.js';
import { createPolicyDryRun } from '../read-models/dry-run.js';
import { createMagFactsReader, type MagFactsReader } from '../read-models/mag-facts-reader.js';
import { magFactsProjection } from '../read-models/mag-facts.js';
import type { DirectoratePlans } from '../read-models/own-duties.js';

/** Injection token of the `MagFactsReader`. */
export const MAG_FACTS_READER = Symbol('MagFactsReader');

/** Injection token of the `ComplianceReader`. */
export const COMPLIANCE = Symbol('Compliance');
/** Injection token of `DirectoratePlans`: what is known of action plans. */
export const DIRECTORATE_PLANS = Symbol('DirectoratePlans');

/** Injection token of `PolicyDryRun`. */
export const POLICY_DRY_RUN = Symbol('PolicyDryRun');

export const readerProviders: Provider[] = [
  {
    provide: MAG_FACTS_READER,
    inject: [PROJECTIONS],
    useFactory: (runner: ProjectionRunner) =>
      createMagFactsReader(runner.database(magFactsProjection.name), () => runner.changedAt(magFactsProjection.name)),
  },
  {
    provide: DIRECTORATE_PLANS,
    inject: [PROJECTIONS],
    useFactory: (runner: ProjectionRunner): DirectoratePlans => ({
      adoptedOn: (unitId, year, asOf, knownAt) => {
        const found = readPlan(runner.database(actionPlansProjection.name), planIdOf(unitId, year), { knownAt });
        // A plan may be adopted again after a change: the first time is what was owed.
        return found?.plan.adoptions.filter((day) => day <= asOf).toSorted()[0];
      },
    }),
  },
  {
    provide: COMPLIANCE,
    inject: [
      MAG_FACTS_READER,
      ORGANISATION_READER,
      FACTS_READER,
      BALANCES,
      DIRECTORATE_PLANS,
      { token: SMALL_GROUP, optional: true },
      { token: RELEASE_LOG, optional: true },
    ],
    useFactory: (
      facts: MagFactsReader,
      organisation: OrganisationReader,
      accreditation: FactsReader,
      balances: Balances,
      plans: DirectoratePlans,
      smallBelow: number | undefined,
      releaseLog: ReleaseLog | undefined,
    ) => createCompliance({ facts, organisation, accreditation, balances, plans, smallBelow, releaseLog }),
  },
  {
    provide: POLICY_DRY_RUN,
    inject: [MAG_FACTS_READER, ORGANISATION_READER, COMPLIANCE],
    useFactory: (facts: MagFactsReader, organisation: OrganisationReader, { standings }: ComplianceReader) =>
      createPolicyDryRun({ facts, organisation, standings }),
  },
];
