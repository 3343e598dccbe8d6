import { instant } from '@peil/kernel';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { apiAs, type Answer } from '../support/api-client.js';
import { startPeil, type RunningPeil } from '../support/peil.js';
import { buildSmallCity } from '../support/small-city.js';

const policies = join(__dirname, '../../libs/performance-agreements/policies');
const yaml = (name: string) => readFileSync(join(policies, name), 'utf8');

let peil: RunningPeil;
let now = instant('2024-01-10T09:00:00Z');
const as = (personId: string) => apiAs(peil.url, peil.signIn(personId));

beforeAll(async () => {
  peil = await startPeil({ now: () => now, prepare: buildSmallCity });
});
afterAll(() => peil.close());

const counts = z.object({
  obligationId: z.string(),
  due: z.number().nullable(),
  done: z.number().nullable(),
  open: z.number().nullable(),
  late: z.number().nullable(),
});
const complianceSchema = z.object({
  managers: z.number().nullable(),
  view: z.string(),
  position: z.string(),
  policyVersions: z.array(z.object({ version: z.number() })),
  obligations: z.array(counts),
  ownObligations: z.array(z.object({ obligationId: z.string(), state: z.string() })),
  people: z.array(
    z.object({
      personId: z.string(),
      reasons: z.array(z.object({ code: z.string(), text: z.object({ nl: z.string(), en: z.string() }) })),
      talkOn: z.string().optional(),
    }),
  ),
  trend: z.array(z.object({ day: z.string(), late: z.number().nullable() })),
});

async function parks(query = '', asker = 'parksdirector', unit = 'parks') {
  const { status, body } = await as(asker).get(`/directorates/${unit}/compliance${query}`);
  expect(status).toBe(200);
  return complianceSchema.parse(body);
}
type Parks = Awaited<ReturnType<typeof parks>>;
const of = ({ obligations }: Parks, id: string) => obligations.find(({ obligationId }) => obligationId === id);
const own = ({ ownObligations }: Parks, id: string) => ownObligations.find((one) => one.obligationId === id)?.state;

async function done(sent: Promise<Answer>): Promise<Answer> {
  const answer = await sent;
  if (answer.status > 299) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
}
const field = ({ body }: Answer, name: string): string => z.string().parse(body[name]);

const agreementSchema = z.object({
  proposal: z.object({ version: z.number(), fingerprint: z.string() }).optional(),
  measured: z.object({ state: z.string(), fulfilledOn: z.string().optional() }).optional(),
});

/** Proposed by one, accepted by the other. @returns the address of the agreement */
async function agree(manager: string, by: string, other: string, body: object): Promise<string> {
  const at = `/managers/${manager}/cycles/2024/agreements`;
  const one = `${at}/${field(await done(as(by).post(at, body)), 'agreementId')}`;
  const { proposal } = agreementSchema.parse((await as(other).get(one)).body);
  await done(as(other).post(`${one}/acceptances`, proposal));
  return one;
}

