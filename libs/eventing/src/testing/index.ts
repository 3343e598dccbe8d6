export { describeEventStoreContract } from './describe-store-contract.js';
export { chainedEvents, sampleEvent, sampleEvents, sampleMetadata } from './sample-events.js';
export { storeContract, type ContractCase, type OpenStore, type StoreSubject } from './store-contract.js';
export { specify } from './given-when-then.js';
export { memoryKeyVault } from './memory-key-vault.js';
export { plantedBugs, type PlantedBug } from './planted-bugs.js';
