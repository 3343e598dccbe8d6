import { addMonthsTo, parsePoints, type DayNumber } from '@peil/kernel';
import type { AppointmentFact, PersonFacts, RegistrationFact } from '../facts.js';
import type { PersonCondition } from '../scheme/person-condition.js';
import type { Length } from '../scheme/values.js';
import { clipped, commonDays, daysIn, merged, OPEN_END, type Interval } from './interval.js';
import { intervalOf, lasts, plus, spanOf } from './length-of-time.js';

/** A person's facts with their days as numbers: made once for each balance. */
export type Person = {
  readonly facts: PersonFacts;
  readonly appointments: readonly { readonly fact: AppointmentFact; readonly interval: Interval }[];
  readonly registrations: readonly { readonly fact: RegistrationFact; readonly interval: Interval }[];
  readonly excused: readonly { readonly class: string; readonly interval: Interval }[];
};

export function personOf(facts: PersonFacts): Person {
  return {
    facts,
    appointments: facts.appointments.map((fact) => ({ fact, interval: intervalOf(fact.from, fact.until) })),
    registrations: facts.registrations.map((fact) => ({ fact, interval: intervalOf(fact.from, fact.until) })),
    excused: facts.excused.map((fact) => ({ class: fact.class, interval: intervalOf(fact.from, fact.until) })),
  };
}

function inRange(value: number | undefined, range: { min?: number | undefined; max?: number | undefined }): boolean {
  return value !== undefined && value >= (range.min ?? -Infinity) && value <= (range.max ?? Infinity);
}

function asksAppointment(condition: PersonCondition): boolean {
  const { role, scale, weeklyHours, unit, acting, actingFromMonth } = condition;
  return [role, scale, weeklyHours, unit, acting, actingFromMonth].some((asked) => asked !== undefined);
}

function appointmentFits(condition: PersonCondition, fact: AppointmentFact): boolean {
  if (condition.role !== undefined && !condition.role.includes(fact.role)) return false;
  if (condition.acting !== undefined && (fact.acting ?? false) !== condition.acting) return false;
  if (condition.scale !== undefined && !inRange(fact.scale, condition.scale)) return false;
  if (condition.weeklyHours !== undefined) {
    return inRange(fact.hours === undefined ? undefined : Number(fact.hours), condition.weeklyHours);
  }
  return true;
}

type Appointed = Person['appointments'][number];

/** The days of an appointment on which its unit is one of those named, or lies below one. */
function daysInUnits(units: readonly string[], { fact, interval }: Appointed): readonly Interval[] {
  if (units.includes(fact.unitId)) return [interval];
  const days = (fact.within ?? []).filter(({ unitId }) => units.includes(unitId));
  return clipped(merged(days.map(({ from, until }) => intervalOf(from, until))), interval);
}

function appointmentDays(condition: PersonCondition, person: Person): readonly Interval[] {
  const { unit } = condition;
  const suitable = person.appointments.filter(({ fact }) => appointmentFits(condition, fact));
  const fitting =
    unit === undefined
      ? suitable
      : suitable.flatMap((one) => daysInUnits(unit, one).map((interval) => ({ fact: one.fact, interval })));
  const waits = (condition.actingFromMonth ?? 1) - 1;
  if (waits === 0) return merged(fitting.map(({ interval }) => interval));
  const days = fitting.filter(({ fact }) => fact.acting !== true).map(({ interval }) => interval);
  // a change of hours or scale does not start the waiting again
  for (const { from, until } of merged(fitting.filter(({ fact }) => fact.acting === true).map((it) => it.interval))) {
    const counts = addMonthsTo(from, waits);
    if (counts <= until) days.push({ from: counts, until });
  }
  return merged(days);
}

/** Registrations of a name (and value), from the day they have lasted long enough. */
export function registrationDays(
  person: Person,
  name: string,
  values: readonly string[] | undefined,
  registeredFor: Length | undefined,
): readonly Interval[] {
  const days: Interval[] = [];
  for (const { fact, interval } of person.registrations) {
    if (fact.name !== name) continue;
    if (values !== undefined && (fact.value === undefined || !values.includes(fact.value))) continue;
    const from = registeredFor === undefined ? interval.from : plus(interval.from, registeredFor);
    if (from <= interval.until) days.push({ from, until: interval.until });
  }
  return merged(days);
}

function everyDay(person: Person): readonly Interval[] {
  const known = [...person.appointments, ...person.registrations].map(({ interval }) => interval);
  return known.length === 0 ? [{ from: -OPEN_END, until: OPEN_END }] : merged(known);
}

/** The days on which a condition fits a person. */
export function daysWhen(condition: PersonCondition, person: Person): readonly Interval[] {
  let days: readonly Interval[] | undefined;
  if (asksAppointment(condition)) days = appointmentDays(condition, person);
  if (condition.registration !== undefined) {
    const registered = registrationDays(person, condition.registration, condition.value, condition.registeredFor);
    days = days === undefined ? registered : commonDays(days, registered);
  }
  days ??= everyDay(person);
  return condition.between === undefined ? days : clipped(days, spanOf(condition.between));
}

/** The days on which one of the conditions fits a person. */
export function daysWhenAny(conditions: readonly PersonCondition[], person: Person): readonly Interval[] {
  const [only] = conditions;
  if (only !== undefined && conditions.length === 1) return daysWhen(only, person);
  return merged(conditions.flatMap((condition) => daysWhen(condition, person)));
}

/** Excused intervals of these classes, each as a whole, long enough; in order. */
export function excusedIntervals(
  person: Person,
  classes: readonly string[],
  atLeast: Length | undefined,
): readonly Interval[] {
  if (person.excused.length === 0) return [];
  const intervals = merged(person.excused.filter((it) => classes.includes(it.class)).map(({ interval }) => interval));
  return atLeast === undefined ? intervals : intervals.filter((interval) => lasts(interval, atLeast));
}

/**
 * Hours a week over the days in scope, as a fraction of units: the sum over appointments of hours × days, and the days.
 * Undefined when no appointment of those days says its hours.
 */
export function weeklyHours(
  person: Person,
  days: readonly Interval[],
): { readonly sum: number; readonly days: number } | undefined {
  const total = daysIn(days);
  if (total === 0) return undefined;
  let sum = 0;
  let known = false;
  for (const { fact, interval } of person.appointments) {
    if (fact.hours === undefined) continue;
    const part = daysIn(clipped(days, interval));
    if (part === 0) continue;
    known = true;
    sum += parsePoints(fact.hours) * part;
  }
  return known ? { sum, days: total } : undefined;
}

/** The first day of the stretch that holds the day; of the latest before it when it holds none; else of the first. */
export function stretchStart(stretches: readonly Interval[], day: DayNumber): DayNumber | undefined {
  return (stretches.findLast(({ from }) => from <= day) ?? stretches[0])?.from;
}
