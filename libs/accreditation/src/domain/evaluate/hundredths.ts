import { pointsOfUnits, roundPoints, UNITS_PER_POINT, type Points, type RoundingDirection } from '@peil/kernel';

const HUNDREDTH = pointsOfUnits(UNITS_PER_POINT / 100);

/** Points are written as decimals and must add up as they are written: what is worked out ends on a hundredth. */
export function toHundredths(units: number, direction: RoundingDirection): Points {
  return roundPoints(pointsOfUnits(units), HUNDREDTH, direction);
}
