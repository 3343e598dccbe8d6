import { instant } from '@peil/kernel';
import { z } from 'zod';
import { apiAs, type Answer } from '../support/api-client.js';
import { startPeil, type RunningPeil } from '../support/peil.js';
import { buildSmallCity } from '../support/small-city.js';

let peil: RunningPeil;
let now = instant('2024-02-12T09:00:00Z');
const as = (personId: string) => apiAs(peil.url, peil.signIn(personId));
const parks = '/directorates/parks/action-plans';
const streets = '/directorates/streets/action-plans';

beforeAll(async () => {
  peil = await startPeil({ now: () => now, prepare: buildSmallCity });
});
afterAll(() => peil.close());

const plan = z.object({
  missing: z.boolean(),
  adoptedOn: z.string().optional(),
  changedSinceAdoption: z.boolean(),
  counts: z.record(z.string(), z.number()),
  actions: z.array(
    z.looseObject({
      actionId: z.string(),
      title: z.string(),
      state: z.string(),
      note: z.string().optional(),
      takenOver: z.boolean(),
      owner: z.object({ name: z.string().optional(), gone: z.boolean() }).loose().optional(),
      handOver: z.looseObject({ outcome: z.string() }).optional(),
    }),
  ),
  offered: z.array(z.looseObject({ actionId: z.string(), fromUnitId: z.string() })),
  history: z.array(z.looseObject({ type: z.string() })),
});
const planOf = ({ status, body }: Answer) => {
  expect(status).toBe(200);
  return plan.parse(body);
};
const id = ({ status, body }: Answer) => {
  expect(status).toBe(201);
  return z.string().parse(body.actionId);
};
const items = ({ body }: Answer) => z.array(z.record(z.string(), z.unknown())).parse(body.items);

const training = {
  title: 'Omstanderstraining',
  theme: 'social-safety',
  quarters: [2, 1],
  classifications: ['inclusion'],
};

describe('the action plan of a directorate', () => {
  let first: string;
  let second: string;

  it('is missing until the director makes it', async () => {
    expect((await as('treesmanager').get(`${parks}/2024`)).status).toBe(404);
    const listed = items(await as('hrall').get('/action-plans?year=2024'));
    expect(listed.map(({ unitId, missing }) => [unitId, missing])).toEqual([
      ['parks', true],
      ['streets', true],
      ['west', true],
    ]);
    expect((await as('treesmanager').post(parks, { year: 2024 })).status).toBe(403);
    expect((await as('parksdirector').post(parks, { year: 2024 })).status).toBe(201);
    expect((await as('parksdirector').post(parks, { year: 2024 })).status).toBe(201);
  });

  it('takes actions with an owner in the directorate and a known theme', async () => {
    const director = as('parksdirector');
    first = id(await director.post(`${parks}/2024/actions`, { ...training, owner: { personId: 'treesmanager' } }));
    second = id(
      await director.post(`${parks}/2024/actions`, { ...training, title: 'Meldroute', owner: { unitId: 'ponds' } }),
    );
    const elsewhere = await director.post(`${parks}/2024/actions`, {
      ...training,
      owner: { personId: 'signsmanager' },
    });
    expect([elsewhere.status, elsewhere.body.code]).toEqual([422, 'owner-not-in-directorate']);
    const unknown = await director.post(`${parks}/2024/actions`, { ...training, theme: 'luck' });
    expect([unknown.status, unknown.body.code]).toEqual([422, 'unknown-theme']);
    const scored = await director.post(`${parks}/2024/actions`, { ...training, score: 7 });
    expect(scored.status).toBe(422);
    expect((await director.post(`${parks}/2024/actions`, { ...training, ongoing: true })).status).toBe(400);
  });

  it('is adopted by the management team; a change afterwards shows', async () => {
    const director = as('parksdirector');
    expect((await director.post(`${parks}/2024/adoptions`, { adoptedOn: '2024-02-12' })).status).toBe(201);
    expect(planOf(await as('pondsmanager').get(`${parks}/2024`))).toMatchObject({
      adoptedOn: '2024-02-12',
      changedSinceAdoption: false,
      counts: { notStarted: 2 },
    });
    now = instant('2024-04-02T09:00:00Z');
    await as('parksdirector').put(`${parks}/2024/actions/${second}`, {
      ...training,
      title: 'Meldroute op elke locatie',
    });
    const after = planOf(await as('citydirector').get(`${parks}/2024`));
    expect(after.changedSinceAdoption).toBe(true);
    expect(after.history.map(({ type }) => type)).toContain('ActionChanged');
    expect(planOf(await as('citydirector').get(`${parks}/2024?asOf=2024-03-01`)).actions[1]?.title).toBe('Meldroute');
    expect(planOf(await as('auditor').get(`${parks}/2024?knownAt=2024-03-01T00:00:00Z`)).changedSinceAdoption).toBe(
      false,
    );
  });

  it('its owner says how far an action is, a colleague does not', async () => {
    const at = `${parks}/2024/actions/${first}/states`;
    expect((await as('treesmanager').post(at, { state: 'onSchedule', note: 'Groep 1 is geweest.' })).status).toBe(201);
    const refused = await as('pondsmanager').post(at, { state: 'done' });
    expect([refused.status, refused.body.code]).toEqual([403, 'not-the-owner']);
    expect((await as('signsmanager').post(at, { state: 'done' })).status).toBe(403);
    expect(planOf(await as('treesmanager').get(`${parks}/2024`)).actions[0]).toMatchObject({
      state: 'onSchedule',
      note: 'Groep 1 is geweest.',
      owner: { name: 'Name of treesmanager', gone: false },
    });
  });

  it('hands an action over to another directorate, that accepts it', async () => {
    const offer = { toUnitId: 'streets', reason: 'Dit gaat over de straat.' };
    expect((await as('parksdirector').post(`${parks}/2024/actions/${second}/hand-overs`, offer)).status).toBe(201);
    const other = as('streetsdirector');
    await other.post(streets, { year: 2024 });
    expect(planOf(await other.get(`${streets}/2024`)).offered).toMatchObject([
      { actionId: second, fromUnitId: 'parks' },
    ]);
    const decision = {
      fromUnitId: 'parks',
      actionId: second,
      decision: 'accepted',
      owner: { personId: 'signsmanager' },
    };
    const accepted = await other.post(`${streets}/2024/hand-over-decisions`, decision);
    expect(accepted.status).toBe(201);
    expect((await other.post(`${streets}/2024/hand-over-decisions`, decision)).status).toBe(201);
    expect(planOf(await other.get(`${streets}/2024`)).actions).toMatchObject([
      { title: 'Meldroute op elke locatie', takenOver: true, owner: { name: 'Name of signsmanager' } },
    ]);
    const left = planOf(await as('parksdirector').get(`${parks}/2024`));
    expect(left.actions[1]?.handOver?.outcome).toBe('accepted');
    expect(left.counts).toMatchObject({ onSchedule: 1, notStarted: 0 });
  });

  it('reporting sees counts, the administrator and other directorates nothing', async () => {
    expect(planOf(await as('reporter').get(`${parks}/2024`))).toMatchObject({
      counts: { onSchedule: 1 },
      actions: [],
      history: [],
    });
    expect((await as('admin').get(`${parks}/2024`)).status).toBe(403);
    expect((await as('westdirector').get(`${parks}/2024`)).status).toBe(403);
    expect(items(await as('westdirector').get('/action-plans?year=2024')).map(({ unitId }) => unitId)).toEqual([
      'west',
    ]);
    expect(items(await as('admin').get('/action-plans?year=2024'))).toEqual([]);
  });

  it('lists what nobody sees to, once the owner is gone', async () => {
    expect(items(await as('parksdirector').get('/orphan-actions?year=2024'))).toEqual([]);
    const ended = await as('admin').post('/managers/treesmanager/appointments/treesmanager-trees/endings', {
      until: '2024-04-30',
    });
    expect(ended.status).toBe(201);
    now = instant('2024-05-02T09:00:00Z');
    expect(items(await as('parksdirector').get('/orphan-actions?year=2024'))).toMatchObject([
      { unitId: 'parks', action: { actionId: first, owner: { gone: true } } },
    ]);
    expect(items(await as('reporter').get('/orphan-actions?year=2024'))).toEqual([]);
  });
});

