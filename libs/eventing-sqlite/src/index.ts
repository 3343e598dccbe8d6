export { backUpLog } from './back-up-log.js';
export { DamagedLog, type LogFault } from './damaged-log.js';
export { openSqliteEventStore, type SqliteEventStore, type SqliteStoreOptions } from './sqlite-event-store.js';
export { storeFiles, type StoreFiles } from './store-files.js';
export { LogInUse } from './writer-lock.js';
export { verifyLog, type Verified, type VerifyProgress } from './verify-log.js';
