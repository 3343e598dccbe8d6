import { openLocalDryRunStore, type LocalDryRunStore } from '@peil/accreditation';
import { localEvidenceStore, type EvidenceStore } from '@peil/development';
import {
  createCommandHandling,
  createEventCodec,
  createEventRegistry,
  type Clock,
  type CommandHandling,
  type EventCodec,
  type EventRegistry,
  type EventStore,
  type KeyVault,
} from '@peil/eventing';
import { openReleaseLog, type LocalReleaseLog } from '@peil/disclosure';
import type { Eraser } from '@peil/erasure';
import { openLocalImportStore, type LocalImportStore } from '@peil/imports';
import { instantOfDate } from '@peil/kernel';
import {
  masterKeyFile,
  masterKeyFrom,
  openLocalKeyVault,
  openProcessingLog,
  type ProcessingLog,
} from '@peil/local-files';
import { openMailbox, type Mailbox, type MailSender } from '@peil/notifications';
import { createOrganisationReader, organisationProjection, type OrganisationReader } from '@peil/organisation';
import { startProjections, type ProjectionRunner } from '@peil/projections';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Configuration } from './configuration.js';
import { eventDefinitions, projections } from './contexts.js';
import { createEraser, eraseAgain } from './eraser.js';
import { openEventStore } from './event-store.js';
import { mailSenderOf } from './mail-sender.js';

/** Everything the program runs on, whichever way it is spoken to. */
export type Runtime = {
  readonly configuration: Configuration;
  readonly clock: Clock;
  readonly store: EventStore;
  readonly vault: KeyVault;
  readonly registry: EventRegistry;
  readonly codec: EventCodec;
  readonly commands: CommandHandling;
  readonly projections: ProjectionRunner;
  readonly organisation: OrganisationReader;
  readonly evidence: EvidenceStore;
  readonly importStore: LocalImportStore;
  readonly dryRunStore: LocalDryRunStore;
  readonly looks: ProcessingLog;
  readonly releases: LocalReleaseLog;
  readonly mailbox: Mailbox;
  /** Undefined when no mails are sent. */
  readonly mailSender: MailSender | undefined;
  readonly eraser: Eraser;
  readonly close: () => Promise<void>;
};

let latest = { milliseconds: NaN, instant: instantOfDate(new Date(0)) };

/** The text of a millisecond is made once. */
export const systemClock: Clock = {
  now: () => {
    const milliseconds = Date.now();
    if (milliseconds !== latest.milliseconds) {
      latest = { milliseconds, instant: instantOfDate(new Date(milliseconds)) };
    }
    return latest.instant;
  },
};

/** Where in the data folder what lies. */
export function dataFiles(dataFolder: string) {
  return {
    log: join(dataFolder, 'log'),
    keys: join(dataFolder, 'keys.db'),
    masterKey: join(dataFolder, 'master.key'),
    evidence: join(dataFolder, 'evidence'),
    readModels: join(dataFolder, 'read'),
    processingLog: join(dataFolder, 'processing-log.db'),
    releaseLog: join(dataFolder, 'release-log.db'),
    imports: join(dataFolder, 'imports'),
    dryRuns: join(dataFolder, 'dry-runs.db'),
    mailbox: join(dataFolder, 'mail.db'),
    mails: join(dataFolder, 'mails'),
  };
}

/**
 * Opens log, keys and read models and brings these up to date.
 * @throws what the store says of a locked or damaged log, MasterKeyMismatch, CheckpointMismatch
 */
export async function openRuntime(
  configuration: Configuration,
  options: { readonly clock?: Clock; readonly onFailure?: (error: Error) => void } = {},
): Promise<Runtime> {
  const { clock = systemClock, onFailure = () => undefined } = options;
  const files = dataFiles(configuration.dataFolder);
  mkdirSync(configuration.dataFolder, { recursive: true });
  const store = await openEventStore(configuration, files.log, onFailure);
  const masterKey =
    configuration.masterKey === undefined ? masterKeyFile(files.masterKey) : masterKeyFrom(configuration.masterKey);
  const vault = openLocalKeyVault(files.keys, masterKey);
  const looks = openProcessingLog(files.processingLog);
  const releases = openReleaseLog(files.releaseLog);
  const importStore = await openLocalImportStore(files.imports, vault);
  const dryRunStore = openLocalDryRunStore(files.dryRuns);
  const mailbox = openMailbox(files.mailbox);
  const mailSender = mailSenderOf(configuration.mail.way, files.mails);
  const registry = createEventRegistry(eventDefinitions);
  const codec = createEventCodec(registry, vault);
  const commands = createCommandHandling({ store, codec, vault, clock });
  const runner = await startProjections({ folder: files.readModels, projections, store, registry, codec });
  const eraser = createEraser({ vault, projections: runner, store, clock, mailbox, mailSender });
  await eraseAgain(eraser, runner, vault);
  return {
    configuration,
    clock,
    store,
    vault,
    registry,
    codec,
    commands,
    projections: runner,
    organisation: createOrganisationReader(runner.database(organisationProjection.name), () => runner.position()),
    evidence: localEvidenceStore(files.evidence, vault),
    importStore,
    dryRunStore,
    looks,
    releases,
    mailbox,
    mailSender,
    eraser,
    async close() {
      await runner.stop();
      await store.close();
      importStore.close();
      dryRunStore.close();
      vault.close();
      looks.close();
      releases.close();
      mailbox.close();
    },
  };
}