describe('a policy is tried and published, and the page of a directorate moves with each step', () => {
  const versions = '/mag-policies/amsterdam-mag/versions';

  it('HR checks, tries and publishes; what is wrong is found at its place', async () => {
    const hr = as('hrall');
    const wrong = yaml('amsterdam-mag.yaml').replace('due: 06-30', 'due: 02-28');
    const found = await hr.post('/mag-policy-checks', { yaml: wrong });
    expect(found.body).toMatchObject({ valid: false, findings: [{ code: 'moments-out-of-order' }] });
    await done(hr.post(versions, { yaml: yaml('amsterdam-mag.yaml') }));
    expect((await hr.post(`${versions}/1/publications`, { from: '2024-01-01', reason: 'Eerste.' })).status).toBe(409);
    const publication = { from: '2024-01-01', reason: 'Eerste.', recalculationConfirmed: true };
    await done(hr.post(`${versions}/1/publications`, publication));
    expect((await hr.put(`${versions}/1`, { yaml: yaml('once-a-year.yaml') })).status).toBe(409);
  });

  it('nothing is done yet: two managers owe an agreement on social safety', async () => {
    const page = await parks();
    expect(page).toMatchObject({ managers: 3, view: 'persons' });
    expect(of(page, 'social-safety')).toMatchObject({ due: 2, done: 0, open: 2, late: 0 });
  });

  it('proposed, accepted: done; the other one is late from the day after', async () => {
    now = instant('2024-02-20T09:00:00Z');
    await agree('treesmanager', 'parksdirector', 'treesmanager', {
      ...{ kind: 'social-safety', title: 'Veilig', text: 'Elk kwartaal een casus.' },
    });
    expect(of(await parks(), 'social-safety')).toMatchObject({ done: 1, open: 1, late: 0 });
    expect(of(await parks('?asOf=2024-03-01'), 'social-safety')).toMatchObject({ done: 1, open: 1, late: 0 });
    const after = await parks('?asOf=2024-03-02');
    expect(of(after, 'social-safety')).toMatchObject({ done: 1, open: 0, late: 1 });
    const ponds = after.people.find(({ personId }) => personId === 'pondsmanager');
    expect(ponds?.reasons.map(({ code }) => code)).toContain('agreementLate');
    // Nothing was recorded meanwhile: that it is late follows from the days.
    expect(after.position).toBe((await parks()).position);
  });

  it('the directorate itself: its action plan is adopted, and an agreement about it measures itself', async () => {
    const director = as('parksdirector');
    expect(own(await parks(), 'actionPlan')).toBe('open');
    expect(own(await parks('?asOf=2024-03-02'), 'actionPlan')).toBe('late');
    const plans = '/directorates/parks/action-plans';
    await done(director.post(plans, { year: 2024 }));
    const action = { title: 'Omstanderstraining', theme: 'social-safety', quarters: [1, 2] };
    await done(director.post(`${plans}/2024/actions`, { ...action, owner: { personId: 'treesmanager' } }));
    await done(director.post(`${plans}/2024/adoptions`, { adoptedOn: '2024-02-12' }));
    expect(own(await parks(), 'actionPlan')).toBe('done');
    expect(own(await parks('?asOf=2024-02-11'), 'actionPlan')).toBe('open');
    const one = await agree('parksdirector', 'citydirector', 'parksdirector', {
      ...{ kind: 'action-plan', title: 'Ons actieplan', text: 'We voeren het uit.' },
    });
    const { measured } = agreementSchema.parse((await director.get(one)).body);
    expect(measured).toMatchObject({ state: 'onCourse' });
    expect(of(await parks(), 'action-plan')).toMatchObject({ due: 1, done: 1 });
  });

  it('a passed moment shows as such from that day, and is late after the grace', async () => {
    const states = async (asOf: string) => {
      const { body } = await as('treesmanager').get(`/managers/treesmanager/obligations?asOf=${asOf}`);
      const { obligations } = z
        .object({
          obligations: z.array(z.object({ obligationId: z.string(), state: z.string(), passed: z.boolean() })),
        })
        .parse(body);
      return obligations.find(({ obligationId }) => obligationId === 'moment-1');
    };
    expect(await states('2024-03-31')).toMatchObject({ state: 'open', passed: false });
    expect(await states('2024-04-01')).toMatchObject({ state: 'open', passed: true });
    expect(await states('2024-04-14')).toMatchObject({ state: 'open', passed: true });
    expect(await states('2024-04-15')).toMatchObject({ state: 'late', passed: true });
    now = instant('2024-03-20T09:00:00Z');
    const entry = { moment: 'moment-1', evaluation: 'Het loopt.', progress: 'onCourse' };
    await done(as('treesmanager').post('/managers/treesmanager/cycles/2024/entries', entry));
    expect(await states('2024-04-15')).toMatchObject({ state: 'done' });
    expect(await states('2024-03-19')).toMatchObject({ state: 'open' });
  });

  it('as known earlier, the page is as it was', async () => {
    const before = await parks('?asOf=2024-04-15&knownAt=2024-03-01T00:00:00Z');
    expect(of(before, 'moment-1')).toMatchObject({ done: 0, late: 3 });
    expect(of(await parks('?asOf=2024-04-15'), 'moment-1')).toMatchObject({ done: 1, late: 2 });
  });

  it('who needs a conversation, in whose scope; a talk that was held answers it', async () => {
    now = instant('2024-04-20T09:00:00Z');
    const listed = async (asker: string) => {
      const { body } = await as(asker).get('/conversations');
      return z
        .object({ items: z.array(z.object({ personId: z.string() })) })
        .parse(body)
        .items.map((one) => one.personId);
    };
    expect(await listed('parksdirector')).toContain('pondsmanager');
    expect(await listed('streetsdirector')).not.toContain('pondsmanager');
    expect(await listed('hrall')).toContain('signsmanager');
    expect(await listed('hradviser')).not.toContain('signsmanager');
    const at = '/managers/pondsmanager/cycles/2024';
    await done(as('parksdirector').post(`${at}/talks`, { on: '2024-04-25' }));
    expect((await parks()).people.find(({ personId }) => personId === 'pondsmanager')?.talkOn).toBe('2024-04-25');
    await done(as('parksdirector').post(`${at}/conversations`, { on: '2024-04-20' }));
    expect(await listed('parksdirector')).not.toContain('pondsmanager');
  });

  it('figures for others hide what is small', async () => {
    const seen = await parks('', 'reporter');
    expect(seen).toMatchObject({ view: 'figures', people: [], managers: null });
    expect(of(seen, 'social-safety')).toMatchObject({ due: null, done: null, late: null });
  });

  it('a manager who moves in July counts where they were: both pages are right before and after', async () => {
    const terms = { unitId: 'signs', role: 'manager', acting: false, from: '2024-07-01' };
    await done(as('admin').post('/managers/treesmanager/appointments/treesmanager-trees/changes', terms));
    const [june, july] = ['?asOf=2024-06-30', '?asOf=2024-07-01'];
    const streets = (query: string) => parks(query, 'streetsdirector', 'streets');
    expect(of(await parks(june), 'social-safety')).toMatchObject({ due: 2, done: 1, late: 1 });
    expect(of(await streets(june), 'social-safety')).toMatchObject({ due: 1, done: 0, late: 1 });
    expect(of(await parks(july), 'social-safety')).toMatchObject({ due: 1, done: 0, late: 1 });
    expect(of(await streets(july), 'social-safety')).toMatchObject({ due: 2, done: 1, late: 1 });
    const cluster = complianceSchema.parse((await as('citydirector').get(`/clusters/space/compliance${july}`)).body);
    expect(cluster.people.map(({ personId }) => personId).toSorted()).toEqual(['parksdirector', 'streetsdirector']);
    expect((await as('reporter').get(`/organisation/compliance${july}`)).status).toBe(200);
  });

  it('from four moments to one by next January: a dry run first; this year stays, next year follows', async () => {
    const hr = as('hrall');
    const before = (await parks('?asOf=2024-12-01')).obligations;
    await done(hr.post(versions, { yaml: yaml('once-a-year.yaml'), basedOn: 1 }));
    const tried = await done(hr.post(`${versions}/2/dry-runs`, { from: '2025-01-01' }));
    const { years } = z
      .object({
        years: z.array(
          z.object({
            year: z.number(),
            changed: z.boolean(),
            before: z.array(z.object({ obligationId: z.string() })),
            after: z.array(z.object({ obligationId: z.string() })),
          }),
        ),
      })
      .parse(tried.body);
    expect(years.map(({ year, changed }) => [year, changed])).toEqual([
      [2023, false],
      [2024, false],
      [2025, true],
      [2026, true],
    ]);
    const moments = (list: readonly { readonly obligationId: string }[]) =>
      list.filter(({ obligationId }) => obligationId.startsWith('moment')).length;
    const next = years.find(({ year }) => year === 2025);
    expect([moments(next?.before ?? []), moments(next?.after ?? [])]).toEqual([4, 1]);
    // The dry run changed nothing.
    expect(moments((await parks('?asOf=2025-02-01')).obligations)).toBe(4);
    await done(hr.post(`${versions}/2/publications`, { from: '2025-01-01', reason: 'Een moment is genoeg.' }));
    expect((await parks('?asOf=2024-12-01')).obligations).toEqual(before);
    const after = await parks('?asOf=2025-02-01');
    expect(moments(after.obligations)).toBe(1);
    expect(after.policyVersions.map(({ version }) => version)).toEqual([2]);
  });
});

