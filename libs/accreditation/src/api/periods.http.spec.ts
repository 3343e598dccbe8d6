import { CLOSED_PERIODS, type Activity, type ClosedPeriods } from '@peil/development';
import { calendarDay } from '@peil/kernel';
import { z } from 'zod';
import { accreditationFacts } from '../read-models/accreditation-facts.js';
import { checkSettlements } from '../read-models/check-settlements.js';
import { createFactsReader } from '../read-models/facts-reader.js';
import type { PersonFact } from '../read-models/person-fact.js';
import { httpAccreditation } from '../testing/http-accreditation.js';

const day = calendarDay;
const scheme = {
  scheme: 'demo',
  version: 1,
  from: '2024-01-01',
  name: { nl: 'Proef', en: 'Trial' },
  who: [{ role: 'manager' }],
  period: { type: 'calendar', length: { years: 1 }, anchor: '2024-01-01' },
  grace: { length: { months: 3 } },
  components: ['direction'],
  earn: [{ id: 'training', for: { kind: 'training' }, give: { points: 1, per: 'hour' } }],
  require: [{ id: 'total', atLeast: 10 }],
  carryOver: [{ id: 'surplus', surplusOf: 'total', atMost: 8 }],
};

let http: Awaited<ReturnType<typeof httpAccreditation>>;
const get = (as: string, url: string) => http.get(as, url);
const post = (as: string, url: string, body: object, headers = {}) => http.post(as, url, body, headers);

const anything = z.record(z.string(), z.unknown());
const fieldOf = (body: unknown, name: string): string => z.string().parse(anything.parse(body)[name]);

const reason = 'Zo besloten.';
const periodId = 'demo.2025-01-01';
const at = (personId: string): string => `/managers/${personId}/periods/${periodId}`;
const period = z.looseObject({
  periodId: z.string(),
  state: z.string(),
  status: z.string(),
  earned: z.string(),
  carriedOver: z.string(),
  settlement: z.looseObject({ by: z.string(), fingerprint: z.string() }).optional(),
  restatement: z
    .looseObject({
      fingerprint: z.string(),
      declined: z.boolean(),
      differences: z.array(
        z.looseObject({ about: z.string(), text: z.looseObject({ nl: z.string(), en: z.string() }) }),
      ),
    })
    .optional(),
});

async function periodOf(personId: string, query = '') {
  const { body } = await get(personId, `${at(personId)}${query}`);
  return period.parse(body);
}

/** What the running year starts with from the closed one. */
async function carriedInto2026(personId: string): Promise<unknown> {
  const { body } = await get(personId, `/managers/${personId}/periods/demo.2026-01-01`);
  return anything.parse(body).earned;
}

const training = (on: string, hours: number): Activity => ({
  ...{ kind: 'training', day: day(on), minutes: hours * 60, role: 'attended' },
  ...{ facilitation: { type: 'none', registered: false }, components: [], tags: [], categories: [] },
  ...{ source: { type: 'selfReported' }, facts: {} },
});

async function train(personId: string, activityId: string, on: string, hours: number): Promise<void> {
  const ids = { personId, activityId, today: day('2026-04-15') };
  const activity = training(on, hours);
  await http.running.dossier({ type: 'recordActivity', ...ids, by: personId, activity, submit: true });
  await http.running.dossier({
    ...{ type: 'reviewActivity', ...ids, by: 'hr', decision: 'approved' },
    ...{ reason: undefined, components: undefined, tags: undefined },
  });
}

async function shorten(personId: string, activityId: string, on: string, hours: number): Promise<void> {
  await http.running.dossier({
    ...{ type: 'correctActivity', personId, activityId, today: day('2026-04-20'), by: 'hr', reason: 'Duurde korter' },
    activity: training(on, hours),
  });
}

const people = ['anna', 'bram', 'carla', 'dirk'] as const;

