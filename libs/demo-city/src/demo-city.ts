import type { Actor, JsonObject } from '@peil/eventing';
import { addDays, calendarDaySchema, type CalendarDay, type LocalizedText } from '@peil/kernel';
import type { PersonId } from '@peil/organisation';
import { z } from 'zod';
import { dayAt, dayNumber, demoCalendar, workingDay, type DemoCalendar } from './calendar.js';
import { cityFacilitators, cityOfferings, cityProviders } from './city/catalogue.js';
import { cityPeople, type CityManager, type CityNumbers, type CityPeople } from './city/people.js';
import { situationTexts, type SituationCode } from './city/situations.js';
import { cityUnits, type CitySize, type CityUnits } from './city/units.js';
import { intervisionGroups, tellLeadershipDays, tellMeetings } from './dossiers/groups.js';
import { planClosing, type ClosingPlan } from './closing-plan.js';
import { developmentAssessment, programme, servedIn, type ProgrammeParts } from './dossiers/programmes.js';
import { tellSessions, type Desk } from './dossiers/sessions.js';
import { tellSituations } from './dossiers/situation-stories.js';
import { tellActionPlans, tellPlanWords } from './mag/action-plans.js';
import { tellCycles } from './mag/cycles.js';
import { tellMenuCards } from './mag/menu-cards.js';
import { tellAgreementKinds, tellPolicies } from './mag/set-up.js';
import { tellFigures } from './figures.js';
import { randomOf } from './random.js';
import { emptyScript, type DemoCommand, type Script } from './script.js';
import {
  accreditationEnd,
  tellFacilitators,
  tellKinds,
  tellOfferings,
  tellPeople,
  tellProviders,
  tellScheme,
  tellUnits,
} from './set-up.js';

/** `city`: 8 clusters, 58 directorates and districts, 1,100 managers. `small`: a dozen managers, for tests. */
export const demoSizes = ['city', 'small'] as const;
export type DemoSize = (typeof demoSizes)[number];

export type DemoOptions = {
  /** The same seed, day and size always give the same city. */
  readonly seed: string;
  /** The day the city is made for; its history ends the day before. */
  readonly today: CalendarDay;
  readonly size: DemoSize;
  /** The document of the scheme that is published, with calendar periods of two years. */
  readonly scheme: JsonObject;
};

/** Somebody of the city, and why one would sign in as them. */
export type NamedPerson = {
  readonly code: string;
  readonly personId: PersonId;
  readonly name: string;
  readonly description: LocalizedText;
};

export type NamedPeople = {
  /** Managers in situations worth a look. */
  readonly situations: readonly (NamedPerson & { readonly code: SituationCode })[];
  /** One of each role, as `POST /v1/demo-sessions` names them. */
  readonly personas: readonly NamedPerson[];
};

export type DemoCity = NamedPeople & {
  readonly calendar: DemoCalendar;
  /** The whole history, in the order in which it was recorded. */
  readonly commands: readonly DemoCommand[];
  /** The closing of the earlier period, which is sent in its place: see `sendHistory`. */
  readonly closing: ClosingPlan;
  /** Everyone whose texts are encrypted with a key of their own. */
  readonly subjects: readonly string[];
  readonly counts: {
    readonly clusters: number;
    readonly directorates: number;
    readonly managers: number;
    readonly directors: number;
    readonly cityDirectors: number;
  };
};

const schemeFields = z.object({ scheme: z.string(), period: z.object({ anchor: calendarDaySchema }) });

function schemeOf(document: JsonObject): { readonly schemeId: string; readonly anchor: CalendarDay } {
  const { scheme, period } = schemeFields.parse(document);
  return { schemeId: scheme, anchor: period.anchor };
}

const SEED_OF_NUMBERS = 'teams';

function sizeOf(size: DemoSize, seed: string): CitySize & CityNumbers {
  if (size === 'small')
    return { clusters: 1, directorates: 2, teams: [12, 2], managers: 12, leavers: 0, hrAdvisers: 1 };
  const random = randomOf(seed, SEED_OF_NUMBERS);
  const teams = Array.from({ length: 58 }, () => random.between(13, 19));
  return { clusters: 8, directorates: 8, teams, managers: 1_042, leavers: 70, hrAdvisers: 6 };
}

