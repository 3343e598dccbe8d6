import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { z } from 'zod';

/** A real OpenID provider over real HTTP, and the door through which the tests reach into it. */
export type ProviderProcess = {
  readonly issuer: string;
  /** From now on it signs with another key, and no longer knows the one before. */
  readonly rotate: () => Promise<void>;
  /** Any token, signed with its key, with that of a stranger, or not at all. */
  readonly sign: (token: {
    readonly claims: Readonly<Record<string, unknown>>;
    readonly header?: Readonly<Record<string, unknown>>;
    readonly with?: 'current' | 'stranger' | 'none';
  }) => Promise<string>;
  /** What is wrong with the ID tokens it answers from now on. */
  readonly spoil: (how: Spoiling) => Promise<void>;
  /** The access token of a program that signs in as itself. */
  readonly machineToken: () => Promise<string>;
  readonly stop: () => Promise<void>;
};

export const SPOILINGS = ['audience', 'issuer', 'expired', 'nonce', 'none', 'stranger'] as const;
export type Spoiling = (typeof SPOILINGS)[number] | 'nothing';

export const AUDIENCE = 'urn:peil:api';
export const CLIENT = { id: 'peil', secret: 'a-secret-of-the-tests' };

/** @param lifetimes in seconds */
export async function startProvider(
  redirectUri: string,
  lifetimes: { readonly accessToken?: number } = {},
): Promise<ProviderProcess> {
  const child = spawn(
    process.execPath,
    [join(__dirname, 'identity-provider.mjs'), redirectUri, JSON.stringify(lifetimes)],
    { stdio: ['pipe', 'pipe', 'pipe'], env: { ...process.env, NODE_OPTIONS: '' } },
  );
  let said = '';
  child.stderr.on('data', (part: Buffer) => {
    said += part.toString();
  });
  const lines = createInterface(child.stdout);
  const issuer = await new Promise<string>((found, failed) => {
    lines.on('line', (line) => {
      if (line.startsWith('http')) found(line);
    });
    child.once('exit', () => failed(new Error(`the identity provider ended: ${said}`)));
  });
  const door = async (path: string, body: object): Promise<unknown> => {
    const answer = await fetch(`${issuer}/test/${path}`, { method: 'POST', body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return answer.json();
  };
  return {
    issuer,
    async rotate() {
      await door('rotate', {});
    },
    sign: async (token) => z.object({ token: z.string() }).parse(await door('sign', token)).token,
    async spoil(how) {
      await door('spoil', { how });
    },
    async machineToken() {
      const answer = await fetch(`${issuer}/token`, {
        method: 'POST',
        headers: {
          Authorization: `Basic ${Buffer.from('figures-machine:another-secret-of-the-tests').toString('base64')}`,
        },
        body: new URLSearchParams({ grant_type: 'client_credentials', resource: AUDIENCE }),
      });
      return z.object({ access_token: z.string() }).parse(await answer.json()).access_token;
    },
    async stop() {
      const gone = once(child, 'exit');
      child.stdin.end();
      await gone;
    },
  };
}
