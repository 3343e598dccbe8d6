import { daysBetween, refuse, type CalendarDay, type Refusal } from '@peil/kernel';
import type { Activity } from './activity.js';
import { minutesByDay } from './dossier-state.js';

export const MINUTES_IN_A_DAY = 24 * 60;

export const futureDay = refuse(
  'invalid',
  'future-day',
  {
    nl: 'Deze dag moet nog komen. Zet de activiteit in je planning en leg haar vast als ze geweest is.',
    en: 'This day is still to come. Plan the activity instead, and record it once it has taken place.',
  },
  { field: 'activity.day', rule: 'what is recorded has happened' },
).refusal;

export const pastPlan = refuse(
  'invalid',
  'past-plan',
  {
    nl: 'Deze dag is al geweest. Leg de activiteit vast in plaats van haar te plannen.',
    en: 'This day has passed. Record the activity instead of planning it.',
  },
  { field: 'activity.day', rule: 'a plan lies ahead' },
).refusal;

export const tooManyHours = refuse(
  'invalid',
  'too-many-hours',
  {
    nl: 'Dit is meer dan 24 uur op één dag. Controleer de duur, of geef per dag de eigen uren op.',
    en: 'This is more than 24 hours on one day. Check the duration, or give each day its own hours.',
  },
  { field: 'activity.minutes', rule: 'a day has 24 hours' },
).refusal;

const endBeforeStart = refuse(
  'invalid',
  'end-before-start',
  {
    nl: 'De laatste dag ligt voor de eerste dag. Draai ze om of pas een van de twee aan.',
    en: 'The last day is before the first day. Swap them or change one of the two.',
  },
  { field: 'activity.until', rule: 'first day, then last day' },
).refusal;

const daysDisagree = refuse(
  'invalid',
  'days-disagree',
  {
    nl: 'De losse dagen passen niet bij de rest: elke dag ligt één keer tussen de eerste en de laatste dag, en samen zijn ze precies de hele duur.',
    en: 'The separate days do not fit the rest: each lies once between the first and the last day, and together they are exactly the whole duration.',
  },
  { field: 'activity.days', rule: 'the days add up to the whole' },
).refusal;

const notBeforeDay = '1950-01-01';

const longAgo = refuse(
  'invalid',
  'day-too-long-ago',
  {
    nl: 'Deze dag ligt te ver terug. Controleer het jaar.',
    en: 'This day lies too far back. Check the year.',
  },
  { field: 'activity.day', rule: 'no day before 1950' },
).refusal;

/** What must hold for the days and hours of any activity, planned or past. */
export function dayRefusal(activity: Activity): Refusal | undefined {
  const { day, until = day, days, minutes } = activity;
  if (day < notBeforeDay) return longAgo;
  if (until < day) return endBeforeStart;
  if (days) {
    const once = new Set(days.map((own) => own.day)).size === days.length;
    const inside = days.every((own) => own.day >= day && own.day <= until);
    const sum = days.reduce((total, own) => total + own.minutes, 0);
    if (!once || !inside || sum !== minutes) return daysDisagree;
    if (days.some((own) => own.minutes > MINUTES_IN_A_DAY)) return tooManyHours;
  }
  return minutes > MINUTES_IN_A_DAY * (daysBetween(day, until) + 1) ? tooManyHours : undefined;
}

export function recordedDayRefusal(activity: Activity, today: CalendarDay): Refusal | undefined {
  return (activity.until ?? activity.day) > today || activity.day > today ? futureDay : dayRefusal(activity);
}

/** Whether a day the person reported on would hold more than 24 hours, their other activities included. */
export function fullDayRefusal(
  activity: Activity,
  reportedMinutes: ReadonlyMap<string, number>,
  replaced: Activity | undefined,
): Refusal | undefined {
  const before = new Map(replaced ? minutesByDay(replaced).map((own) => [own.day, own.minutes]) : []);
  const full = minutesByDay(activity).some(
    (own) => (reportedMinutes.get(own.day) ?? 0) - (before.get(own.day) ?? 0) + own.minutes > MINUTES_IN_A_DAY,
  );
  return full ? tooManyHours : undefined;
}
