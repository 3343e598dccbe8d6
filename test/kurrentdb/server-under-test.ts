import { EventStoreDBClient } from '@eventstore/db-client';
import type { Credentials } from '@eventstore/db-client';
import { startDouble } from './double/start-double.js';
import type { Personality } from './double/personality.js';

/** The server the tests speak to: a real one where `KURRENTDB_URL` names it, else the protocol double. */
export type ServerUnderTest = {
  readonly connectionString: string;
  /** True on a real server: others write there too, and it is never wiped. */
  readonly shared: boolean;
  readonly credentials: Credentials;
  readonly client: EventStoreDBClient;
  /** Absent on a real server without `KURRENTDB_ADMIN_URL`. */
  readonly admin?: EventStoreDBClient;
  stop(): Promise<void>;
};

/** Fresh stream names for this run. */
export function freshPrefix(): string {
  return `run${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}.`;
}

export async function serverUnderTest(personality: Personality = '24.10'): Promise<ServerUnderTest> {
  const { KURRENTDB_URL: url, KURRENTDB_ADMIN_URL: adminUrl } = process.env;
  if (url === undefined || url === '') {
    const double = await startDouble({ personality });
    const client = EventStoreDBClient.connectionString(double.connectionString);
    return {
      connectionString: double.connectionString,
      shared: false,
      credentials: { username: 'any', password: 'any' },
      client,
      admin: client,
      stop: async () => {
        await client.dispose();
        await double.stop();
      },
    };
  }
  const client = EventStoreDBClient.connectionString(url);
  const admin = adminUrl ? EventStoreDBClient.connectionString(adminUrl) : undefined;
  return {
    connectionString: url,
    shared: true,
    credentials: credentialsIn(url),
    client,
    ...(admin ? { admin } : {}),
    stop: async () => {
      await client.dispose();
      await admin?.dispose();
    },
  };
}

/** An insecure server takes any. */
function credentialsIn(url: string): Credentials {
  const [, username, password] = /^[^:]+:\/\/([^:@/]+):([^@/]+)@/.exec(url) ?? [];
  return username !== undefined && password !== undefined
    ? { username: decodeURIComponent(username), password: decodeURIComponent(password) }
    : { username: 'any', password: 'any' };
}
