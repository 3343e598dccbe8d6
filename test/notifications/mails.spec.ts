import { instant } from '@peil/kernel';
import { messageIdOf } from '@peil/notifications';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestRoundsOf } from '../../apps/server/src/wiring/digests.js';
import { apiAs } from '../support/api-client.js';
import { startPeil, type RunningPeil } from '../support/peil.js';
import { buildSmallCity } from '../support/small-city.js';

const SETTINGS = '/me/mail-settings';
const now = instant('2024-06-03T10:00:00Z');
let peil: RunningPeil;

const as = (personId: string) => apiAs(peil.url, peil.signIn(personId));
const mails = (): readonly string[] => {
  const folder = join(peil.folder, 'mails');
  return existsSync(folder) ? readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')) : [];
};
const round = async (): Promise<void> => {
  await peil.runtime.projections.settle();
  await digestRoundsOf(peil.app, peil.runtime)?.round();
};

beforeAll(async () => {
  peil = await startPeil({ now: () => now, prepare: buildSmallCity });
  for (const personId of ['treesmanager', 'parksdirector']) {
    const details = { name: `Naam ${personId}`, email: `${personId}@stad.example` };
    await as('admin').put(`/people/${personId}/details`, details);
  }
});
afterAll(() => peil.close());

describe('mails', () => {
  it('are chosen by each person, in Dutch until something is chosen', async () => {
    expect((await as('treesmanager').get(SETTINGS)).body).toEqual({ digest: true, language: 'nl' });
    const chosen = await as('treesmanager').put(SETTINGS, { digest: true, language: 'en' });
    expect(chosen).toMatchObject({ status: 200, body: { digest: true, language: 'en' } });
    expect((await as('treesmanager').get(SETTINGS)).body).toEqual({ digest: true, language: 'en' });
    expect((await as('parksdirector').get(SETTINGS)).body).toEqual({ digest: true, language: 'nl' });
    expect((await as('parksdirector').put(SETTINGS, { digest: true, language: 'de' })).status).toBe(400);
  });

  it('tell what was proposed, as a file in a demo, once a week', async () => {
    const file = '/managers/treesmanager/cycles';
    expect((await as('hrall').post(file, { year: 2024 })).status).toBe(201);
    const terms = { kind: 'free', title: 'Geheim', text: 'Een vrije afspraak.' };
    expect((await as('parksdirector').post(`${file}/2024/agreements`, terms)).status).toBe(201);
    await round();
    await round();
    const ofManager = mails().filter((mail) => mail.includes('To: treesmanager@stad.example'));
    expect(ofManager).toHaveLength(1);
    expect(ofManager[0]).toContain(`Message-ID: ${messageIdOf('treesmanager', '2024-W23')}`);
    expect(ofManager[0]).toContain('Subject: Peil: your weekly overview');
    expect(ofManager[0]).toContain('1 proposed agreement waits for your answer');
    expect(ofManager[0]).not.toMatch(/Naam|Geheim/);
  });

  it('go when the person is erased, with what was chosen', async () => {
    await peil.runtime.eraser.erase('treesmanager');
    expect(mails().filter((mail) => mail.includes('treesmanager'))).toEqual([]);
    expect((await as('treesmanager').get(SETTINGS)).body).toEqual({ digest: true, language: 'nl' });
  });
});
