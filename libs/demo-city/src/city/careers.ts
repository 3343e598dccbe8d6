import type { AppointmentTerms, ExcuseClass, PersonCommand, PersonId } from '@peil/organisation';
import { dayAt, type DayNumber } from '../calendar.js';

/** From the first day to the last, both included. */
export type Stretch = { readonly from: DayNumber; readonly until: DayNumber };

/** What is recorded of a career, and when. */
export type CareerStep = { readonly on: DayNumber; readonly command: PersonCommand };

/** Where somebody worked, since when, and when they were away. */
export type Career = {
  readonly steps: readonly CareerStep[];
  readonly inPost: readonly Stretch[];
  readonly away: readonly Stretch[];
};

export const FOREVER: DayNumber = 99_999;

/** Whether there is something to take part with on the day. */
export function isAtWork({ inPost, away }: Career, day: DayNumber): boolean {
  const within = ({ from, until }: Stretch): boolean => from <= day && day <= until;
  return inPost.some(within) && !away.some(within);
}

type Post = {
  readonly personId: PersonId;
  readonly appointmentId: string;
  readonly terms: AppointmentTerms;
  readonly from: DayNumber;
  /** The last day; absent: until further notice. */
  readonly until?: DayNumber;
  readonly recordedOn: DayNumber;
};

export function appointed({ personId, appointmentId, terms, from, until, recordedOn }: Post): Career {
  const last = until === undefined ? {} : { until: dayAt(until) };
  const command: PersonCommand = {
    type: 'startAppointment',
    personId,
    appointmentId,
    terms,
    from: dayAt(from),
    ...last,
  };
  return { steps: [{ on: recordedOn, command }], inPost: [{ from, until: until ?? FOREVER }], away: [] };
}

/** The appointment goes on under other terms: another team, another scale. */
export function changed(
  career: Career,
  change: Pick<Post, 'personId' | 'appointmentId' | 'terms' | 'from' | 'recordedOn'>,
): Career {
  const { personId, appointmentId, terms, from, recordedOn } = change;
  const command: PersonCommand = { type: 'changeAppointment', personId, appointmentId, terms, from: dayAt(from) };
  return { ...career, steps: [...career.steps, { on: recordedOn, command }] };
}

/** The (one) appointment ends. */
export function ended(
  career: Career,
  end: {
    readonly personId: PersonId;
    readonly appointmentId: string;
    readonly until: DayNumber;
    readonly recordedOn: DayNumber;
  },
): Career {
  const { personId, appointmentId, until, recordedOn } = end;
  const command: PersonCommand = { type: 'endAppointment', personId, appointmentId, until: dayAt(until) };
  return {
    ...career,
    steps: [...career.steps, { on: recordedOn, command }],
    inPost: career.inPost.map(({ from }) => ({ from, until })),
  };
}

/** Both careers of one person together. */
export function joined(one: Career, other: Career): Career {
  return {
    steps: [...one.steps, ...other.steps],
    inPost: [...one.inPost, ...other.inPost],
    away: [...one.away, ...other.away],
  };
}

/** Away for a while. */
export function onLeave(
  career: Career,
  leave: {
    readonly personId: PersonId;
    readonly intervalId: string;
    readonly class: ExcuseClass;
    readonly from: DayNumber;
    /** Absent: it goes on. */
    readonly until?: DayNumber;
    /** Whether the last day was known from the start, or became known when it had come. */
    readonly endKnown: boolean;
  },
): Career {
  const { personId, intervalId, from, until, endKnown } = leave;
  const begin: PersonCommand = {
    type: 'recordExcusedInterval',
    personId,
    intervalId,
    class: leave.class,
    from: dayAt(from),
    ...(until !== undefined && endKnown && { until: dayAt(until) }),
  };
  const end: CareerStep[] =
    until === undefined || endKnown
      ? []
      : [{ on: until + 2, command: { type: 'endExcusedInterval', personId, intervalId, until: dayAt(until) } }];
  return {
    ...career,
    steps: [...career.steps, { on: from + 3, command: begin }, ...end],
    away: [...career.away, { from, until: until ?? FOREVER }],
  };
}
