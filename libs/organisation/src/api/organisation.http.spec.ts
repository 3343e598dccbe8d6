import { httpOrganisation } from '../testing/http-organisation.js';

let http: Awaited<ReturnType<typeof httpOrganisation>>;
beforeAll(async () => {
  http = await httpOrganisation();
});
afterAll(() => http.close());

const idsOf = (body: unknown, field: string): readonly unknown[] => {
  const items: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'items') : undefined;
  return Array.isArray(items) ? items.map((item: object) => Reflect.get(item, field) as unknown) : [];
};
const fieldOf = (body: unknown, field: string): string =>
  String(typeof body === 'object' && body !== null ? Reflect.get(body, field) : '');

describe('units', () => {
  it('are listed by day, with where they lie', async () => {
    const { status, body } = await http.get('treesmanager', '/units?kind=team&pageSize=2');
    expect(status).toBe(200);
    expect(body).toMatchObject({ total: 4, page: 1, pageSize: 2 });
    const one = await http.get('treesmanager', '/units/trees');
    expect(one.body).toMatchObject({ name: 'Name of trees', directorateId: 'parks', clusterId: 'space' });
    expect((await http.get('treesmanager', '/units/trees?asOf=2019-12-31')).status).toBe(404);
    expect(idsOf((await http.get('treesmanager', '/units?parentId=parks')).body, 'unitId')).toEqual(['ponds', 'trees']);
  });

  it('are established, renamed, moved, corrected and ended by an administrator', async () => {
    const request = { kind: 'team', name: 'Bruggen', parentId: 'streets', from: '2024-01-01' };
    const { status, body, headers } = await http.post('admin', '/units', request);
    expect(status).toBe(201);
    expect(headers['peil-position']).toBe(fieldOf(body, 'position'));
    const unitId = fieldOf(body, 'unitId');
    const changes: [string, object][] = [
      ['names', { name: 'Bruggen en kades', from: '2024-03-01' }],
      ['moves', { parentId: 'parks', from: '2024-03-01' }],
      ['endings', { until: '2024-12-31' }],
      ['corrections', { from: '2023-01-01', until: '2024-12-31' }],
    ];
    for (const [what, change] of changes) {
      expect((await http.post('admin', `/units/${unitId}/${what}`, change)).status).toBe(201);
    }
    expect((await http.get('admin', `/units/${unitId}?asOf=2024-03-01`)).body).toMatchObject({
      name: 'Bruggen en kades',
      directorateId: 'parks',
      from: '2023-01-01',
      until: '2024-12-31',
    });
    expect((await http.post('treesmanager', '/units', request)).status).toBe(403);
  });

  it('are refused under what does not exist, with the field', async () => {
    const { status, body } = await http.post('admin', '/units', {
      kind: 'team',
      name: 'Nergens',
      parentId: 'nowhere',
      from: '2024-01-01',
    });
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'unknown-unit', errors: [{ field: 'parentId' }] });
  });
});

describe('managers', () => {
  it('are listed to those who may open their file', async () => {
    const seen = async (as: string, query = '') => idsOf((await http.get(as, `/managers${query}`)).body, 'personId');
    expect(await seen('parksdirector')).toEqual(['parksdirector', 'pondsmanager', 'treesmanager']);
    expect(await seen('parksdirector', '?sort=-name&role=manager')).toEqual(['treesmanager', 'pondsmanager']);
    expect(await seen('hrall', '?unitId=west')).toEqual(['deskmanager', 'westdirector']);
    expect(await seen('parksdirector', '?unitId=west')).toEqual([]);
    expect(await seen('hrall', '?asOf=2023-12-31')).toEqual([]);
    expect(await seen('reporter')).toEqual([]);
  });

  it('are shown with appointments, reporting line and history; a look by another is kept', async () => {
    const { body } = await http.get('parksdirector', '/managers/treesmanager');
    expect(body).toMatchObject({
      personId: 'treesmanager',
      name: 'Name of treesmanager',
      asOf: '2024-06-01',
      appointments: [{ unitId: 'trees', unitName: 'Name of trees', directorateId: 'parks', salaryScale: 12 }],
      history: [{ from: '2024-01-01' }],
      reportingLines: [{ reason: 'director', managerId: 'parksdirector', managerName: 'Name of parksdirector' }],
    });
    expect(body).not.toHaveProperty('excusedIntervals');
    expect(http.looks).toContainEqual(
      expect.objectContaining({ personId: 'treesmanager', lookerId: 'parksdirector', page: 'file.read' }),
    );
    expect((await http.get('signsmanager', '/managers/treesmanager')).status).toBe(403);
  });

  it('are appointed, moved and leave by date', async () => {
    const registered = await http.post('admin', '/people', { name: 'Nieuwe Leidinggevende', personnelNumber: '77' });
    const personId = fieldOf(registered.body, 'personId');
    const start = { unitId: 'ponds', role: 'manager', salaryScale: 11, weeklyHours: '32', from: '2024-02-01' };
    const started = await http.post('admin', `/managers/${personId}/appointments`, start);
    expect(started.status).toBe(201);
    const of = `/managers/${personId}/appointments/${fieldOf(started.body, 'appointmentId')}`;
    expect((await http.post('admin', `${of}/changes`, { ...start, unitId: 'desk', from: '2024-04-01' })).status).toBe(
      201,
    );
    expect((await http.post('admin', `${of}/endings`, { until: '2024-12-31' })).status).toBe(201);
    const on = async (day: string) => (await http.get('hrall', `/managers/${personId}?asOf=${day}`)).body;
    expect(await on('2024-03-31')).toMatchObject({ appointments: [{ unitId: 'ponds', weeklyHours: '32' }] });
    expect(await on('2024-04-01')).toMatchObject({ appointments: [{ unitId: 'desk', directorateId: 'west' }] });
    expect(await on('2025-01-01')).toMatchObject({
      appointments: [],
      history: [
        { unitId: 'ponds', until: '2024-03-31' },
        { unitId: 'desk', until: '2024-12-31' },
      ],
    });
    const steps = [{ ...start, from: '2024-01-01' }];
    expect((await http.post('admin', `${of}/corrections`, { steps })).status).toBe(201);
    expect(await on('2025-01-01')).toMatchObject({ appointments: [{ unitId: 'ponds', from: '2024-01-01' }] });
    expect((await http.post('admin', `${of}/withdrawals`)).status).toBe(201);
    expect(await on('2024-06-01')).toMatchObject({ appointments: [], history: [] });
  });

  it('are refused an appointment that is not right, every field named', async () => {
    const { status, body } = await http.post('admin', '/managers/deskmanager/appointments', {
      unitId: 'desk',
      role: 'boss',
      weeklyHours: '36,5',
      from: '2024-02-30',
    });
    expect(status).toBe(400);
    expect(idsOf({ items: Reflect.get(Object(body), 'errors') as unknown }, 'field')).toEqual(
      expect.arrayContaining(['role', 'weeklyHours', 'from']),
    );
    const overlapping = await http.post('admin', '/managers/deskmanager/appointments', {
      unitId: 'desk',
      role: 'manager',
      from: '2024-05-01',
    });
    expect(overlapping.status).toBe(409);
  });
});

