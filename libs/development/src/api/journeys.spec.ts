import { z } from 'zod';
import { runningDevelopment, type RunningDevelopment } from '../testing/running-development.js';

const session = {
  kind: 'intervision',
  day: '2026-03-12',
  minutes: 180,
  facilitation: { type: 'external', registered: true, name: 'Sanne Voorbeeld' },
  groupSize: 6,
  components: ['connection'],
  title: 'Intervisie maart',
};
const written = z.object({ activityId: z.string(), position: z.string() });
const problem = z.object({ code: z.string(), messages: z.object({ nl: z.string(), en: z.string() }) });
const page = z.object({ total: z.number(), items: z.array(z.record(z.string(), z.unknown())) });
const activity = z.object({
  status: z.string(),
  minutes: z.number(),
  components: z.array(z.string()),
  title: z.string().optional(),
  facilitation: z.object({ name: z.string().optional() }),
  evidence: z.array(z.object({ evidenceId: z.string(), mediaType: z.string(), fileName: z.string() })),
  history: z.array(
    z.object({ type: z.string(), by: z.object({ personId: z.string() }), reason: z.string().optional() }),
  ),
});

describe('the dossier over HTTP', () => {
  let running: RunningDevelopment;
  beforeAll(async () => {
    running = await runningDevelopment();
  });
  afterAll(async () => {
    await running.close();
  });

  const base = (personId: string) => `/managers/${personId}/activities`;
  const recordFor = async (personId: string, body: object = session, who = personId) => {
    const answer = await running.send(who, 'POST', base(personId), body);
    expect([answer.status, answer.body]).toEqual([201, expect.anything()]);
    return written.parse(answer.body).activityId;
  };
  const opened = async (personId: string, activityId: string, who = personId) =>
    activity.parse((await running.send(who, 'GET', `${base(personId)}/${activityId}`)).body);
  const codeOf = (answer: { readonly status: number; readonly body: unknown }) => [
    answer.status,
    problem.parse(answer.body).code,
  ];

  it('records, reviews, corrects, reviews again, and tells it all', async () => {
    const id = await recordFor('anna');
    const queue = page.parse((await running.send('hr-1', 'GET', '/reviews')).body);
    expect(queue.items.map(({ activityId }) => activityId)).toContain(id);

    const reviews = `${base('anna')}/${id}/reviews`;
    expect(codeOf(await running.send('anna', 'POST', reviews, { decision: 'approved' }))).toEqual([
      403,
      'access-denied',
    ]);
    const approval = { decision: 'approved', components: ['direction'] };
    expect((await running.send('hr-1', 'POST', reviews, approval)).status).toBe(201);
    expect(await opened('anna', id)).toMatchObject({ status: 'approved', components: ['direction'] });

    const correction = { minutes: 120, reason: 'Het waren twee uur' };
    expect((await running.send('anna', 'POST', `${base('anna')}/${id}/corrections`, correction)).status).toBe(201);
    const corrected = await opened('anna', id);
    expect(corrected).toMatchObject({
      status: 'submitted',
      minutes: 120,
      components: ['direction'],
      title: 'Intervisie maart',
      facilitation: { name: 'Sanne Voorbeeld' },
    });
    expect((await running.send('hr-1', 'POST', reviews, { decision: 'rejected', reason: 'Toch niet' })).status).toBe(
      201,
    );
    expect((await running.send('hr-1', 'POST', `${base('anna')}/${id}/reopenings`)).status).toBe(201);
    const { history, status } = await opened('anna', id);
    expect(status).toBe('submitted');
    expect(history.map(({ type }) => type)).toEqual([
      'ActivityRecorded',
      'ActivitySubmitted',
      'ActivityApproved',
      'ActivityCorrected',
      'ActivityRejected',
      'ActivityReopened',
    ]);
    expect(history.map(({ reason }) => reason)).toContain('Het waren twee uur');
    expect(history[2]?.by.personId).toBe('hr-1');
  });

  it('lists without texts about the person, filtered and by page', async () => {
    await recordFor('bart');
    await recordFor('bart', { ...session, day: '2026-02-03', kind: 'training' });
    const all = await running.send('bart', 'GET', base('bart'));
    expect(page.parse(all.body)).toMatchObject({ total: 2, items: [{ day: '2026-03-12' }, { day: '2026-02-03' }] });
    expect(JSON.stringify(all.body)).not.toContain('Sanne');
    const some = await running.send('bart', 'GET', `${base('bart')}?kind=training&pageSize=1`);
    expect(page.parse(some.body)).toMatchObject({ total: 1, items: [{ kind: 'training' }] });
  });

  it('refuses a score with its explanation, in both languages', async () => {
    const answer = await running.send('anna', 'POST', base('anna'), { ...session, result: { cijfer: 8 } });
    expect(codeOf(answer)).toEqual([422, 'no-scores']);
    expect(problem.parse(answer.body).messages.en).toContain('no score, grade, result or pass/fail');
    const fact = { ...session, kind: 'training', facts: { testPassed: true } };
    await recordFor('carla', fact);
  });

  it('refuses a day ahead, an unknown kind, an unknown fact, another’s dossier', async () => {
    const post = (body: object) => running.send('anna', 'POST', base('anna'), { ...session, ...body });
    expect(codeOf(await post({ day: '2026-03-21' }))).toEqual([422, 'future-day']);
    expect(codeOf(await post({ kind: 'knitting' }))).toEqual([422, 'unknown-activity-kind']);
    expect(codeOf(await post({ facts: { words: '12' } }))).toEqual([422, 'fact-not-asked']);
    expect(codeOf(await post({ source: { type: 'attendanceList' } }))).toEqual([403, 'list-by-person']);
    expect(codeOf(await running.send('anna', 'POST', base('bart'), session))).toEqual([403, 'access-denied']);
    expect(codeOf(await post({ day: '2026-02-30' }))).toEqual([400, 'request-invalid']);
  });

  it('plans, carries out, withdraws', async () => {
    const id = await recordFor('daan', { ...session, day: '2026-04-02', planned: true });
    expect((await opened('daan', id)).status).toBe('planned');
    expect(await recordFor('daan', { ...session, plannedActivityId: id, submit: false })).toBe(id);
    expect((await opened('daan', id)).status).toBe('recorded');
    expect((await running.send('daan', 'POST', `${base('daan')}/${id}/submissions`)).status).toBe(201);
    expect((await opened('daan', id)).status).toBe('submitted');
    const withdrawal = await running.send('daan', 'POST', `${base('daan')}/${id}/withdrawals`, { reason: 'Dubbel' });
    expect(withdrawal.status).toBe(201);
    expect((await opened('daan', id)).status).toBe('withdrawn');
  });

  it('takes an attendance list with an outcome for each', async () => {
    const list = {
      ...session,
      system: 'amsterdamse-school',
      attendees: [
        { personId: 'eva' },
        { personId: 'finn', minutes: 60 },
        { personId: 'manager-elsewhere' },
        { personId: 'hr-1' },
      ],
    };
    const outcome = z.object({
      sessionId: z.string(),
      attendees: z.array(z.object({ outcome: z.string(), code: z.string().optional() })),
    });
    const first = await running.send('hr-1', 'POST', '/sessions', list);
    const { sessionId, attendees } = outcome.parse(first.body);
    expect(attendees.map(({ outcome: one, code }) => code ?? one)).toEqual([
      'recorded',
      'recorded',
      'outside-scope',
      'list-by-person',
    ]);
    const again = outcome.parse((await running.send('hr-1', 'POST', '/sessions', { ...list, sessionId })).body);
    expect(again.attendees.map((one) => one.outcome)).toEqual(['unchanged', 'unchanged', 'refused', 'refused']);
    const { items } = page.parse((await running.send('hr-1', 'GET', base('finn'))).body);
    expect(items).toMatchObject([{ minutes: 60, status: 'recorded', source: { type: 'attendanceList' } }]);
  });

  it('keeps learning points for the person, and for the director once shared', async () => {
    const id = await recordFor('gina', { ...session, kind: 'feedback-360', minutes: 0 });
    const points = '/managers/gina/learning-points';
    const body = { activityId: id, items: [{ component: 'connection', text: 'Vaker doorvragen' }] };
    expect((await running.send('gina', 'POST', points, body)).status).toBe(201);
    expect(page.parse((await running.send('gina', 'GET', points)).body).items).toMatchObject([
      { text: 'Vaker doorvragen' },
    ]);
    expect(page.parse((await running.send('director-1', 'GET', points)).body).items).toEqual([]);
    expect((await running.send('hr-1', 'GET', points)).status).toBe(403);
    const sharing = { activityId: id, shared: true };
    expect((await running.send('gina', 'POST', '/managers/gina/outcome-sharings', sharing)).status).toBe(201);
    expect(page.parse((await running.send('director-1', 'GET', points)).body).items).toHaveLength(1);
    expect(JSON.stringify((await running.send('hr-1', 'GET', `${base('gina')}/${id}`)).body)).not.toContain(
      'doorvragen',
    );

    const wrong = { activityId: await recordFor('gina', { ...session, day: '2026-03-01' }), items: [] };
    expect(codeOf(await running.send('gina', 'POST', points, wrong))).toEqual([422, 'kind-has-no-such-outcome']);
  });

  it('names the later activity that fulfils a development need', async () => {
    const id = await recordFor('hugo', { ...session, kind: 'development-assessment', day: '2026-01-10' });
    const needs = '/managers/hugo/development-needs';
    const body = { activityId: id, items: [{ component: 'direction', advisedOfferings: ['offering-1'] }] };
    expect((await running.send('hugo', 'POST', needs, body)).status).toBe(201);
    const later = await recordFor('hugo', { ...session, kind: 'training', offeringId: 'offering-1' });
    await running.send('hr-1', 'POST', `${base('hugo')}/${later}/reviews`, { decision: 'approved' });
    expect(page.parse((await running.send('hugo', 'GET', needs)).body).items).toMatchObject([{ fulfilledBy: later }]);
  });

  it('keeps evidence by its content, gives it back, and removes it', async () => {
    const id = await recordFor('iris');
    const url = `${base('iris')}/${id}/evidence`;
    const pdf = { name: '../../etc/Bewijs <maart>.exe', content: Buffer.from('%PDF-1.7\nbewijs van aanwezigheid') };
    const added = await running.upload('iris', url, pdf);
    expect(added.status).toBe(201);
    const { evidenceId } = z.object({ evidenceId: z.string() }).parse(added.body);
    expect((await opened('iris', id)).evidence).toMatchObject([
      { mediaType: 'application/pdf', fileName: 'Bewijs maart.pdf' },
    ]);
    const file = await running.send('hr-1', 'GET', `${url}/${evidenceId}`);
    expect(file.raw.toString()).toBe('%PDF-1.7\nbewijs van aanwezigheid');
    expect(file.headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'content-disposition': `attachment; filename="bewijs.pdf"; filename*=UTF-8''Bewijs%20maart.pdf`,
    });
    expect(codeOf(await running.upload('iris', url, pdf))).toEqual([409, 'evidence-exists']);
    const program = { name: 'bewijs.pdf', content: Buffer.from('MZ\u0000\u0001') };
    expect(codeOf(await running.upload('iris', url, program))).toEqual([415, 'evidence-type-not-taken']);
    const large = { name: 'groot.pdf', content: Buffer.concat([pdf.content, Buffer.alloc(10 * 1024 * 1024)]) };
    expect(codeOf(await running.upload('iris', url, large))).toEqual([413, 'file-too-large']);
    expect(codeOf(await running.upload('iris', url, { name: 'leeg.pdf', content: Buffer.alloc(0) }))).toEqual([
      422,
      'file-empty',
    ]);
    expect((await running.send('iris', 'DELETE', `${url}/${evidenceId}`)).status).toBe(200);
    expect(codeOf(await running.send('iris', 'GET', `${url}/${evidenceId}`))).toEqual([404, 'unknown-evidence']);
  });

  it('lets HR add a kind without a line of code, and ask no score in it', async () => {
    const kind = {
      names: { nl: 'Artikel', en: 'Article' },
      unit: 'once',
      asks: ['evidence'],
      facts: [{ name: 'words', names: { nl: 'Woorden', en: 'Words' }, type: 'number' }],
    };
    expect((await running.send('hr-1', 'PUT', '/activity-kinds/article', kind)).status).toBe(200);
    await recordFor('joep', { kind: 'article', day: '2026-03-01', facts: { words: '1500' } });
    const withScore = { ...kind, facts: [{ name: 'eindcijfer', names: kind.names, type: 'number' }] };
    expect(codeOf(await running.send('hr-1', 'PUT', '/activity-kinds/article', withScore))).toEqual([422, 'no-scores']);
    expect(
      (await running.send('hr-1', 'POST', '/activity-kinds/article/retirements', { from: '2026-03-15' })).status,
    ).toBe(201);
    const kinds = page.parse((await running.send('joep', 'GET', '/activity-kinds?pageSize=100')).body);
    expect(kinds.total).toBe(12);
    expect(codeOf(await running.send('joep', 'POST', base('joep'), { kind: 'article', day: '2026-03-16' }))).toEqual([
      422,
      'retired-activity-kind',
    ]);
  });

  it('shows nothing readable once a person is erased, and loses no step', async () => {
    const id = await recordFor('karin');
    running.vault.erase('karin');
    const after = await opened('karin', id, 'hr-1');
    expect(after.title).toBeUndefined();
    expect(after.history.map(({ type }) => type)).toEqual(['ActivityRecorded', 'ActivitySubmitted']);
    expect(codeOf(await running.send('hr-1', 'POST', `${base('karin')}/${id}/withdrawals`, { reason: 'x' }))).toEqual([
      409,
      'person-erased',
    ]);
  });
});
