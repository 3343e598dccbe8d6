import type { RawEvent } from './city-in-memory.js';

/**
 * Counts what a directorate owes straight from the raw events, day by day, the slow way: an independent few lines that
 * share nothing with the product but the events. Days are text; nothing is kept between calls.
 */

type Duty = {
  readonly id: string;
  readonly due: string;
  readonly grace: number;
  readonly is: 'agreement' | 'moment' | 'conversation' | 'conclusion' | 'followUp';
  readonly kind?: string;
  readonly managersOnly?: true;
  readonly when?: string;
};
export type Brute = {
  readonly managers: number;
  readonly lateManagers: number;
  readonly counts: Record<string, { done: number; open: number; late: number; exempt: number }>;
  readonly soon: Record<string, number[]>;
  readonly people: readonly string[];
  /** What the directorate owes itself: its state and the day it was done. */
  readonly own: Record<string, string>;
};

const plus = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const days = (from: string, until: string): number => (Date.parse(until) - Date.parse(from)) / 86_400_000;
const text = (value: unknown): string => String(value);
const max = (...all: string[]): string => all.toSorted().at(-1) ?? '';

/** The two policies of the demo, spelled out by hand. */
export function dutiesOf(year: number, isCurrent: boolean): readonly Duty[] {
  const on = (monthDay: string) => `${year}-${monthDay}`;
  const base: readonly Duty[] = [
    { id: 'accreditation', is: 'agreement', kind: 'accreditation', due: on('03-01'), grace: 0 },
    { id: 'conversation', is: 'conversation', due: on('12-31'), grace: 0 },
    { id: 'conclusion', is: 'conclusion', due: `${year + 1}-01-31`, grace: 0 },
  ];
  if (!isCurrent) return [...base, { id: 'moment-1', is: 'moment', due: on('09-30'), grace: 14 }];
  return [
    ...base,
    { id: 'social-safety', is: 'agreement', kind: 'social-safety', managersOnly: true, due: on('03-01'), grace: 0 },
    { id: 'hiring', is: 'agreement', kind: 'hiring', when: 'vacancy', due: on('04-01'), grace: 0 },
    { id: 'moment-1', is: 'moment', due: on('03-31'), grace: 14 },
    { id: 'moment-2', is: 'moment', due: on('06-30'), grace: 14 },
    { id: 'moment-3', is: 'moment', due: on('09-30'), grace: 14 },
    { id: 'moment-4', is: 'moment', due: on('12-31'), grace: 14 },
    { id: 'learning-fulfilled', is: 'followUp', kind: 'learning', due: on('12-31'), grace: 0 },
  ];
}

type Post = { id: string; from: string; until: string; unit: string; role: string };
const FOREVER = '9999-12-31';

function postsOf(events: readonly RawEvent[]): readonly Post[] {
  const posts: Post[] = [];
  const last = (id: string) => posts.findLast((post) => post.id === id);
  for (const { type, data } of events) {
    const id = text(data.appointmentId);
    const terms = Object(data.terms) as { unitId: string; role: string };
    if (type === 'AppointmentStarted') {
      const until = data.until === undefined ? FOREVER : text(data.until);
      posts.push({ id, from: text(data.from), until, unit: terms.unitId, role: terms.role });
    }
    const before = last(id);
    if (type === 'AppointmentChanged' && before) {
      const { until } = before;
      before.until = plus(text(data.from), -1);
      posts.push({ id, from: text(data.from), until, unit: terms.unitId, role: terms.role });
    }
    if (type === 'AppointmentEnded' && before) before.until = text(data.until);
  }
  return posts;
}

function inPostSince(posts: readonly Post[], day: string): string {
  const here = posts.filter(({ from, until }) => from <= day && day <= until).map(({ from }) => from);
  let since = here.toSorted()[0] ?? day;
  for (;;) {
    const before = posts.find(({ from, until }) => from < since && until >= plus(since, -1));
    if (before === undefined) return since;
    since = before.from;
  }
}

function leaveOf(events: readonly RawEvent[]): readonly { from: string; until: string }[] {
  return events
    .filter(({ type }) => type === 'ExcusedIntervalRecorded')
    .map(({ data }) => {
      const end = events.findLast(
        (one) => one.type === 'ExcusedIntervalEnded' && one.data.intervalId === data.intervalId,
      );
      return { from: text(data.from), until: text(end?.data.until ?? data.until ?? FOREVER) };
    });
}

type Agreement = {
  id: string;
  kind: string;
  since: string;
  inForce: string;
  followUp: Record<string, unknown> | undefined;
};

function agreementsOf(cycle: readonly RawEvent[], day: string): readonly Agreement[] {
  return cycle
    .filter(({ type, data }) => type === 'AgreementAccepted' && text(data.day) <= day)
    .filter(({ data }, index, all) => all.findIndex((one) => one.data.agreementId === data.agreementId) === index)
    .map(({ data }) => {
      const proposal = cycle.find(
        (one) => one.type === 'AgreementProposed' && one.data.agreementId === data.agreementId,
      );
      return {
        id: text(data.agreementId),
        kind: text(proposal?.data.kind),
        since: text(proposal?.data.day),
        inForce: text(data.day),
        followUp: proposal?.data.followUp as Record<string, unknown> | undefined,
      };
    });
}

