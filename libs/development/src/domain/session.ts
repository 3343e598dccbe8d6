import type { CalendarDay } from '@peil/kernel';
import type { Activity } from './activity.js';
import type { PlanActivity, TakeOverActivity } from './dossier-commands.js';

/** What an attendance list says of one person. */
export type Attendee = {
  readonly personId: string;
  readonly attendance: 'attended' | 'absent';
  /** Undefined: as the whole session. */
  readonly minutes: number | undefined;
  readonly role: Activity['role'] | undefined;
};

/** A session as its attendance list gives it: the activity everybody shares, and who was there. */
export type Session = {
  readonly sessionId: string;
  readonly activity: Omit<Activity, 'source'>;
  /** Who the list came from: a provider, or `facilitator`. */
  readonly system: string | undefined;
  readonly attendees: readonly Attendee[];
};

/** One dossier command out of a list. */
export type PlannedCommand = {
  readonly personId: string;
  readonly commandId: string;
  readonly command: TakeOverActivity;
};

/**
 * One command for each attendee. The ids are derived from the session and the person, so the same list sent again adds
 * nothing and a changed list corrects. Who is listed twice is taken once, the last line counting.
 *
 * @param derive makes an id out of its parts, always the same for the same parts
 */
export function planSession(
  session: Session,
  context: {
    readonly commandId: string;
    readonly today: CalendarDay;
    readonly by: string;
    readonly reason: string;
    readonly derive: (...parts: readonly string[]) => string;
  },
): readonly PlannedCommand[] {
  const { sessionId, activity, system, attendees } = session;
  const { commandId, today, by, reason, derive } = context;
  const once = [...new Map(attendees.map((attendee) => [attendee.personId, attendee])).values()];
  return once.map(({ personId, attendance, minutes = activity.minutes, role = activity.role }) => {
    const attended: Activity = {
      ...activity,
      // Separate days say how long the whole session took, not how long this person was there.
      days: minutes === activity.minutes ? activity.days : undefined,
      minutes,
      role,
      source: { type: 'attendanceList', ...(system !== undefined && { system }) },
    };
    return {
      personId,
      commandId: derive(commandId, personId),
      command: {
        type: 'takeOverActivity',
        personId,
        activityId: derive('session', sessionId, personId),
        today,
        by,
        reason,
        activity: attendance === 'absent' ? undefined : attended,
      },
    };
  });
}

/**
 * The same of a session that lies ahead: who is on the list has it in the plan, who is absent no longer. Since the ids are
 * those of the session, the attendance list of the day turns the plan into what took place.
 */
export function planAhead({ command, ...rest }: PlannedCommand): {
  readonly personId: string;
  readonly commandId: string;
  readonly command: PlanActivity | TakeOverActivity;
} {
  const { activity, personId, activityId, today, by } = command;
  if (activity === undefined) return { ...rest, command };
  return { ...rest, command: { type: 'planActivity', personId, activityId, today, by, activity } };
}
