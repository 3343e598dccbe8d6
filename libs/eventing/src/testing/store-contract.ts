import { appending } from './store-contract/appending.js';
import { concurrency } from './store-contract/concurrency.js';
import type { ContractCase } from './store-contract/contract-case.js';
import { idempotency } from './store-contract/idempotency.js';
import { reading } from './store-contract/reading.js';
import { refusals } from './store-contract/refusals.js';
import { roundTrips } from './store-contract/round-trips.js';
import { subscribing } from './store-contract/subscribing.js';

export type { ContractCase, OpenStore, StoreSubject } from './store-contract/contract-case.js';

/**
 * What every event store promises, as data: each case opens a store of its own and rejects where the promise is broken.
 * `describeEventStoreContract` runs it under jest; the planted bugs show that each promise can be seen to be broken.
 */
export const storeContract: readonly ContractCase[] = [
  ...appending,
  ...idempotency,
  ...refusals,
  ...roundTrips,
  ...reading,
  ...subscribing,
  ...concurrency,
];