/** The people worth signing in as, without the history: quick. */
export function demoPeople({ seed, today, size, scheme }: DemoOptions): NamedPeople {
  const numbers = sizeOf(size, seed);
  return namedPeople(cityPeople(seed, cityUnits(seed, numbers), numbers, demoCalendar(today, schemeOf(scheme).anchor)));
}

function namedPeople(people: CityPeople): NamedPeople {
  return { situations: situationsOf(people), personas: personasOf(people) };
}

/** Makes up the city and its history. Pure: the same options always give the same. */
export function demoCity({ seed, today, size, scheme }: DemoOptions): DemoCity {
  const { schemeId, anchor } = schemeOf(scheme);
  const calendar = demoCalendar(today, anchor);
  const numbers = sizeOf(size, seed);
  const units = cityUnits(seed, numbers);
  const people = cityPeople(seed, units, numbers, calendar);
  const script = emptyScript(seed, calendar);
  const facilitators = cityFacilitators(seed);
  const offerings = cityOfferings(seed);
  const administrator: Actor = { personId: people.hrOfAll.personId, role: 'administrator' };
  const hr: Actor = { personId: people.hrOfAll.personId, role: 'hr' };

  tellKinds(script, calendar);
  tellAgreementKinds(script, calendar);
  tellPlanWords(script, calendar);
  tellUnits(script, calendar, units, administrator);
  tellPeople(script, calendar, people, units, administrator);
  tellProviders(script, calendar, cityProviders, hr);
  tellFacilitators(script, calendar, facilitators, hr);
  tellOfferings(script, calendar, offerings, hr);
  tellScheme(script, calendar, schemeId, scheme, hr);
  tellFigures(script, calendar, units, hr);
  tellPolicies(script, calendar, hr);

  const desk = deskOf(hr, people, units, calendar);
  const registered = facilitators.filter((one) => one.registered && one.external);
  const parts: ProgrammeParts = {
    ...{ script, desk, calendar, offerings },
    offering: (code) => {
      const found = offerings.find((one) => one.code === code);
      if (found === undefined) throw new Error(`no offering ${code} in the demo's catalogue`);
      return found;
    },
    facilitatorOf: (random) => random.pick(registered).facilitatorId,
  };
  tellDossiers(parts, people);
  tellConversations(script, schemeId, calendar, people, hr);
  tellCycles(script, calendar, people, units);
  tellActionPlans(script, calendar, people, units);
  tellMenuCards(script, calendar, { people, units, offerings, hr });
  const closing = planClosing(script, schemeId, calendar, [...people.managers, ...people.directors], hr);

  return {
    calendar,
    commands: script.commands(),
    closing,
    subjects: subjectsOf(people, facilitators),
    ...namedPeople(people),
    counts: {
      clusters: units.clusters.length,
      directorates: units.clusters.flatMap((cluster) => cluster.directorates).length,
      managers: numbers.managers + people.directors.length,
      directors: people.directors.length,
      cityDirectors: people.cityDirectors.length,
    },
  };
}

function deskOf(hr: Actor, people: CityPeople, units: CityUnits, calendar: DemoCalendar): Desk {
  const directorates = units.clusters.flatMap((cluster) => cluster.directorates);
  const end = dayNumber(accreditationEnd(calendar));
  const accredited = new Map(cityProviders.map((provider) => [provider.providerId, provider.accredited]));
  return {
    hr,
    reviewerOf: ({ directorate }) => {
      const place = directorates.findIndex(({ unitId }) => unitId === directorate.unitId);
      const adviser = people.hr[place % people.hr.length] ?? people.hrOfAll;
      return { personId: adviser.personId, role: 'hr' };
    },
    isAccredited: (providerId, day) => {
      const how = accredited.get(providerId);
      return how === 'throughout' || (how === 'untilLastYear' && day <= end);
    },
  };
}

