import { ErrorType, jsonEvent, START, BACKWARDS, END } from '@eventstore/db-client';
import type { Credentials, EventStoreDBClient } from '@eventstore/db-client';
import { StoreUnavailable } from '@peil/eventing';
import { status } from '@grpc/grpc-js';
import { z } from 'zod';
import { isUnauthenticated, typeOf } from './client-errors.js';
import { superviseClient } from './client-supervisor.js';
import { InvalidConnectionString, parseConnectionString } from './connection-string.js';
import { reasonAtConnection } from './diagnosis.js';
import { mayDelete } from './rights.js';
import { defaultTiming, within } from './timing.js';
import { usersOf } from './users.js';

/** One thing an administrator has to arrange for the service. */
export type PreparationStep = {
  /**
   * - `user`: a user of its own, in no group
   * - `password`: the password of the connection string is that user's
   * - `readAll`: it may read `$all`
   * - `defaultAcl`: it may read and write streams; only administrators delete them or write their metadata
   */
  readonly step: 'user' | 'password' | 'readAll' | 'defaultAcl';
  /** `needed`: would be done, and was not, as this was a dry run. */
  readonly state: 'inPlace' | 'needed' | 'done';
};

export type Preparation = {
  readonly user: string;
  readonly steps: readonly PreparationStep[];
  /** Seen as that user at the end; undefined in a dry run that found something to do. */
  readonly seen?: { readonly readsAll: boolean; readonly mayDelete: boolean | undefined };
};

const ADMINS = '$admins';
const EVERYONE = '$all';

const roles = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());
const acl = z.looseObject({ $r: roles.optional(), $w: roles.optional(), $d: roles.optional() }).loose();
const defaultAcl = z.looseObject({ $userStreamAcl: acl.optional() });

/**
 * Sets up a user of least rights for the service; does only what is missing, so that it may be repeated. What others were
 * given stays, except the rights of *every* signed-in user to write or delete any stream.
 *
 * @param parts.admin connection string of an administrator
 * @param parts.service connection string that the service will use: its user and password
 * @param parts.apply false: looks and changes nothing
 * @throws InvalidConnectionString, StoreUnavailable
 */
export async function prepareServer(parts: {
  readonly admin: string;
  readonly service: string;
  readonly apply: boolean;
}): Promise<Preparation> {
  const settings = parseConnectionString(parts.admin);
  const { credentials: admin } = settings;
  const { credentials: user } = parseConnectionString(parts.service);
  if (!admin || !user) throw new InvalidConnectionString('both connection strings name a user: user:password@host');
  if (admin.username === user.username) throw new InvalidConnectionString('the service needs a user of its own');
  const supervisor = superviseClient(settings, () => undefined);
  try {
    const client = supervisor.current();
    const users = usersOf(await supervisor.channel(), admin);
    const steps: PreparationStep[] = [];
    const arrange = async (step: PreparationStep['step'], inPlace: boolean, act: () => Promise<unknown>) => {
      if (!inPlace && parts.apply) await act();
      steps.push({ step, state: inPlace ? 'inPlace' : parts.apply ? 'done' : 'needed' });
    };

    const exists = await users.exists(user.username);
    await arrange('user', exists, () => users.create(user, 'Peil'));
    await arrange('password', !exists || (await knowsPassword(client, user)), () => users.resetPassword(user));

    const all = await metadataOf(client, admin);
    const readers = [all.metadata?.acl?.readRoles ?? []].flat();
    await arrange('readAll', readers.includes(user.username), () =>
      client.setStreamMetadata(
        '$all',
        { ...all.metadata, acl: { ...all.metadata?.acl, readRoles: union(readers, ADMINS, user.username) } },
        { credentials: admin, requiresLeader: true },
      ),
    );

    const settled = await settingsOf(client, admin);
    const streams = settled.$userStreamAcl;
    await arrange('defaultAcl', isLeast(streams, user.username), async () => {
      const of = (given: readonly string[] | undefined) =>
        union(
          (given ?? []).filter((role) => role !== EVERYONE),
          ADMINS,
          user.username,
        );
      const $userStreamAcl = { $r: of(streams?.$r), $w: of(streams?.$w), $d: ADMINS, $mr: ADMINS, $mw: ADMINS };
      const data = { $systemStreamAcl: { $r: ADMINS, $w: ADMINS, $d: ADMINS, $mr: ADMINS, $mw: ADMINS }, ...settled };
      await client.appendToStream(
        '$settings',
        jsonEvent({ type: 'update-default-acl', data: plain({ ...data, $userStreamAcl }) }),
        { credentials: admin, requiresLeader: true },
      );
    });

    const dry = steps.some(({ state }) => state === 'needed');
    return { user: user.username, steps, ...(dry ? {} : { seen: await lookAs(user, supervisor) }) };
  } catch (error) {
    throw await inOurWords(error, settings);
  } finally {
    await supervisor.close();
  }
}

