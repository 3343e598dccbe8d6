import { existsSync, readFileSync } from 'node:fs';
import { EventStoreDBClient, LEADER } from '@eventstore/db-client';
import type { Channel } from '@grpc/grpc-js';
import type { ChannelCredentialOptions, Credentials, NodePreference } from '@eventstore/db-client';
import { InvalidConnectionString } from './connection-string.js';
import type { ConnectionSettings } from './connection-string.js';
import { inWords, meaningOf } from './client-errors.js';
import type { OnNotice } from './notices.js';

/** Calls in a row without an answer, before a new client takes over. */
const TIMEOUTS_BEFORE_REPLACEMENT = 3;

/** A client of which the connection can be closed, and whose own care for failed calls cannot end the process. */
class GuardedClient extends EventStoreDBClient {
  /**
   * After a failed call the client looks at its connection without waiting for the answer. Where that connection is being
   * looked for and not found, the answer is a rejection that nobody handles.
   */
  guarded(): this {
    const handle = this.handleError;
    this.handleError = (client, error) => handle(client, error).catch(() => undefined);
    return this;
  }

  channel(): Promise<Channel> {
    return this.getChannel();
  }

  async closeChannel(): Promise<void> {
    const channel = await this.getChannel();
    channel.close();
  }
}

/** Keeps one working client. */
export type ClientSupervisor = {
  /** The client to use now. Ask again for each call. */
  current(): EventStoreDBClient;
  /**
   * Goes with every append, so that the client takes its classic path: the batch path shares one table of promises
   * over the whole process, and fails for ever after one failed discovery.
   */
  readonly credentials: Credentials;
  /** The connection under the client, for services that the client does not speak to. */
  channel(): Promise<Channel>;
  /** Does one call with the current client and learns from how it went. */
  observe<T>(call: (client: EventStoreDBClient) => Promise<T>): Promise<T>;
  /**
   * Whether the client is still in use. One that was given up cancels its open calls, and a read that is cancelled ends as
   * one that came to its end: what it had found so far is then no answer.
   */
  isInUse(client: EventStoreDBClient): boolean;
  /** Learns from a failure that was met outside `observe`. */
  learnFrom(client: EventStoreDBClient, error: unknown): void;
  close(): Promise<void>;
};

/** @throws InvalidConnectionString when a certificate file is missing. */
export function superviseClient(settings: ConnectionSettings, onNotice: OnNotice): ClientSupervisor {
  const secrets = channelCredentials(settings);
  const make = () => makeClient(settings, secrets).guarded();
  let client = make();
  let timeouts = 0;
  let connected = false;
  let closed = false;

  function retire(old: GuardedClient): Promise<unknown> {
    // Asking a client that never connected for its channel would make it look for one.
    const closing = connected ? [old.dispose(), old.closeChannel()] : [old.dispose()];
    return Promise.allSettled(closing);
  }

  function learnFrom(failed: EventStoreDBClient, error: unknown): void {
    if (failed !== client) return;
    const meaning = meaningOf(error);
    timeouts = meaning === 'tooLong' ? timeouts + 1 : 0;
    if (meaning !== 'discovery' && timeouts < TIMEOUTS_BEFORE_REPLACEMENT) return;
    const old = client;
    timeouts = 0;
    client = make();
    void retire(old);
    connected = false;
    onNotice({ kind: 'clientReplaced', reason: inWords(error) });
  }

  return {
    credentials: settings.credentials ?? { username: '', password: '' },
    current: () => client,
    channel: () => client.channel(),
    isInUse: (one) => !closed && one === client,
    learnFrom,
    observe: async (call) => {
      const used = client;
      try {
        const answer = await call(used);
        if (used === client) {
          timeouts = 0;
          connected = true;
        }
        return answer;
      } catch (error) {
        learnFrom(used, error);
        throw error;
      }
    },
    close: async () => {
      closed = true;
      await retire(client);
    },
  };
}

function makeClient(settings: ConnectionSettings, secrets: ChannelCredentialOptions): GuardedClient {
  const { hosts, discover, credentials, connectionName, keepAliveInterval, keepAliveTimeout } = settings;
  const { maxDiscoverAttempts, discoveryInterval, gossipTimeout } = settings;
  const common = {
    ...(connectionName === undefined ? {} : { connectionName }),
    ...(keepAliveInterval === undefined ? {} : { keepAliveInterval }),
    ...(keepAliveTimeout === undefined ? {} : { keepAliveTimeout }),
  };
  const nodePreference: NodePreference = LEADER;
  const cluster = {
    ...common,
    ...(maxDiscoverAttempts === undefined ? {} : { maxDiscoverAttempts }),
    ...(discoveryInterval === undefined ? {} : { discoveryInterval }),
    ...(gossipTimeout === undefined ? {} : { gossipTimeout }),
    nodePreference,
  };
  const [first] = hosts;
  if (discover) return new GuardedClient({ discover: first, ...cluster }, secrets, credentials);
  if (hosts.length > 1) return new GuardedClient({ endpoints: [...hosts], ...cluster }, secrets, credentials);
  return new GuardedClient({ endpoint: first, ...common }, secrets, credentials);
}

function channelCredentials({
  tls,
  tlsCAFile,
  userCertFile,
  userKeyFile,
}: ConnectionSettings): ChannelCredentialOptions {
  if ((userCertFile === undefined) !== (userKeyFile === undefined)) {
    throw new InvalidConnectionString('userCertFile and userKeyFile are given together');
  }
  if (!tls) return { insecure: true };
  return {
    insecure: false,
    ...(tlsCAFile === undefined ? {} : { rootCertificate: fileAt('tlsCAFile', tlsCAFile) }),
    ...(userCertFile === undefined ? {} : { userCertFile: fileAt('userCertFile', userCertFile) }),
    ...(userKeyFile === undefined ? {} : { userKeyFile: fileAt('userKeyFile', userKeyFile) }),
  };
}

function fileAt(option: string, path: string): Buffer {
  if (!existsSync(path)) throw new InvalidConnectionString(`${option}: there is no file ${path}`);
  return readFileSync(path);
}
