import type { Clock } from '@peil/eventing';
import { dayOf, instant, type CalendarDay } from '@peil/kernel';
import { DateTime } from 'luxon';
import { systemClock } from '../../../server/src/wiring/runtime.js';

/**
 * The clock of the demo: the time of the machine, or that time of day on a fixed day, so that pictures and stories about
 * the city stay true.
 */
export function demoClock(day: CalendarDay | undefined, clock: Clock = systemClock): Clock {
  if (day === undefined) return clock;
  return {
    now: () => {
      const now = clock.now();
      const days = DateTime.fromISO(day).diff(DateTime.fromISO(dayOf(now)), 'days').days;
      return instantAfter(now, Math.round(days));
    },
  };
}

function instantAfter(now: ReturnType<Clock['now']>, days: number) {
  return instant(DateTime.fromISO(now, { zone: 'Europe/Amsterdam' }).plus({ days }).toUTC().toISO() ?? now);
}