beforeAll(async () => {
  http = await httpAccreditation();
  const { unit, person } = http.running;
  http.running.at('2026-04-15T09:00:00Z');
  const from = day('2020-01-01');
  await unit({ type: 'establishUnit', unitId: 'city', kind: 'organisation', name: 'Stad', from });
  await unit({ type: 'establishUnit', unitId: 'space', kind: 'cluster', name: 'Ruimte', parentId: 'city', from });
  for (const unitId of ['parks', 'streets']) {
    await unit({ type: 'establishUnit', unitId, kind: 'directorate', name: unitId, parentId: 'space', from });
  }
  for (const personId of people) {
    await person({ type: 'registerPerson', personId, details: { name: `Name of ${personId}` } });
    await person({
      ...{ type: 'startAppointment', personId, appointmentId: `${personId}-1`, from: day('2025-01-01') },
      terms: { unitId: personId === 'dirk' ? 'streets' : 'parks', role: 'manager', acting: false },
    });
  }
  await post('hr', '/schemes/demo/versions', { document: scheme });
  await post('hr', '/schemes/demo/versions/1/publications', {
    from: '2024-01-01',
    reason,
    recalculationConfirmed: true,
  });
  await train('anna', 'a1', '2025-03-03', 8);
  await train('anna', 'a2', '2025-11-03', 8);
  await train('bram', 'b1', '2025-03-03', 4);
  await train('carla', 'c1', '2025-03-03', 12);
});
afterAll(() => http.close());

describe('periods to close', () => {
  it('are counted for HR, and for nobody else', async () => {
    const { status, body } = await get('hr', '/periods?state=toClose');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      total: 1,
      items: [
        { schemeId: 'demo', period: { from: '2025-01-01', until: '2025-12-31' }, managers: 4, toClose: 4, closed: 0 },
      ],
    });
    expect((await get('anna', '/periods')).status).toBe(403);
  });

  it('are shown to the manager: to close, and running', async () => {
    const { body } = await get('anna', '/managers/anna/periods');
    expect(body).toMatchObject({
      total: 2,
      items: [
        { periodId: 'demo.2026-01-01', state: 'running', earned: '6' },
        { periodId, state: 'toClose', status: 'met', earned: '16', carriedOver: '6' },
      ],
    });
  });

  it('close only once grace is over', async () => {
    const body = { schemeId: 'demo', managerId: 'anna', periodFrom: '2026-01-01', reason };
    expect((await post('hr', '/period-closings', body)).body).toMatchObject({ state: 'done', closed: 0, notOver: 1 });
  });
});

describe('closing', () => {
  it('settles the result of one manager, once', async () => {
    const body = { schemeId: 'demo', managerId: 'anna', periodFrom: '2025-01-01', reason };
    const closed = await post('hr', '/period-closings', body, { 'idempotency-key': 'close-anna' });
    expect(closed).toMatchObject({ status: 201, body: { state: 'done', managers: 1, closed: 1, refused: [] } });
    const again = await post('hr', '/period-closings', body, { 'idempotency-key': 'close-anna' });
    expect(again.body).toEqual(closed.body);
    expect((await post('hr', '/period-closings', body)).body).toMatchObject({ closed: 0, alreadyClosed: 1 });
    expect((await get('hr', `/period-closings/${fieldOf(closed.body, 'closingId')}`)).body).toEqual(closed.body);
    const found = await periodOf('anna');
    expect(found).toMatchObject({ state: 'closed', status: 'met', earned: '16', carriedOver: '6' });
    expect(found.settlement).toMatchObject({
      by: 'closing',
      settledOn: '2026-04-15',
      asOf: '2026-04-15',
      version: '1',
    });
    expect(found.restatement).toBeUndefined();
  });

  it('settles the rest of a unit, and then of everyone', async () => {
    const parks = await post('hr', '/period-closings', { schemeId: 'demo', unitId: 'parks', reason });
    expect(parks.body).toMatchObject({ managers: 3, closed: 2, alreadyClosed: 1, notOver: 3 });
    const all = await post('hr', '/period-closings', { schemeId: 'demo', reason });
    expect(all.body).toMatchObject({ managers: 4, closed: 1, alreadyClosed: 3 });
    expect((await get('hr', '/periods?state=closed')).body).toMatchObject({ items: [{ toClose: 0, closed: 4 }] });
  });

  it('is refused for somebody unknown, an unknown unit or scheme, and to a manager', async () => {
    expect((await post('hr', '/period-closings', { schemeId: 'demo', managerId: 'nobody', reason })).status).toBe(403);
    expect((await post('hr', '/period-closings', { schemeId: 'demo', unitId: 'moon', reason })).status).toBe(422);
    expect((await post('hr', '/period-closings', { schemeId: 'other', reason })).status).toBe(422);
    expect((await post('anna', '/period-closings', { schemeId: 'demo', managerId: 'anna', reason })).status).toBe(403);
    expect((await get('hr', '/period-closings/other')).status).toBe(404);
  });

  it('keeps a lapsed period in the balance as it was settled, until it was talked about', async () => {
    const { body } = await get('bram', '/managers/bram/balance');
    expect(body).toMatchObject({
      status: 'lapsed',
      balances: [
        { period: { from: '2025-01-01' }, status: 'lapsed', settled: { settledOn: '2026-04-15', later: [] } },
        { period: { from: '2026-01-01' } },
      ],
    });
    const held = { schemeId: 'demo', periodFrom: '2025-01-01', day: '2026-04-15' };
    await post('hr', '/managers/bram/lapsed-period-conversations', held);
    expect((await get('bram', '/managers/bram/balance')).body).toMatchObject({
      balances: [{ period: { from: '2026-01-01' } }],
    });
  });
});

