import { localEvidenceStore, type EvidenceStore } from '@peil/development';
import {
  createEventCodec,
  createEventRegistry,
  type EventCodec,
  type EventRegistry,
  type EventStore,
  type KeyVault,
} from '@peil/eventing';
import { masterKeyFile, masterKeyFrom, openLocalKeyVault } from '@peil/local-files';
import { mkdirSync } from 'node:fs';
import type { Configuration } from './configuration.js';
import { eventDefinitions } from './contexts.js';
import { openEventStore } from './event-store.js';
import { dataFiles } from './runtime.js';

/** The log with the keys that open it, without read models: for work that would only slow these down. */
export type OpenedLog = {
  readonly store: EventStore;
  readonly vault: KeyVault;
  readonly registry: EventRegistry;
  readonly codec: EventCodec;
  readonly evidence: EvidenceStore;
  readonly close: () => Promise<void>;
};

/**
 * @param directory of the embedded store; that of the data folder unless a copy is meant
 * @throws what the store says of a locked or damaged log, MasterKeyMismatch
 */
export async function openLog(
  configuration: Configuration,
  directory = dataFiles(configuration.dataFolder).log,
  onFailure: (error: Error) => void = () => undefined,
): Promise<OpenedLog> {
  const files = dataFiles(configuration.dataFolder);
  mkdirSync(configuration.dataFolder, { recursive: true });
  const store = await openEventStore(configuration, directory, onFailure);
  const vault = openLocalKeyVault(
    files.keys,
    configuration.masterKey === undefined ? masterKeyFile(files.masterKey) : masterKeyFrom(configuration.masterKey),
  );
  const registry = createEventRegistry(eventDefinitions);
  return {
    ...{ store, vault, registry },
    codec: createEventCodec(registry, vault),
    evidence: localEvidenceStore(files.evidence, vault),
    async close() {
      await store.close();
      vault.close();
    },
  };
}
