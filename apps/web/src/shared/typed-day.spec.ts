import { typedAmountOf } from './typed-amount.js';
import { typedDayOf } from './typed-day.js';

const TODAY = '2026-10-15';

describe('a day as somebody types it', () => {
  it.each([
    ['13-10-2026', '2026-10-13'],
    ['13/10/26', '2026-10-13'],
    ['13.10.2026', '2026-10-13'],
    ['2026-10-13', '2026-10-13'],
    ['13 okt', '2026-10-13'],
    ['13 oktober 2026', '2026-10-13'],
    ['1 Oct 2025', '2025-10-01'],
    ['3 maart', '2026-03-03'],
    ['29-2-2028', '2028-02-29'],
    ['gisteren', '2026-10-14'],
    ['Vandaag', '2026-10-15'],
    ['yesterday', '2026-10-14'],
  ])('%s is %s', (typed, day) => {
    expect(typedDayOf(typed, TODAY)).toBe(day);
  });

  it('without a year is the latest that is not after today', () => {
    expect(typedDayOf('16 okt', TODAY)).toBe('2025-10-16');
    expect(typedDayOf('15-10', TODAY)).toBe('2026-10-15');
  });

  it.each(['', '31-2-2026', '29-2-2027', '13', 'ooit', '13-13-2026', '0-1-2026'])('%j is no day', (typed) => {
    expect(typedDayOf(typed, TODAY)).toBeUndefined();
  });
});

describe('an amount as somebody types it', () => {
  it('takes a comma and a point', () => {
    expect(['2,5', '2.5', ' 3 ', '0,25'].map(typedAmountOf)).toEqual([2.5, 2.5, 3, 0.25]);
  });

  it('is nothing else', () => {
    expect(['', '2,5,1', '-1', 'twee', '1e3'].map(typedAmountOf)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