describe('a late correction', () => {
  beforeAll(async () => {
    http.running.at('2026-04-20T09:00:00Z');
    await shorten('anna', 'a2', '2025-11-03', 4);
  });

  it('leaves the settled result, and shows beside it what it would change', async () => {
    const found = await periodOf('anna');
    expect(found).toMatchObject({ state: 'closed', earned: '16', carriedOver: '6' });
    expect(found.restatement?.differences.map(({ text }) => text.nl)).toEqual([
      'Telt mee in totaal: 12 in plaats van 16 punten.',
      'Totaal, telt mee: 12 in plaats van 16 punten.',
      'Training van 3 november 2025: 4 in plaats van 8 punten.',
      'Gaat mee naar de volgende periode: 2 in plaats van 6 punten.',
    ]);
    expect(await carriedInto2026('anna')).toBe('6');
    const { body } = await get('anna', at('anna'));
    expect(anything.parse(body).balance).toMatchObject({ total: { earned: '16' }, settled: { declined: false } });
    expect(JSON.stringify(anything.parse(body).balance)).toContain('"after":"8"');
  });

  it('is a restatement on the list of HR', async () => {
    const { body } = await get('hr', '/restatements');
    expect(body).toMatchObject({
      total: 1,
      items: [{ managerId: 'anna', periodId, settledStatus: 'met', settledOn: '2026-04-15', status: 'met' }],
    });
    expect((await get('hr', '/periods?state=closed')).body).toMatchObject({ items: [{ restated: 1 }] });
    expect((await get('anna', '/restatements')).status).toBe(403);
  });

  it('that HR declined changes nothing', async () => {
    const { restatement } = await periodOf('anna');
    const fingerprint = restatement?.fingerprint ?? '';
    const other = { fingerprint: 'x'.repeat(43), reason };
    expect((await post('hr', `${at('anna')}/restatement-declinations`, other)).body).toMatchObject({
      code: 'restatement-changed',
    });
    const declined = await post('hr', `${at('anna')}/restatement-declinations`, { fingerprint, reason });
    expect(declined.status).toBe(201);
    expect(await periodOf('anna')).toMatchObject({ earned: '16', restatement: { declined: true } });
    expect(await carriedInto2026('anna')).toBe('6');
    expect((await get('hr', '/restatements')).body).toMatchObject({ total: 0 });
    expect((await get('hr', '/restatements?declined=true')).body).toMatchObject({ total: 1 });
  });

  it('that HR took over is the result from that day, and goes along to the next period', async () => {
    http.running.at('2026-04-22T09:00:00Z');
    const { restatement } = await periodOf('anna');
    const body = { fingerprint: restatement?.fingerprint ?? '', reason };
    const key = { 'idempotency-key': 'take-over' };
    const accepted = await post('hr', `${at('anna')}/restatement-acceptances`, body, key);
    expect(accepted.status).toBe(201);
    expect((await post('hr', `${at('anna')}/restatement-acceptances`, body, key)).body).toEqual(accepted.body);
    const found = await periodOf('anna');
    expect(found).toMatchObject({
      earned: '12',
      carriedOver: '2',
      settlement: { by: 'restatement', asOf: '2026-04-15' },
    });
    expect(found.restatement).toBeUndefined();
    expect(await carriedInto2026('anna')).toBe('2');
    // as of the days before, and as known then, it was otherwise
    expect(await periodOf('anna', '?asOf=2026-04-21')).toMatchObject({ earned: '16', carriedOver: '6' });
    expect(await periodOf('anna', '?knownAt=2026-04-16T00:00:00Z')).toMatchObject({
      earned: '16',
      settlement: { by: 'closing' },
    });
    const before = await periodOf('anna', '?asOf=2026-04-14');
    expect(before).toMatchObject({ state: 'toClose' });
    expect(before.settlement).toBeUndefined();
  });

  it('has every step with its reason, for the person and HR', async () => {
    const { body } = await get('anna', `${at('anna')}/settlements`);
    expect(body).toMatchObject({
      items: [
        { step: 'closing', day: '2026-04-15', reason, decidedBy: 'hr' },
        { step: 'restatementDeclined', day: '2026-04-20', reason },
        { step: 'restatement', day: '2026-04-22', reason },
      ],
    });
    expect((await get('bram', `${at('anna')}/settlements`)).status).toBe(403);
  });
});

