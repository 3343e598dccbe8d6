import { readFile } from '../testing/read-file.js';

const calendar = (...lines: readonly string[]) =>
  Buffer.from(['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n'));
const event = (...lines: readonly string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];

async function sessionsIn(content: Buffer) {
  const { facts, rows } = await readFile(content, {}, []);
  const { headings = [] } = facts.header ?? {};
  return rows.map(([line, cells]) => ({
    line,
    ...Object.fromEntries(headings.flatMap((heading, index) => (cells?.[index] ? [[heading, cells[index]]] : []))),
  }));
}

describe('a calendar', () => {
  it('gives a session with its day, last day and minutes; the end is exclusive', async () => {
    const found = await sessionsIn(
      calendar(
        ...event(
          'UID:a',
          'SUMMARY:Omgangsvormen\\, deel 1',
          'DTSTART;TZID=Europe/Amsterdam:20260312T130000',
          'DTEND;TZID=Europe/Amsterdam:20260312T163000',
        ),
        ...event('UID:b', 'SUMMARY:Tweedaagse', 'DTSTART;VALUE=DATE:20260401', 'DTEND;VALUE=DATE:20260403'),
        ...event('UID:c', 'SUMMARY:Avond', 'DTSTART:20260501T180000Z', 'DTEND:20260501T220000Z'),
        ...event('UID:d', 'SUMMARY:Zonder einde', 'DTSTART;VALUE=DATE:20260502'),
        ...event('UID:e', 'SUMMARY:Duur', 'DTSTART:20260503T093000', 'DURATION:PT1H30M'),
      ),
    );
    expect(found).toMatchObject([
      { SUMMARY: 'Omgangsvormen, deel 1', DTSTART: '2026-03-12 13:00', 'LAST-DAY': '2026-03-12', MINUTES: '210' },
      { DTSTART: '2026-04-01', 'LAST-DAY': '2026-04-02' },
      { DTSTART: '2026-05-01 18:00', TZID: 'UTC', 'LAST-DAY': '2026-05-01', MINUTES: '240' },
      { DTSTART: '2026-05-02', 'LAST-DAY': '2026-05-02' },
      { DTSTART: '2026-05-03 09:30', TZID: 'Europe/Amsterdam', MINUTES: '90' },
    ]);
    expect(found.map(({ line }) => line)).toEqual([3, 9, 15, 21, 26]);
  });

  it('knows the zones that Windows names, which ical.js takes for no zone, and those the file describes', async () => {
    const own = [
      ...['BEGIN:VTIMEZONE', 'TZID:Ver weg', 'BEGIN:STANDARD', 'DTSTART:16010101T000000'],
      ...['TZOFFSETFROM:-1000', 'TZOFFSETTO:-1000', 'END:STANDARD', 'END:VTIMEZONE'],
    ];
    expect(
      await sessionsIn(
        calendar(
          ...own,
          ...event(
            'UID:a',
            'DTSTART;TZID=W. Europe Standard Time:20260701T233000',
            'DTEND;TZID=W. Europe Standard Time:20260702T000000',
          ),
          ...event('UID:b', 'DTSTART;TZID="Ver weg":20260701T180000'),
          ...event('UID:c', 'DTSTART;TZID=Nergens:20260701T180000'),
        ),
      ),
    ).toMatchObject([
      { DTSTART: '2026-07-01 23:30', TZID: 'Europe/Amsterdam', 'LAST-DAY': '2026-07-01', MINUTES: '30' },
      { DTSTART: '2026-07-02 06:00', TZID: 'Europe/Amsterdam' },
      { DTSTART: '2026-07-01 18:00', TZID: 'Nergens' },
    ]);
  });

  it('repeats by the clock on the wall, without days left out, with a version of one repeat in its place', async () => {
    const found = await sessionsIn(
      calendar(
        ...event(
          ...['UID:r', 'SUMMARY:Intervisie', 'DTSTART;TZID=Europe/Amsterdam:20261012T140000'],
          ...['DTEND;TZID=Europe/Amsterdam:20261012T160000', 'RRULE:FREQ=WEEKLY;UNTIL=20261109T130000Z'],
          'EXDATE;TZID=Europe/Amsterdam:20261019T140000',
        ),
        ...event(
          ...['UID:r', 'SUMMARY:Intervisie', 'RECURRENCE-ID;TZID=Europe/Amsterdam:20261102T140000'],
          ...['DTSTART;TZID=Europe/Amsterdam:20261103T100000', 'DTEND;TZID=Europe/Amsterdam:20261103T120000'],
        ),
      ),
    );
    expect(found.map((one) => 'DTSTART' in one && one.DTSTART)).toEqual([
      ...['2026-10-12 14:00', '2026-10-26 14:00', '2026-11-09 14:00'],
      '2026-11-03 10:00',
    ]);
    expect(new Set(found.map((one) => 'UID' in one && one.UID)).size).toBe(4);
  });

  it('says what was cancelled and what a newer version took the place of', async () => {
    const at = 'DTSTART;VALUE=DATE:20260312';
    expect(
      await sessionsIn(
        calendar(
          ...event('UID:a', at, 'STATUS:CANCELLED'),
          ...event('UID:b', at, 'SEQUENCE:1'),
          ...event('UID:b', 'DTSTART;VALUE=DATE:20260313', 'SEQUENCE:2'),
          ...['BEGIN:VTODO', 'UID:t', 'SUMMARY:geen sessie', 'END:VTODO'],
        ),
      ),
    ).toMatchObject([
      { STATUS: 'CANCELLED' },
      { STATUS: 'SUPERSEDED' },
      { STATUS: 'CONFIRMED', DTSTART: '2026-03-13' },
    ]);
    expect(await sessionsIn(calendar('METHOD:CANCEL', ...event('UID:a', at)))).toMatchObject([{ STATUS: 'CANCELLED' }]);
  });

  it('reads nobody who takes part, also where a line is folded within a letter', async () => {
    const text = [
      ...['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:a', 'DTSTART;VALUE=DATE:20260312', 'SUMMARY:Caf\u00e9'],
      ...['ATTENDEE;CN=Jan Kanarie:mailto:jan.kanarie@stad.example', 'ORGANIZER:mailto:piet.kanarie@stad.example'],
      ...['DESCRIPTION:Met Jan Kanarie', 'BEGIN:VALARM', 'SUMMARY:wekker', 'END:VALARM', 'END:VEVENT', 'END:VCALENDAR'],
    ].join('\r\n');
    const bytes = Buffer.from(text);
    const within = bytes.indexOf(Buffer.from('\u00e9')) + 1;
    const folded = Buffer.concat([bytes.subarray(0, within), Buffer.from('\r\n '), bytes.subarray(within)]);
    const found = await sessionsIn(folded);
    expect(found).toMatchObject([{ SUMMARY: 'Caf\u00e9' }]);
    expect(JSON.stringify(found)).not.toContain('anarie');
  });

  it('stops a repeat that never ends, and says so', async () => {
    const { facts, rows } = await readFile(
      calendar(...event('UID:a', 'DTSTART;VALUE=DATE:20260312', 'RRULE:FREQ=DAILY')),
      {},
      [],
    );
    expect(rows.length).toBe(400);
    expect(facts.notices.map(({ code }) => code)).toEqual(['repeats-cut']);
  });

  it.each(['FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31', 'FREQ=MONTHLY;BYDAY=6MO', 'FREQ=DAILY;INTERVAL=3;BYMONTHDAY=-1'])(
    'does not look for ever for a day that never comes, as ical.js does: %s',
    async (rule) => {
      const found = await sessionsIn(
        calendar(...event('UID:a', 'SUMMARY:x', 'DTSTART:20260312T100000', `RRULE:${rule}`)),
      );
      expect(found).toMatchObject([{ SUMMARY: 'x', DTSTART: expect.stringContaining('FREQ=') as unknown }]);
    },
  );

  it.each([
    ['FREQ=MONTHLY;BYDAY=2TH;COUNT=3', ['2026-03-12', '2026-04-09', '2026-05-14']],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2', ['2026-03-12', '2026-03-31', '2026-04-30']],
    ['FREQ=DAILY;INTERVAL=2;COUNT=2', ['2026-03-12', '2026-03-14']],
  ])('counts out %s', async (rule, days) => {
    const found = await sessionsIn(calendar(...event('UID:a', 'DTSTART;VALUE=DATE:20260312', `RRULE:${rule}`)));
    expect(found.map((one) => 'DTSTART' in one && one.DTSTART)).toEqual(days);
  });

  it('hands on an event it cannot read as a row without its day', async () => {
    expect(
      await sessionsIn(calendar(...event('UID:a', 'SUMMARY:Stuk', 'DTSTART:gisteren'), ...event('SUMMARY:Niets'))),
    ).toMatchObject([{ SUMMARY: 'Stuk' }, { SUMMARY: 'Niets' }]);
  });
});
