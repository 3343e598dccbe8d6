import { planSession, type Activity } from '@peil/development';
import { derivedId, type Actor } from '@peil/eventing';
import { dayAt, workingDay, type DayNumber } from '../calendar.js';
import { isAtWork, type Stretch } from '../city/careers.js';
import type { CityOffering } from '../city/catalogue.js';
import type { CityManager } from '../city/people.js';
import { randomOf } from '../random.js';
import type { Script } from '../script.js';
import { activity, OFFICE, storyOf } from './dossier-file.js';

/** Somebody wants to follow an offering around a day, within a stretch of days. */
export type Wish = {
  readonly person: CityManager;
  readonly offering: CityOffering;
  readonly around: DayNumber;
  readonly within: Stretch;
};

/** What HR needs to enter lists: who enters them, and whose lists need a review. */
export type Desk = {
  readonly hr: Actor;
  /** Who reviews what the person reports. */
  readonly reviewerOf: (person: CityManager) => Actor;
  readonly isAccredited: (providerId: string, day: DayNumber) => boolean;
};

const GROUP = 18;
/** How many later sessions somebody tries who cannot come to theirs. */
const TRIES = 4;
const DAY_MINUTES = 8 * 60;
/** How far ahead somebody enrols. */
const AHEAD = 90;

/** Brings the wishes together in sessions, and tells how each session came into the dossiers. */
export function tellSessions(script: Script, desk: Desk, wishes: readonly Wish[]): void {
  const byOffering = Map.groupBy(wishes, ({ offering }) => offering);
  for (const [offering, wanted] of byOffering) {
    for (const session of sessionsFor(offering, wanted)) tellSession(script, desk, session);
  }
}

/** A session of an offering, and who was there. */
export type CitySession = {
  readonly offering: CityOffering;
  readonly number: number;
  readonly on: DayNumber;
  readonly attendees: readonly CityManager[];
};

function sessionsFor(offering: CityOffering, wishes: readonly Wish[]): readonly CitySession[] {
  const inOrder = wishes.toSorted((one, other) => one.around - other.around);
  const groups = Array.from({ length: Math.ceil(inOrder.length / GROUP) }, (_, index) =>
    inOrder.slice(index * GROUP, (index + 1) * GROUP),
  );
  const days = groups.map((group) => workingDay(group[Math.floor(group.length / 2)]?.around ?? 0));
  const present = groups.map((): CityManager[] => []);
  groups.forEach((group, index) => {
    for (const { person, within } of group) {
      const candidates = days.slice(index, index + TRIES).map((_, ahead) => index + ahead);
      const found = candidates.find((at) => {
        const day = days[at] ?? 0;
        return day >= within.from && day <= within.until && isAtWork(person.career, day);
      });
      if (found !== undefined) present[found]?.push(person);
    }
  });
  return present.flatMap((attendees, number) =>
    attendees.length === 0 ? [] : [{ offering, number, on: days[number] ?? 0, attendees }],
  );
}

export function tellSession(script: Script, desk: Desk, session: CitySession): void {
  const { offering, number, on } = session;
  const random = randomOf(script.seed, 'session', offering.code, number);
  if (on > script.lastDay) {
    if (on <= script.lastDay + AHEAD) enrol(script, session);
    return;
  }
  const recordedOn = workingDay(on + random.between(1, 6));
  const minute = random.between(OFFICE.from, OFFICE.until);
  const sessionId = script.id('session', offering.code, number);
  const { source: _source, ...held } = activityOf(session);
  const planned = planSession(
    {
      sessionId,
      activity: held,
      system: offering.providerId,
      attendees: session.attendees.map(({ personId }) => ({
        ...{ personId, attendance: 'attended', minutes: undefined, role: undefined },
      })),
    },
    {
      commandId: script.id('command', sessionId),
      today: dayAt(recordedOn),
      by: desk.hr.personId,
      reason: 'Presentielijst',
      derive: derivedId,
    },
  );
  const needsReview = !desk.isAccredited(offering.providerId, on);
  planned.forEach(({ personId, command }, index) => {
    const when = { on: recordedOn, minute: minute + index / 1000 };
    const { activityId } = command;
    script.add(`${activityId} list`, when, desk.hr, { to: 'dossier', streamId: personId, command }, sessionId);
    if (needsReview) {
      const reviewedOn = workingDay(recordedOn + random.between(2, 14));
      script.add(`${activityId} review`, { on: reviewedOn, minute: minute + index }, desk.hr, {
        ...{ to: 'dossier', streamId: personId },
        command: {
          ...{ type: 'reviewActivity', decision: 'approved', personId, activityId, today: dayAt(reviewedOn) },
          ...{ by: desk.hr.personId, reason: undefined, components: undefined, tags: undefined },
        },
      });
    } else if (random.chance(0.02) && command.activity !== undefined) {
      // The provider sends a better list, sometimes months later: somebody left early.
      const correctedOn = workingDay(recordedOn + random.between(15, 160));
      const minutes = Math.max(60, command.activity.minutes - 60);
      const { days: _days, ...rest } = command.activity;
      script.add(`${activityId} better-list`, { on: correctedOn, minute }, desk.hr, {
        ...{ to: 'dossier', streamId: personId },
        command: {
          ...command,
          today: dayAt(correctedOn),
          reason: 'Verbeterde presentielijst',
          activity: { ...rest, minutes },
        },
      });
    }
  });
}

/** What everybody at the session did. A long course takes several days, each with its own minutes. */
export function activityOf({ offering, on }: Pick<CitySession, 'offering' | 'on'>): Activity {
  const { offeringId, providerId, kind, minutes } = offering;
  const source = { type: 'attendanceList' as const, system: providerId };
  const common = { kind, minutes, source, on, offeringId, provider: providerId };
  if (minutes <= DAY_MINUTES) return activity(common);
  const next = workingDay(on + 1);
  const half = minutes / 2;
  const days = [
    { day: dayAt(on), minutes: half },
    { day: dayAt(next), minutes: half },
  ];
  return activity({ ...common, days, until: dayAt(next) });
}

/** Those who enrolled for a session that is still to come have it in their plans. */
function enrol(script: Script, session: CitySession): void {
  const { offering, number, on } = session;
  for (const { personId } of session.attendees) {
    const random = randomOf(script.seed, 'enrol', offering.code, number, personId);
    const story = storyOf(script, personId, `plan ${offering.code} ${number}`);
    const plan = { ...activityOf({ offering, on }), source: { type: 'selfReported' as const } };
    const when = { on: script.lastDay - random.between(1, 40), minute: random.between(OFFICE.from, OFFICE.until) };
    story.step('plan', { ...when, by: 'self' }, { type: 'planActivity', activity: plan });
  }
}
