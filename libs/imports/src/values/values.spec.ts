import { countOrder, noOrder, orderOf } from './day-order.js';
import { readDay } from './day.js';
import { countCell, newColumnCount, signOfColumn } from './column-count.js';
import { readDecimal, readDuration } from './number.js';
import { readWord, readYesNo } from './word.js';

describe('a day', () => {
  it.each([
    ['2026-03-12'],
    ['20260312'],
    ['12-03-2026'],
    ['12-3-2026'],
    ['12/03/2026 14:30'],
    ['12.03.2026'],
    ['12 mrt. 2026'],
    ['12 maart 2026'],
    ['donderdag 12 maart 2026'],
    ['Thursday, 12 March 2026, 2:30 PM'],
    ['MAR-12-2026 13:00:00'],
    ['March 12, 2026'],
    ['2026-03-12T10:00:00'],
    ['2026-03-11T23:30:00Z'],
    ['2026-03-12T01:00:00+02:00'],
  ])('%s', (text) => {
    expect(readDay(text, 'dmy')).toEqual({ day: '2026-03-12' });
  });
  it('has the order of its column', () => {
    expect(readDay('03-12-2026', 'mdy')).toEqual({ day: '2026-03-12' });
    const order = (...texts: string[]) => orderOf(texts.reduce(countOrder, noOrder));
    expect(order('03-04-2026', '13-04-2026')).toBe('dmy');
    expect(order('03/04/2026', '04/13/2026')).toBe('mdy');
    expect(order('13-04-2026', '14-04-2026', '04-15-2026')).toBe('dmy');
    expect(order('03-04-2026', '2026-04-03')).toBe('ask');
    expect(order('05-05-2026', '2026-04-03')).toBe('dmy');
  });
  it.each([
    ['31-02-2026', 'impossible-day'],
    ['00-00-0000', 'impossible-day'],
    ['12-13-2026', 'impossible-day'],
    ['12-03-26', 'two-digit-year'],
    ['46093', 'day-number'],
    ['morgen', 'unreadable-day'],
  ])('%s is none', (text, problem) => {
    expect(readDay(text, 'dmy')).toEqual({ problem });
  });
});

describe('a number', () => {
  it.each([
    ['7,5', ',', '7.5'],
    ['7,50', ',', '7.5'],
    ['1.250,50', ',', '1250.5'],
    ['7.5', ',', undefined],
    ['7,5', '.', undefined],
    ['1,250.50', '.', '1250.5'],
    ['007', ',', '7'],
    ['-3,0', ',', '-3'],
    ['1,2E+05', ',', undefined],
    ['', ',', undefined],
  ] as const)('%s with %s is %s', (text, sign, number) => {
    expect(readDecimal(text, sign)).toBe(number);
  });
  it('has the sign of its column', () => {
    const sign = (...texts: string[]) => {
      const count = newColumnCount();
      for (const text of texts) countCell(count, text);
      return signOfColumn(count);
    };
    expect(sign('7,5', '3', '1.250,50')).toBe(',');
    expect(sign('7.5', '3.5')).toBe('.');
  });
});

describe('a duration', () => {
  it.each([
    ['7,5', 450],
    ['7:30', 450],
    ['7:30:00', 450],
    ['3,5 uur', 210],
    ['3 uur', 180],
    ['90 min', 90],
    ['PT3H30M', 210],
    ['1h 12m 3s', 72],
    ['0,1', 6],
    ['8', 480],
    ['-1', undefined],
    ['veel', undefined],
    ['7:75', undefined],
  ])('%s is %s minutes', (text, minutes) => {
    expect(readDuration(text, 'hours', ',')).toBe(minutes);
  });
  it('counts a bare number in the unit', () => {
    expect(readDuration('90', 'minutes', ',')).toBe(90);
    expect(readDuration('1,5 uur', 'minutes', ',')).toBe(90);
  });
});

describe('a word', () => {
  it('is one of ours, however it is written', () => {
    const words = { completed: ['Voltooid', 'afgerond'], cancelled: ['Geannuleerd'] };
    expect(readWord(' VOLTOOID ', words)).toBe('completed');
    expect(readWord('completed', words)).toBe('completed');
    expect(readWord('Completed (did not achieve pass grade)', words)).toBeUndefined();
  });
  it('is yes or no', () => {
    expect(['ja', 'J', '✓', 'WAAR', 'x'].map(readYesNo)).toEqual([true, true, true, true, true]);
    expect(['nee', 'N', '0', ''].map(readYesNo)).toEqual([false, false, false, false]);
    expect(readYesNo('misschien')).toBeUndefined();
  });
});
