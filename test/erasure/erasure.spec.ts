import { instant } from '@peil/kernel';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backUp } from '../../apps/server/src/wiring/back-up.js';
import { configurationFrom } from '../../apps/server/src/wiring/configuration.js';
import { restore } from '../../apps/server/src/wiring/restore.js';
import { apiAs, type Answer } from '../support/api-client.js';
import { startPeil, type RunningPeil } from '../support/peil.js';
import { buildSmallCity } from '../support/small-city.js';

const now = () => instant('2024-06-03T10:00:00Z');
const ERASED = 'treesmanager';
const KEPT = 'pondsmanager';
const SAFE = { [ERASED]: '4417', [KEPT]: '8823' } as const;
type Planted = keyof typeof SAFE;

/** Planted in every kind of text that can be given about somebody; no address or id holds it. */
const canary = (personId: Planted, field: string) => `Kanarie${field}${SAFE[personId]}Zq`;
const FIELDS = ['Naam', 'Nummer', 'Login', 'Mail', 'Begeleider', 'Reden', 'Bestand'];

let folder: string;
let backup: string;
let peil: RunningPeil;

async function done(sent: Promise<Answer>): Promise<Answer> {
  const answer = await sent;
  if (answer.status > 299) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
}
const as = (personId: string) => apiAs(peil.url, peil.signIn(personId));

async function plant(personId: Planted): Promise<void> {
  const text = (field: string) => canary(personId, field);
  await done(
    as('admin').put(`/people/${personId}/details`, {
      name: text('Naam'),
      personnelNumber: text('Nummer'),
      login: text('Login'),
      email: `${text('Mail')}@peil.example`,
    }),
  );
  const { body } = await done(
    as(personId).post(`/managers/${personId}/activities`, {
      kind: 'intervision',
      day: '2024-03-12',
      minutes: 120,
      facilitation: { type: 'external', name: text('Begeleider') },
    }),
  );
  const activity = `/managers/${personId}/activities/${String(body['activityId'])}`;
  await done(as(personId).upload(`${activity}/evidence`, 'bewijs.txt', `${text('Bestand')}\n`));
  await done(as(personId).post(`${activity}/withdrawals`, { reason: text('Reden') }));
}

/** Every file of a folder, whole. */
function filesOf(path: string): readonly Buffer[] {
  if (!statSync(path).isDirectory()) return [readFileSync(path)];
  return readdirSync(path).flatMap((name) => filesOf(join(path, name)));
}

/** The canaries that lie readable in a folder: as UTF-8, UTF-16, base64 (at any offset) or hexadecimal. */
function readableIn(path: string, personId: Planted): readonly string[] {
  const files = filesOf(path);
  return FIELDS.filter((field) => {
    const text = Buffer.from(canary(personId, field));
    const inBase64 = [0, 1, 2].map((offset) =>
      Buffer.concat([Buffer.alloc(offset), text])
        .toString('base64')
        .slice(4, -4),
    );
    const forms = [text, Buffer.from(text.toString(), 'utf16le'), text.toString('hex'), ...inBase64];
    return files.some((file) => forms.some((form) => file.includes(form)));
  });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'peil-erasure-'));
  backup = `${folder}-before`;
  peil = await startPeil({ now, folder, prepare: buildSmallCity });
  await done(as('admin').post('/people/hradviser/role-assignments', { role: 'hr', from: '2024-01-01' }));
  for (const personId of [ERASED, KEPT] as const) await plant(personId);
  await peil.runtime.projections.settle();
  cpSync(folder, backup, { recursive: true });
});
afterAll(async () => {
  await peil.close();
  for (const path of [folder, backup]) rmSync(path, { recursive: true, force: true });
});

