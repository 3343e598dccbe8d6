import fc from 'fast-check';
import {
  addPoints,
  formatPoints,
  hoursOfMinutes,
  parsePoints,
  pointsOfUnits,
  pointsSchema,
  roundPoints,
  sumPoints,
  timesFraction,
  wholeSteps,
} from './points.js';

const tenThousandths = fc.integer({ min: -99_999_999, max: 99_999_999 });

function decimalOf(value: number): string {
  const digits = String(Math.abs(value)).padStart(5, '0');
  return `${value < 0 ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`;
}

test('a decimal read and written is the same number, in its shortest form', () => {
  expect(formatPoints(parsePoints('2.50'))).toBe('2.5');
  expect(formatPoints(parsePoints('-0.0'))).toBe('0');
  expect(formatPoints(parsePoints('40'))).toBe('40');
  fc.assert(
    fc.property(tenThousandths, (value) => {
      const written = formatPoints(parsePoints(decimalOf(value)));
      expect(Number(written)).toBe(value / 10_000);
      expect(formatPoints(parsePoints(written))).toBe(written);
    }),
    { numRuns: 300 },
  );
});

test('sums are those of whole numbers: a tenth added ten times is one', () => {
  const tenth = parsePoints('0.1');
  expect(sumPoints(Array.from({ length: 10 }, () => tenth))).toBe(parsePoints('1'));
  fc.assert(
    fc.property(tenThousandths, tenThousandths, (a, b) => {
      expect(addPoints(parsePoints(decimalOf(a)), parsePoints(decimalOf(b)))).toBe(parsePoints(decimalOf(a + b)));
    }),
    { numRuns: 300 },
  );
});

test('three times twenty minutes is an hour', () => {
  expect(hoursOfMinutes(20) * 3).toBe(parsePoints('1'));
  expect(formatPoints(hoursOfMinutes(20))).toBe('0.3333');
});

test('17 of 24 months of 40 points is 28.33, and 29 when rounded up to whole points', () => {
  const share = timesFraction(parsePoints('40'), 17, 24);
  expect(formatPoints(share)).toBe('28.3333');
  expect(formatPoints(roundPoints(share, parsePoints('1'), 'up'))).toBe('29');
  expect(formatPoints(roundPoints(share, parsePoints('0.01'), 'half-up'))).toBe('28.33');
  expect(formatPoints(roundPoints(share, parsePoints('1'), 'down'))).toBe('28');
});

test('a half is rounded away from zero, above and below it', () => {
  expect(formatPoints(roundPoints(parsePoints('2.5'), parsePoints('1'), 'half-up'))).toBe('3');
  expect(formatPoints(roundPoints(parsePoints('-2.5'), parsePoints('1'), 'half-up'))).toBe('-3');
});

test('a product beyond the safe integers is exact too', () => {
  const amount = pointsOfUnits(9_000_000_000_001);
  expect(timesFraction(amount, 7001, 7001)).toBe(amount);
  expect(timesFraction(amount, 7001, 7000, 'up')).toBe(9_001_285_714_287);
  expect(timesFraction(amount, 7001, 7000, 'down')).toBe(9_001_285_714_286);
});

test('whole steps leave out the part that is not whole', () => {
  expect(wholeSteps(hoursOfMinutes(350), parsePoints('1'))).toBe(5);
});

test.each(['1.23456', 'one', '1e3', '', '.5'])('%s is no amount', (text) => {
  expect(pointsSchema.safeParse(text).success).toBe(false);
  expect(() => parsePoints(text)).toThrow(RangeError);
});

test('a number in YAML is the decimal that was typed', () => {
  expect(pointsSchema.parse(0.1)).toBe(parsePoints('0.1'));
});
