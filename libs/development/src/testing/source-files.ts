import writeExcelFile, { type SheetData } from 'write-excel-file/node';

/** A file as a source gives it, and what must come of it. */
export type SourceFile = {
  readonly what: string;
  readonly profile: string;
  readonly fileName: string;
  readonly content: () => Promise<Buffer> | Buffer;
  readonly answers?: Readonly<Record<string, string>>;
  /** Rows by class, in the order new, passed over, question, bad. */
  readonly rows: readonly [number, number, number, number];
  /** Person, last day and minutes of each fact. */
  readonly facts: readonly (readonly [string, string, number])[];
};

const wide = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
const lines = (...rows: readonly string[]) => `${rows.join('\r\n')}\r\n`;

const teams = (title: string, heads: readonly string[], rows: readonly string[]) =>
  wide(
    lines(
      heads[0] ?? '',
      `${heads[1] ?? ''}\t${title}`,
      `${heads[2] ?? ''}\t2`,
      '',
      heads[3] ?? '',
      heads[4] ?? '',
      ...rows,
      '',
      heads[5] ?? '',
      heads[6] ?? '',
      'Naam manager-1\t3/12/26, 1:02:03 PM\t3/12/26, 2:00:00 PM\t57m 57s\tmanager-1@stad.example\tAttendee',
    ),
  );

const statement = (id: string, verb: string, rest: object) => ({
  id,
  actor: { objectType: 'Agent', mbox: 'mailto:manager-1@stad.example' },
  verb: { id: `http://adlnet.gov/expapi/verbs/${verb}` },
  object: { objectType: 'Activity', id: 'DD-01', definition: { name: { nl: 'Cursus', en: 'Course' } } },
  timestamp: '2026-03-11T23:30:00Z',
  result: { duration: 'PT3H30M', score: { raw: 8 } },
  ...rest,
});

const attendance = (words: readonly string[]): Promise<Buffer> => {
  const rows: SheetData = [
    [{ value: words[0] ?? '', type: String }],
    [{ value: `${words[1] ?? ''}: DD-01`, type: String }],
    [null, null, { value: words[2] ?? '', type: String }, { value: words[2] ?? '', type: String }],
    [
      { value: words[3] ?? '', type: String },
      { value: words[4] ?? '', type: String },
      { value: new Date(Date.UTC(2026, 0, 13)), type: Date, format: 'dd-mm-yyyy' },
      { value: new Date(Date.UTC(2026, 1, 17)), type: Date, format: 'dd-mm-yyyy' },
    ],
    [
      { value: 1, type: Number, format: '000' },
      { value: 'Naam manager-1', type: String },
      { value: 'x', type: String },
      { value: '✓', type: String },
    ],
    [
      { value: '002', type: String },
      { value: 'Naam manager-2', type: String },
      { value: 'x', type: String },
      { value: words[5] ?? '', type: String },
    ],
    [{ value: words[6] ?? '', type: String }, null, { value: 2, type: Number }, { value: 1, type: Number }],
  ];
  return writeExcelFile(rows).toBuffer();
};

