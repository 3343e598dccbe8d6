import { calendarDay } from '@peil/kernel';
import type { Activity } from '../domain/activity.js';

/** A day on which the examples ask. */
export const today = calendarDay('2026-03-20');

/** An intervision session with an external facilitator, as a manager reports it. */
export function intervision(changes: Partial<Activity> = {}): Activity {
  return {
    kind: 'intervision',
    day: calendarDay('2026-03-12'),
    minutes: 180,
    role: 'attended',
    facilitation: { type: 'external', registered: true, facilitatorId: 'facilitator-7' },
    groupSize: 6,
    components: ['connection'],
    tags: [],
    categories: [],
    source: { type: 'selfReported' },
    facts: {},
    ...changes,
  };
}

/** The same as it stands on the list of its provider. */
export function listed(changes: Partial<Activity> = {}): Activity {
  return intervision({ source: { type: 'attendanceList', system: 'amsterdamse-school' }, ...changes });
}
