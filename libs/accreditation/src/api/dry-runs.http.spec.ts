import { calendarDay } from '@peil/kernel';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { documentSchema } from '../domain/scheme-lifecycle/events.js';
import { httpAccreditation } from '../testing/http-accreditation.js';
import { intervision } from '../testing/running-accreditation.js';

const yaml = readFileSync(join(__dirname, '../../schemes/amsterdam-draft.yaml'), 'utf8');
const document = documentSchema.parse(parse(yaml));
const dryRuns = '/schemes/amsterdam-draft/dry-runs';
const versions = '/schemes/amsterdam-draft/versions';
const day = calendarDay;

let http: Awaited<ReturnType<typeof httpAccreditation>>;

/** Of the intervision that the two in the parks did, nothing counts any more. */
const noIntervision = {
  ...document,
  earn: z
    .array(z.looseObject({ id: z.string() }))
    .parse(document.earn)
    .filter(({ id }) => !id.startsWith('intervision')),
};

const written = z.looseObject({ dryRunId: z.string(), state: z.string() });

/** Begins one and asks for it until it is done. */
async function dryRun(payload: object, as = 'hr'): Promise<string> {
  const begun = await http.post('hr', dryRuns, payload);
  expect(begun).toMatchObject({ status: 202, body: { schemeId: 'amsterdam-draft' } });
  const { dryRunId } = written.parse(begun.body);
  for (let turn = 0; turn < 2_000; turn += 1) {
    const { state } = written.parse((await http.get(as, `${dryRuns}/${dryRunId}`)).body);
    if (state === 'finished') return dryRunId;
    if (state === 'failed' || state === 'cancelled') throw new Error(state);
    await delay(10);
  }
  throw new Error('it takes too long');
}

beforeAll(async () => {
  http = await httpAccreditation();
  const { unit, person, dossier } = http.running;
  const from = day('2020-01-01');
  await unit({ type: 'establishUnit', unitId: 'city', kind: 'organisation', name: 'Stad', from });
  await unit({ type: 'establishUnit', unitId: 'space', kind: 'cluster', name: 'Ruimte', parentId: 'city', from });
  for (const unitId of ['parks', 'streets']) {
    await unit({ type: 'establishUnit', unitId, kind: 'directorate', name: unitId, parentId: 'space', from });
  }
  const people = ['anna', 'bram', ...Array.from({ length: 6 }, (_, index) => `street-${index}`)];
  for (const personId of people) {
    await person({ type: 'registerPerson', personId, details: { name: `Name of ${personId}` } });
    const terms = {
      unitId: personId.startsWith('street') ? 'streets' : 'parks',
      role: 'manager' as const,
      acting: false,
    };
    await person({
      type: 'startAppointment',
      personId,
      appointmentId: `${personId}-1`,
      terms,
      from: day('2026-01-01'),
    });
  }
  for (const personId of ['anna', 'bram', 'street-0']) {
    const activity = intervision('2026-03-01', { minutes: 12 * 60, source: { type: 'import' } });
    const ids = { personId, activityId: 'talk', today: day('2026-10-13'), by: 'hr' };
    await dossier({ type: 'recordActivity', ...ids, activity, submit: true });
    const review = { decision: 'approved' as const, reason: undefined, components: undefined, tags: undefined };
    await dossier({ type: 'reviewActivity', ...ids, ...review });
  }
  await http.post('hr', versions, { document });
  const reason = 'Besluit';
  await http.post('hr', `${versions}/1/publications`, { from: '2026-01-01', reason, recalculationConfirmed: true });
  await http.post('hr', versions, { document: noIntervision, basedOn: 1 });
});
afterAll(() => http.close());

const counts = z.looseObject({ down: z.number().nullable(), up: z.number().nullable() });
const figures = z.looseObject({
  people: z.number().nullable(),
  drafts: z.array(
    z.looseObject({ byDirection: counts, fewerPoints: z.number().nullable(), transitions: z.array(z.unknown()) }),
  ),
});
const answer = z.looseObject({
  fingerprint: z.string(),
  outcome: figures.extend({
    view: z.string(),
    units: z.array(figures.extend({ unitId: z.string(), view: z.string() })),
    headlines: z.array(z.unknown()),
  }),
});

