import { instant } from '@peil/kernel';
import { z } from 'zod';
import { apiAs, type Answer } from '../support/api-client.js';
import { startPeil, type RunningPeil } from '../support/peil.js';
import { buildSmallCity } from '../support/small-city.js';

let peil: RunningPeil;
let now = instant('2025-03-03T09:00:00Z');
const as = (personId: string) => apiAs(peil.url, peil.signIn(personId));

beforeAll(async () => {
  peil = await startPeil({ now: () => now, prepare: buildSmallCity });
});
afterAll(() => peil.close());

const codeOf = ({ status, body }: Answer) => [status, body.code];
const text = (nl: string) => ({ nl, en: nl });
const year = (number: number) => ({ from: `${number}-01-01`, until: `${number}-12-31` });
const definition = {
  ...{ names: text('Vrouwen vanaf schaal 13'), description: text('Geteld op 31 december'), unit: 'percent' },
  ...{ levels: ['directorate', 'organisation'], minimumGroup: 10, source: 'Personeelsadministratie', better: 'higher' },
};
const seriesSchema = z.object({
  view: z.string(),
  indicators: z.array(
    z.looseObject({
      code: z.string(),
      measurable: z.boolean(),
      points: z.array(
        z.looseObject({ value: z.string().nullable(), doubt: z.looseObject({ nl: z.string() }).optional() }),
      ),
      targets: z.array(z.looseObject({ required: z.string().optional(), achieved: z.boolean().optional() })),
    }),
  ),
});
const seriesFor = async (personId: string, unitId: string, code: string) => {
  const answer = await as(personId).get(`/units/${unitId}/indicators`);
  expect(answer.status).toBe(200);
  const { view, indicators } = seriesSchema.parse(answer.body);
  return { view, ...indicators.find((one) => one.code === code) };
};

describe('indicators', () => {
  it('are defined by HR, observed for groups that are large enough, and checked', async () => {
    const hr = as('hrall');
    const women = { ...definition, addsUp: { with: ['men'], sum: '100' } };
    expect((await hr.put('/indicators/women', women)).status).toBe(200);
    expect((await hr.put('/indicators/men', definition)).status).toBe(200);
    const observe = (code: string, value: string, number: number, more: object = {}) =>
      hr.post(`/indicators/${code}/observations`, {
        ...{ unitId: 'parks', period: year(number), value, groupSize: 15, source: 'Bron', ...more },
      });
    expect((await observe('women', '56.4', 2023)).status).toBe(201);
    expect((await observe('men', '44.6', 2023)).status).toBe(201);
    expect((await observe('women', '26.7', 2024)).status).toBe(201);
    expect(codeOf(await observe('women', '30', 2022, { groupSize: 9 }))).toEqual([422, 'group-too-small']);
    expect(codeOf(await observe('women', '30', 2022, { unitId: 'trees' }))).toEqual([422, 'not-at-this-level']);
    expect((await as('parksdirector').put('/indicators/x', definition)).status).toBe(403);
    const series = await seriesFor('parksdirector', 'parks', 'women');
    expect(series.points?.map(({ value }) => value)).toEqual(['56.4', '26.7']);
    expect(series.points?.[0]?.doubt?.nl).toContain('101,0');
  });

  it('of small groups are hidden from who sees figures only', async () => {
    const series = await seriesFor('reporter', 'parks', 'women');
    expect(series).toMatchObject({ view: 'figures', measurable: true });
    expect(series.points?.[1]).toMatchObject({ value: null, groupSize: null });
    expect(await seriesFor('reporter', 'streets', 'women')).toMatchObject({ measurable: false, points: [] });
  });

  it('keep adopted and achieved apart; a growth on a baseline of another definition is refused', async () => {
    const hr = as('hrall');
    const target = { unitId: 'parks', kind: 'value', value: '20', adoptedOn: '2024-01-01' };
    expect((await hr.post('/indicators/women/targets', target)).status).toBe(201);
    expect((await seriesFor('parksdirector', 'parks', 'women')).targets).toMatchObject([
      { adoptedOn: '2024-01-01', required: '20', achieved: true },
    ]);
    await hr.put('/indicators/women', { ...definition, description: text('Anders geteld') });
    const growth = { ...target, kind: 'growth', value: '25', baseline: year(2024), by: '2026-12-31' };
    expect(codeOf(await hr.post('/indicators/women/targets', growth))).toEqual([409, 'baseline-of-another-definition']);
    expect((await hr.post('/indicators/women/targets', { ...growth, baseline: undefined })).status).toBe(400);
  });
});