function isFulfilled({ followUp, since }: Agreement, dossier: readonly RawEvent[], day: string): boolean {
  if (followUp === undefined) return false;
  const offerings = followUp.offerings as string[];
  return [...new Set(dossier.map(({ data }) => text(data.activityId)))].some((activityId) => {
    const own = dossier.filter(({ data }) => data.activityId === activityId);
    const content = own.findLast(({ type }) => type === 'ActivityRecorded' || type === 'ActivityCorrected');
    const activity = content?.data.activity as
      { day: string; until?: string; offeringId?: string; components: string[]; source: { type: string } } | undefined;
    if (activity === undefined || activityId === followUp.activityId) return false;
    const steps: Record<string, string> = {
      ActivitySubmitted: 'submitted',
      ActivityReopened: 'submitted',
      ActivityApproved: 'approved',
      ActivityReturned: 'returned',
      ActivityRejected: 'rejected',
      ActivityWithdrawn: 'withdrawn',
      ActivityRecorded: 'recorded',
    };
    let state = '';
    let components = activity.components;
    for (const { type, data } of own) {
      state = type === 'ActivityCorrected' ? text(data.status) : (steps[type] ?? state);
      if (type === 'ActivityApproved' && Array.isArray(data.components)) components = data.components.map(text);
    }
    const counts = state === 'approved' || (state === 'recorded' && activity.source.type !== 'selfReported');
    const on = activity.until ?? activity.day;
    if (!counts || on < since || on > day) return false;
    return offerings.length > 0
      ? offerings.includes(activity.offeringId ?? '')
      : components.includes(text(followUp.component));
  });
}

function isDone(duty: Duty, cycle: readonly RawEvent[], dossier: readonly RawEvent[], day: string): boolean {
  const inForce = agreementsOf(cycle, day);
  const concluded = (id: string) =>
    new Set(
      cycle
        .filter(({ type, data }) => type === 'AgreementConcluded' && data.agreementId === id && text(data.day) <= day)
        .map(({ data }) => data.side),
    ).size === 2;
  switch (duty.is) {
    case 'agreement':
      return inForce.some(({ kind }) => kind === duty.kind);
    case 'moment':
      return cycle.some(
        ({ type, data }) =>
          type === 'MagEntryRecorded' && data.moment === duty.id && data.side === 'manager' && text(data.day) <= day,
      );
    case 'conversation':
      return cycle.some(({ type, data }) => type === 'ConversationHeld' && text(data.on) <= day);
    case 'conclusion':
      return inForce.length > 0 && inForce.every(({ id }) => concluded(id));
    case 'followUp':
      return inForce.filter(({ kind }) => kind === duty.kind).every((one) => isFulfilled(one, dossier, day));
  }
}

/** The events of each person; grouped once a list of events, only to be done in time. */
const grouped = new WeakMap<readonly RawEvent[], ReadonlyMap<string, readonly RawEvent[]>>();
function peopleIn(all: readonly RawEvent[]): ReadonlyMap<string, readonly RawEvent[]> {
  const known = grouped.get(all);
  if (known !== undefined) return known;
  const groups = Map.groupBy(
    all.filter(({ data }) => typeof data.personId === 'string'),
    ({ data }) => text(data.personId),
  );
  grouped.set(all, groups);
  return groups;
}

