export * from './domain/catalogue/events.js';
export * from './domain/scheme-lifecycle/events.js';
export * from './domain/standing/events.js';
export { facilitator as facilitatorDecider, type FacilitatorCommand } from './domain/catalogue/facilitator.js';
export { offering as offeringDecider, type OfferingCommand } from './domain/catalogue/offering.js';
export { provider as providerDecider, type ProviderCommand } from './domain/catalogue/provider.js';
export { schemeLifecycle, type SchemeCommand } from './domain/scheme-lifecycle/scheme-lifecycle.js';
export { standing as standingDecider, type StandingCommand } from './domain/standing/standing.js';
