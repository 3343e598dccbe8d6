import fc from 'fast-check';
import { DateTime } from 'luxon';
import { dayOf, instant, instantOfDate, ZONE } from './calendar-day.js';

describe('the day of an instant', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['2026-03-28T22:59:59.999Z', '2026-03-28'],
    ['2026-03-28T23:00:00.000Z', '2026-03-29'],
    ['2026-03-29T21:59:59.999Z', '2026-03-29'],
    ['2026-03-29T22:00:00.000Z', '2026-03-30'],
    ['2026-10-24T22:00:00.000Z', '2026-10-25'],
    ['2026-10-25T22:59:59.999Z', '2026-10-25'],
    ['2026-10-25T23:00:00.000Z', '2026-10-26'],
    ['2028-02-29T23:30:00.000Z', '2028-03-01'],
    ['2026-12-31T23:00:00.000Z', '2027-01-01'],
  ];
  it.each(cases)(
    '%s is %s in Amsterdam, both daylight-saving nights, leap day and year end included',
    (moment, day) => {
      expect(dayOf(instant(moment))).toBe(day);
    },
  );

  it('is what the calendar of Amsterdam says, at any moment', () => {
    const dates = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(dates, (date) => {
        const moment = instantOfDate(date);
        expect(dayOf(moment)).toBe(DateTime.fromJSDate(date, { zone: ZONE }).toISODate());
      }),
      { numRuns: 300 },
    );
  });
});