describe('a dry run over HTTP', () => {
  it('shows its figures first, then the people with the rules, and records nothing', async () => {
    const positionOf = async () => JSON.stringify((await http.get('hr', '/managers/anna/balance')).body);
    const before = await positionOf();
    const dryRunId = await dryRun({ version: 2, from: '2026-01-01' });
    const { body } = await http.get('hr', `${dryRuns}/${dryRunId}`);
    expect(body).toMatchObject({
      state: 'finished',
      tried: [{ version: 2, from: '2026-01-01' }],
      asOf: '2026-10-13',
      done: 8,
      toDo: 8,
      outcome: { people: 8, view: 'persons', drafts: [{ fewerPoints: 3 }] },
    });
    const people = await http.get('hr', `${dryRuns}/${dryRunId}/people?sort=name`);
    expect(people).toMatchObject({
      status: 200,
      body: {
        total: 3,
        items: [{ personId: 'anna', name: 'Name of anna', unitIds: ['parks', 'space'] }, { personId: 'bram' }, {}],
      },
    });
    expect(JSON.stringify(people.body)).toContain('punten intervisie tellen niet meer mee (regel 1b)');
    expect((await http.get('hr', `${dryRuns}/${dryRunId}/people?unitId=streets`)).body).toMatchObject({ total: 1 });
    expect((await http.get('hr', `${dryRuns}/${dryRunId}/people?direction=up`)).body).toMatchObject({ total: 0 });
    expect(await positionOf()).toBe(before);
    expect((await http.get('hr', dryRuns)).body).toMatchObject({ items: [{ dryRunId }] });
  });

  it('tries two drafts beside each other, and the same question gives the same fingerprint', async () => {
    const two = { version: 2, from: '2026-01-01', compareWith: { document, from: '2026-01-01' } };
    const [one, other] = [await dryRun(two), await dryRun(two)];
    const [first, second] = [await http.get('hr', `${dryRuns}/${one}`), await http.get('hr', `${dryRuns}/${other}`)];
    const read = answer.parse(first.body);
    expect(read.outcome.drafts.map(({ fewerPoints }) => fewerPoints)).toEqual([3, 0]);
    expect(answer.parse(second.body).fingerprint).toBe(read.fingerprint);
  });

  it('hides small groups from who sees figures only, and shows people only to whom they are open', async () => {
    const dryRunId = await dryRun({ version: 2, from: '2026-01-01' });
    const { outcome } = answer.parse((await http.get('reporting', `${dryRuns}/${dryRunId}`)).body);
    expect(outcome.view).toBe('figures');
    expect(outcome.people).toBe(8);
    expect(outcome.drafts[0]).toMatchObject({ byDirection: { up: null }, fewerPoints: null, transitions: [] });
    expect(outcome.headlines).toEqual([{}]);
    for (const { drafts } of outcome.units) expect(drafts[0]?.fewerPoints).toBeNull();

    const parks = answer.parse((await http.get('parks-hr', `${dryRuns}/${dryRunId}`)).body).outcome;
    const unit = (unitId: string) => parks.units.find((one) => one.unitId === unitId);
    expect(unit('parks')).toMatchObject({ view: 'persons', people: 2, drafts: [{ fewerPoints: 2 }] });
    expect(unit('streets')).toMatchObject({ view: 'figures', drafts: [{ fewerPoints: null }] });
    // 3 in the cluster less 2 in the parks would be the 1 in the streets
    expect(unit('space')?.drafts[0]?.fewerPoints).toBeNull();
    const people = await http.get('parks-hr', `${dryRuns}/${dryRunId}/people`);
    expect(people.body).toMatchObject({ total: 2, items: [{ personId: 'anna' }, { personId: 'bram' }] });
  });

  it('refuses what cannot be tried', async () => {
    const post = (payload: object) => http.post('hr', dryRuns, payload);
    expect(await post({ from: '2026-01-01' })).toMatchObject({ status: 400 });
    expect(await post({ version: 9, from: '2026-01-01' })).toMatchObject({ status: 404 });
    expect(await post({ version: 2 })).toMatchObject({ status: 400 });
    const other = { ...document, scheme: 'other' };
    expect(await post({ document: other, from: '2026-01-01' })).toMatchObject({ body: { code: 'scheme-id-differs' } });
    const broken = { ...document, limits: [{ id: 'x', of: { component: 'nowhere' }, atMost: 1 }] };
    expect(await post({ document: broken, from: '2026-01-01' })).toMatchObject({ body: { code: 'scheme-has-errors' } });
    expect(await http.get('hr', `${dryRuns}/nowhere`)).toMatchObject({ status: 404 });
    expect(
      await http.get('hr', `/schemes/other/dry-runs/${await dryRun({ version: 2, from: '2026-01-01' })}`),
    ).toMatchObject({
      status: 404,
    });
  });

  it('can be removed, and begins once for one Idempotency-Key', async () => {
    const headers = { 'idempotency-key': '0b8f1c1e-6a53-4c9e-9d55-8d5c2f0f1a11' };
    const [one, two] = [
      await http.post('hr', dryRuns, { version: 2, from: '2026-01-01' }, headers),
      await http.post('hr', dryRuns, { version: 2, from: '2026-01-01' }, headers),
    ];
    const { dryRunId } = written.parse(one.body);
    expect(written.parse(two.body).dryRunId).toBe(dryRunId);
    await http.remove('hr', `${dryRuns}/${dryRunId}`);
    await http.remove('hr', `${dryRuns}/${dryRunId}`);
    expect(await http.get('hr', `${dryRuns}/${dryRunId}`)).toMatchObject({ status: 404 });
  });
});

