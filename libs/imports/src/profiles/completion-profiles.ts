import { profileOf, type Profile } from './profile.js';

const moodleWords = {
  completed: ['Completed', 'Voltooid', 'Completed (achieved pass grade)', 'Voltooid (behaald)'],
  notCompleted: [
    ...['Not completed', 'Niet voltooid', 'Completed (did not achieve pass grade)'],
    ...['Voltooid (niet behaald)', 'Voltooid (onvoldoende)'],
  ],
};
const moodlePeople = [
  { field: 'personnelNumber', headings: ['ID number', 'ID-nummer', 'Idnumber', 'Personeelsnummer'] },
  { field: 'login', headings: ['Username', 'Gebruikersnaam'] },
  { field: 'email', headings: ['Email address', 'E-mailadres', 'Email', 'E-mail'] },
];

/** Activities of people as learning systems, meetings and lists give them. */
export const completionProfiles: readonly Profile[] = [
  profileOf({
    code: 'moodle-course-completion',
    names: { nl: 'Moodle: voltooiing van een cursus', en: 'Moodle: completion of a course' },
    kind: 'completions',
    system: 'moodle',
    recognise: {
      headings: [
        ['Email address', 'E-mailadres'],
        ['Course complete', 'Cursus voltooid', 'Cursus voltooiing'],
      ],
    },
    columns: [
      ...moodlePeople,
      { field: 'name', headings: ['Name', 'Naam', 'Full name', 'Volledige naam'] },
      {
        field: 'day',
        headings: ['Course complete', 'Cursus voltooid', 'Cursus voltooiing', 'Cursusvoltooiing'],
        position: 'last',
        required: true,
        emptyIsNothing: true,
        empty: ['-', 'Not completed', 'Niet voltooid'],
      },
    ],
    newHeadings: 'asKind',
    // Moodle's own number of a person, and the activities of the course: the course itself is what counts.
    ignore: ['ID'],
    wholeFile: {
      offering: {
        fileName: '^(?:course[-_ ])?(?:completion|voltooiing|progress|voortgang)[-_ ]+(.+?)(?: [(]\\d+[)])?[.]\\w+$',
        ask: true,
      },
    },
  }),
  profileOf({
    code: 'moodle-activity-completion',
    names: { nl: 'Moodle: voltooiing van activiteiten', en: 'Moodle: completion of activities' },
    kind: 'completions',
    system: 'moodle',
    recognise: { headings: [['Email address', 'E-mailadres']], fileName: 'progress|voortgang' },
    columns: [
      ...moodlePeople,
      { field: 'name', headings: ['Full name', 'Volledige naam', 'Name', 'Naam'], position: 'first' },
      { field: 'status', headings: ['Status'], words: moodleWords },
      { field: 'day', headings: ['Completion date', 'Voltooiingsdatum'] },
    ],
    shape: {
      type: 'pairs',
      suffixes: ['', ' - Completion date', ' - Voltooiingsdatum'],
      heading: 'title',
      value: 'status',
      second: 'day',
    },
  }),
  profileOf({
    code: 'totara-completion-upload',
    names: { nl: 'Totara: voltooiingen', en: 'Totara: completion upload' },
    kind: 'completions',
    system: 'totara',
    recognise: { headings: [['username'], ['courseshortname'], ['completiondate']] },
    columns: [
      { field: 'login', headings: ['username', 'gebruikersnaam'] },
      { field: 'offering', headings: ['courseidnumber', 'courseshortname'], firstOf: true },
      { field: 'day', headings: ['completiondate', 'voltooiingsdatum'], required: true },
    ],
    ignore: ['courseshortname'],
  }),
  profileOf({
    code: 'successfactors-learning',
    names: { nl: 'SuccessFactors Learning: leerhistorie', en: 'SuccessFactors Learning: learning history' },
    kind: 'completions',
    system: 'successfactors-learning',
    recognise: { headings: [['STUD_ID'], ['CPNT_ID'], ['COMPL_DTE']] },
    form: { separator: '|', recordEnd: '!##!', quote: 'none' },
    columns: [
      { field: 'personnelNumber', headings: ['STUD_ID'], required: true },
      { field: 'offering', headings: ['CPNT_ID'] },
      { field: 'title', headings: ['CPNT_TITLE', 'CPNT_DESC'] },
      {
        field: 'status',
        headings: ['CMPL_STAT_ID'],
        words: {
          completed: ['COURSE_COMPL', 'COMPLETE', 'COMPL', 'ATTENDED', 'ONLINE_COMPL', 'FOR_CREDIT'],
          notCompleted: ['INCOMPLETE', 'NO_SHOW', 'WITHDRAWN', 'FAIL', 'NOT_FOR_CREDIT', 'IN_PROGRESS'],
          cancelled: ['CANCELLED', 'DELETED'],
        },
      },
      { field: 'day', headings: ['COMPL_DTE'], required: true, zoneHeadings: ['COMPL_DTE_TIMEZONE'] },
      { field: 'hours', headings: ['TOTAL_HRS'], decimalSign: '.', unit: 'hours' },
    ],
    ignore: ['CPNT_TYP_ID', 'REV_DTE', 'CREDIT_HRS', 'CPE', 'CONTACT_HRS', 'LST_UPD_TSTMP', 'LST_UPD_USR'],
  }),
  profileOf({
    code: 'xapi',
    names: { nl: 'xAPI en cmi5: statements', en: 'xAPI and cmi5: statements' },
    kind: 'completions',
    system: 'xapi',
    recognise: { headings: [['verb.id'], ['object.id'], ['actor.mbox', 'actor.account.name']] },
    form: { format: 'json' },
    columns: [
      { field: 'reference', headings: ['id'], required: true },
      { field: 'login', headings: ['actor.account.name'] },
      { field: 'email', headings: ['actor.mbox'], after: 'mailto:' },
      { field: 'offering', headings: ['object.id'] },
      {
        field: 'title',
        headings: [
          ...['object.definition.name.nl', 'object.definition.name.nl-NL', 'object.definition.name.en'],
          ...['object.definition.name.en-US', 'object.definition.name.en-GB'],
        ],
        firstOf: true,
      },
      {
        field: 'status',
        headings: ['verb.id'],
        required: true,
        words: {
          completed: [
            ...['http://adlnet.gov/expapi/verbs/completed', 'http://adlnet.gov/expapi/verbs/passed'],
            ...['http://adlnet.gov/expapi/verbs/attended', 'http://activitystrea.ms/schema/1.0/complete'],
            'https://w3id.org/xapi/adl/verbs/satisfied',
          ],
          notCompleted: [
            ...['initialized', 'launched', 'attempted', 'experienced', 'failed', 'terminated', 'suspended'].map(
              (verb) => `http://adlnet.gov/expapi/verbs/${verb}`,
            ),
            ...['resumed', 'progressed', 'answered', 'interacted', 'registered', 'scored'].map(
              (verb) => `http://adlnet.gov/expapi/verbs/${verb}`,
            ),
            ...['waived', 'abandoned'].map((verb) => `https://w3id.org/xapi/adl/verbs/${verb}`),
          ],
          cancelled: ['http://adlnet.gov/expapi/verbs/voided'],
        },
      },
      { field: 'day', headings: ['timestamp', 'stored'], firstOf: true, required: true },
      { field: 'hours', headings: ['result.duration'] },
    ],
    ignore: [
      ...[
        'stored',
        'version',
        'actor.objectType',
        'actor.name',
        'object.objectType',
        'verb.display.en',
        'verb.display.nl',
      ],
      ...[
        'verb.display.en-US',
        'object.definition.type',
        'actor.account.homePage',
        'authority.name',
        'result.completion',
      ],
    ],
    rules: [
      {
        when: { headings: ['verb.id'], is: ['http://adlnet.gov/expapi/verbs/voided'] },
        set: { reference: { headings: ['object.id'] } },
      },
    ],
  }),
  profileOf({
    code: 'attendance-excel',
    names: { nl: 'Presentielijst in Excel', en: 'Attendance list in Excel' },
    kind: 'completions',
    system: 'attendance-list',
    recognise: {
      headings: [
        ['Naam', 'Name', 'Deelnemer', 'Participant'],
        ['Personeelsnummer', 'Personnel number', 'E-mail', 'Email'],
      ],
      fileName: 'presen|attend|aanwezig',
    },
    form: { leaveOut: ['Totaal', 'Total', 'Aantal aanwezig', 'Number present', 'Handtekening', 'Legenda', 'Legend'] },
    columns: [
      {
        field: 'personnelNumber',
        headings: ['Personeelsnummer', 'Personeelsnr.', 'Pers.nr.', 'Personnel number', 'Employee number'],
      },
      { field: 'email', headings: ['E-mail', 'E-mailadres', 'Email', 'Email address'] },
      { field: 'name', headings: ['Naam', 'Name', 'Deelnemer', 'Participant'] },
      {
        field: 'status',
        headings: ['Aanwezig', 'Present'],
        words: {
          completed: [
            'x',
            'v',
            '✓',
            '✔',
            '1',
            'ja',
            'aanwezig',
            'aanw',
            'aanw.',
            'yes',
            'present',
            'p',
            'attended',
            'TRUE',
          ],
          notCompleted: [
            ...[
              '-',
              '0',
              'nee',
              'no',
              'afw',
              'afw.',
              'afwezig',
              'absent',
              'a',
              'ziek',
              'verlof',
              'sick',
              'leave',
              'FALSE',
            ],
            ...['afgemeld', 'no show', 'excused', 'afm'],
          ],
        },
      },
    ],
    newHeadings: 'asKind',
    ignore: ['Nr', 'No', 'Nummer', 'Functie', 'Afdeling', 'Opmerkingen', 'Remarks', 'Team', 'Department', 'Function'],
    wholeFile: {
      offering: { title: '(?:cursuscode|aanbod|course code|offering|code) *[:=] *(.+)$', ask: true },
      hours: { title: '(?:duur|uren per bijeenkomst|hours|duration) *[:=] *(.+)$' },
    },
    shape: { type: 'sessions', heading: 'day', value: 'status' },
  }),
  profileOf({
    code: 'teams-attendance',
    names: { nl: 'Teams: aanwezigheidsrapport', en: 'Teams: attendance report' },
    kind: 'completions',
    system: 'teams',
    recognise: { headings: [], firstLines: '1[.] (?:Summary|Samenvatting)' },
    form: { separator: '\t', section: '2.' },
    columns: [
      { field: 'name', headings: ['Name', 'Naam'] },
      { field: 'email', headings: ['Email', 'E-mail', 'E-mailadres'] },
      { field: 'login', headings: ['Participant ID (UPN)', 'Deelnemer-id (UPN)', 'UPN'] },
      {
        field: 'day',
        headings: ['First Join', 'Eerste deelname', 'Voor het eerst deelgenomen'],
        required: true,
        dayForms: ['twoDigitYear'],
        zone: 'Europe/Amsterdam',
      },
      {
        field: 'hours',
        headings: ['In-Meeting Duration', 'Duur van de vergadering', 'Duur in vergadering'],
        unit: 'hours',
      },
      {
        field: 'role',
        headings: ['Role', 'Rol'],
        words: {
          attended: ['Attendee', 'Presenter', 'Deelnemer', 'Presentator'],
          organised: ['Organizer', 'Organisator', 'Co-organizer', 'Medeorganisator'],
        },
      },
    ],
    ignore: ['Last Leave', 'Laatste vertrek', 'Laatst verlaten'],
    wholeFile: {
      title: { title: '^(?:Meeting title|Titel van de vergadering|Vergaderingstitel|Titel vergadering) +(.+)$' },
      offering: { title: '[(]([A-Z0-9-]{3,20})[)] *$' },
    },
  }),
  profileOf({
    code: 'pe-online-numbers',
    names: { nl: 'PE-online: lijst met nummers', en: 'PE-online: list of numbers' },
    kind: 'completions',
    system: 'pe-online',
    form: { format: 'delimited', headerRows: 0 },
    columns: [{ field: 'personnelNumber', headings: ['1'], required: true }],
    wholeFile: {
      offering: { fileName: '^(?:presentie|attendance)[-_ ]+(.+?)[-_ ]+\\d{4}-\\d{2}-\\d{2}[.]\\w+$', ask: true },
      day: { fileName: '(\\d{4}-\\d{2}-\\d{2})[.]\\w+$', ask: true },
    },
  }),
  profileOf({
    code: 'pe-online-attendance',
    names: { nl: 'PE-online: presentie (XML)', en: 'PE-online: attendance (XML)' },
    kind: 'completions',
    system: 'pe-online',
    recognise: {
      headings: [
        ['personId', 'PersonID', 'externalPersonID'],
        ['endDate', 'attendanceEndDate'],
      ],
    },
    form: { format: 'xml', record: 'Attendance' },
    columns: [
      {
        field: 'personnelNumber',
        headings: ['personId', 'externalPersonID', 'personNumber'],
        firstOf: true,
        required: true,
      },
      {
        field: 'offering',
        headings: ['externalCourseID', 'PECourseID', 'courseCode', 'course.code', 'courseId'],
        firstOf: true,
      },
      { field: 'day', headings: ['endDate', 'attendanceEndDate'], firstOf: true, required: true },
      { field: 'hours', headings: ['hours', 'PEHours'], decimalSign: '.', unit: 'hours' },
      { field: 'reference', headings: ['attendanceId', 'externalAttendanceID'], firstOf: true },
    ],
    ignore: ['PEEditionID', 'editionId', 'edition.id', 'PEModuleID', 'meetingId', 'meeting.id', 'orgID', 'startDate'],
  }),
];
