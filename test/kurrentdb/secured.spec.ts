import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { StoreUnavailable } from '@peil/eventing';
import { openKurrentDbStore, prepareServer } from '@peil/eventing-kurrentdb';
import type { Timing } from '@peil/eventing-kurrentdb';
import { sampleEvent, sampleEvents } from '@peil/eventing/testing';
import { EventStoreDBClient } from '@eventstore/db-client';
import { privateAuthority } from './double/certificates.js';
import { startDouble } from './double/start-double.js';
import type { Double } from './double/start-double.js';
import { until } from './until.js';

const timing: Partial<Timing> = { appendMs: 2_000, silenceMs: 2_000, giveUpMs: 400, pauseMs: 5, longestPauseMs: 20 };
const ADMIN = 'Beheer1x';
/** With characters that a connection string must encode. */
const SERVICE = 'Ge:he@im%2';

jest.setTimeout(60_000);

describe('a secured server with a private authority', () => {
  let folder: string;
  let double: Double;
  let ca: string;
  let otherCa: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'peil-tls-'));
    otherCa = join(folder, 'other.pem');
    writeFileSync(otherCa, privateAuthority('Another authority').authority);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  beforeEach(async () => {
    const { authority, server } = privateAuthority();
    ca = join(folder, 'ca.pem');
    writeFileSync(ca, authority);
    double = await startDouble({ tls: server, adminPassword: ADMIN });
  });
  afterEach(() => double.stop());

  const url = (user: string, password: string, options = `tlsCAFile=${ca}`) =>
    `esdb://${user}:${encodeURIComponent(password)}@127.0.0.1:${double.node.port}?${options}`;
  const admin = () => url('admin', ADMIN);
  const service = () => url('peil', SERVICE);
  const prepare = (apply: boolean) => prepareServer({ admin: admin(), service: service(), apply });
  const states = ({ steps }: Awaited<ReturnType<typeof prepare>>) => steps.map(({ step, state }) => `${step} ${state}`);
  const open = (connectionString: string) => openKurrentDbStore({ connectionString, timing });

  async function complaint(connectionString: string): Promise<string> {
    const error: unknown = await open(connectionString).then(
      (store) => store.close(),
      (caught: unknown) => caught,
    );
    expect(error).toBeInstanceOf(StoreUnavailable);
    const shown = inspect(error, { depth: 20, showHidden: true });
    for (const secret of [
      ADMIN,
      SERVICE,
      encodeURIComponent(SERVICE),
      Buffer.from(`peil:${SERVICE}`).toString('base64'),
    ]) {
      expect(shown).not.toContain(secret);
    }
    return error instanceof Error ? error.message : '';
  }

  it('is looked at first, prepared, and found in place the next time', async () => {
    expect(states(await prepare(false))).toEqual([
      'user needed',
      'password inPlace',
      'readAll needed',
      'defaultAcl needed',
    ]);
    expect(states(await prepare(false))).toContain('user needed');
    const done = await prepare(true);
    expect(states(done)).toEqual(['user done', 'password inPlace', 'readAll done', 'defaultAcl done']);
    expect(done.seen).toEqual({ readsAll: true, mayDelete: false });
    const again = await prepare(true);
    expect(states(again)).toEqual(['user inPlace', 'password inPlace', 'readAll inPlace', 'defaultAcl inPlace']);
  });

  it('gives the user the password of the connection string', async () => {
    await prepare(true);
    const changed = { admin: admin(), service: url('peil', 'Ander2x'), apply: true };
    expect(states(await prepareServer(changed))).toContain('password done');
    await (await open(url('peil', 'Ander2x'))).close();
  });

  it('lets a user of least rights append, read and follow, and not delete, end or cut a stream', async () => {
    await prepare(true);
    const store = await open(service());
    expect(store.warnings).toEqual([]);
    const events: string[] = [];
    const subscription = store.subscribeAll(0, {
      onEvents: (batch) => void events.push(...batch.map(({ id }) => id)),
      onError: () => undefined,
    });
    await store.append('a-1', 'noStream', sampleEvents(3));
    await until('3 events', () => events.length === 3);
    expect(await store.readStream('a-1')).toHaveLength(3);
    await subscription.stop();
    await store.close();

    const client = EventStoreDBClient.connectionString(service());
    const credentials = { username: 'peil', password: SERVICE };
    const denied = { type: 'access-denied' };
    await expect(client.deleteStream('a-1', { credentials })).rejects.toMatchObject(denied);
    await expect(client.tombstoneStream('a-1', { credentials })).rejects.toMatchObject(denied);
    await expect(client.setStreamMetadata('a-1', { maxCount: 1 }, { credentials })).rejects.toMatchObject(denied);
    await client.dispose();
  });

  it('warns at start where the user may delete', async () => {
    const store = await open(admin());
    expect(store.warnings).toEqual([expect.stringMatching(/may delete streams.*peil kurrentdb prepare/)]);
    await store.append('a-1', 'noStream', [sampleEvent()]);
    await store.close();
  });

  it('tells a wrong authority, scheme, port, password and missing right apart, and shows no secret', async () => {
    await prepare(true);
    const { port } = double.node;
    expect(await complaint(url('peil', SERVICE, `tlsCAFile=${otherCa}`))).toMatch(
      /another authority than the one in tlsCAFile/,
    );
    expect(await complaint(url('peil', SERVICE, 'tls=true'))).toMatch(/name it with tlsCAFile/);
    expect(await complaint(url('peil', SERVICE, 'tls=false'))).toMatch(/speaks TLS.*tls=false/);
    expect(await complaint(url('peil', `${SERVICE}x`))).toMatch(/its password is wrong/);
    expect(await complaint(`esdb://127.0.0.1:${port}?tlsCAFile=${ca}`)).toMatch(/needs the right/);
    const plain = await startDouble();
    expect(await complaint(`esdb://127.0.0.1:${plain.node.port}?tlsCAFile=${ca}`)).toMatch(/does not speak TLS/);
    await plain.stop();
    expect(await complaint(`esdb://127.0.0.1:${plain.node.port}?tls=false`)).toMatch(/nothing listens/);
  });

  it('says to an administrator what is wrong', async () => {
    const as = (adminUrl: string) => prepareServer({ admin: adminUrl, service: service(), apply: true });
    await expect(as(url('admin', 'wrong'))).rejects.toThrow(/administrator is wrong/);
    await prepare(true);
    await expect(as(service())).rejects.toThrow(/a user of its own/);
    await expect(prepareServer({ admin: service(), service: url('other', 'x'), apply: true })).rejects.toThrow(
      /no administrator/,
    );
  });
});