describe('a publication', () => {
  const publish = (payload: object) =>
    http.post('hr', `${versions}/2/publications`, { from: '2026-02-01', reason: 'Besluit', ...payload });

  it('with a day in the past says beforehand how many people change status, and where to see who', async () => {
    const refused = await publish({ from: '2026-01-02' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'publication-recalculates' } });
    const { messages } = z.looseObject({ messages: z.object({ nl: z.string(), en: z.string() }) }).parse(refused.body);
    expect(messages.nl).toMatch(/(Niemand krijgt|persoon krijgt|mensen krijgen) een andere stand/);
    const { location } = z.looseObject({ location: z.string() }).parse(refused.headers);
    expect(await http.get('hr', location.replace('/v1', ''))).toMatchObject({ body: { state: 'finished' } });
  });

  it('is not taken on a dry run of another day', async () => {
    const dryRunId = await dryRun({ version: 2, from: '2026-01-01' });
    const refused = await publish({ dryRunId, recalculationConfirmed: true });
    expect(refused).toMatchObject({ status: 409, body: { code: 'dry-run-of-another-draft' } });
  });

  it('keeps the dry run it was decided on: in the log its figures, beside it who', async () => {
    const dryRunId = await dryRun({ version: 2, from: '2026-02-01' });
    const { fingerprint } = answer.parse((await http.get('hr', `${dryRuns}/${dryRunId}`)).body);
    expect(await publish({ dryRunId, recalculationConfirmed: true })).toMatchObject({ status: 201 });
    const version = await http.get('hr', `${versions}/2`);
    expect(version.body).toMatchObject({ stage: 'published', triedOut: { dryRunId, fingerprint, people: 8 } });
    expect((await http.get('hr', `${dryRuns}/${dryRunId}`)).body).toMatchObject({ decidedVersion: 2 });
    expect(await http.remove('hr', `${dryRuns}/${dryRunId}`)).toMatchObject({ status: 409 });
    const events = await http.running.store.readStream('scheme-amsterdam-draft');
    expect(events.at(-2)).toMatchObject({ type: 'SchemeVersionTriedOut', data: { fingerprint, people: 8 } });
    expect(JSON.stringify(events.at(-2)?.data)).not.toContain('anna');
  });
});

describe('a draft saved', () => {
  it('is checked against the catalogue and the versions there are', async () => {
    const offering = {
      ...{ code: 'T', title: { nl: 'T', en: 'T' }, kind: 'training', minutes: 60 },
      ...{ components: ['direction'], tags: [], categories: [] },
    };
    await http.post('hr', '/providers', { providerId: 'school', name: 'De School', internal: true });
    expect(await http.post('hr', '/offerings', { ...offering, providerId: 'school' })).toMatchObject({ status: 201 });
    const drafted = await http.post('hr', versions, { document: { ...document, until: '2026-01-15' } });
    const { findings } = z
      .looseObject({ findings: z.array(z.looseObject({ code: z.string(), path: z.string() })) })
      .parse(drafted.body);
    expect(findings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: 'catalogue-too-small', path: 'require.0', severity: 'warning' }),
        expect.objectContaining({ code: 'version-overlap', severity: 'warning' }),
      ]),
    );
  });
});
