export * from './erased-in.js';
export * from './local-key-vault.js';
export * from './master-key.js';
export * from './processing-log.js';
