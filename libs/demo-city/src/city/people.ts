import { derivedId } from '@peil/eventing';
import type { PersonDetails, PersonId } from '@peil/organisation';
import { dayNumberOf } from '@peil/kernel';
import { dayNumber, type DemoCalendar } from '../calendar.js';
import { madeUpName } from '../names.js';
import { randomOf } from '../random.js';
import type { Career } from './careers.js';
import { directorCareer, leaverCareer, managerCareer, situationCareer } from './make-careers.js';
import { situationCodes, type SituationCode } from './situations.js';
import type { CityCluster, CityDirectorate, CityUnits, Place } from './units.js';

/** How much of a full programme somebody does in each period; 1 meets every requirement. */
export type Effort = { readonly earlier: number; readonly current: number };

export type CityPerson = {
  readonly personId: PersonId;
  readonly details: Details;
  readonly effort: Effort;
};
type Details = PersonDetails & { readonly name: string };

/** Somebody with an appointment. */
export type CityManager = CityPerson & {
  readonly post: 'manager' | 'director' | 'cityDirector';
  readonly career: Career;
  /** The district or directorate; of a city director, the cluster's first. */
  readonly directorate: CityDirectorate;
  readonly cluster: CityCluster;
  readonly situation?: SituationCode;
};

export type CityPeople = {
  /** Managers who are at work today, the people of the situations first; then those who left. */
  readonly managers: readonly CityManager[];
  readonly directors: readonly CityManager[];
  readonly cityDirectors: readonly CityManager[];
  /** HR adviser of everybody, and administrator. */
  readonly hrOfAll: CityPerson;
  /** HR advisers of some directorates. */
  readonly hr: readonly CityPerson[];
  readonly auditor: CityPerson;
  readonly reporting: CityPerson;
};

export type CityNumbers = { readonly managers: number; readonly leavers: number; readonly hrAdvisers: number };

export function cityPeople(seed: string, units: CityUnits, numbers: CityNumbers, calendar: DemoCalendar): CityPeople {
  const directorates = units.clusters.flatMap((cluster) =>
    cluster.directorates.map((directorate) => ({ cluster, directorate })),
  );
  const places = directorates.flatMap(({ cluster, directorate }) =>
    directorate.teams.map((team): Place => ({ cluster, directorate, team })),
  );
  const nextPerson = peopleInOrder(seed, numbers.managers + numbers.leavers + directorates.length + 200);

  const manager = (index: number): CityManager => {
    const person = nextPerson();
    const random = randomOf(seed, 'career', index);
    // One manager a team, in order; who is left over coordinates in some team.
    const place = places[index] ?? random.pick(places);
    const situation = situationCodes[index];
    const parts = { seed, personId: person.personId, place, places, random, calendar };
    const career = situation === undefined ? managerCareer(parts) : situationCareer(situation, parts);
    const { cluster, directorate } = place;
    return { ...person, post: 'manager', career, directorate, cluster, ...(situation !== undefined && { situation }) };
  };
  const managers = Array.from({ length: numbers.managers }, (_, index) => manager(index));
  const leavers = Array.from({ length: numbers.leavers }, (_, index): CityManager => {
    const person = nextPerson();
    const random = randomOf(seed, 'leaver', index);
    const place = random.pick(places);
    const career = leaverCareer({ seed, personId: person.personId, place, places, random, calendar });
    return { ...person, post: 'manager', career, directorate: place.directorate, cluster: place.cluster };
  });
  const directors = directorates.map(({ cluster, directorate }, index): CityManager => {
    const person = nextPerson();
    const random = randomOf(seed, 'director', index);
    // Here and there the post was vacant for long, and filled this year.
    const filled = index % 20 === 7 ? dayNumberOf(Number(calendar.lastDay.slice(0, 4)), 3, 1) : undefined;
    const since = filled !== undefined && filled < dayNumber(calendar.lastDay) ? filled : undefined;
    const career = directorCareer({ ...person, seed, random, calendar }, 'director', directorate.unitId, since);
    return { ...person, post: 'director', career, directorate, cluster };
  });
  const cityDirectors = units.clusters.flatMap((cluster, index): CityManager[] => {
    const [directorate] = cluster.directorates;
    if (directorate === undefined) return [];
    const person = nextPerson();
    const random = randomOf(seed, 'city-director', index);
    const career = directorCareer({ ...person, seed, random, calendar }, 'cityDirector', cluster.unitId);
    return [{ ...person, post: 'cityDirector', career, directorate, cluster }];
  });
  return {
    managers: [...managers, ...leavers],
    directors,
    cityDirectors,
    hrOfAll: nextPerson(),
    hr: Array.from({ length: numbers.hrAdvisers }, nextPerson),
    auditor: nextPerson(),
    reporting: nextPerson(),
  };
}

/** People in the order of their ids: who is made first in a role is the one that a sign-in without an id finds. */
function peopleInOrder(seed: string, most: number): () => CityPerson {
  const ids = Array.from({ length: most }, (_, index) => derivedId('demo-city', seed, 'person', index)).sort();
  let next = 0;
  return () => {
    const index = next;
    next += 1;
    const random = randomOf(seed, 'person', index);
    const name = madeUpName(random);
    const login = `${name
      .toLowerCase()
      .replace(/[^a-z]/g, '')
      .slice(0, 8)}${String(index).padStart(4, '0')}`;
    const details = {
      name,
      personnelNumber: String(200_000 + index * 7 + random.between(0, 6)),
      login,
      email: `${login}@peilstad.example`,
    };
    return { personId: ids[index] ?? derivedId('demo-city', seed, 'person', index), details, effort: effortOf(random) };
  };
}

function effortOf(random: ReturnType<typeof randomOf>): Effort {
  const draw = (behind: number, slow: number): number => {
    const at = random.next();
    if (at < behind) return random.between(10, 50) / 100;
    return at < behind + slow ? random.between(60, 90) / 100 : random.between(100, 135) / 100;
  };
  return { earlier: draw(0.04, 0.1), current: draw(0.07, 0.16) };
}
