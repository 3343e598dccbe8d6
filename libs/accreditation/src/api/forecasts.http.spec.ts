import { calendarDay } from '@peil/kernel';
import { z } from 'zod';
import { httpAccreditation } from '../testing/http-accreditation.js';
import { publishedCity } from '../testing/published-city.js';
import { intervision } from '../testing/running-accreditation.js';

let http: Awaited<ReturnType<typeof httpAccreditation>>;
const get = (...args: Parameters<typeof http.get>) => http.get(...args);
const training = (day: string, hours: number) =>
  intervision(day, { kind: 'training', minutes: hours * 60, source: { type: 'attendanceList', system: 'school' } });

beforeAll(async () => {
  http = await httpAccreditation();
  await publishedCity(http);
  const today = calendarDay('2026-10-13');
  const ids = { personId: 'anna', today, by: 'hr' };
  await http.running.dossier({
    ...{ type: 'recordActivity', ...ids, activityId: 'done' },
    ...{ activity: training('2026-05-01', 20), submit: true },
  });
  await http.running.dossier({
    ...{ type: 'reviewActivity', ...ids, activityId: 'done', decision: 'approved' },
    ...{ reason: undefined, components: undefined, tags: undefined },
  });
  http.running.at('2026-10-20T09:00:00Z');
  await http.running.dossier({
    type: 'planActivity',
    ...ids,
    activityId: 'plan',
    activity: training('2027-02-01', 20),
  });
});
afterAll(() => http.close());

const total = (body: unknown) => {
  const found = z
    .object({
      outcome: z.string(),
      position: z.string(),
      forecasts: z.array(z.object({ requirements: z.array(z.record(z.string(), z.unknown())) })),
    })
    .parse(body);
  return found.forecasts[0]?.requirements[0];
};

describe('the forecast of a manager', () => {
  it('knows the day of the plan, and what the pace alone brings', async () => {
    const { body } = await get('anna', '/managers/anna/forecast');
    expect(total(body)).toMatchObject({
      id: 'total',
      outcome: 'inTime',
      planned: '20',
      metOn: '2027-02-01',
      metByPlansOn: '2027-02-01',
      text: { nl: 'Totaal: met wat gepland staat heb je op 1 februari 2027 genoeg (40 punten).' },
    });
    const before = await get('anna', '/managers/anna/forecast?knownAt=2026-10-15T00:00:00Z');
    expect(total(before.body)).toMatchObject({ outcome: 'inTime', planned: '0', pacePerMonth: '2.08' });
    expect(total(before.body)).not.toHaveProperty('metByPlansOn');
  });

  it('is for the person, and for nobody unknown', async () => {
    expect((await get('bram', '/managers/anna/forecast')).status).toBe(403);
    expect((await get('hr', '/managers/nobody/forecast')).status).toBe(404);
  });
});

describe('the course of a manager', () => {
  it('has a step for each fact, up to the plan, towards the total or one requirement', async () => {
    const { body } = await get('anna', '/managers/anna/course');
    expect(body).toMatchObject({
      courses: [
        {
          ...{ requirement: 'total', required: '40', from: '2026-01-01', due: '2027-12-31' },
          steps: [
            { day: '2026-05-01', factId: 'done', state: 'counted', earned: '20', planned: '0' },
            { day: '2027-02-01', factId: 'plan', state: 'planned', earned: '20', planned: '20' },
          ],
        },
      ],
    });
    const hours = await get('anna', '/managers/anna/course?requirement=intervision&asOf=2026-06-01');
    expect(hours.body).toMatchObject({ courses: [{ unit: 'hours', required: '8', steps: [] }] });
    expect((await get('anna', '/managers/anna/course?requirement=other')).body).toMatchObject({ courses: [] });
  });
});

describe('the forecast of a unit', () => {
  it('tells who will not be in time, and of what', async () => {
    const { body } = await get('hr', '/directorates/parks/forecast');
    expect(body).toMatchObject({
      unitId: 'parks',
      managers: 2,
      byOutcome: { notInTime: 2, onCourse: 0 },
      view: 'persons',
      people: [{ name: 'Name of anna', outcome: 'notInTime' }, { name: 'Name of bram' }],
    });
    const bram = z
      .object({ people: z.array(z.object({ shortfalls: z.array(z.record(z.string(), z.unknown())) })) })
      .parse(body).people[1];
    expect(bram?.shortfalls[0]).toMatchObject({
      requirement: 'total',
      shortBy: '40',
      expected: '0',
      due: '2027-12-31',
    });
  });

  it('says the same of a cluster and of all, as of a day and as known at a moment', async () => {
    for (const url of ['/clusters/space/forecast', '/organisations/city/forecast']) {
      expect((await get('hr', url)).body).toMatchObject({ managers: 3, byOutcome: { notInTime: 3 } });
      const early = await get('hr', `${url}?asOf=2026-02-01&knownAt=2026-10-15T00:00:00Z`);
      expect(early.body).toMatchObject({ byOutcome: { notInTime: 0, onCourse: 3 }, people: [] });
    }
    expect((await get('hr', '/clusters/parks/forecast')).status).toBe(404);
  });

  it('hides small groups and everyone in them from who sees figures only', async () => {
    const { body } = await get('reporting', '/directorates/parks/forecast');
    expect(body).toMatchObject({ managers: null, byOutcome: { notInTime: null }, view: 'figures', people: [] });
    expect(JSON.stringify(body)).not.toContain('anna');
  });
});

describe('what is still to do', () => {
  it('stands with the balance', async () => {
    const { body } = await get('bram', '/managers/bram/balance');
    const { todo } = z.object({ todo: z.array(z.object({ text: z.object({ nl: z.string() }) })) }).parse(body);
    expect(todo).toHaveLength(4);
    expect(todo[0]?.text.nl).toMatch(/^Haal nog 20 punten: richting 4 punten/);
  });
});
