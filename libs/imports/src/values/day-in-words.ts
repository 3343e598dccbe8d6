import type { CalendarDay, LocalizedText } from '@peil/kernel';

const MONTHS_NL = [
  ...['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober'],
  ...['november', 'december'],
];
const MONTHS_EN = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October'],
  ...['November', 'December'],
];

/** A day as people say it: "12 maart 2026", "12 March 2026"; the year left out where it says nothing. */
export function dayInWords(day: CalendarDay, withYear: boolean): LocalizedText {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const end = withYear ? ` ${year}` : '';
  return { nl: `${date} ${MONTHS_NL[month - 1] ?? ''}${end}`, en: `${date} ${MONTHS_EN[month - 1] ?? ''}${end}` };
}