function tellDossiers(parts: ProgrammeParts, people: CityPeople): void {
  const { script, desk, calendar } = parts;
  const situations = people.managers.filter(({ situation }) => situation !== undefined);
  const others = [...people.managers, ...people.directors].filter(({ situation }) => situation === undefined);
  const groups = intervisionGroups(script.seed, people, cityFacilitators(script.seed));
  const facilitated = new Set(
    groups
      .filter(({ facilitator }) => facilitator?.external === true)
      .flatMap(({ members }) => members.map(({ personId }) => personId)),
  );
  const wishes = others.flatMap((person) =>
    [calendar.earlier, calendar.current].flatMap((period) =>
      programme(parts, person, period, !facilitated.has(person.personId)),
    ),
  );
  tellSessions(script, desk, wishes);
  for (const group of groups) tellMeetings(script, desk, calendar, group);
  for (const person of others) developmentAssessment(parts, person);
  tellLeadershipDays(script, desk, calendar, parts.offering('leiderschapsdag'), others);
  tellSituations(parts, situations);
}

/** With most of those who did not make the earlier period there was a conversation, after its three months of grace. */
function tellConversations(
  script: Script,
  schemeId: string,
  calendar: DemoCalendar,
  people: CityPeople,
  hr: Actor,
): void {
  const graceEnded = dayNumber(addDays(calendar.current.from, 90));
  const late = (person: CityManager): boolean =>
    person.situation === undefined && person.effort.earlier < 1 && servedIn(person, calendar.earlier) !== undefined;
  for (const person of [...people.managers, ...people.directors].filter(late)) {
    const { personId } = person;
    const random = randomOf(script.seed, 'conversation', personId);
    if (random.chance(0.12)) continue;
    const day = workingDay(graceEnded + random.between(5, 110));
    const on = workingDay(day + random.between(1, 8));
    script.add(`conversation ${personId}`, { on, minute: random.between(520, 1_000) }, hr, {
      ...{ to: 'standing', streamId: personId },
      command: {
        ...{ type: 'recordConversation', personId, schemeId, periodFrom: calendar.earlier.from },
        ...{ day: dayAt(day), today: dayAt(on) },
      },
    });
  }
}

function subjectsOf(
  people: CityPeople,
  facilitators: readonly { readonly facilitatorId: string }[],
): readonly string[] {
  const { managers, directors, cityDirectors, hrOfAll, hr, auditor, reporting } = people;
  const everybody = [...managers, ...directors, ...cityDirectors, hrOfAll, ...hr, auditor, reporting];
  return [...everybody.map(({ personId }) => personId), ...facilitators.map(({ facilitatorId }) => facilitatorId)];
}

function situationsOf({ managers }: CityPeople): NamedPeople['situations'] {
  return managers.flatMap(({ personId, details, situation }) =>
    situation === undefined
      ? []
      : [{ code: situation, personId, name: details.name, description: situationTexts[situation] }],
  );
}

function personasOf({
  managers,
  directors,
  cityDirectors,
  hrOfAll,
  auditor,
  reporting,
}: CityPeople): readonly NamedPerson[] {
  const who = [
    { code: 'manager', person: managers[0], nl: 'leidinggevende', en: 'manager' },
    { code: 'director', person: directors[0], nl: 'directeur van het stadsdeel', en: 'director of the district' },
    { code: 'city-director', person: cityDirectors[0], nl: 'stedelijk directeur', en: 'city director' },
    {
      code: 'hr',
      person: hrOfAll,
      nl: 'P&O-adviseur van iedereen, en beheerder',
      en: 'HR adviser of all, and administrator',
    },
    { code: 'auditor', person: auditor, nl: 'auditor', en: 'auditor' },
    { code: 'reporting', person: reporting, nl: 'griffie en bestuur: alleen cijfers', en: 'reporting: figures only' },
  ];
  return who.flatMap(({ code, person, nl, en }) =>
    person === undefined
      ? []
      : [{ code, personId: person.personId, name: person.details.name, description: { nl, en } }],
  );
}