describe('an existing plan', () => {
  const csv = [
    'Directie;Jaar;Kenmerk;Thema;Actie;Trekker;Kwartaal;Doel;Budget;Indeling;Stand;Toelichting',
    'STREETS;2025;S1;Bewustzijn;Themaweek;nr-signsmanager;K2;Iedereen doet mee;2500;Inclusie;Op schema;',
    'Name of streets;2025;S2;Leiderschap;Intervisie;Name of signs;doorlopend;;;;Gedaan;Elk kwartaal',
    'STREETS;2025;S3;Geluk;Iets;;K1;;;;;',
    'STREETS;2025;S4;Onderzoek;Meting;onbekend;K1-K2;;;;;',
    'Nergens;2025;S5;Onderzoek;Meting;;K1;;;;;',
  ].join('\n');
  const send = async (dryRun: boolean, content = csv) =>
    as('hrall').upload('/imports', 'plan.csv', content, {
      kind: 'action-plans',
      system: 'sheet',
      confirm: String(!dryRun),
    });
  const rows = ({ body }: Answer) => body.counts;

  it('is imported from a sheet: a dry run first, every bad row with line and reason, twice without effect', async () => {
    const dry = await send(true);
    expect(rows(dry)).toMatchObject({ new: 2, bad: 3 });
    expect((await as('hrall').get(`${streets}/2025`)).status).toBe(404);
    const real = await send(false);
    expect(rows(real)).toMatchObject({ new: 2, bad: 3 });
    const problems = items(await as('hrall').get(`/imports/${z.string().parse(real.body.importId)}/problems`));
    expect(problems.map(({ line, code }) => [line, code])).toEqual([
      [4, 'unknown-theme'],
      [5, 'unknown-owner'],
      [6, 'unknown-unit'],
    ]);
    expect(rows(await send(false))).toMatchObject({ unchanged: 2, new: 0 });
    expect(rows(await send(false, csv.replace('Op schema', 'Vertraagd')))).toMatchObject({
      correction: 1,
      unchanged: 1,
    });
    expect(planOf(await as('streetsdirector').get(`${streets}/2025`)).actions).toMatchObject([
      { title: 'Themaweek', state: 'delayed', quarters: [2], budgetEuros: 2500 },
      { title: 'Intervisie', state: 'done', ongoing: true, owner: { name: 'Name of signs' }, note: 'Elk kwartaal' },
    ]);
  });
});
