import { Client, Metadata, credentials, status } from '@grpc/grpc-js';
import type { Channel, ServiceError } from '@grpc/grpc-js';
import type { Credentials } from '@eventstore/db-client';

/** The users of a server. The client package does not speak to that service, so its three messages are written here. */
export type Users = {
  exists(name: string): Promise<boolean>;
  /** A user of no group. */
  create(user: Credentials, fullName: string): Promise<void>;
  resetPassword(user: Credentials): Promise<void>;
};

const SERVICE = '/event_store.client.users.Users';
const DEADLINE_MS = 10_000;

/** @param as the administrator who asks */
export function usersOf(channel: Channel, as: Credentials): Users {
  const client = new Client(channel.getTarget(), credentials.createInsecure(), { channelOverride: channel });
  const metadata = new Metadata();
  const basic = Buffer.from(`${as.username}:${as.password}`).toString('base64');
  metadata.set('authorization', `Basic ${basic}`);
  metadata.set('requires-leader', 'true');
  const asIs = (bytes: Buffer) => bytes;
  const options = () => ({ deadline: Date.now() + DEADLINE_MS });

  function unary(method: string, fields: readonly string[]): Promise<void> {
    return new Promise((resolve, reject) => {
      const answer = (error: ServiceError | null) => {
        if (error) reject(error);
        else resolve();
      };
      client.makeUnaryRequest(`${SERVICE}/${method}`, asIs, asIs, request(fields), metadata, options(), answer);
    });
  }

  return {
    exists: (name) =>
      new Promise((resolve, reject) => {
        const call = client.makeServerStreamRequest(
          `${SERVICE}/Details`,
          asIs,
          asIs,
          request([name]),
          metadata,
          options(),
        );
        let found = false;
        call.on('data', () => (found = true));
        call.on('end', () => resolve(found));
        call.on('error', (error: ServiceError) => {
          if (error.code === status.NOT_FOUND) resolve(false);
          else reject(error);
        });
      }),
    create: ({ username, password }, fullName) => unary('Create', [username, password, fullName]),
    resetPassword: ({ username, password }) => unary('ResetPassword', [username, password]),
  };
}

/** `message { Options options = 1 }`, and in it texts numbered from 1 (Protocol Buffers, wire type 2). */
function request(texts: readonly string[]): Buffer {
  return field(1, Buffer.concat(texts.map((text, index) => field(index + 1, Buffer.from(text)))));
}

function field(number: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([(number << 3) | 2, ...varint(content.length)]), content]);
}

function varint(value: number): readonly number[] {
  return value < 128 ? [value] : [(value & 0x7f) | 0x80, ...varint(value >>> 7)];
}
