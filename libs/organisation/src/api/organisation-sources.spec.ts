import { calendarDay } from '@peil/kernel';
import { httpOrganisation } from '../testing/http-organisation.js';

const lines = (...rows: readonly string[]) => `${rows.join('\r\n')}\r\n`;
const units = lines(
  'Code;Naam;Soort;Bovenliggende code;Begindatum',
  'WEGEN;Wegen;directie;SPACE;13-01-2020',
  'FIETSEN;Fietsen;team;WEGEN;13-01-2020',
);

type Source = {
  readonly what: string;
  readonly profile: string;
  readonly content: Buffer;
  readonly counts: Readonly<Record<string, number>>;
};

const people: readonly Source[] = [
  {
    what: 'AFAS, Windows-1252, headings in brackets, padded values',
    profile: 'afas-people',
    content: Buffer.from(
      lines(
        '[Medewerker];[Roepnaam];[Voorvoegsel];[Achternaam];[E-mail werk];[Geslacht];[Geboortedatum]',
        '000900   ;Zoë ;van den ;Berg   ;zoe@stad.example ;V;01-02-1980',
      ),
      'latin1',
    ),
    counts: { new: 1, bad: 0 },
  },
  {
    what: 'Workday, commas',
    profile: 'workday-people',
    content: Buffer.from(
      lines(
        'Employee ID,Preferred Name,Legal Name,Email - Work,Gender',
        '000901,"Jan Jansen","Jansen, J.",jan@stad.example,Male',
      ),
    ),
    counts: { new: 1, bad: 0 },
  },
  {
    what: 'SuccessFactors, keys and labels in two rows',
    profile: 'successfactors-employees',
    content: Buffer.from(
      lines(
        'STATUS,USERID,USERNAME,FIRSTNAME,LASTNAME,EMAIL,GENDER',
        'Status,User ID,Username,First Name,Last Name,Email,Gender',
        'active,000902,piet,Piet,Pietersen,piet@stad.example,M',
        'inactive,000903,weg,Weg,Weggegaan,weg@stad.example,M',
      ),
    ),
    counts: { new: 1, passedOver: 1, bad: 0 },
  },
  {
    what: 'a SCIM list in which False is a text and a missing active says nothing',
    profile: 'scim-users',
    content: Buffer.from(
      JSON.stringify({
        schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
        totalResults: 3,
        Resources: [
          {
            schemas: ['user'],
            id: 'u1',
            externalId: '000904',
            userName: 'kim',
            name: { givenName: 'Kim', familyName: 'Kramer' },
            emails: [{ value: 'x@y.example' }, { value: 'kim@stad.example', primary: true }],
            active: true,
          },
          {
            schemas: ['user'],
            id: 'u2',
            externalId: '000905',
            userName: 'uit',
            name: { familyName: 'Uit' },
            active: 'False',
          },
          {
            schemas: ['user'],
            id: 'u3',
            externalId: '000906',
            userName: 'onbekend',
            name: { givenName: 'On', familyName: 'Bekend' },
            gender: 'KANARIE',
          },
        ],
      }),
    ),
    counts: { new: 2, passedOver: 1, bad: 0 },
  },
  {
    what: 'an Entra download with a version and an example row',
    profile: 'entra-users',
    content: Buffer.from(
      `\ufeff${lines(
        'version:v1.0,,,,',
        'displayName,userPrincipalName,employeeId,mail,accountEnabled',
        'Example: Chris Green,chris@contoso.com,1,chris@contoso.com,TRUE',
        'Eva Evers,eva@stad.example,000907,eva@stad.example,True',
        'Oud Account,oud@stad.example,000908,oud@stad.example,False',
      )}`,
    ),
    counts: { new: 1, passedOver: 2, bad: 0 },
  },
  {
    what: 'Totara, a job per line and a person that was deleted',
    profile: 'totara-hr-import',
    content: Buffer.from(
      lines(
        'idnumber,username,firstname,lastname,email,deleted,jobassignmentidnumber',
        '000909,bo,Bo,Bos,bo@stad.example,0,1',
        '000909,bo,Bo,Bos,bo@stad.example,0,2',
        '000910,weg,Weg,Weg,weg2@stad.example,1,1',
      ),
    ),
    counts: { new: 1, unchanged: 1, passedOver: 1, bad: 0 },
  },
];

