import { instant, type Instant } from '@peil/kernel';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { apiAs, type Answer } from '../support/api-client.js';
import { startPeil, type RunningPeil } from '../support/peil.js';
import { buildSmallCity } from '../support/small-city.js';

const schemeFile = join(__dirname, '../../libs/accreditation/schemes/amsterdam-draft.yaml');

const lineSchema = z.object({
  factId: z.string(),
  event: z.object({ eventId: z.string() }),
  version: z.string(),
  rule: z.string().optional(),
  before: z.string(),
  after: z.string(),
  state: z.string(),
  text: z.object({ nl: z.string(), en: z.string() }),
});
const balanceSchema = z.object({
  position: z.string(),
  balances: z.array(
    z.object({
      schemeId: z.string(),
      version: z.string(),
      status: z.string(),
      total: z.object({ earned: z.string(), provisional: z.string() }),
      requirements: z.array(z.object({ id: z.string(), required: z.string(), text: z.object({ nl: z.string() }) })),
      ledger: z.array(lineSchema),
    }),
  ),
});

function entryOf({ status, body }: Answer) {
  expect(status).toBe(200);
  const [entry] = balanceSchema.parse(body).balances;
  if (!entry) throw new Error('no balance');
  return entry;
}
const fieldOf = ({ body }: Answer, name: string): string => z.string().parse(body[name]);

