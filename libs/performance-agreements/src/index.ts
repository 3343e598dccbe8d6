import type { EventDefinition } from '@peil/eventing';
import type { Projection } from '@peil/projections';
import { cycleEvents } from './domain/cycle/events.js';
import { agreementKindEvents } from './domain/kinds/kind.js';
import { policyEvents } from './domain/policy/events.js';
import { agreementKindsProjection } from './read-models/kinds.js';
import { magFactsProjection } from './read-models/mag-facts.js';

export * from './domain/cycle/events.js';
export * from './domain/cycle/words.js';
export type * from './domain/cycle/commands.js';
export { cycleDecider } from './domain/cycle/cycle.js';
export { agreementKindDecider, type AgreementKindCommand } from './domain/kinds/kinds.js';
export { builtInAgreementKinds } from './domain/kinds/built-in-kinds.js';
export { agreementKindEvents, type AgreementKind, type KnownAgreementKind } from './domain/kinds/kind.js';
export { policyEvents } from './domain/policy/events.js';
export { policyDecider, type PolicyCommand } from './domain/policy/lifecycle.js';
export { policyJsonSchema, policySchema, type Policy, type PublishedPolicy } from './domain/policy/policy.js';
export { checkPolicy } from './domain/policy/check.js';
export { fingerprintOfTerms, withFingerprints, type CycleRequest } from './fingerprints.js';
export { AgreementKindMessage, CycleMessage, PolicyMessage } from './api/messages.js';
export { AgreementKindsQuery, ComplianceQuery, CycleOf } from './api/queries.js';
export { COMPLIANCE, DIRECTORATE_PLANS, MAG_FACTS_READER } from './api/readers.js';
export type { DirectoratePlans } from './read-models/own-duties.js';
export {
  createCompliance,
  type Compliance,
  type ComplianceReader,
  type PersonStanding,
} from './read-models/compliance.js';
export { waitingFor, waitingIn, type Waiting } from './domain/compliance/waiting.js';
export { obligations, type DutyState, type ManagerYear, type Subject } from './domain/compliance/obligations.js';
export { timelineOf, type Timeline } from './domain/compliance/timeline.js';
export { rulesOfYear, type YearRules } from './domain/policy/duties.js';
export { PerformanceAgreementsModule } from './api/performance-agreements.module.js';
export { magFactsProjection } from './read-models/mag-facts.js';
export { createMagFactsReader, type MagFactsReader } from './read-models/mag-facts-reader.js';

/** Every event type of this context. */
export const performanceAgreementEvents: readonly EventDefinition[] = [
  ...cycleEvents,
  ...agreementKindEvents,
  ...policyEvents,
];
/** Every read model of this context. */
export const performanceAgreementProjections: readonly Projection[] = [agreementKindsProjection, magFactsProjection];