describe('erasing a person', () => {
  const erasure = `/erasures/${ERASED}`;
  let figures: unknown;

  it('finds the name readable in one place before: the index of names', () => {
    expect(readableIn(folder, ERASED)).toEqual(['Naam', 'Nummer', 'Login', 'Mail']);
  });

  it('takes one adviser who asks and another who agrees', async () => {
    figures = (await as('hrall').get('/directorates/parks/accreditation')).body['position'];
    expect((await as('hrall').post(`${erasure}/executions`)).body['code']).toBe('erasure-not-agreed');
    const request = { personId: ERASED, ground: 'requested', reason: canary(ERASED, 'Reden') };
    await done(as('hrall').post('/erasures', request));
    const check = { outcome: 'agreed', reason: 'Geen bewaarplicht.' };
    expect((await as('hrall').post(`${erasure}/checks`, check)).body['code']).toBe('own-erasure-request');
    expect((await as('hrall').post(`${erasure}/executions`)).body['code']).toBe('erasure-not-agreed');
    await done(as('hradviser').post(`${erasure}/checks`, check));
    await done(as('hrall').post(`${erasure}/executions`));
    const { body } = await as('hrall').get(erasure);
    expect(body).toMatchObject({
      state: 'erased',
      erasedOn: '2024-06-03',
      certificate: { backupsExpireOn: '2024-07-03' },
    });
    expect(figures).toBeDefined();
  });

  it('leaves no readable byte of the person in any file, and everyone else as they were', async () => {
    expect(readableIn(folder, ERASED)).toEqual([]);
    expect(readableIn(folder, KEPT)).toEqual(['Naam', 'Nummer', 'Login', 'Mail']);
    const found = await as('hrall').post('/people-searches', { name: 'Kanarie' });
    expect(found.body).toMatchObject({ total: 1, items: [{ personId: KEPT }] });
  });

  it('still answers with balances and activities, and lets nothing more be recorded about the person', async () => {
    expect((await as('hrall').get(`/managers/${ERASED}/balance`)).status).toBe(200);
    expect((await as('hrall').get(`/managers/${ERASED}/activities`)).body).toMatchObject({ total: 1 });
    const activity = { kind: 'e-learning', day: '2024-05-01', minutes: 60 };
    expect((await as(ERASED).post(`/managers/${ERASED}/activities`, activity)).body['code']).toBe('person-erased');
    const again = { personId: ERASED, ground: 'requested', reason: 'x' };
    expect((await as('hrall').post('/erasures', again)).body['code']).toBe('person-erased');
  });

  it('holds when an older file of keys is put back: erased before the first answer', async () => {
    await peil.close();
    for (const file of ['keys.db', 'keys.db-wal', 'keys.db-shm']) {
      rmSync(join(folder, file), { force: true });
      if (existsSync(join(backup, file))) cpSync(join(backup, file), join(folder, file));
    }
    rmSync(join(folder, 'read'), { recursive: true });
    peil = await startPeil({ now, folder });
    const found = await as('hrall').post('/people-searches', { name: 'Kanarie' });
    expect(found.body).toMatchObject({ total: 1, items: [{ personId: KEPT }] });
    expect(readableIn(folder, ERASED)).toEqual([]);
    expect((await as('hrall').get(`/managers/${ERASED}/activities`)).body).toMatchObject({ total: 1 });
  });

  it('holds when a backup from before is restored elsewhere, by what a later one knows', async () => {
    const [later, elsewhere] = [`${folder}-later`, `${folder}-elsewhere`];
    await backUp(peil.runtime.configuration, later, { withKeys: false });
    mkdirSync(elsewhere);
    cpSync(join(backup, 'master.key'), join(elsewhere, 'master.key'));
    const configuration = configurationFrom({ PEIL_DATA_DIR: elsewhere });
    const old = `${folder}-old`;
    await backUp({ ...configuration, dataFolder: backup }, old, { withKeys: true });
    // Control: the old backup alone knows of no erasure.
    expect((await restore(configuration, old, { erased: [] })).erased).toBe(0);
    expect(readableIn(elsewhere, ERASED)).not.toEqual([]);
    rmSync(join(elsewhere, 'log'), { recursive: true });
    expect((await restore(configuration, old, { erased: [later] })).erased).toBe(1);
    expect(readableIn(elsewhere, ERASED)).toEqual([]);
    expect(readableIn(elsewhere, KEPT)).toEqual(['Naam', 'Nummer', 'Login', 'Mail']);
    for (const path of [later, elsewhere, old]) rmSync(path, { recursive: true, force: true });
  });
});
