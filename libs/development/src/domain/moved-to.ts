import { addDays, daysBetween, type CalendarDay } from '@peil/kernel';

/** The days of an activity. */
export type Days = {
  readonly day: CalendarDay;
  readonly until?: CalendarDay | undefined;
  readonly days?: readonly { readonly day: CalendarDay; readonly minutes: number }[] | undefined;
};

/** The same activity from another first day on: its last day and its separate days move along. */
export function movedTo<Kept extends Days>(activity: Kept, day: CalendarDay): Kept {
  const by = daysBetween(activity.day, day);
  return {
    ...activity,
    day,
    ...(activity.until !== undefined && { until: addDays(activity.until, by) }),
    ...(activity.days && { days: activity.days.map((own) => ({ ...own, day: addDays(own.day, by) })) }),
  };
}
