import { calendarDay, dayNumber, dayOfNumber } from '@peil/kernel';
import { personFactsSchema } from '../facts.js';
import { publishedAsWritten, schemeSchema } from '../scheme/scheme.js';
import { compiledSchemes } from './compile.js';
import { periodsOf } from './periods.js';
import { personOf } from './person.js';

type Case = {
  readonly name: string;
  readonly period: object;
  readonly facts: object;
  readonly asOf: string;
  readonly windows: readonly string[];
  readonly grace?: object;
  readonly from?: string;
};

const manager = (from: string, until?: string) => ({ unitId: 'd1', role: 'manager', from, ...(until && { until }) });
const years = (length: number) => ({ type: 'calendar', length: { years: length }, anchor: '2024-01-01' });

function windowsOf({ period, facts, asOf, grace, from = '2020-01-01' }: Case) {
  const scheme = schemeSchema.parse({
    scheme: 's',
    version: '1',
    from,
    name: { nl: 'a', en: 'b' },
    who: [{ role: 'manager' }],
    period,
    ...(grace === undefined ? {} : { grace }),
  });
  const versions = compiledSchemes([publishedAsWritten(scheme)])[0]?.versions ?? [];
  const person = personOf(personFactsSchema.parse(facts));
  const [version] = versions;
  const day = dayNumber(calendarDay(asOf));
  return periodsOf({
    person,
    versions,
    versionOn: (on) => (version && on >= version.from ? version : undefined),
    asOf: day,
  });
}

const cases: readonly Case[] = [
  {
    name: 'calendar blocks from the anchor, back and forth, from the one of the appointment',
    period: years(2),
    facts: { appointments: [manager('2021-06-15')] },
    asOf: '2025-01-01',
    windows: ['2020-01-01/2021-12-31', '2022-01-01/2023-12-31', '2024-01-01/2025-12-31'],
  },
  {
    name: 'not before the scheme itself began',
    period: years(2),
    facts: { appointments: [manager('2010-01-01')] },
    asOf: '2024-06-01',
    from: '2022-03-01',
    windows: ['2022-01-01/2023-12-31', '2024-01-01/2025-12-31'],
  },
  {
    name: 'years in which someone was away are no periods',
    period: years(1),
    facts: { appointments: [manager('2021-01-01', '2021-12-31'), manager('2024-02-01')] },
    asOf: '2024-06-01',
    windows: ['2021-01-01/2021-12-31', '2024-01-01/2024-12-31'],
  },
  {
    name: 'a broken year',
    period: { type: 'calendar', length: { years: 1 }, anchor: '2024-08-01' },
    facts: { appointments: [manager('2024-01-01')] },
    asOf: '2024-08-01',
    windows: ['2023-08-01/2024-07-31', '2024-08-01/2025-07-31'],
  },
  {
    name: 'half years, and weeks',
    period: { type: 'calendar', length: { weeks: 2 }, anchor: '2024-01-01' },
    facts: { appointments: [manager('2024-01-20')] },
    asOf: '2024-02-01',
    windows: ['2024-01-15/2024-01-28', '2024-01-29/2024-02-11'],
  },
  {
    name: 'windows that overlap start with the year of entry',
    period: { ...years(3), every: { years: 1 } },
    facts: { appointments: [manager('2023-07-01')] },
    asOf: '2024-07-01',
    windows: ['2023-01-01/2025-12-31', '2024-01-01/2026-12-31'],
  },
  {
    name: 'or are those that run already',
    period: { ...years(3), every: { years: 1 }, firstWindow: 'running' },
    facts: { appointments: [manager('2023-07-01')] },
    asOf: '2023-07-01',
    windows: ['2021-01-01/2023-12-31', '2022-01-01/2024-12-31', '2023-01-01/2025-12-31'],
  },
  {
    name: 'personal, from the appointment, and anew after a gap',
    period: { type: 'personal', length: { years: 2 }, from: 'appointment' },
    facts: { appointments: [manager('2020-02-29', '2022-12-31'), manager('2024-05-01')] },
    asOf: '2024-06-01',
    windows: ['2020-02-29/2022-02-27', '2022-02-28/2024-02-28', '2024-05-01/2026-04-30'],
  },
  {
    name: 'two appointments at once are one period, from the earliest',
    period: { type: 'personal', length: { years: 2 }, from: 'appointment' },
    facts: { appointments: [manager('2023-05-01'), manager('2023-02-01', '2023-12-31')] },
    asOf: '2024-06-01',
    windows: ['2023-02-01/2025-01-31'],
  },
  {
    name: 'always the last months',
    period: { type: 'rolling', length: { months: 18 } },
    facts: { appointments: [manager('2020-05-01')] },
    asOf: '2024-06-30',
    windows: ['2023-01-01/2024-06-30'],
  },
  {
    name: 'someone who starts later in the period sees it already',
    period: years(1),
    facts: { appointments: [manager('2024-09-01')] },
    asOf: '2024-06-01',
    windows: ['2024-01-01/2024-12-31'],
  },
  {
    name: 'nobody is in a period that has not begun',
    period: years(1),
    facts: { appointments: [manager('2025-09-01')] },
    asOf: '2024-06-01',
    windows: [],
  },
];

test.each(cases)('$name', (given) => {
  const found = windowsOf(given).map(({ window }) => `${dayOfNumber(window.from)}/${dayOfNumber(window.until)}`);
  expect(found).toEqual(given.windows);
});

test.each([
  [undefined, '2024-12-31'],
  [{ length: { months: 3 } }, '2025-03-31'],
  [{ until: '07-01' }, '2025-07-01'],
])('grace %j ends on %s', (grace, last) => {
  const [period] = windowsOf({
    name: '',
    period: years(1),
    facts: { appointments: [manager('2024-01-01')] },
    asOf: '2024-06-01',
    windows: [],
    ...(grace === undefined ? {} : { grace }),
  });
  expect(period && dayOfNumber(period.graceUntil)).toBe(last);
});