describe('the activities of a closed period', () => {
  it('are known to those who would undo their review', () => {
    const closed = http.app.get<ClosedPeriods>(CLOSED_PERIODS);
    const year = { from: '2025-01-01', until: '2025-12-31' };
    expect(closed.find('anna', 'a1')).toEqual(year);
    expect(closed.find('anna', 'unknown')).toBeUndefined();
    expect(closed.find('nobody', 'a1')).toBeUndefined();
  });

  it('of a running period are not among them', async () => {
    await train('bram', 'b2', '2026-02-02', 4);
    expect(http.app.get<ClosedPeriods>(CLOSED_PERIODS).find('bram', 'b2')).toBeUndefined();
  });
});

describe('an objection', () => {
  it('leads to advice, a decision, and another result that the next period builds on', async () => {
    http.running.at('2026-05-04T09:00:00Z');
    const lodged = await post('carla', `${at('carla')}/objections`, {
      day: '2026-05-01',
      text: 'Ik mis een training.',
    });
    expect(lodged.status).toBe(201);
    const objection = `${at('carla')}/objections/${fieldOf(lodged.body, 'objectionId')}`;
    expect((await get('hr', '/periods?state=closed')).body).toMatchObject({ items: [{ objections: 1 }] });
    expect((await post('hr', `${objection}/recalculations`, { reason })).body).toMatchObject({
      code: 'objection-not-upheld',
    });
    await post('hr', `${objection}/advices`, { day: '2026-05-02', text: 'Neem de training mee.' });
    expect(
      (await post('carla', `${objection}/decisions`, { day: '2026-05-03', outcome: 'upheld', reason })).status,
    ).toBe(403);
    const decided = await post('hr', `${objection}/decisions`, { day: '2026-05-03', outcome: 'upheld', reason });
    expect(decided.status).toBe(201);
    await post('hr', '/managers/carla/adjustments', {
      ...{ schemeId: 'demo', day: '2025-06-01', points: '3', ground: 'recognition', reason },
    });
    expect(await periodOf('carla')).toMatchObject({ earned: '12', carriedOver: '2' });
    const recalculated = await post('hr', `${objection}/recalculations`, { reason });
    expect(recalculated.status).toBe(201);
    const found = await periodOf('carla');
    expect(found).toMatchObject({ earned: '15', carriedOver: '5', settlement: { by: 'recalculation' } });
    expect(found.restatement).toBeUndefined();
    expect(await carriedInto2026('carla')).toBe('5');
    expect((await get('carla', `${at('carla')}/objections`)).body).toMatchObject({
      items: [
        {
          reason: 'Ik mis een training.',
          decidedBy: 'carla',
          advice: { reason: 'Neem de training mee.', day: '2026-05-02' },
          decision: { outcome: 'upheld', reason },
          recalculatedOn: '2026-05-04',
        },
      ],
    });
    expect((await get('hr', '/periods?state=closed')).body).toMatchObject({ items: [{ objections: 0 }] });
  });
});