/** For each kind of source a file of our own making, in Dutch and in English. */
export const sourceFiles: readonly SourceFile[] = [
  {
    what: 'Moodle course completion, English',
    profile: 'moodle-course-completion',
    fileName: 'completion-DD-01.csv',
    content: () =>
      Buffer.from(
        lines(
          'ID,Name,"ID number","Email address","Intro","Intro - Completion date","Course complete"',
          '17,"Naam manager-1",001,manager-1@stad.example,Completed,"Thursday, 12 March 2026, 2:30 PM","Thursday, 12 March 2026, 2:30 PM"',
          '18,"Naam manager-2",002,manager-2@stad.example,"Not completed",,',
        ),
      ),
    rows: [1, 1, 0, 0],
    facts: [['manager-1', '2026-03-12', 240]],
  },
  {
    what: 'Moodle course completion, Dutch',
    profile: 'moodle-course-completion',
    fileName: 'voltooiing-DD-01.csv',
    content: () =>
      Buffer.from(
        `\ufeff${lines(
          'ID,Naam,E-mailadres,"Intro","Intro - Voltooiingsdatum","Cursus voltooid"',
          '17,"Naam manager-1",manager-1@stad.example,Voltooid,"donderdag 12 maart 2026, 14:30","donderdag 12 maart 2026, 14:30"',
        )}`,
      ),
    rows: [1, 0, 0, 0],
    facts: [['manager-1', '2026-03-12', 240]],
  },
  {
    what: 'Moodle activity completion, UTF-16 with tabs and a first heading that is missing',
    profile: 'moodle-activity-completion',
    fileName: 'progress.dd.csv',
    content: () =>
      wide(
        lines(
          '\tID number\tEmail address\tDD-01\t\tQuiz\tQuiz - Completion date',
          'Naam manager-1\t001\tmanager-1@stad.example\tCompleted\t12 March 2026, 14:30\tNot completed\t',
          'Naam manager-2\t002\tmanager-2@stad.example\tNot completed\t\tCompleted (did not achieve pass grade)\t13 March 2026, 10:00',
        ),
      ),
    rows: [1, 1, 0, 0],
    facts: [['manager-1', '2026-03-12', 240]],
  },
  {
    what: 'Moodle activity completion, Dutch',
    profile: 'moodle-activity-completion',
    fileName: 'voortgang.csv',
    content: () =>
      Buffer.from(
        lines(
          ',ID-nummer,E-mailadres,"DD-01","DD-01 - Voltooiingsdatum"',
          '"Naam manager-2",002,manager-2@stad.example,Voltooid,"12 mrt. 2026 14:30"',
        ),
      ),
    rows: [1, 0, 0, 0],
    facts: [['manager-2', '2026-03-12', 240]],
  },
  {
    what: 'Totara completion upload',
    profile: 'totara-completion-upload',
    fileName: 'completions.csv',
    content: () =>
      Buffer.from(
        lines('username,courseshortname,courseidnumber,completiondate,grade', 'LOGIN-manager-1,dd,DD-01,2026-03-12,8'),
      ),
    rows: [1, 0, 0, 0],
    facts: [['manager-1', '2026-03-12', 240]],
  },
  {
    what: 'SuccessFactors Learning, records that end in !##! and a line break in a cell',
    profile: 'successfactors-learning',
    fileName: 'learning_history.txt',
    content: () =>
      Buffer.from(
        [
          'STUD_ID|CPNT_TYP_ID|CPNT_ID|CPNT_TITLE|CMPL_STAT_ID|COMPL_DTE|COMPL_DTE_TIMEZONE|TOTAL_HRS!##!\r\n',
          '001|COURSE|DD-01|Deep\r\ndemocracy|COURSE_COMPL|MAR-12-2026 13:00:00|Europe/Amsterdam|7.50!##!\r\n',
          '002|COURSE|DD-01|Deep "democracy|COURSE_COMPL|MAR-11-2026 20:30:00|America/New_York|1.25!##!\r\n',
          '003|COURSE|DD-01|Deep democracy|NO_SHOW|MAR-12-2026 13:00:00|Europe/Amsterdam|0!##!\r\n',
        ].join(''),
      ),
    rows: [2, 1, 0, 0],
    facts: [
      ['manager-1', '2026-03-12', 450],
      ['manager-2', '2026-03-12', 75],
    ],
  },
  {
    what: 'xAPI as an array, in time of Amsterdam, waived and failed left aside',
    profile: 'xapi',
    fileName: 'statements.json',
    content: () =>
      Buffer.from(
        JSON.stringify(
          [
            statement('s-1', 'completed', {}),
            statement('s-2', 'failed', { timestamp: '2026-01-02T10:00:00Z' }),
            statement('s-3', 'completed', { verb: { id: 'https://w3id.org/xapi/adl/verbs/waived' } }),
          ],
          undefined,
          2,
        ),
      ),
    rows: [1, 2, 0, 0],
    facts: [['manager-1', '2026-03-12', 210]],
  },
  {
    what: 'xAPI, one statement a line, one of them voided later in the file',
    profile: 'xapi',
    fileName: 'statements.jsonl',
    content: () =>
      Buffer.from(
        lines(
          JSON.stringify(
            statement('t-1', 'completed', { actor: { account: { homePage: 'https://lms', name: 'login-manager-2' } } }),
          ),
          JSON.stringify(
            statement('t-2', 'voided', { object: { objectType: 'StatementRef', id: 'unheard-of' }, result: undefined }),
          ),
        ),
      ),
    rows: [1, 1, 0, 0],
    facts: [['manager-2', '2026-03-12', 210]],
  },
  {
    what: 'an attendance list in Excel, Dutch: titles, a row of groups, a column per session, totals',
    profile: 'attendance-excel',
    fileName: 'presentielijst.xlsx',
    content: () =>
      attendance(['Presentielijst', 'Cursuscode', 'Bijeenkomst', 'Personeelsnummer', 'Naam', 'ziek', 'Totaal']),
    rows: [2, 1, 0, 0],
    facts: [
      ['manager-1', '2026-01-13', 240],
      ['manager-1', '2026-02-17', 240],
      ['manager-2', '2026-01-13', 240],
    ],
  },
  {
    what: 'an attendance list in Excel, English',
    profile: 'attendance-excel',
    fileName: 'attendance.xlsx',
    content: () =>
      attendance(['Attendance list', 'Course code', 'Session', 'Personnel number', 'Name', 'absent', 'Total']),
    rows: [2, 1, 0, 0],
    facts: [
      ['manager-1', '2026-01-13', 240],
      ['manager-1', '2026-02-17', 240],
      ['manager-2', '2026-01-13', 240],
    ],
  },
  {
    what: 'a Teams report, English: three sections, two-digit years, durations in words',
    profile: 'teams-attendance',
    fileName: 'Meeting - Attendance report 3-12-26.csv',
    content: () =>
      teams(
        'Intervisie (DD-01)',
        [
          ...['1. Summary', 'Meeting title', 'Attended participants', '2. Participants'],
          'Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole',
          ...['3. In-Meeting Activities', 'Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole'],
        ],
        [
          'Naam manager-1\t3/13/26, 1:02:03 PM\t3/13/26, 2:14:06 PM\t1h 12m 3s\tmanager-1@stad.example\tlogin-manager-1\tAttendee',
          'Naam manager-2\t3/13/26, 1:00:00 PM\t3/13/26, 2:00:00 PM\t1h\tmanager-2@stad.example\tlogin-manager-2\tPresenter',
        ],
      ),
    rows: [2, 1, 0, 0],
    facts: [
      ['manager-1', '2026-03-13', 72],
      ['manager-2', '2026-03-13', 60],
    ],
  },
  {
    what: 'a Teams report, Dutch',
    profile: 'teams-attendance',
    fileName: 'Vergadering - Aanwezigheidsrapport.csv',
    content: () =>
      teams(
        'Intervisie (DD-01)',
        [
          ...['1. Samenvatting', 'Titel van de vergadering', 'Aanwezige deelnemers', '2. Deelnemers'],
          'Naam\tEerste deelname\tLaatste vertrek\tDuur van de vergadering\tE-mail\tDeelnemer-id (UPN)\tRol',
          ...['3. Activiteiten tijdens de vergadering', 'Naam\tTijd\tTijd\tDuur\tE-mail\tRol'],
        ],
        [
          'Naam manager-1\t13-3-2026 13:02:03\t13-3-2026 14:14:06\t1u 12m 3s\tmanager-1@stad.example\tlogin-manager-1\tDeelnemer',
        ],
      ),
    rows: [1, 1, 0, 0],
    facts: [['manager-1', '2026-03-13', 72]],
  },
  {
    what: 'PE-online, a bare list of numbers',
    profile: 'pe-online-numbers',
    fileName: 'presentie-DD-01-2026-03-12.txt',
    content: () => Buffer.from('001\n002\n777\n'),
    rows: [2, 0, 0, 1],
    facts: [
      ['manager-1', '2026-03-12', 240],
      ['manager-2', '2026-03-12', 240],
    ],
  },
  {
    what: 'PE-online, XML',
    profile: 'pe-online-attendance',
    fileName: 'attendance.xml',
    content: () =>
      Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<Attendances><settings><orgID>7</orgID></settings>
  <Attendance><PECourseID>DD-01</PECourseID><PEEditionID>4</PEEditionID><externalPersonID>001</externalPersonID><endDate>2026-03-12</endDate></Attendance>
  <Attendance><PECourseID>DD-01</PECourseID><externalPersonID>002</externalPersonID><endDate>2026-03-12T16:00:00+01:00</endDate><geslacht>v</geslacht></Attendance>
</Attendances>`),
    rows: [2, 0, 0, 0],
    facts: [
      ['manager-1', '2026-03-12', 240],
      ['manager-2', '2026-03-12', 240],
    ],
  },
];
