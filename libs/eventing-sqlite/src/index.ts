export { DamagedLog, type LogFault } from './damaged-log.js';
export { openSqliteEventStore, type SqliteEventStore, type SqliteStoreOptions } from './sqlite-event-store.js';
export { LogInUse } from './writer-lock.js';
export { verifyLog, type Verified, type VerifyProgress } from './verify-log.js';
