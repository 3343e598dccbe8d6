import { calendarDay } from '@peil/kernel';
import { dayNumber, workingDay, type DayNumber, type DemoCalendar } from '../calendar.js';
import { isAtWork } from '../city/careers.js';
import { INCLUSION, type CityFacilitator, type CityOffering } from '../city/catalogue.js';
import type { CityManager, CityPeople } from '../city/people.js';
import { randomOf } from '../random.js';
import type { Script } from '../script.js';
import { activity } from './dossier-file.js';
import { report, someOutcome } from './self-reported.js';
import { tellSession, type Desk } from './sessions.js';
import { tellConversation } from './single-facts.js';

/** A group of managers of one cluster that meets a few times a year. */
export type IntervisionGroup = {
  readonly key: string;
  readonly members: readonly CityManager[];
  /** Absent: the group does without. */
  readonly facilitator?: CityFacilitator;
};

const GROUP = 7;
const WITH_EXTERNAL = 0.68;
const WITH_INTERNAL = 0.1;
/** Days from one meeting to the next. */
const RHYTHM = 84;

/** Everybody but the people of the situations, whose dossiers are told one by one. */
export function intervisionGroups(
  seed: string,
  people: CityPeople,
  facilitators: readonly CityFacilitator[],
): readonly IntervisionGroup[] {
  const everybody = [...people.managers, ...people.directors].filter(({ situation }) => situation === undefined);
  const registered = facilitators.filter((one) => one.registered);
  const groups: IntervisionGroup[] = [];
  for (const [cluster, members] of Map.groupBy(everybody, (person) => person.cluster.code)) {
    const random = randomOf(seed, 'intervision', cluster);
    const mixed = random.shuffled(members);
    for (let start = 0; start < mixed.length; start += GROUP) {
      const kind = random.next();
      const external = kind < WITH_EXTERNAL;
      const facilitator =
        kind < WITH_EXTERNAL + WITH_INTERNAL
          ? random.pick(registered.filter((one) => one.external === external))
          : undefined;
      const own = { key: `${cluster} ${start}`, members: mixed.slice(start, start + GROUP) };
      groups.push({ ...own, ...(facilitator && { facilitator }) });
    }
  }
  return groups;
}

/** Tells the meetings of one group: a facilitator sends a list, a group without one leaves it to its members. */
export function tellMeetings(script: Script, desk: Desk, calendar: DemoCalendar, group: IntervisionGroup): void {
  const random = randomOf(script.seed, 'meetings', group.key);
  const { facilitator } = group;
  for (let on = dayNumber(calendar.firstDay) + random.between(10, RHYTHM); on <= script.lastDay;) {
    const day = workingDay(on);
    const present = group.members.filter(
      (person) => isAtWork(person.career, day) && random.chance(attendance(person, day, calendar)),
    );
    const minutes = random.pick([120, 120, 120, 150]);
    const tags = random.chance(0.15) ? [INCLUSION] : [];
    const meeting = {
      kind: 'intervision',
      minutes,
      components: ['development', 'connection'],
      tags,
      groupSize: present.length,
    };
    for (const person of present.length < 3 ? [] : present) {
      const key = `meeting ${day}`;
      if (facilitator !== undefined) {
        const { facilitatorId, external } = facilitator;
        const facilitation = {
          type: external ? ('external' as const) : ('internal' as const),
          registered: true,
          facilitatorId,
        };
        tellConversation({ script, desk, person, key, on: day, list: `${group.key} ${day}` }, facilitation, meeting);
      } else if (random.chance(0.5)) {
        const own = activity({
          ...meeting,
          source: { type: 'selfReported' },
          on: day,
          title: 'Intervisie met collega’s',
        });
        const reviewer = desk.reviewerOf(person);
        report({
          script,
          random,
          personId: person.personId,
          key,
          activity: own,
          on: day,
          reviewer,
          outcome: someOutcome(random),
        });
      }
    }
    on += RHYTHM + random.between(-12, 12);
  }
}

function attendance({ effort }: CityManager, day: DayNumber, { current }: DemoCalendar): number {
  const share = day < dayNumber(current.from) ? effort.earlier : effort.current;
  return Math.min(0.96, 0.93 * share);
}

/** Two days a year for all managers: in April and in October. */
export function tellLeadershipDays(
  script: Script,
  desk: Desk,
  calendar: DemoCalendar,
  day: CityOffering,
  managers: readonly CityManager[],
): void {
  const firstYear = Number(calendar.firstDay.slice(0, 4));
  const lastYear = Number(calendar.today.slice(0, 4));
  for (let year = firstYear; year <= lastYear; year += 1) {
    for (const [number, date] of ['04-11', '10-10'].entries()) {
      const on = workingDay(dayNumber(calendarDay(`${year}-${date}`)));
      const random = randomOf(script.seed, 'leadership day', on);
      const attendees = managers.filter(
        (person) => isAtWork(person.career, on) && random.chance(0.55 * Math.min(1, attendance(person, on, calendar))),
      );
      tellSession(script, desk, { offering: day, number: year * 10 + number, on, attendees });
    }
  }
}