describe('the menu card', () => {
  let offeringId: string;
  const id = ({ status, body }: Answer, name: string) => {
    expect(status).toBe(201);
    return z.string().parse(body[name]);
  };

  it('is made by HR, and teams say what they want while the round is open', async () => {
    const hr = as('hrall');
    await hr.post('/providers', { providerId: 'school', name: 'De School', internal: true });
    offeringId = id(
      await hr.post('/offerings', {
        ...{ code: 'OMS', title: text('Omstanderstraining'), providerId: 'school', kind: 'training', minutes: 240 },
        ...{ components: [], tags: [], categories: [] },
      }),
      'offeringId',
    );
    expect(codeOf(await hr.put('/menu-cards/2025', { offerings: ['nothing'] }))).toEqual([422, 'unknown-offering']);
    expect((await hr.put('/menu-cards/2025', { offerings: [offeringId] })).status).toBe(200);
    const preference = { teamId: 'trees', offerings: [offeringId] };
    const at = '/directorates/parks/menu-choices/2025/preferences';
    expect(codeOf(await as('treesmanager').post(at, preference))).toEqual([409, 'no-preference-round']);
    await hr.put('/menu-cards/2025/preference-rounds', { from: '2025-03-01', until: '2025-03-31' });
    expect((await as('treesmanager').post(at, preference)).status).toBe(201);
    expect(codeOf(await as('pondsmanager').post(at, preference))).toEqual([403, 'not-your-team']);
    expect((await as('pondsmanager').get('/menu-cards/2025')).body).toMatchObject({
      wanted: [{ offeringId, teams: 1, first: 1 }],
    });
  });

  it('choice becomes a plan, and the plan attendance, in one request each; fulfilment and coverage follow', async () => {
    const director = as('parksdirector');
    const together = { offeringId, personIds: ['parksdirector', 'treesmanager'], by: '2025-12-31' };
    id(await director.post('/directorates/parks/menu-choices/2025/commitments', together), 'commitmentId');
    const planned = await as('hrall').post('/menu-cards/2025/sessions', {
      offeringId,
      unitId: 'parks',
      day: '2025-04-10',
    });
    expect(planned.body).toMatchObject({ planned: true });
    const sessionId = id(planned, 'sessionId');
    const commitments = async () =>
      (await as('parksdirector').get('/directorates/parks/menu-choices/2025')).body.commitments;
    expect(await commitments()).toMatchObject([{ group: 2, followed: 0 }]);
    now = instant('2025-04-11T09:00:00Z');
    const held = await as('hrall').post('/menu-cards/2025/sessions', {
      ...{ offeringId, unitId: 'parks', day: '2025-04-10', sessionId, absent: ['pondsmanager'] },
    });
    expect(held.body).toMatchObject({ planned: false, sessionId });
    expect(await commitments()).toMatchObject([
      {
        group: 2,
        followed: 2,
        people: [
          { personId: 'parksdirector', followedOn: '2025-04-10' },
          { personId: 'treesmanager', followedOn: '2025-04-10' },
        ],
      },
    ]);
    const coverage = await as('parksdirector').get(`/units/parks/coverages/${offeringId}?role=manager`);
    expect(coverage.body).toMatchObject({ group: 2, followed: 1, percent: '50', view: 'persons' });
    const before = await as('parksdirector').get(`/units/parks/coverages/${offeringId}?asOf=2025-04-09`);
    expect(before.body).toMatchObject({ followed: 0 });
    expect((await as('reporter').get(`/units/parks/coverages/${offeringId}`)).body).toMatchObject({
      group: null,
      followed: null,
    });
    const asKnown = (knownAt: string) =>
      as('parksdirector').get(`/units/parks/coverages/${offeringId}?asOf=2025-04-11&knownAt=${knownAt}`);
    expect((await asKnown('2025-04-10T09:00:00Z')).body).toMatchObject({ group: 3, followed: 0 });
    expect((await asKnown('2025-04-11T10:00:00Z')).body).toMatchObject({ group: 3, followed: 2 });
  });
});

