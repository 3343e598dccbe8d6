import { dayNumberOf, type DayNumber } from '@peil/kernel';
import type { Duty, YearRules } from '../policy/duties.js';
import type { Who } from '../policy/policy.js';
import { concludedOn, type AgreementLine, type Timeline } from './timeline.js';

/** Some days in which an appointment held under the same terms; both days included. */
export type Stretch = {
  readonly from: DayNumber;
  readonly until: DayNumber;
  readonly role: 'manager' | 'director' | 'cityDirector';
  readonly scale: number | undefined;
};

export const FOREVER: DayNumber = 99_999_999;

/** Where somebody stands in the organisation, over all days. */
export type Subject = {
  readonly stretches: readonly Stretch[];
  /** Days on which the person is excused, whatever the class. */
  readonly leave: readonly { readonly from: DayNumber; readonly until: DayNumber }[];
};

/** A completed activity that may fulfil an agreement. */
export type Completion = {
  readonly activityId: string;
  readonly kind: string;
  readonly day: DayNumber;
  readonly offeringId: string | undefined;
  readonly components: readonly string[];
  /** Approved, or received from the provider: a person's own claim counts only after review. */
  readonly counts: boolean;
};

/** What the state of a manager's year is computed from, besides the policy. */
export type ManagerYear = {
  readonly subject: Subject;
  readonly timeline: Timeline;
  /** Asked only where an agreement measures itself by a completion. */
  readonly completions: () => readonly Completion[];
  /** Whether nobody is there to agree with on the day; asked only about what is overdue. */
  readonly isLineVacant: () => boolean;
};

/**
 * - `done`: it was done by the day
 * - `open`: it is owed and not late; also when it waits for a counterpart whose post is vacant
 * - `late`: the day and the grace have passed
 * - `exempt`: excused by a long leave
 */
export type State = 'done' | 'open' | 'late' | 'exempt';
export const states: readonly State[] = ['done', 'open', 'late', 'exempt'];

export type DutyState = {
  readonly duty: Duty;
  readonly state: State;
  /** The day it is due for this person; after a late start or a leave later than the policy's day. */
  readonly due: DayNumber;
  readonly lateFrom: DayNumber;
  readonly doneOn: DayNumber | undefined;
  /** Overdue, but the post above is vacant. */
  readonly waits: boolean;
};

/** Needs somebody on the other side. */
const TWO_SIDED: ReadonlySet<Duty['type']> = new Set(['agreement', 'conversation', 'conclusion']);

function fits({ roles, scales }: Who, { role, scale }: Stretch): boolean {
  if (role === 'cityDirector') return false;
  if (roles !== undefined && !roles.includes(role)) return false;
  if (scales === undefined || scale === undefined) return true;
  return (scales.min === undefined || scale >= scales.min) && (scales.max === undefined || scale <= scales.max);
}

/** The first day of the unbroken time in post that the day lies in. */
export function inPostSince({ stretches }: Subject, day: DayNumber): DayNumber | undefined {
  let since: DayNumber | undefined;
  for (const { from, until } of stretches) {
    if (from <= day && day <= until && (since === undefined || from < since)) since = from;
  }
  for (let moved = since !== undefined; moved;) {
    moved = false;
    for (const { from, until } of stretches) {
      if (since !== undefined && from < since && until >= since - 1) {
        since = from;
        moved = true;
      }
    }
  }
  return since;
}

/** The completion that fulfils an agreement by the day: the first after it was proposed. */
export function fulfilmentOf(
  { followUp, proposedOn }: AgreementLine,
  completions: readonly Completion[],
  day: DayNumber,
): Completion | undefined {
  if (followUp === undefined) return undefined;
  const { offerings, component, activityId } = followUp;
  const fitting = completions.filter((one) => {
    if (!one.counts || one.day < proposedOn || one.day > day || one.activityId === activityId) return false;
    if (offerings.length > 0) return one.offeringId !== undefined && offerings.includes(one.offeringId);
    return one.components.includes(component);
  });
  return fitting.reduce<Completion | undefined>(
    (first, one) => (first === undefined || one.day < first.day ? one : first),
    undefined,
  );
}

function inForceOn(timeline: Timeline, day: DayNumber, kind?: string): readonly AgreementLine[] {
  return timeline.agreements.filter(
    (line) => line.inForceFrom !== undefined && line.inForceFrom <= day && (kind === undefined || line.kind === kind),
  );
}

