import { instant, type Instant } from '@peil/kernel';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { configurationFrom } from '../../apps/server/src/wiring/configuration.js';
import { compareReadModels } from '../../apps/server/src/wiring/read-models.js';
import { verifySettlements } from '../../apps/server/src/wiring/verify-settlements.js';
import { apiAs, type Answer } from '../support/api-client.js';
import { startPeil, type RunningPeil } from '../support/peil.js';
import { buildSmallCity } from '../support/small-city.js';

const reason = 'Volgens de regeling.';
const scheme = {
  ...{ scheme: 'quarterly', version: 1, from: '2024-01-01', name: { nl: 'Per kwartaal', en: 'Quarterly' } },
  ...{ who: [{ role: 'manager' }], period: { type: 'calendar', length: { months: 3 }, anchor: '2024-01-01' } },
  ...{ components: [], earn: [{ id: 'training', for: { kind: 'training' }, give: { points: 1, per: 'hour' } }] },
  ...{ require: [{ id: 'total', atLeast: 4 }], carryOver: [{ id: 'surplus', surplusOf: 'total', atMost: 2 }] },
};
const file = '/managers/treesmanager';
const period = `${file}/periods/quarterly.2024-01-01`;
const fieldOf = ({ body }: Answer, name: string): string => z.string().parse(body[name]);

let folder: string;
let peil: RunningPeil;
let now: Instant = instant('2024-05-03T10:00:00Z');
let approved: string;
let waiting: string;
const as = (personId: string) => apiAs(peil.url, peil.signIn(personId));

async function record(day: string, minutes: number): Promise<string> {
  const activity = { kind: 'training', day, minutes, title: 'Een training' };
  return fieldOf(await as('treesmanager').post(`${file}/activities`, activity), 'activityId');
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'peil-closing-'));
  peil = await startPeil({ now: () => now, folder, prepare: buildSmallCity });
  const hr = as('hrall');
  await hr.post('/schemes/quarterly/versions', { document: scheme });
  const from = { from: '2024-01-01', reason, recalculationConfirmed: true };
  await hr.post('/schemes/quarterly/versions/1/publications', from);
  approved = await record('2024-02-01', 300);
  waiting = await record('2024-02-02', 60);
  await hr.post(`${file}/activities/${approved}/reviews`, { decision: 'approved' });
});
afterAll(async () => {
  await peil.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a period that was closed', () => {
  it('is closed by the HR adviser of the directorate, for nobody else and never for oneself', async () => {
    const order = { schemeId: 'quarterly', periodFrom: '2024-01-01', reason };
    const other = await as('hradviser').post('/period-closings', { ...order, managerId: 'signsmanager' });
    expect([other.status, other.body['code']]).toEqual([403, 'access-denied']);
    const counts = z.object({ items: z.array(z.object({ managers: z.number() })) });
    const own = counts.parse((await as('hradviser').get('/periods?state=toClose')).body).items[0]?.managers ?? 0;
    const all = counts.parse((await as('hrall').get('/periods?state=toClose')).body).items[0]?.managers ?? 0;
    expect(own).toBeGreaterThan(0);
    expect(all).toBeGreaterThan(own);
    const closed = await as('hradviser').post('/period-closings', order);
    expect(closed.status).toBe(201);
    expect(closed.body).toMatchObject({ state: 'done', closed: own, refused: [] });
    expect((await as('hrall').get(`/period-closings/${fieldOf(closed, 'closingId')}`)).status).toBe(404);
  });

  it('keeps its reviews: reopening is refused, and says why', async () => {
    now = instant('2024-05-10T10:00:00Z');
    const refused = await as('hradviser').post(`${file}/activities/${approved}/reopenings`, { reason: 'Nog eens.' });
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      code: 'review-final',
      rule: 'a review is final once its period is closed',
    });
  });

  it('shows what is approved later beside the result', async () => {
    const review = `${file}/activities/${waiting}/reviews`;
    expect((await as('hradviser').post(review, { decision: 'approved' })).status).toBe(201);
    const { body } = await as('treesmanager').get(period);
    expect(body).toMatchObject({
      ...{ state: 'closed', status: 'met', earned: '5', carriedOver: '1' },
      settlement: { by: 'closing', settledOn: '2024-05-03' },
      restatement: { declined: false, status: 'met' },
    });
    expect((await as('hradviser').get('/restatements')).body).toMatchObject({ total: 1 });
  });

  it('shows the director the result, and no objection', async () => {
    const lodged = await as('treesmanager').post(`${period}/objections`, { day: '2024-05-10', text: 'Ik mis iets.' });
    expect(lodged.status).toBe(201);
    const seen = await as('parksdirector').get(period);
    expect(seen.status).toBe(200);
    expect(JSON.stringify(seen.body)).not.toMatch(/objection|Ik mis iets/);
    for (const path of ['objections', 'settlements', 'consequences']) {
      expect((await as('parksdirector').get(`${period}/${path}`)).status).toBe(403);
    }
    expect((await as('auditor').get(`${period}/objections`)).body).toMatchObject({ total: 1 });
  });

  it('comes out again, and the read models are what the log says', async () => {
    const configuration = configurationFrom({ PEIL_DATA_DIR: folder, PEIL_LOG_LEVEL: 'error' });
    const { checked, faults } = verifySettlements(configuration, () => undefined);
    expect(checked).toBeGreaterThan(1);
    expect(faults).toEqual([]);
    const models = await compareReadModels(configuration, () => undefined);
    expect(models.filter(({ outcome }) => outcome === 'differs')).toEqual([]);
  });
});