/** What a first user does, over HTTP: the same on every store. */
export function describeBalanceJourney(
  store: string,
  environment: () => Promise<{ readonly variables: Record<string, string>; readonly stop: () => Promise<void> }>,
): void {
  describe(`a manager's balance, on ${store}`, () => {
    let peil: RunningPeil;
    let around: Awaited<ReturnType<typeof environment>>;
    let now: Instant = instant('2024-06-03T10:00:00Z');
    const as = (personId: string) => apiAs(peil.url, peil.signIn(personId));
    const balance = async (who: string, whose: string, query = '') => as(who).get(`/managers/${whose}/balance${query}`);

    beforeAll(async () => {
      around = await environment();
      peil = await startPeil({ now: () => now, environment: around.variables, prepare: buildSmallCity });
      const hr = as('hrall');
      const document: unknown = parse(readFileSync(schemeFile, 'utf8'));
      const drafted = await hr.post('/schemes/amsterdam-draft/versions', { document });
      expect(drafted.status).toBe(201);
      const published = await hr.post('/schemes/amsterdam-draft/versions/1/publications', {
        from: '2024-01-01',
        reason: 'De eerste regeling.',
        recalculationConfirmed: true,
      });
      expect(published.status).toBe(201);
    });
    afterAll(async () => {
      await peil.close();
      await around.stop();
    });

    it('is empty and explained at first', async () => {
      const entry = entryOf(await balance('treesmanager', 'treesmanager'));
      expect(entry).toMatchObject({
        schemeId: 'amsterdam-draft',
        version: '1',
        total: { earned: '0', provisional: '0' },
        ledger: [],
      });
      expect(entry.requirements.map(({ id }) => id)).toContain('total');
      expect(entry.requirements.every(({ text }) => text.nl.length > 10)).toBe(true);
    });

    let activityId: string;
    const path = () => `/managers/treesmanager/activities/${activityId}`;
    const session = {
      kind: 'intervision',
      day: '2024-05-12',
      minutes: 180,
      facilitation: { type: 'external', name: 'Een begeleider' },
      groupSize: 6,
      components: ['direction'],
    };

    it('shows a recorded session in the very next answer, provisional, with its sentence', async () => {
      const recorded = await as('treesmanager').post('/managers/treesmanager/activities', session);
      expect(recorded.status).toBe(201);
      activityId = fieldOf(recorded, 'activityId');
      expect(recorded.headers.get('peil-position')).toBe(fieldOf(recorded, 'position'));
      const entry = entryOf(await balance('treesmanager', 'treesmanager'));
      expect(entry.total).toEqual({ earned: '0', provisional: '3' });
      expect(entry.ledger).toMatchObject([
        { factId: activityId, version: '1', rule: 'intervision-external', after: '3', state: 'provisional' },
      ]);
      expect(entry.ledger[0]?.text.nl).toMatch(/3/);
    });

    it('sent again under the same key records nothing twice; under the same key with other content it is refused', async () => {
      const manager = as('treesmanager');
      const key = { 'Idempotency-Key': 'een-keer' };
      const first = await manager.post('/managers/treesmanager/activities', { ...session, day: '2024-04-01' }, key);
      const again = await manager.post('/managers/treesmanager/activities', { ...session, day: '2024-04-01' }, key);
      expect(again.body).toEqual(first.body);
      const other = await manager.post('/managers/treesmanager/activities', { ...session, day: '2024-04-02' }, key);
      expect(other).toMatchObject({ status: 409, body: { code: 'command-id-reused' } });
      const withdrawn = await manager.post(
        `/managers/treesmanager/activities/${fieldOf(first, 'activityId')}/withdrawals`,
        {
          reason: 'Dubbel.',
        },
      );
      expect(withdrawn.status).toBe(201);
    });

    it('counts the session once HR has approved it', async () => {
      const approved = await as('hrall').post(`${path()}/reviews`, { decision: 'approved' });
      expect(approved.status).toBe(201);
      expect(entryOf(await balance('treesmanager', 'treesmanager')).total).toMatchObject({
        earned: '3',
        provisional: '0',
      });
    });

    it('does not let the manager review the own session, nor HR what carries a score', async () => {
      expect((await as('treesmanager').post(`${path()}/reviews`, { decision: 'approved' })).status).toBe(403);
      const scored = await as('hrall').post('/managers/treesmanager/activities', { ...session, score: 8 });
      expect(scored.status).toBe(422);
      expect(fieldOf(scored, 'detail')).toMatch(/score|cijfer/i);
    });

    it('shows a correction as a reversal, and what was known before it', async () => {
      const before = instant('2024-06-03T10:00:00Z');
      now = instant('2024-06-04T10:00:00Z');
      const corrected = await as('treesmanager').post(`${path()}/corrections`, {
        reason: 'Er was geen begeleider van buiten.',
        facilitation: { type: 'none' },
      });
      expect(corrected.status).toBe(201);
      const entry = entryOf(await balance('treesmanager', 'treesmanager'));
      expect(entry.total).toMatchObject({ earned: '0', provisional: '1.5' });
      expect(entry.ledger.find(({ factId }) => factId === activityId)).toMatchObject({
        rule: 'intervision',
        after: '1.5',
      });
      const known = entryOf(await balance('treesmanager', 'treesmanager', `?knownAt=${before}`));
      expect(known.total).toMatchObject({ earned: '3' });
      const earlier = entryOf(await balance('treesmanager', 'treesmanager', '?asOf=2024-05-11'));
      expect(earlier.ledger.filter(({ factId }) => factId === activityId)).toEqual([]);
    });

    it('names the version of each line when HR changes what a kind earns from next month, without YAML', async () => {
      const hr = as('hrall');
      const drafted = await hr.post('/schemes/amsterdam-draft/versions', {
        basedOn: 1,
        changes: [{ type: 'setEarning', kind: 'coaching', points: '2', per: 'hour' }],
      });
      expect(drafted.status).toBe(201);
      const version = z.number().parse(drafted.body.version);
      const published = await hr.post(`/schemes/amsterdam-draft/versions/${version}/publications`, {
        from: '2024-07-01',
        reason: 'Coaching weegt zwaarder.',
      });
      expect(published.status).toBe(201);
      now = instant('2024-07-20T10:00:00Z');
      const manager = as('treesmanager');
      for (const day of ['2024-06-10', '2024-07-10']) {
        const recorded = await manager.post('/managers/treesmanager/activities', {
          kind: 'coaching',
          day,
          minutes: 60,
        });
        expect(recorded.status).toBe(201);
      }
      const lines = entryOf(await balance('treesmanager', 'treesmanager')).ledger.filter(
        ({ rule }) => rule === 'coaching',
      );
      expect(lines.map(({ version: named, after }) => [named, after]).sort()).toEqual([
        ['1', '1'],
        [String(version), '2'],
      ]);
    });

    it('is open to the director, with the directorate; and refused to a colleague, in words', async () => {
      entryOf(await balance('parksdirector', 'treesmanager'));
      const directorate = await as('parksdirector').get('/directorates/parks/accreditation');
      expect(directorate.status).toBe(200);
      expect(JSON.stringify(directorate.body)).toContain('treesmanager');
      const figures = await as('treesmanager').get('/directorates/parks/accreditation');
      expect(figures.status).toBe(200);
      expect(JSON.stringify(figures.body)).not.toContain('manager"');

      const refused = await balance('pondsmanager', 'treesmanager');
      expect(refused.status).toBe(403);
      expect(refused.headers.get('content-type')).toContain('application/problem+json');
      expect(refused.body).toMatchObject({ code: 'access-denied', messages: { nl: fieldOf(refused, 'detail') } });
      expect(JSON.stringify(refused.body)).not.toContain('treesmanager');

      const looks = await as('treesmanager').get('/me/looks');
      expect(JSON.stringify(looks.body)).toContain('parksdirector');
    });

    it('can be asked from another position on, and says when a position is not of this log', async () => {
      const recorded = await as('pondsmanager').post('/managers/pondsmanager/activities', session);
      const waitFor = { 'Peil-Wait-For': fieldOf(recorded, 'position') };
      expect((await as('pondsmanager').get('/managers/pondsmanager/balance', waitFor)).status).toBe(200);
      const foreign = await as('pondsmanager').get('/managers/pondsmanager/balance', { 'Peil-Wait-For': 'x.1' });
      expect(foreign).toMatchObject({ status: 400, body: { code: 'position-unknown' } });
    });
  });
}
