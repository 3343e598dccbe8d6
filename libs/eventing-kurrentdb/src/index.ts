export { InvalidConnectionString, parseConnectionString, redactConnectionString } from './connection-string.js';
export type { ConnectionSettings } from './connection-string.js';
export { openKurrentDbStore } from './kurrentdb-store.js';
export type { KurrentDbOptions } from './kurrentdb-store.js';
export type { KurrentDbNotice, OnNotice } from './notices.js';
export { PositionNotInLog } from './reading.js';
export { defaultTiming } from './timing.js';
export type { Timing } from './timing.js';