describe('what a 360 round and an assessment say becomes an agreement, fulfilled by a later completion', () => {
  let offeringId: string;
  const file = (personId: string) => `/managers/${personId}`;

  beforeAll(async () => {
    now = instant('2024-05-06T09:00:00Z');
    const hr = as('hrall');
    await done(hr.post('/providers', { providerId: 'school', name: 'De School', internal: true }));
    const title = { nl: 'Normen stellen', en: 'Setting norms' };
    const offering = { code: 'NORM', title, providerId: 'school', kind: 'training', minutes: 240 };
    const more = { components: ['direction'], tags: [], categories: [] };
    offeringId = field(await done(hr.post('/offerings', { ...offering, ...more })), 'offeringId');
  });

  async function completed(personId: string, day: string): Promise<void> {
    const body = { kind: 'training', day, minutes: 240, offeringId, provider: 'school', components: ['direction'] };
    const activityId = field(await done(as(personId).post(`${file(personId)}/activities`, body)), 'activityId');
    await done(as('hrall').post(`${file(personId)}/activities/${activityId}/reviews`, { decision: 'approved' }));
  }

  it('a learning point of a 360 round', async () => {
    const manager = as('pondsmanager');
    const at = file('pondsmanager');
    const round = { kind: 'feedback-360', day: '2024-05-01' };
    const activityId = field(await done(manager.post(`${at}/activities`, round)), 'activityId');
    const items = [{ component: 'direction', text: 'Eerder zeggen wat niet kan.' }];
    await done(manager.post(`${at}/learning-points`, { activityId, items }));
    const { body } = await manager.get(`${at}/learning-points`);
    const points = z.object({ items: z.array(z.object({ learningPointId: z.string() })) }).parse(body).items;
    const followUp = { source: 'learningPoint', itemId: points[0]?.learningPointId, offerings: [offeringId] };
    const proposal = { kind: 'learning', title: 'Grenzen', text: 'Ik volg een training.', followUp };
    // Not shared with the director, so not the director's to follow up.
    const elsewhere = await as('parksdirector').post(`${at}/cycles/2024/agreements`, proposal);
    expect(elsewhere.status).toBe(422);
    expect(of(await parks(), 'learning-fulfilled')).toMatchObject({ due: 0 });
    const one = await agree('pondsmanager', 'pondsmanager', 'parksdirector', proposal);
    expect(of(await parks(), 'learning-fulfilled')).toMatchObject({ due: 1, open: 1, done: 0 });
    now = instant('2024-06-10T09:00:00Z');
    await completed('pondsmanager', '2024-06-05');
    expect(of(await parks(), 'learning-fulfilled')).toMatchObject({ due: 1, open: 0, done: 1 });
    expect(of(await parks('?asOf=2024-06-04'), 'learning-fulfilled')).toMatchObject({ open: 1, done: 0 });
    const { measured } = agreementSchema.parse((await as('pondsmanager').get(one)).body);
    expect(measured).toMatchObject({ state: 'fulfilled', fulfilledOn: '2024-06-05' });
  });

  it('a development need of an assessment', async () => {
    const manager = as('treesmanager');
    const at = file('treesmanager');
    const assessment = { kind: 'development-assessment', day: '2024-06-03' };
    const activityId = field(await done(manager.post(`${at}/activities`, assessment)), 'activityId');
    const items = [{ component: 'direction', text: 'Normen stellen.', advisedOfferings: [offeringId] }];
    await done(manager.post(`${at}/development-needs`, { activityId, items }));
    const { body } = await manager.get(`${at}/development-needs`);
    const needs = z.object({ items: z.array(z.object({ needId: z.string() })) }).parse(body).items;
    const followUp = { source: 'developmentNeed', itemId: needs[0]?.needId };
    const proposal = { kind: 'learning', title: 'Normen', text: 'Ik volg de training.', followUp };
    await agree('treesmanager', 'treesmanager', 'parksdirector', proposal);
    expect(of(await parks(), 'learning-fulfilled')).toMatchObject({ due: 2, open: 1, done: 1 });
    now = instant('2024-06-20T09:00:00Z');
    await completed('treesmanager', '2024-06-18');
    expect(of(await parks(), 'learning-fulfilled')).toMatchObject({ due: 2, open: 0, done: 2 });
  });

  it('coaching hours and a 360 round move points and status in one go', async () => {
    const scheme: unknown = parse(
      readFileSync(join(__dirname, '../../libs/accreditation/schemes/amsterdam-draft.yaml'), 'utf8'),
    );
    const hr = as('hrall');
    await done(hr.post('/schemes/amsterdam-draft/versions', { document: scheme }));
    const publication = { from: '2024-01-01', reason: 'Eerste.', recalculationConfirmed: true };
    await done(hr.post('/schemes/amsterdam-draft/versions/1/publications', publication));
    const director = as('parksdirector');
    const at = file('parksdirector');
    const earned = async () => {
      const { body } = await director.get(`${at}/balance`);
      const balance = z
        .object({ balances: z.array(z.object({ total: z.object({ earned: z.string() }) })) })
        .parse(body);
      return Number(balance.balances[0]?.total.earned);
    };
    expect(await earned()).toBe(0);
    expect(own(await parks(), 'feedbackRound')).toBe('open');
    const record = async (body: object) => {
      const id = field(await done(director.post(`${at}/activities`, body)), 'activityId');
      await done(hr.post(`${at}/activities/${id}/reviews`, { decision: 'approved', components: ['direction'] }));
    };
    const facilitation = { type: 'external', name: 'Een coach' };
    await record({ kind: 'coaching', day: '2024-06-12', minutes: 360, facilitation, components: ['direction'] });
    const after = await earned();
    expect(after).toBeGreaterThan(0);
    await record({ kind: 'feedback-360', day: '2024-06-14', components: ['direction'] });
    expect(own(await parks(), 'feedbackRound')).toBe('done');
    expect(own(await parks('?asOf=2024-06-13'), 'feedbackRound')).toBe('open');
    expect(await earned()).toBeGreaterThanOrEqual(after);
  });
});
