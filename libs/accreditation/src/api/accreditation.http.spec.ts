import { calendarDay } from '@peil/kernel';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { httpAccreditation } from '../testing/http-accreditation.js';
import { intervision } from '../testing/running-accreditation.js';

const amsterdam = readFileSync(join(__dirname, '../../schemes/amsterdam-draft.yaml'), 'utf8');
const scheme = '/schemes/amsterdam-draft';
const day = calendarDay;

let http: Awaited<ReturnType<typeof httpAccreditation>>;
let drafted: Awaited<ReturnType<typeof http.post>>;
let published: Awaited<ReturnType<typeof http.post>>;
const { post, get, put } = {
  post: (...args: Parameters<typeof http.post>) => http.post(...args),
  get: (...args: Parameters<typeof http.get>) => http.get(...args),
  put: (...args: Parameters<typeof http.put>) => http.put(...args),
};

const anything = z.record(z.string(), z.unknown());
const fieldOf = (body: unknown, name: string): string => z.string().parse(anything.parse(body)[name]);
const itemsOf = (body: unknown): readonly unknown[] => z.array(z.unknown()).parse(anything.parse(body).items);

async function appoint(personId: string, unitId: string, from = '2026-01-01'): Promise<void> {
  await http.running.person({
    type: 'startAppointment',
    personId,
    appointmentId: `${personId}-${unitId}`,
    terms: { unitId, role: 'manager', acting: false },
    from: day(from),
  });
}

beforeAll(async () => {
  http = await httpAccreditation();
  const { unit, person } = http.running;
  const from = day('2020-01-01');
  await unit({ type: 'establishUnit', unitId: 'city', kind: 'organisation', name: 'Stad', from });
  await unit({ type: 'establishUnit', unitId: 'space', kind: 'cluster', name: 'Ruimte', parentId: 'city', from });
  for (const unitId of ['parks', 'streets']) {
    await unit({ type: 'establishUnit', unitId, kind: 'directorate', name: unitId, parentId: 'space', from });
  }
  for (const personId of ['anna', 'bram', 'carla']) {
    await person({ type: 'registerPerson', personId, details: { name: `Name of ${personId}` } });
    await appoint(personId, personId === 'carla' ? 'streets' : 'parks');
  }
  drafted = await post('hr', `${scheme}/versions`, { yaml: amsterdam });
  published = await post('hr', `${scheme}/versions/1/publications`, {
    from: '2026-01-01',
    reason: 'Besluit',
    recalculationConfirmed: true,
  });
});
afterAll(() => http.close());

describe('a balance', () => {
  const ids = { personId: 'anna', activityId: 'talk', today: day('2026-10-13'), by: 'anna' };

  it('shows a session just recorded as provisional, and approved as counted', async () => {
    const empty = await get('anna', '/managers/anna/balance');
    expect(empty).toMatchObject({
      status: 200,
      body: { managerId: 'anna', asOf: '2026-10-13', balances: [{ version: '1', total: { earned: '0' } }] },
    });
    expect(empty.headers['content-type']).toContain('application/json');

    await http.running.dossier({ type: 'recordActivity', ...ids, activity: intervision('2026-10-01'), submit: true });
    const recorded = await get('anna', '/managers/anna/balance');
    expect(recorded.body).toMatchObject({
      balances: [
        {
          total: { earned: '0', provisional: '3' },
          ledger: [{ factId: 'talk', state: 'provisional', rule: 'intervision-external', version: '1', after: '3' }],
        },
      ],
    });
    await http.running.dossier({
      type: 'reviewActivity',
      ...ids,
      by: 'hr',
      decision: 'approved',
      reason: undefined,
      components: undefined,
      tags: undefined,
    });
    const approved = await get('anna', '/managers/anna/balance');
    expect(approved.body).toMatchObject({ balances: [{ total: { earned: '3', provisional: '0' } }] });
    expect(fieldOf(approved.body, 'position')).not.toBe(fieldOf(recorded.body, 'position'));
    const again = await get('anna', '/managers/anna/balance');
    expect(again.body).toEqual(approved.body);
  });

  it('shows the old figure as known before a late correction', async () => {
    const before = '2026-10-13T09:00:00.500Z';
    http.running.at('2026-10-14T09:00:00Z');
    await http.running.dossier({
      type: 'correctActivity',
      ...ids,
      today: day('2026-10-14'),
      by: 'hr',
      activity: intervision('2026-10-01', { minutes: 120 }),
      reason: 'Duurde korter',
    });
    const known = await get('anna', `/managers/anna/balance?knownAt=${before}`);
    expect(known.body).toMatchObject({ knownAt: before, balances: [{ total: { earned: '3' } }] });
    const now = await get('anna', '/managers/anna/balance');
    expect(JSON.stringify(now.body)).toContain('"after":"2"');
    const empty = await get('anna', '/managers/anna/balance?asOf=2026-09-30');
    expect(empty.body).toMatchObject({ asOf: '2026-09-30', balances: [{ total: { earned: '0', provisional: '0' } }] });
  });

  it('has a ledger in pages', async () => {
    const { status, body } = await get('anna', '/managers/anna/ledger?pageSize=1&schemeId=amsterdam-draft');
    expect(status).toBe(200);
    expect(body).toMatchObject({ total: 1, pageSize: 1, items: [{ factId: 'talk', schemeId: 'amsterdam-draft' }] });
    expect((await get('anna', '/managers/anna/ledger?schemeId=other')).body).toMatchObject({ total: 0 });
  });

  it('is refused to another, for somebody unknown, and for a day that does not exist', async () => {
    expect((await get('bram', '/managers/anna/balance')).status).toBe(403);
    expect((await get('hr', '/managers/nobody/balance')).status).toBe(404);
    const { status, body } = await get('anna', '/managers/anna/balance?asOf=2026-02-30');
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: [{ field: 'asOf' }] });
  });
});

