import { derivedId, type Actor } from '@peil/eventing';
import { dayNumberOf } from '@peil/kernel';
import type { MenuCard } from '@peil/menu-cards';
import { dayAt, workingDay, type DemoCalendar } from '../calendar.js';
import type { CityOffering } from '../city/catalogue.js';
import type { CityManager, CityPeople } from '../city/people.js';
import type { CityUnits } from '../city/units.js';
import { randomOf } from '../random.js';
import type { Script } from '../script.js';

const ON_CARD = 12;

/** The menu card of three years: what is on it, what teams want, and trainings that management teams follow together. */
export function tellMenuCards(
  script: Script,
  calendar: DemoCalendar,
  parts: {
    readonly people: CityPeople;
    readonly units: CityUnits;
    readonly offerings: readonly CityOffering[];
    readonly hr: Actor;
  },
): void {
  const { people, units, offerings, hr } = parts;
  const thisYear = Number(calendar.today.slice(0, 4));
  const directorates = units.clusters.flatMap((cluster) => cluster.directorates);
  const directors = new Map(people.directors.map((one) => [one.directorate.unitId, one]));
  const managers = Map.groupBy(people.managers, ({ directorate }) => directorate.unitId);
  for (const year of [thisYear - 2, thisYear - 1, thisYear]) {
    const first = dayNumberOf(year, 1, 1);
    const random = randomOf(script.seed, 'menu card', year);
    const chosen = random.shuffled(offerings.filter(({ story }) => story === 'granted' || story === 'lateGranted'));
    const onCard = chosen.slice(0, ON_CARD).map(({ offeringId }) => offeringId);
    const round = { from: dayAt(first + 14), until: dayAt(first + 58) };
    const card: MenuCard = { offerings: onCard, round };
    const streamId = String(year);
    script.add(`menu card ${year}`, { on: workingDay(first + 7), minute: 600 }, hr, {
      ...{ to: 'menuCard', streamId },
      command: { type: 'setCard', year, offerings: onCard },
    });
    script.add(`preference round ${year}`, { on: workingDay(first + 7), minute: 610 }, hr, {
      ...{ to: 'menuCard', streamId },
      command: { type: 'setRound', year, ...round },
    });
    for (const directorate of directorates) {
      const director = directors.get(directorate.unitId);
      if (director === undefined) continue;
      const by: Actor = { personId: director.personId, role: 'director' };
      for (const { unitId } of directorate.teams) {
        if (!random.chance(0.45)) continue;
        const on = workingDay(first + random.between(16, 54));
        const choiceId = derivedId('menu-choice', year, unitId);
        script.add(`preference ${year} ${unitId}`, { on, minute: 700 }, by, {
          ...{ to: 'menuChoice', streamId: choiceId },
          command: {
            ...{ type: 'statePreference', choiceId, year, unitId, day: dayAt(on), card },
            offerings: random.shuffled(onCard).slice(0, random.between(1, 3)),
          },
        });
      }
      if (!random.chance(0.35)) continue;
      const on = workingDay(first + random.between(66, 100));
      const choiceId = derivedId('menu-choice', year, directorate.unitId);
      const team: readonly CityManager[] = (managers.get(directorate.unitId) ?? []).slice(0, 5);
      script.add(`commitment ${year} ${directorate.unitId}`, { on, minute: 720 }, by, {
        ...{ to: 'menuChoice', streamId: choiceId },
        command: {
          ...{ type: 'commit', choiceId, year, unitId: directorate.unitId, day: dayAt(on), card },
          commitmentId: script.id('commitment', year, directorate.unitId),
          offeringId: random.pick(onCard),
          personIds: [director, ...team].map(({ personId }) => personId),
          by: dayAt(dayNumberOf(year, 12, 31)),
        },
      });
    }
  }
}