const appointments: readonly Source[] = [
  {
    what: 'AFAS, several employments, decimal commas, d-M-yyyy',
    profile: 'afas-appointments',
    content: Buffer.from(
      lines(
        'Medewerker;Dienstverband;Org. eenheid;Functie;Salarisschaal;Aantal uren per week;Begindatum functie;Einddatum functie;Nationaliteit',
        '000900;1;FIETSEN;Teammanager;11;28,80;13-1-2023;31-12-9999;NL',
        '000900;2;WEGEN;Coördinator;10;7,2;1-5-2023;;NL',
        '000901;1;NERGENS;Teammanager;11;36;13-1-2023;;NL',
      ),
      'latin1',
    ),
    counts: { new: 2, bad: 1 },
  },
  {
    what: 'Visma, upper-case headings, a superseded version of an employment',
    profile: 'visma-appointments',
    content: Buffer.from(
      lines(
        'PERSNR;DV_VLGNR;OE_CODE;FUNCTIE;SCHAAL;UREN_WEEK;INDIENST_DT;UITDIENST_DT;WIJZ_DT',
        '000901;1;FIETSEN;Teammanager;10;36;20230113;99991231;20230113',
        '000901;1;FIETSEN;Teammanager;11;36;20230113;99991231;20240201',
      ),
    ),
    counts: { new: 1, correction: 1, bad: 0 },
  },
  {
    what: 'SAP, eight digits and no end',
    profile: 'sap-appointments',
    content: Buffer.from(
      lines(
        'PERNR|ENAME|ORGEH|STELL|TRFGR|WOSTD|BEGDA|ENDDA',
        '000902|Pietersen|WEGEN|Directeur|15|36,00|20230113|99991231',
      ),
    ),
    counts: { new: 1, bad: 0 },
  },
];

describe('files of personnel systems and directories', () => {
  let http: Awaited<ReturnType<typeof httpOrganisation>>;
  beforeAll(async () => {
    http = await httpOrganisation();
    await http.upload('admin', 'units', units);
  });
  afterAll(() => http.close());

  it.each([...people, ...appointments].map((source) => [source.what, source] as const))('%s', async (_, source) => {
    const { profile, content, counts } = source;
    const first = await http.upload('admin', profile, content);
    expect(first.body).toMatchObject({ questions: [], state: 'done', counts });
    expect(JSON.stringify(first.body)).not.toContain('KANARIE');
    const before = await http.running.store.head();
    const again = await http.upload('admin', profile, content);
    expect(again.body).toMatchObject({ state: 'done', counts: { new: 0, correction: 0 }, missing: 0 });
    expect(await http.running.store.head()).toEqual(before);
  });

  it('means what the files say', () => {
    const [zoe] = http.running.index.withPersonnelNumber('000900');
    expect(zoe).toMatchObject({ name: 'Zoë van den Berg', email: 'zoe@stad.example' });
    const [kim] = http.running.index.withPersonnelNumber('000904');
    expect(kim).toMatchObject({ name: 'Kim Kramer', login: 'kim', email: 'kim@stad.example' });
    expect(http.running.index.withPersonnelNumber('000905')).toEqual([]);
    const view = http.running.reader.on(calendarDay('2024-06-01'));
    expect(view.appointmentsOf.get(zoe?.personId ?? '')).toHaveLength(2);
    const [jan] = http.running.index.withPersonnelNumber('000901');
    expect(view.appointmentsOf.get(jan?.personId ?? '')).toMatchObject([
      { salaryScale: 11, functionKind: 'teamManager' },
    ]);
  });

  it('reports who is no longer in a full export, and ends nobody', async () => {
    const full = lines(
      '[Medewerker];[Roepnaam];[Achternaam]',
      '000900;Zoë;van den Berg',
      ...Array.from({ length: 30 }, (_, index) => `0010${String(index).padStart(2, '0')};Naam;Nummer${index}`),
    );
    await http.upload('admin', 'afas-people', full);
    const fewer = full.replace(/0010(00|01);[^\r]*\r\n/g, '');
    const second = await http.upload('admin', 'afas-people', fewer, false);
    expect(second.body).toMatchObject({ state: 'preview', missing: 2, counts: { unchanged: 29 } });
    expect(http.running.index.withPersonnelNumber('001000')).toHaveLength(1);
  });
});