describe('a scheme', () => {
  it('is drafted from YAML and published, with what that does to the past', () => {
    expect(drafted).toMatchObject({ status: 201, body: { schemeId: 'amsterdam-draft', version: 1 } });
    expect(published).toMatchObject({ status: 201, body: { recalculatesFrom: '2026-01-01' } });
  });

  it('is read with its versions, as JSON and as YAML', async () => {
    const list = await get('anna', '/schemes');
    expect(list.body).toMatchObject({ total: 1, items: [{ schemeId: 'amsterdam-draft', currentVersion: 1 }] });
    const json = await get('anna', `${scheme}/versions/1`);
    expect(json.body).toMatchObject({ version: 1, inForce: true, document: { scheme: 'amsterdam-draft', version: 1 } });
    const yaml = await get('anna', `${scheme}/versions/1`, { accept: 'application/yaml' });
    expect(yaml.headers['content-type']).toContain('application/yaml');
    expect(parse(z.string().parse(yaml.body))).toEqual(anything.parse(json.body).document);
    expect((await get('anna', '/schemes/none')).status).toBe(404);
    expect((await get('anna', `${scheme}/versions/9`)).status).toBe(404);
  });

  it('is changed by what a kind earns, without YAML, from next month on', async () => {
    const changes = [{ type: 'setEarning', kind: 'coaching', points: '2', per: 'hour' }];
    const drafted = await post('hr', `${scheme}/versions`, { basedOn: 1, changes }, { 'idempotency-key': 'once' });
    expect(drafted).toMatchObject({ status: 201, body: { version: 2 } });
    const again = await post('hr', `${scheme}/versions`, { basedOn: 1, changes }, { 'idempotency-key': 'once' });
    expect(again.body).toEqual(drafted.body);
    const publication = { from: '2026-11-01', reason: 'Coaching telt zwaarder' };
    expect((await post('anna', `${scheme}/versions/2/publications`, publication)).status).toBe(403);
    expect(await post('hr', `${scheme}/versions/2/publications`, publication)).toMatchObject({
      status: 201,
      body: { version: 2, from: '2026-11-01' },
    });
    expect((await get('anna', scheme)).body).toMatchObject({
      currentVersion: 1,
      versions: [
        { version: 1, until: '2026-10-31' },
        { version: 2, basedOn: 1, inForce: false },
      ],
    });

    const coaching = intervision('2026-11-05', { kind: 'coaching', minutes: 60 });
    http.running.at('2026-11-10T09:00:00Z');
    const command = { personId: 'bram', activityId: 'c', today: day('2026-11-10'), by: 'bram' };
    await http.running.dossier({ type: 'recordActivity', ...command, activity: coaching, submit: true });
    const old = { ...command, activityId: 'b' };
    const earlier = intervision('2026-10-05', { kind: 'coaching', minutes: 60 });
    await http.running.dossier({ type: 'recordActivity', ...old, activity: earlier, submit: true });
    const { body } = await get('bram', '/managers/bram/ledger');
    expect(body).toMatchObject({
      items: [
        { factId: 'c', version: '2', before: '2' },
        { factId: 'b', version: '1', before: '1' },
      ],
    });
  });

  it('says beforehand that a publication changes the past', async () => {
    const changes = [{ type: 'setRequired', requirement: 'total', atLeast: '30' }];
    const drafted = await post('hr', `${scheme}/versions`, { basedOn: 2, changes });
    expect(drafted.body).toMatchObject({ version: 3 });
    const refused = await post('hr', `${scheme}/versions/3/publications`, { from: '2026-06-01', reason: 'Lager' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'publication-recalculates' } });
    const changed = [{ type: 'setRequired', requirement: 'total', atLeast: '36' }];
    expect((await put('hr', `${scheme}/versions/3`, { changes: changed })).status).toBe(400);
    expect((await put('hr', `${scheme}/versions/3`, { yaml: amsterdam })).status).toBe(200);
    expect((await post('hr', `${scheme}/versions/3/withdrawals`, { reason: 'Toch niet' })).status).toBe(201);
  });

  it('is refused with the place of its fault', async () => {
    const written: unknown = parse(amsterdam);
    const document = { ...anything.parse(written), period: { type: 'lunar' } };
    const { status, body } = await post('hr', `${scheme}/versions`, { document });
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'scheme-invalid' });
    expect(JSON.stringify(body)).toContain('"field":"document.period');
    expect((await post('hr', `${scheme}/versions`, {})).status).toBe(400);
    expect((await post('hr', `${scheme}/versions`, { yaml: 'a: [' })).status).toBe(422);
    const check = await post('hr', '/scheme-checks', { document });
    expect(check).toMatchObject({ status: 200, body: { valid: false, findings: [{ severity: 'error' }] } });
    const contradicting = amsterdam.replace('forEach: { component: [direction,', 'forEach: { component: [directoin,');
    const found = await post('hr', '/scheme-checks', { yaml: contradicting });
    const line = contradicting.split('\n').findIndex((text) => text.includes('directoin')) + 1;
    expect(found.body).toMatchObject({ valid: false, findings: [{ code: 'unknown-component', line }] });
    const faulty = await post('hr', `${scheme}/versions`, { yaml: contradicting });
    expect(faulty).toMatchObject({ status: 201, body: { findings: [{ code: 'unknown-component', line }] } });
    const url = `${scheme}/versions/${String(anything.parse(faulty.body).version)}/publications`;
    const publication = { from: '2027-01-01', reason: 'Fout' };
    expect(await post('hr', url, publication)).toMatchObject({ status: 422, body: { code: 'scheme-has-errors' } });
    const sound = await post('hr', '/scheme-checks', { yaml: amsterdam });
    expect(sound.body).toMatchObject({ valid: true });
    const { sentences } = z.object({ sentences: z.array(anything) }).parse(sound.body);
    expect(sentences).toContainEqual({
      path: 'require.0',
      id: 'total',
      name: { nl: 'Totaal', en: 'Total' },
      text: { nl: 'Totaal: ten minste 40 punten', en: 'Total: at least 40 points' },
    });
  });
});