describe('excused intervals', () => {
  it('are kept by HR and shown to the person and HR only', async () => {
    const url = '/managers/pondsmanager/excused-intervals';
    const recorded = await http.post('hradviser', url, { class: 'B', from: '2024-02-01' });
    expect(recorded.status).toBe(201);
    const intervalId = fieldOf(recorded.body, 'intervalId');
    expect((await http.post('hradviser', `${url}/${intervalId}/endings`, { until: '2024-05-31' })).status).toBe(201);
    const expected = { excusedIntervals: [{ intervalId, class: 'B', from: '2024-02-01', until: '2024-05-31' }] };
    expect((await http.get('pondsmanager', '/managers/pondsmanager')).body).toMatchObject(expected);
    expect((await http.get('hradviser', '/managers/pondsmanager')).body).toMatchObject(expected);
    expect((await http.get('parksdirector', '/managers/pondsmanager')).body).not.toHaveProperty('excusedIntervals');
    expect((await http.post('admin', url, { class: 'A', from: '2024-02-01' })).status).toBe(403);
    expect((await http.post('hradviser', `${url}/${intervalId}/withdrawals`)).status).toBe(201);
    expect((await http.get('hradviser', '/managers/pondsmanager')).body).toMatchObject({ excusedIntervals: [] });
  });

  it('carry no ground', async () => {
    const { status } = await http.post('hradviser', '/managers/pondsmanager/excused-intervals', {
      class: 'B',
      from: '2024-02-01',
      diagnosis: 'x',
    });
    expect(status).toBe(400);
  });
});

describe('people', () => {
  it('are found by name when the asker may open the file', async () => {
    const found = async (as: string, name: string) =>
      idsOf((await http.post(as, '/people-searches', { name })).body, 'personId');
    expect(await found('parksdirector', 'NAME trees')).toEqual(['treesmanager']);
    expect(await found('westdirector', 'trees')).toEqual([]);
    expect((await http.post('parksdirector', '/people-searches', { name: 'trees' })).status).toBe(200);
  });

  it('have details that an administrator corrects', async () => {
    const details = { name: 'Andere Naam', login: 'anaam' };
    expect((await http.put('admin', '/people/deskmanager/details', details)).status).toBe(200);
    expect((await http.get('hrall', '/managers/deskmanager')).body).toMatchObject({ name: 'Andere Naam' });
    expect((await http.put('hrall', '/people/deskmanager/details', details)).status).toBe(403);
    expect((await http.put('admin', '/people/nobody/details', details)).status).toBe(404);
  });
});

describe('roles', () => {
  it('are assigned and ended by an administrator, and hold at once', async () => {
    const assigned = await http.post('admin', '/people/signsmanager/role-assignments', {
      role: 'hr',
      unitIds: ['west'],
      from: '2024-01-01',
    });
    expect(assigned.status).toBe(201);
    expect((await http.get('signsmanager', '/managers/deskmanager')).status).toBe(200);
    const assignmentId = fieldOf(assigned.body, 'assignmentId');
    const list = await http.get('admin', '/role-assignments?personId=signsmanager');
    expect(list.body).toMatchObject({ items: [{ assignmentId, everywhere: false, unitIds: ['west'] }] });
    const url = `/people/signsmanager/role-assignments/${assignmentId}/endings`;
    expect((await http.post('admin', url, { until: '2024-05-31' })).status).toBe(201);
    expect((await http.get('signsmanager', '/managers/deskmanager')).status).toBe(403);
  });
});
