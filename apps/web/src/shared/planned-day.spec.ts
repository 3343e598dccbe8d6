import { plannedDayOf } from './planned-day.js';

const TODAY = '2026-10-15';

describe('a day to come as somebody types it', () => {
  it.each([
    ['13-11-2026', '2026-11-13'],
    ['13 nov', '2026-11-13'],
    ['14 okt', '2027-10-14'],
    ['15-10', '2026-10-15'],
    ['morgen', '2026-10-16'],
    ['2027-01-04', '2027-01-04'],
  ])('%s is %s', (typed, day) => {
    expect(plannedDayOf(typed, TODAY)).toBe(day);
  });

  it.each(['gisteren', '14-10-2026', 'ooit', ''])('%j is none', (typed) => {
    expect(plannedDayOf(typed, TODAY)).toBeUndefined();
  });
});