describe('the catalogue', () => {
  const offering = {
    code: 'DEEP-1',
    title: { nl: 'Deep democracy', en: 'Deep democracy' },
    providerId: 'school',
    kind: 'training',
    minutes: 240,
    components: ['connection'],
    tags: ['inclusion-diversity'],
  };

  it('holds offerings that HR adds, changes and accredits, and everyone reads', async () => {
    const school = { providerId: 'school', name: 'Amsterdamse School', internal: true };
    expect((await post('hr', '/providers', school)).status).toBe(201);
    expect((await post('hr', '/providers/school/accreditations', { from: '2026-01-01' })).status).toBe(201);
    const added = await post('hr', '/offerings', offering);
    expect(added.status).toBe(201);
    const url = `/offerings/${fieldOf(added.body, 'offeringId')}`;
    expect((await post('anna', '/offerings', offering)).status).toBe(403);
    expect((await put('hr', url, { ...offering, minutes: 180 })).status).toBe(200);
    expect((await get('anna', url)).body).toMatchObject({ minutes: 180, accredited: false, providerName: school.name });

    const asked = await post('hr', `${url}/accreditations`, { state: 'requested' });
    const decisions = `${url}/accreditations/${fieldOf(asked.body, 'accreditationId')}`;
    expect((await post('hr', `${decisions}/decisions`, { decision: 'granted' })).status).toBe(400);
    const grant = { decision: 'granted', from: '2026-01-01', points: '5', tags: ['inclusion-diversity'] };
    expect((await post('hr', `${decisions}/decisions`, grant)).status).toBe(201);
    expect((await get('anna', url)).body).toMatchObject({
      accredited: true,
      accreditations: [{ state: 'granted', points: '5', from: '2026-01-01' }],
    });
    expect((await post('hr', `${decisions}/withdrawals`, { from: '2026-11-01', reason: 'Verouderd' })).status).toBe(
      201,
    );
    expect((await get('anna', url)).body).toMatchObject({
      accredited: false,
      accreditations: [{ state: 'withdrawn', until: '2026-10-31' }],
    });
    expect(itemsOf((await get('anna', '/offerings?search=deep&accreditedOn=2026-10-31')).body)).toHaveLength(1);
    expect(itemsOf((await get('anna', '/offerings?accreditedOn=2026-11-01')).body)).toHaveLength(0);
    expect((await post('hr', `${url}/endings`, { until: '2026-12-31' })).status).toBe(201);
    expect(itemsOf((await get('anna', '/offerings?offeredOn=2027-01-01')).body)).toHaveLength(0);
    expect((await get('anna', '/offerings/none')).status).toBe(404);
  });

  it('keeps registers of providers and facilitators', async () => {
    const facilitator = { name: 'F. Acilitator', external: true, from: '2026-01-01' };
    const { body } = await post('hr', '/facilitators', facilitator);
    const facilitatorId = fieldOf(body, 'facilitatorId');
    expect((await post('hr', `/facilitators/${facilitatorId}/endings`, { until: '2026-12-31' })).status).toBe(201);
    expect((await get('hr', '/facilitators')).body).toMatchObject({
      items: [{ facilitatorId, name: 'F. Acilitator', registered: [{ from: '2026-01-01', until: '2026-12-31' }] }],
    });
    const end = { until: '2026-12-31', reason: 'Gestopt' };
    expect((await post('hr', '/providers/school/accreditation-endings', end)).status).toBe(201);
    expect((await get('anna', '/providers')).body).toMatchObject({
      items: [{ accredited: [{ until: '2026-12-31' }] }],
    });
  });
});

