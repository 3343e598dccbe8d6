import { z } from 'zod';
import { runningDevelopment, type RunningDevelopment } from '../testing/running-development.js';

const written = z.object({ activityId: z.string() });
const plans = z.object({
  total: z.number(),
  items: z.array(
    z.object({
      activityId: z.string(),
      kind: z.string(),
      day: z.string(),
      minutes: z.number(),
      dayPassed: z.boolean(),
      source: z.object({ type: z.string() }),
    }),
  ),
});
const one = z.object({ status: z.string(), day: z.string(), minutes: z.number() });
const problem = z.object({ code: z.string() });
const session = z.object({ sessionId: z.string(), attendees: z.array(z.object({ outcome: z.string() })) });

describe('planned activities over HTTP', () => {
  let running: RunningDevelopment;
  beforeAll(async () => {
    running = await runningDevelopment();
  });
  afterAll(async () => {
    await running.close();
  });

  const at = (personId: string, rest = '') => `/managers/${personId}/planned-activities${rest}`;
  const send = (who: string, url: string, body?: object) => running.send(who, 'POST', url, body);
  const plan = async (who: string, body: object) => written.parse((await send(who, at(who), body)).body).activityId;
  const planned = async (who: string) => plans.parse((await running.send(who, 'GET', at(who))).body);
  const opened = async (who: string, activityId: string) =>
    one.parse((await running.send(who, 'GET', `/managers/${who}/activities/${activityId}`)).body);

  it('plans an offering by its day alone, and an activity of its own', async () => {
    await plan('anna', { offeringId: 'offering-1', day: '2026-05-01' });
    await plan('anna', { kind: 'intervision', day: '2026-04-01', minutes: 120 });
    expect(await planned('anna')).toMatchObject({
      total: 2,
      items: [
        { kind: 'intervision', day: '2026-04-01', minutes: 120, dayPassed: false },
        { kind: 'training', day: '2026-05-01', minutes: 240, dayPassed: false },
      ],
    });
  });

  it('moves, then records what took place, with what was different', async () => {
    const activityId = await plan('bart', { offeringId: 'offering-1', day: '2026-05-01' });
    expect((await send('bart', at('bart', `/${activityId}/moves`), { day: '2026-03-20' })).status).toBe(201);
    expect(await opened('bart', activityId)).toMatchObject({ status: 'planned', day: '2026-03-20' });
    expect((await send('bart', at('bart', `/${activityId}/recordings`), { minutes: 180 })).status).toBe(201);
    expect(await opened('bart', activityId)).toMatchObject({ status: 'submitted', day: '2026-03-20', minutes: 180 });
    expect((await planned('bart')).total).toBe(0);
    const again = await send('bart', at('bart', `/${activityId}/moves`), { day: '2026-06-01' });
    expect([again.status, problem.parse(again.body).code]).toEqual([409, 'not-planned']);
  });

  it('cancels, after which nothing can have taken place', async () => {
    const activityId = await plan('carla', { kind: 'coaching', day: '2026-06-01', minutes: 60 });
    expect((await send('carla', at('carla', `/${activityId}/cancellations`))).status).toBe(201);
    const late = await send('carla', at('carla', `/${activityId}/recordings`));
    expect([late.status, problem.parse(late.body).code]).toEqual([409, 'not-planned']);
  });

  it('refuses a day that has passed, an offering nobody knows, and somebody else', async () => {
    const code = async (who: string, body: object) => problem.parse((await send(who, at('daan'), body)).body).code;
    expect(await code('daan', { kind: 'coaching', day: '2026-03-01', minutes: 60 })).toBe('past-plan');
    expect(await code('daan', { offeringId: 'offering-9', day: '2026-04-01' })).toBe('unknown-offering');
    expect(await code('eva', { kind: 'coaching', day: '2026-04-01', minutes: 60 })).toBe('access-denied');
  });

  it('fills the plan of everyone on the list of a session, which the attendance list then replaces', async () => {
    const base = { kind: 'intervision', day: '2026-03-20', minutes: 120 };
    const list = { ...base, planned: true, attendees: [{ personId: 'fred' }, { personId: 'gina' }] };
    const { sessionId } = session.parse((await send('hr-1', '/sessions', list)).body);
    expect((await planned('fred')).items).toMatchObject([{ day: '2026-03-20', source: { type: 'attendanceList' } }]);
    const attendees = [{ personId: 'fred' }, { personId: 'gina', attendance: 'absent' }];
    await send('hr-1', '/sessions', { ...base, sessionId, attendees });
    expect((await planned('fred')).total).toBe(0);
    expect((await planned('gina')).total).toBe(0);
    const recorded = z.object({ items: z.array(z.object({ status: z.string() })) });
    const found = await running.send('fred', 'GET', '/managers/fred/activities');
    expect(recorded.parse(found.body).items).toEqual([{ status: 'recorded' }]);
  });

  it('knows a plan that a list under another id carried out', async () => {
    await plan('hans', { kind: 'intervision', day: '2026-03-20', minutes: 120 });
    await send('hr-1', '/sessions', {
      ...{ kind: 'intervision', day: '2026-03-20', minutes: 120 },
      attendees: [{ personId: 'hans' }],
    });
    expect((await planned('hans')).total).toBe(0);
  });
});