describe('an agreement that measures itself by figures of a group', () => {
  const at = '/managers/treesmanager/cycles/2025/agreements';
  const terms = { title: 'Afspraak', text: 'Samen.', preconditions: [] };
  const measured = async (agreementId: string) => (await as('treesmanager').get(`${at}/${agreementId}`)).body;

  it('on hiring follows the indicators that it names', async () => {
    await as('hrall').put('/indicators/panels', { ...definition, names: text('Gemengde commissies') });
    const indicators = ['panels'];
    expect(codeOf(await as('parksdirector').post(at, { kind: 'free', ...terms, measuredBy: { indicators } }))).toEqual([
      422,
      'measures-itself-otherwise',
    ]);
    const unknown = { kind: 'hiring', ...terms, measuredBy: { indicators: ['nothing'] } };
    expect(codeOf(await as('parksdirector').post(at, unknown))).toEqual([422, 'unknown-indicator']);
    const proposal = { kind: 'hiring', ...terms, measuredBy: { indicators } };
    const agreementId = z.string().parse((await as('parksdirector').post(at, proposal)).body.agreementId);
    expect(await measured(agreementId)).toMatchObject({
      measuredFrom: { indicators, offerings: [] },
      measured: { state: 'notMeasurable' },
    });
    const observation = { unitId: 'parks', period: year(2024), value: '60', groupSize: 40, source: 'Bron' };
    await as('hrall').post('/indicators/panels/observations', observation);
    const target = { unitId: 'parks', kind: 'value', value: '75', adoptedOn: '2025-01-01' };
    await as('hrall').post('/indicators/panels/targets', target);
    expect(await measured(agreementId)).toMatchObject({
      measured: { state: 'needsAttention', text: { nl: 'Gemengde commissies: 60%, streefcijfer 75%.' } },
    });
    await as('hrall').post('/indicators/panels/observations', { ...observation, value: '75' });
    expect(await measured(agreementId)).toMatchObject({ measured: { state: 'fulfilled' } });
  });

  it('on team development follows what the management team took upon itself; a small group is not shown', async () => {
    const proposal = { kind: 'team-development', ...terms };
    const agreementId = z.string().parse((await as('parksdirector').post(at, proposal)).body.agreementId);
    expect(await measured(agreementId)).toMatchObject({
      measured: { state: 'notMeasurable', text: { nl: 'Omstanderstraining: de groep is te klein om te tonen.' } },
    });
    const choices = '/directorates/parks/menu-choices/2025';
    const before = await as('parksdirector').get(choices);
    const [{ commitmentId }] = z
      .object({ commitments: z.tuple([z.object({ commitmentId: z.string() })]) })
      .parse(before.body).commitments;
    const end = (who: string) => as(who).delete(`${choices}/commitments/${commitmentId}`);
    expect((await end('treesmanager')).status).toBe(403);
    expect((await end('parksdirector')).status).toBe(200);
    expect(codeOf(await end('parksdirector'))).toEqual([404, 'unknown-commitment']);
    expect((await as('parksdirector').get(choices)).body).toMatchObject({ commitments: [] });
    expect(await measured(agreementId)).toMatchObject({
      measured: { text: { nl: expect.stringContaining('noemt niets') as string } },
    });
  });
});