describe('what HR decides about a person', () => {
  const of = '/managers/carla';

  it('dispensations, with their reason, for HR and the person', async () => {
    const request = {
      schemeId: 'amsterdam-draft',
      requirements: ['inclusion'],
      from: '2026-01-01',
      ground: 'hardship',
    };
    const granted = await post('hr', `${of}/dispensations`, { ...request, reason: 'Besluit 7' });
    expect(granted.status).toBe(201);
    expect((await get('carla', `${of}/dispensations`)).body).toMatchObject({
      items: [{ reason: 'Besluit 7', decidedBy: 'hr', ground: 'hardship' }],
    });
    expect(JSON.stringify((await get('carla', `${of}/balance`)).body)).toContain('"exempt"');
    const url = `${of}/dispensations/${fieldOf(granted.body, 'dispensationId')}/endings`;
    expect((await post('hr', url, { until: '2026-06-30', reason: 'Voorbij' })).status).toBe(201);
    expect((await post('carla', `${of}/dispensations`, { ...request, reason: 'x' })).status).toBe(403);
    const unknown = { ...request, schemeId: 'none', reason: 'x' };
    expect(await post('hr', `${of}/dispensations`, unknown)).toMatchObject({
      status: 422,
      body: { code: 'scheme-unknown' },
    });
    expect((await post('hr', `${of}/dispensations`, { ...request, ground: 'illness', reason: 'x' })).status).toBe(400);
  });

  it('corrections by hand, shown as such and taken back', async () => {
    const request = { schemeId: 'amsterdam-draft', day: '2026-03-01', points: '4', ground: 'recognition', reason: 'R' };
    const adjusted = await post('hr', `${of}/adjustments`, request);
    expect((await get('carla', `${of}/balance`)).body).toMatchObject({
      balances: [{ total: { earned: '4' }, ledger: [{ source: 'adjustment', state: 'counted' }] }],
    });
    const url = `${of}/adjustments/${fieldOf(adjusted.body, 'adjustmentId')}/withdrawals`;
    expect((await post('hr', url, { reason: 'Vergissing' })).status).toBe(201);
    expect((await get('carla', `${of}/balance`)).body).toMatchObject({ balances: [{ total: { earned: '0' } }] });
    expect((await get('carla', `${of}/adjustments`)).body).toMatchObject({ items: [{ points: '4', withdrawn: true }] });
  });

  it('conversations, pins, registrations and verdicts', async () => {
    const schemeId = 'amsterdam-draft';
    const held = { schemeId, periodFrom: '2024-01-01', day: '2026-10-01' };
    expect((await post('hr', `${of}/lapsed-period-conversations`, held)).status).toBe(201);
    expect(itemsOf((await get('carla', `${of}/lapsed-period-conversations`)).body)).toHaveLength(1);
    expect((await post('hr', `${of}/pinned-versions`, { schemeId, version: '1', reason: 'Begonnen' })).status).toBe(
      201,
    );
    expect(itemsOf((await get('carla', `${of}/pinned-versions`)).body)).toHaveLength(1);
    expect((await post('hr', `${of}/pinned-versions/${schemeId}/releases`, { reason: 'x' })).status).toBe(201);
    expect(itemsOf((await get('carla', `${of}/pinned-versions`)).body)).toHaveLength(0);
    const { body } = await post('hr', `${of}/registrations`, { name: 'lawyer', from: '2020-01-01' });
    const url = `${of}/registrations/${fieldOf(body, 'registrationId')}/endings`;
    expect((await post('hr', url, { until: '2026-01-01' })).status).toBe(201);
    expect((await get('carla', `${of}/registrations`)).body).toMatchObject({ items: [{ until: '2026-01-01' }] });
    const verdict = { schemeId, name: 'committee', day: '2026-10-01', granted: true, reason: 'Voldoet' };
    expect((await post('hr', `${of}/verdicts`, verdict)).status).toBe(201);
    expect((await get('carla', `${of}/verdicts`)).body).toMatchObject({
      items: [{ granted: true, reason: 'Voldoet' }],
    });
  });
});

