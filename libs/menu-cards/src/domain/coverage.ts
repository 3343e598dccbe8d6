import type { CalendarDay } from '@peil/kernel';
import type { AppointmentOn } from '@peil/organisation';
import { Decimal } from 'decimal.js';

/** Which people of a unit a coverage is about. Everything that is given has to hold of one of the person's appointments. */
export type GroupRule = {
  readonly role?: AppointmentOn['role'] | undefined;
  readonly functionKind?: AppointmentOn['functionKind'] | undefined;
  readonly minimumScale?: number | undefined;
  readonly maximumScale?: number | undefined;
};

export function fitsRule(one: AppointmentOn, { role, functionKind, minimumScale, maximumScale }: GroupRule): boolean {
  return (
    (role === undefined || one.role === role) &&
    (functionKind === undefined || one.functionKind === functionKind) &&
    (minimumScale === undefined || (one.salaryScale !== undefined && one.salaryScale >= minimumScale)) &&
    (maximumScale === undefined || (one.salaryScale !== undefined && one.salaryScale <= maximumScale))
  );
}

/** How many of a group followed an offering. */
export type Coverage = { readonly group: number; readonly followed: number };

/** @param followers the day of the first time, by person */
export function coverageOf(
  personIds: ReadonlySet<string>,
  followers: ReadonlyMap<string, string>,
  asOf: CalendarDay,
): Coverage {
  const followed = [...personIds].filter((personId) => (followers.get(personId) ?? '9') <= asOf).length;
  return { group: personIds.size, followed };
}

/** Per cent with one decimal; undefined of an empty group: that is not zero. */
export function percentOf({ group, followed }: Coverage): string | undefined {
  return group === 0 ? undefined : new Decimal(followed).times(100).div(group).toDecimalPlaces(1).toFixed();
}