/** The day on which the duty was done, if it was by this day. */
function doneOnOf({ type, id, kind }: Duty, { timeline, completions }: ManagerYear, day: DayNumber) {
  switch (type) {
    case 'agreement': {
      const days = inForceOn(timeline, day, kind).map(({ inForceFrom = FOREVER }) => inForceFrom);
      return days.length === 0 ? undefined : Math.min(...days);
    }
    case 'moment': {
      const entered = timeline.entries.get(id);
      return entered !== undefined && entered <= day ? entered : undefined;
    }
    case 'conversation':
      return timeline.held.find((held) => held <= day);
    case 'conclusion': {
      const days = inForceOn(timeline, day).map((line) => concludedOn(line, day));
      const known = days.filter((one) => one !== undefined);
      return days.length > 0 && known.length === days.length ? Math.max(...known) : undefined;
    }
    case 'followUp': {
      const all = completions();
      const days = inForceOn(timeline, day, kind).map((line) => fulfilmentOf(line, all, day)?.day);
      const known = days.filter((one) => one !== undefined);
      return days.length > 0 && known.length === days.length ? Math.max(...known) : undefined;
    }
  }
}

/** The day a dated fact about the work makes something due; undefined where there is none by the day. */
function workFactFrom({ workFacts }: Timeline, code: string, year: number, day: DayNumber): DayNumber | undefined {
  const [first, last] = [dayNumberOf(year, 1, 1), dayNumberOf(year, 12, 31)];
  const days = workFacts.flatMap(({ fact, from, until = FOREVER, statedOn, withdrawnOn = FOREVER }) => {
    const isKnown = statedOn <= day && day < withdrawnOn;
    return fact === code && isKnown && from <= last && until >= first ? [Math.max(from, first)] : [];
  });
  return days.length === 0 ? undefined : Math.min(...days);
}

/** The state of one duty on the day; undefined when the person is not held to it. */
function stateOf(
  duty: Duty,
  rules: YearRules,
  person: ManagerYear,
  since: DayNumber,
  day: DayNumber,
): DutyState | undefined {
  const { subject, timeline } = person;
  if (!subject.stretches.some((one) => one.from <= day && day <= one.until && fits(duty.who, one))) return undefined;
  let { due } = duty;
  const yearEnd = dayNumberOf(rules.year, 12, 31);
  if (duty.when !== undefined) {
    const from = workFactFrom(timeline, duty.when, rules.year, day);
    if (from === undefined) return undefined;
    due = Math.max(due, from + rules.starterDays);
  }
  if (duty.type === 'followUp' && inForceOn(timeline, day, duty.kind).length === 0) return undefined;
  const doneOn = doneOnOf(duty, person, day);
  const started = since + rules.starterDays;
  if (due < started) {
    // A moment before somebody could have known of it is not owed; the rest is, a while after the start.
    const isOwed = duty.type !== 'moment' && duty.type !== 'conclusion' && started <= yearEnd;
    if (!isOwed && doneOn === undefined) return undefined;
    due = isOwed ? started : due;
  }
  const away = subject.leave.find(
    ({ from, until }) => from <= duty.due && duty.due <= until && until - from + 1 >= rules.leaveDays,
  );
  let exempt = false;
  if (away !== undefined) {
    const resumed = away.until + rules.resumeDays;
    exempt = duty.type === 'moment' || away.until === FOREVER || resumed > Math.max(yearEnd, duty.due + 60);
    if (!exempt) due = Math.max(due, resumed);
  }
  const late = due + duty.graceDays + 1;
  const base = { duty, due, lateFrom: late, doneOn, waits: false };
  if (doneOn !== undefined) return { ...base, state: 'done' };
  if (exempt) return { ...base, state: 'exempt' };
  if (day < late) return { ...base, state: 'open' };
  return TWO_SIDED.has(duty.type) && person.isLineVacant()
    ? { ...base, state: 'open', waits: true }
    : { ...base, state: 'late' };
}

/**
 * Where a manager stands with everything owed in a year, on a day: one entry for each duty of the rules, in their order;
 * undefined for what the person is not held to. A pure function of the facts up to the day: no job has to have run.
 */
export function obligations(rules: YearRules, person: ManagerYear, day: DayNumber): readonly (DutyState | undefined)[] {
  const since = inPostSince(person.subject, day);
  if (since === undefined) return rules.duties.map(() => undefined);
  return rules.duties.map((duty) => stateOf(duty, rules, person, since, day));
}
