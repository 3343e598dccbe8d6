import { calendarDay } from '@peil/kernel';
import { httpOrganisation } from '../testing/http-organisation.js';

let http: Awaited<ReturnType<typeof httpOrganisation>>;
beforeEach(async () => {
  http = await httpOrganisation();
});
afterEach(() => http.close());

const units = [
  'Code;Naam;Soort;Bovenliggende code;Begindatum',
  'FIETSEN;Fietsen;team;WEGEN;01-01-2023',
  'WEGEN;Wegen;directie;SPACE;01-01-2023',
  'NIETS;Zonder ouder;team;NERGENS;01-01-2023',
].join('\r\n');

/** As a personnel system exports it: Windows-1252, with columns that may not come in. */
const people = Buffer.from(
  [
    'Personeelsnummer;Roepnaam;Voorvoegsel;Achternaam;Geslacht;BSN;E-mail',
    '000900;Zoë;van den;Berg;V;123456782;zoe@stad.example',
    '000901;Jan;;Jansen;M;111222333;jan',
    '000902;Piet;;Pietersen;M;111222333;',
    '000902;Piet;;Pietersen;M;111222333;',
  ].join('\n'),
  'latin1',
);

const appointments = [
  'Personeelsnummer,Afdelingscode,Rol,Schaal,Uren per week,Begindatum,Einddatum',
  '900,FIETSEN,Teammanager,11,"28,8",2023-05-01,31-12-9999',
  '902,WEGEN,Directeur,15,36,2023-01-01,',
  '902,ONBEKEND,Directeur,15,36,2023-01-01,',
].join('\n');

const imported = (body: unknown, field: string): unknown => (body === null ? body : Reflect.get(Object(body), field));

describe('an import of the organisation over HTTP', () => {
  it('takes units, people and appointments as they come, reports what is bad, and changes nothing the second time', async () => {
    const first = await http.upload('admin', 'units', units);
    expect(first.status).toBe(201);
    expect(imported(first.body, 'counts')).toMatchObject({ new: 2, bad: 1 });

    const second = await http.upload('admin', 'people', people);
    expect(imported(second.body, 'counts')).toMatchObject({ new: 2, bad: 1, unchanged: 1 });
    expect(JSON.stringify(second.body)).toContain('Geslacht');
    const [zoe] = http.running.index.withPersonnelNumber('000900');
    expect(zoe).toMatchObject({ name: 'Zoë van den Berg', email: 'zoe@stad.example' });

    const third = await http.upload('admin', 'appointments', appointments);
    expect(imported(third.body, 'counts')).toMatchObject({ new: 2, bad: 1 });
    const view = http.running.reader.on(calendarDay('2024-06-01'));
    expect(view.appointmentsOf.get(zoe?.personId ?? '')).toMatchObject([
      { role: 'manager', functionKind: 'teamManager', salaryScale: 11, weeklyHours: '28.8' },
    ]);

    for (const [kind, file, counts] of [
      ['units', units, { unchanged: 2, bad: 1 }],
      ['people', people, { unchanged: 3, bad: 1 }],
      ['appointments', appointments, { unchanged: 2, bad: 1 }],
    ] as const) {
      const before = await http.running.store.head();
      const again = await http.upload('admin', kind, file);
      expect(imported(again.body, 'counts')).toMatchObject({ new: 0, correction: 0, ...counts });
      expect(await http.running.store.head()).toEqual(before);
    }
  });

  it('names line, column and repair of a bad row', async () => {
    const { body } = await http.upload('admin', 'units', units);
    const importId = String(imported(body, 'importId'));
    expect((await http.get('admin', `/imports/${importId}/problems`)).body).toMatchObject({
      items: [{ line: 4, column: 'Bovenliggende code', code: 'unknown-parent-unit' }],
    });
  });

  it('only says what would happen when asked for that', async () => {
    const before = await http.running.store.head();
    for (const [kind, file] of [
      ['units', units],
      ['people', people],
    ] as const) {
      expect(imported((await http.upload('admin', kind, file, false)).body, 'counts')).toMatchObject({
        new: 2,
        bad: 1,
      });
    }
    expect(await http.running.store.head()).toEqual(before);
  });

  it('makes a changed row a change from the day of the import', async () => {
    await http.upload('admin', 'units', units);
    const changed = units.replace('Fietsen;team;WEGEN', 'Fietsen en meer;team;WEGEN');
    expect(imported((await http.upload('admin', 'units', changed)).body, 'counts')).toMatchObject({ correction: 1 });
    const name = (day: string) =>
      [...http.running.reader.on(calendarDay(day)).units.values()].find(({ code }) => code === 'FIETSEN')?.name;
    expect([name('2024-05-31'), name('2024-06-01')]).toEqual(['Fietsen', 'Fietsen en meer']);
  });

  it('is taken back: appointments go, what stays is named with a reason, and the same file comes in again', async () => {
    const [first, second, third] = [
      await http.upload('admin', 'units', units),
      await http.upload('admin', 'people', people),
      await http.upload('admin', 'appointments', appointments),
    ].map(({ body }) => String(imported(body, 'importId')));
    const takeBack = async (importId: string | undefined) =>
      imported((await http.post('admin', `/imports/${importId ?? ''}/withdrawals`)).body, 'withdrawal');
    expect(await takeBack(third)).toEqual({ withdrawn: 2, left: [] });
    const [zoe] = http.running.index.withPersonnelNumber('000900');
    const held = () => http.running.reader.on(calendarDay('2024-06-01')).appointmentsOf.get(zoe?.personId ?? '') ?? [];
    expect(held()).toEqual([]);
    expect(await takeBack(second)).toMatchObject({ withdrawn: 0, left: [{ code: 'person-stays' }, {}] });
    expect(await takeBack(first)).toMatchObject({ withdrawn: 0, left: [{ code: 'unit-stays' }, {}] });

    const again = await http.upload('admin', 'appointments', appointments);
    expect(imported(again.body, 'counts')).toMatchObject({ new: 2, bad: 1 });
    expect(held()).toHaveLength(1);

    // What a later import has changed stays, and so does a change.
    const raised = appointments.replace('FIETSEN,Teammanager,11', 'FIETSEN,Teammanager,12');
    const change = await http.upload('admin', 'appointments', raised);
    expect(imported(change.body, 'counts')).toMatchObject({ correction: 1, unchanged: 1 });
    expect(await takeBack(String(imported(change.body, 'importId')))).toMatchObject({
      withdrawn: 0,
      left: [{ code: 'correction-stays' }],
    });
    expect(await takeBack(String(imported(again.body, 'importId')))).toMatchObject({
      withdrawn: 1,
      left: [{ code: 'changed-by-later-import' }],
    });
  });

  it('is the administrator’s alone', async () => {
    const { status } = await http.upload('treesmanager', 'units', units);
    expect(status).toBe(403);
  });
});
