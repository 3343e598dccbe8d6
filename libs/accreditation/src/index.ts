import type { EventDefinition } from '@peil/eventing';
import type { Projection } from '@peil/projections';
import { facilitatorEvents, offeringEvents, providerEvents } from './domain/catalogue/events.js';
import { schemeEvents } from './domain/scheme-lifecycle/events.js';
import { settlementEvents } from './domain/settlement/events.js';
import { standingEvents } from './domain/standing/events.js';
import { accreditationFacts } from './read-models/accreditation-facts.js';

export * from './domain/catalogue/events.js';
export * from './domain/scheme-lifecycle/events.js';
export * from './domain/settlement/events.js';
export * from './domain/standing/events.js';
export { facilitator as facilitatorDecider, type FacilitatorCommand } from './domain/catalogue/facilitator.js';
export { offering as offeringDecider, type OfferingCommand } from './domain/catalogue/offering.js';
export { provider as providerDecider, type ProviderCommand } from './domain/catalogue/provider.js';
export { schemeLifecycle, type SchemeCommand } from './domain/scheme-lifecycle/scheme-lifecycle.js';
export { settlement as settlementDecider, type SettlementCommand } from './domain/settlement/settlement.js';
export { standing as standingDecider, type StandingCommand } from './domain/standing/standing.js';
export { accreditationFacts } from './read-models/accreditation-facts.js';
export { createCompletions, type Completion, type CompletionsOf } from './read-models/completions.js';
export { createFactsReader, type FactsReader } from './read-models/facts-reader.js';
export { createBalances, type BalanceRequest, type Balances, type PersonBalance } from './read-models/balances.js';
export { createDryRuns, type DryRunControl, type DryRunRequest, type DryRuns } from './read-models/dry-run.js';
export { checkSettlements, type SettlementFault, type SettlementsCheck } from './read-models/check-settlements.js';
export { createPeriods, type Periods, type PersonPeriod } from './read-models/person-periods.js';
export { createRollUps, type RollUp, type RollUpRequest, type RollUps } from './read-models/roll-ups.js';
export { AccreditationModule } from './api/accreditation.module.js';
export {
  FacilitatorMessage,
  OfferingMessage,
  ProviderMessage,
  SchemeMessage,
  SettlementMessage,
  StandingMessage,
} from './api/messages.js';
export {
  BalanceQuery,
  BalanceTextQuery,
  LedgerQuery,
  OfferingQuery,
  OfferingsQuery,
  RollUpQuery,
  SchemesQuery,
} from './api/queries.js';
export { openLocalDryRunStore, type LocalDryRunStore } from './dry-runs/local-dry-run-store.js';
export { balanceAnswer, BALANCES, DRY_RUN_STORE, FACTS_READER, PERIODS, ROLL_UPS, SMALL_GROUP } from './api/readers.js';
export type { BalanceAnswer } from './api/balance-answers.js';
export { checkScheme } from './domain/check/check-scheme.js';
export { draftVersion } from './domain/dry-run/draft-version.js';
export { dryRunDocumentSchema, type DryRunDocument, type DryRunPerson } from './domain/dry-run/document.js';
export { statusWord } from './domain/sentences/dry-run-sentences.js';
export { evaluate, type EvaluationInput } from './domain/evaluate/evaluate.js';
export { factsFileSchema, offeringsById, type FactsFile } from './domain/facts.js';
export { publishedAsWritten, schemeSchema, type PublishedVersion, type Scheme } from './domain/scheme/scheme.js';
export { factsFileJsonSchema, schemeJsonSchema } from './domain/scheme/json-schema.js';
export { presentBalance } from './domain/sentences/present-balance.js';
export { statusText } from './domain/sentences/requirement-sentence.js';
export { earningRuleText, limitText, requirementText } from './domain/sentences/rules.js';
export { balancesDocumentSchema, type BalanceDocument, type RequirementDocument } from './domain/balance-document.js';

/** Every event type of this context. */
export const accreditationEvents: readonly EventDefinition[] = [
  ...schemeEvents,
  ...offeringEvents,
  ...providerEvents,
  ...facilitatorEvents,
  ...standingEvents,
  ...settlementEvents,
];
/** Every read model of this context. */
export const accreditationProjections: readonly Projection[] = [accreditationFacts];
