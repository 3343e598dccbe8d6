import { dayNumber, type DayNumber } from '../calendar.js';
import { FOREVER } from '../city/careers.js';
import type { CityManager, CityPeople } from '../city/people.js';
import type { CityUnits } from '../city/units.js';

/** Where somebody works in some days, and in which directorate that lies. */
type Post = { readonly from: DayNumber; readonly until: DayNumber; readonly directorateId: string };

/** Who agrees with whom on a day, as the reporting line will say. */
export type Posts = {
  /** The directorate of the person's oldest appointment of the day; undefined when there is none. */
  readonly directorateOn: (person: CityManager, day: DayNumber) => string | undefined;
  /** To whom the person reports on the day; undefined while that post is vacant. */
  readonly counterpartOn: (person: CityManager, day: DayNumber) => string | undefined;
};

export function postsOf(people: CityPeople, units: CityUnits): Posts {
  const directorateOf = new Map<string, string>();
  for (const cluster of units.clusters) {
    for (const directorate of cluster.directorates) {
      directorateOf.set(directorate.unitId, directorate.unitId);
      for (const { unitId } of directorate.teams) directorateOf.set(unitId, directorate.unitId);
    }
  }
  const postsOfPerson = new Map<string, readonly Post[]>();

  function posts(person: CityManager): readonly Post[] {
    const known = postsOfPerson.get(person.personId);
    if (known !== undefined) return known;
    const found: Post[] = [];
    for (const { command } of person.career.steps.toSorted((a, b) => a.on - b.on)) {
      if (command.type === 'startAppointment' || command.type === 'changeAppointment') {
        const from = dayNumber(command.from);
        const until =
          command.type === 'startAppointment' && command.until !== undefined ? dayNumber(command.until) : FOREVER;
        found.push({ from, until, directorateId: directorateOf.get(command.terms.unitId) ?? '' });
      }
    }
    postsOfPerson.set(person.personId, found);
    return found;
  }

  const inPost = ({ career }: CityManager, day: DayNumber): boolean =>
    career.inPost.some(({ from, until }) => from <= day && day <= until);

  const directorateOn = (person: CityManager, day: DayNumber): string | undefined =>
    inPost(person, day)
      ? posts(person).findLast(({ from, until }) => from <= day && day <= until)?.directorateId
      : undefined;

  const directors = new Map(people.directors.map((one) => [one.directorate.unitId, one]));
  const cityDirectors = new Map(people.cityDirectors.map((one) => [one.cluster.unitId, one]));

  return {
    directorateOn,
    counterpartOn(person, day) {
      if (person.post === 'director') return cityDirectors.get(person.cluster.unitId)?.personId;
      const director = directors.get(directorateOn(person, day) ?? '');
      return director !== undefined && inPost(director, day) ? director.personId : undefined;
    },
  };
}