/** @param all every event that was known */
export function bruteForce(
  all: readonly RawEvent[],
  directorateId: string,
  year: number,
  isCurrent: boolean,
  day: string,
): Brute {
  const teams = new Set(
    all
      .filter(({ type, data }) => type === 'UnitEstablished' && data.parentId === directorateId)
      .map(({ data }) => text(data.unitId)),
  );
  teams.add(directorateId);
  const byPerson = peopleIn(all);
  const active = (posts: readonly Post[]) => posts.filter(({ from, until }) => from <= day && day <= until);
  const people = [...byPerson].flatMap(([personId, events]) => {
    const posts = postsOf(events);
    const here = active(posts).filter(({ unit, role }) => teams.has(unit) && role !== 'cityDirector');
    return here.length === 0 ? [] : [{ personId, events, posts }];
  });
  const hasDirector = people.some(({ posts }) =>
    active(posts).some(({ unit, role }) => unit === directorateId && role === 'director'),
  );

  const counts: Brute['counts'] = {};
  const soon: Brute['soon'] = {};
  const lateOnes = new Set<string>();
  const states = new Map<string, string[]>();
  for (const { personId, events, posts } of people) {
    const cycle = events.filter(({ data, type }) => data.year === year && type !== 'PersonRegistered');
    const dossier = events.filter(({ data }) => data.activityId !== undefined && data.agreementId === undefined);
    const started = plus(inPostSince(posts, day), 60);
    const roles = active(posts).map(({ role }) => role);
    const elsewhere = active(posts).some(({ unit }) => !teams.has(unit));
    for (const duty of dutiesOf(year, isCurrent)) {
      const count = (counts[duty.id] ??= { done: 0, open: 0, late: 0, exempt: 0 });
      const bands = (soon[duty.id] ??= [0, 0, 0]);
      if (duty.managersOnly && !roles.includes('manager')) continue;
      let { due } = duty;
      if (duty.when !== undefined) {
        const facts = cycle.filter(({ type, data }) => type === 'WorkFactStated' && text(data.day) <= day);
        if (facts.length === 0) continue;
        due = max(due, plus(facts.map(({ data }) => text(data.from)).toSorted()[0] ?? '', 60));
      }
      const agreements = agreementsOf(cycle, day);
      if (duty.is === 'followUp' && !agreements.some(({ kind }) => kind === duty.kind)) continue;
      const done = isDone(duty, cycle, dossier, day);
      if (due < started) {
        const moves = duty.is !== 'moment' && duty.is !== 'conclusion' && started <= `${year}-12-31`;
        if (!moves && !done) continue;
        if (moves) due = started;
      }
      const away = leaveOf(events).find(
        ({ from, until }) =>
          from <= duty.due && duty.due <= until && (until === FOREVER || days(from, until) + 1 >= 30),
      );
      let exempt = false;
      if (away) {
        const back = away.until === FOREVER ? FOREVER : plus(away.until, 30);
        exempt = duty.is === 'moment' || back > max(`${year}-12-31`, plus(duty.due, 60));
        if (!exempt) due = max(due, back);
      }
      const needsTwo = duty.is === 'agreement' || duty.is === 'conversation' || duty.is === 'conclusion';
      const vacant = !hasDirector && needsTwo && roles.every((role) => role === 'manager') && !elsewhere;
      const state = done ? 'done' : exempt ? 'exempt' : day > plus(due, duty.grace) && !vacant ? 'late' : 'open';
      count[state] += 1;
      states.set(personId, [...(states.get(personId) ?? []), state]);
      if (state === 'late') lateOnes.add(personId);
      if (state === 'open') {
        const left = days(day, due);
        if (left >= 0 && left <= 90) {
          const band = left <= 30 ? 0 : left <= 60 ? 1 : 2;
          bands[band] = (bands[band] ?? 0) + 1;
        }
      }
    }
  }
  const own = ownOf(all, directorateId, year, day, byPerson, (personId) => states.get(personId) ?? []);
  return {
    own,
    managers: people.length,
    lateManagers: lateOnes.size,
    counts,
    soon,
    people: people.map(({ personId }) => personId).toSorted(),
  };
}

/** The plan, the director's own year and the director's 360 round. @param statesOf of everything a person is held to */
function ownOf(
  all: readonly RawEvent[],
  directorateId: string,
  year: number,
  day: string,
  byPerson: ReadonlyMap<string, readonly RawEvent[]>,
  statesOf: (personId: string) => readonly string[],
): Record<string, string> {
  const plan = all.find(
    ({ type, data }) => type === 'ActionPlanDrafted' && data.unitId === directorateId && data.year === year,
  );
  const adopted = all.some(
    ({ type, data }) =>
      type === 'ActionPlanAdopted' && data.planId === plan?.data.planId && text(data.adoptedOn) <= day,
  );
  const judged = (done: boolean, due: string) => (done ? 'done' : day > due ? 'late' : 'open');
  const director = [...byPerson]
    .flatMap(([personId, events]) =>
      postsOf(events)
        .filter(
          ({ from, until, unit, role }) => from <= day && day <= until && unit === directorateId && role === 'director',
        )
        .map(({ from }) => ({ personId, from })),
    )
    .toSorted((a, b) => (a.from < b.from ? 1 : -1))[0]?.personId;
  const actionPlan = judged(adopted, `${year}-03-01`);
  if (director === undefined) return { actionPlan, directorCycle: 'vacant', feedbackRound: 'vacant' };
  const dossier = (byPerson.get(director) ?? []).filter(({ data }) => data.activityId !== undefined);
  const round = dossier.some(({ type, data }) => {
    const activity = data.activity as { kind: string; day: string; until?: string } | undefined;
    if (type !== 'ActivityRecorded' || activity?.kind !== 'feedback-360') return false;
    const gone = dossier.some(
      (one) =>
        (one.type === 'ActivityWithdrawn' || one.type === 'ActivityRejected') &&
        one.data.activityId === data.activityId,
    );
    const on = activity.until ?? activity.day;
    return !gone && on >= `${year}-01-01` && on <= day;
  });
  const held = statesOf(director);
  const cycle = held.includes('late')
    ? 'late'
    : held.length > 0 && held.every((state) => state === 'done' || state === 'exempt')
      ? 'done'
      : 'open';
  return { actionPlan, directorCycle: cycle, feedbackRound: judged(round, `${year}-12-31`) };
}
