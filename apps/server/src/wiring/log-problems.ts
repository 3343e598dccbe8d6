/** What an embedded log may say when it is opened, for whoever tells it to a person. */
export { DamagedLog, LogInUse } from '@peil/eventing-sqlite';