type Supervisor = ReturnType<typeof superviseClient>;

async function lookAs(user: Credentials, supervisor: Supervisor) {
  const client = supervisor.current();
  const readsAll = await within(
    defaultTiming.silenceMs,
    'reading $all',
    firstOf(client.readAll({ fromPosition: START, maxCount: 1, credentials: user })),
  ).then(
    () => true,
    () => false,
  );
  const connection = {
    supervisor: { ...supervisor, credentials: user },
    timing: defaultTiming,
    onNotice: () => undefined,
    closing: new AbortController().signal,
  };
  return { readsAll, mayDelete: await mayDelete(connection) };
}

/** Signed in with a wrong password is told apart from lacking a right by the code of the call. */
async function knowsPassword(client: EventStoreDBClient, user: Credentials): Promise<boolean> {
  try {
    await firstOf(client.readStream('peilLog', { maxCount: 1, credentials: user }));
    return true;
  } catch (error) {
    return !isUnauthenticated(error);
  }
}

async function metadataOf(client: EventStoreDBClient, credentials: Credentials) {
  return client.getStreamMetadata('$all', { credentials, requiresLeader: true });
}

/** The default rights as they were set last; empty where they never were. */
async function settingsOf(client: EventStoreDBClient, credentials: Credentials): Promise<z.infer<typeof defaultAcl>> {
  try {
    const read = client.readStream('$settings', { direction: BACKWARDS, fromRevision: END, maxCount: 1, credentials });
    const parsed = defaultAcl.safeParse((await firstOf(read))?.event?.data);
    return parsed.success ? parsed.data : {};
  } catch (error) {
    if (typeOf(error) === ErrorType.STREAM_NOT_FOUND) return {};
    throw error;
  }
}

async function firstOf<T>(stream: AsyncIterable<T>): Promise<T | undefined> {
  const found: T[] = [];
  for await (const one of stream) found.push(one);
  return found[0];
}

function isLeast(streams: z.infer<typeof acl> | undefined, user: string): boolean {
  if (!streams) return false;
  const { $r = [], $w = [], $d = [], $mw } = streams;
  const may = (given: readonly string[]) => given.includes(user) && !given.includes(EVERYONE);
  return may($r) && may($w) && [$d, roles.safeParse($mw).data ?? []].every((given) => given.join() === ADMINS);
}

function union(given: readonly string[], ...more: readonly string[]): string[] {
  return [...new Set([...given, ...more])];
}

/** The client's types ask for plain JSON. */
function plain(value: Record<string, unknown>): Record<string, unknown> {
  return z.record(z.string(), z.unknown()).parse(JSON.parse(JSON.stringify(value)));
}

async function inOurWords(error: unknown, settings: ReturnType<typeof parseConnectionString>): Promise<unknown> {
  if (isUnauthenticated(error)) {
    return new StoreUnavailable('the user or the password of the administrator is wrong', 'failed', { cause: error });
  }
  if (
    typeOf(error) === ErrorType.ACCESS_DENIED ||
    (error instanceof Error && 'code' in error && error.code === status.PERMISSION_DENIED)
  ) {
    return new StoreUnavailable('this user is no administrator of the server', 'failed', { cause: error });
  }
  return (await reasonAtConnection(settings, error)) ?? error;
}