describe('a roll-up', () => {
  it('counts a directorate, with its people for who may see them', async () => {
    const { status, body } = await get('hr', '/directorates/parks/accreditation');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      unitId: 'parks',
      kind: 'directorate',
      managers: 2,
      view: 'persons',
      people: [{ name: 'Name of anna' }, { name: 'Name of bram' }],
      schemeVersions: [{ schemeId: 'amsterdam-draft', version: '1' }],
    });
    expect((await get('hr', '/directorates/space/accreditation')).status).toBe(404);
  });

  it('counts a move where someone was on the day, and two appointments once in the whole', async () => {
    await http.running.person({
      type: 'changeAppointment',
      personId: 'bram',
      appointmentId: 'bram-parks',
      from: day('2026-11-01'),
      terms: { unitId: 'streets', role: 'manager', acting: false },
    });
    await appoint('anna', 'streets', '2026-10-01');
    const managers = async (url: string) => anything.parse((await get('hr', url)).body).managers;
    expect(await managers('/directorates/parks/accreditation?asOf=2026-10-31')).toBe(2);
    expect(await managers('/directorates/parks/accreditation?asOf=2026-11-01')).toBe(1);
    expect(await managers('/directorates/streets/accreditation?asOf=2026-11-01')).toBe(3);
    expect(await managers('/clusters/space/accreditation?asOf=2026-11-01')).toBe(3);
    expect(await managers('/organisations/city/accreditation?asOf=2026-11-01')).toBe(3);
  });

  it('hides small groups and everyone in them from who sees figures only', async () => {
    const { body } = await get('reporting', '/directorates/parks/accreditation');
    expect(body).toMatchObject({ managers: null, view: 'figures', smallBelow: 5, people: [] });
    expect(JSON.stringify(body)).not.toContain('anna');
  });
});