describe('a consequence', () => {
  it('is entered by a person, and taken back', async () => {
    const entered = await post('hr', `${at('bram')}/consequences`, { day: '2026-05-04', text: 'Maatwerktraject.' });
    expect(entered.status).toBe(201);
    const list = await get('bram', `${at('bram')}/consequences`);
    expect(list.body).toMatchObject({ items: [{ day: '2026-05-04', reason: 'Maatwerktraject.', withdrawn: false }] });
    const id = fieldOf(entered.body, 'consequenceId');
    await post('hr', `${at('bram')}/consequences/${id}/withdrawals`, { reason });
    expect((await get('bram', `${at('bram')}/consequences`)).body).toMatchObject({ items: [{ withdrawn: true }] });
    const unclosed = '/managers/bram/periods/demo.2026-01-01';
    expect((await post('hr', `${unclosed}/consequences`, { day: '2026-05-04', text: 'Nee.' })).body).toMatchObject({
      code: 'period-not-closed',
    });
  });

  it('exists for no period that does not', async () => {
    expect((await get('anna', '/managers/anna/periods/demo.2019-01-01')).status).toBe(404);
    expect((await get('anna', '/managers/anna/periods/demo')).status).toBe(404);
    expect((await get('anna', '/managers/anna/periods/demo.2025-02-30/objections')).status).toBe(404);
  });
});

describe('every settled result', () => {
  const settled = () => createFactsReader(http.running.runner.database(accreditationFacts.name));

  it('comes out again as it was settled, whatever was recorded since', () => {
    expect(checkSettlements(settled(), day('2026-12-31'))).toEqual({ checked: 6, faults: [] });
  });

  it('that was altered, or comes out otherwise, is found', () => {
    const reader = settled();
    const altered = (personId: string): readonly PersonFact[] =>
      reader.personFacts(personId).map((fact) => {
        const { event } = fact;
        if (event.type !== 'PeriodClosed') return fact;
        const { data } = event;
        return { ...fact, event: { ...event, data: { ...data, result: { ...data.result, earned: '99' } } } };
      });
    expect(checkSettlements({ ...reader, personFacts: altered }, day('2026-12-31')).faults).toContainEqual(
      expect.objectContaining({ personId: 'dirk', schemeId: 'demo', periodFrom: '2025-01-01', reason: 'altered' }),
    );
    const lost = { ...reader, schemes: () => ({ ...reader.schemes(), published: [] }) };
    const { faults } = checkSettlements(lost, day('2026-12-31'));
    expect(faults).toHaveLength(6);
    expect(new Set(faults.map((fault) => fault.reason))).toEqual(new Set(['differs']));
  });

  it('is found by the id of the event it rests on, in a log with other positions', () => {
    const reader = settled();
    const facts = reader.personFacts('anna');
    const [closing] = facts.flatMap(({ event }) => (event.type === 'PeriodClosed' ? [event.data.grounds] : []));
    expect(closing).toBeDefined();
    if (closing === undefined) return;
    const { position } = closing;
    expect(reader.positionOf('anna', closing)).toBe(position);
    expect(reader.positionOf('anna', { ...closing, position: position + 1_000 })).toBe(position);
    expect(reader.positionOf('anna', { position: 77 })).toBe(77);
    expect(reader.positionOf('anna', { position: 77, lastEventId: 'gone' })).toBe(77);
  });
});
