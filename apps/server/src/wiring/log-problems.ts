/** What may be wrong with the data when it is opened, for whoever tells it to a person. */
export { DamagedLog, LogInUse } from '@peil/eventing-sqlite';
export { MasterKeyMismatch } from '@peil/local-files';
export { CheckpointMismatch } from '@peil/projections';
