import type { JsonObject } from '@peil/eventing';
import type { Actor } from '@peil/eventing';
import { builtInKinds } from '@peil/development';
import { addDays, calendarDay } from '@peil/kernel';
import { dayAt, dayNumber, workingDay, type DemoCalendar } from './calendar.js';
import type { CityFacilitator, CityOffering, CityProvider } from './city/catalogue.js';
import { SET_UP_DAYS } from './city/make-careers.js';
import type { CityManager, CityPeople, CityPerson } from './city/people.js';
import { allUnits, type CityUnits } from './city/units.js';
import { madeUpName } from './names.js';
import { randomOf } from './random.js';
import type { Script } from './script.js';

const SYSTEM: Actor = { personId: 'peil', role: 'system' };
/** Units of two hundred years old make no sense; the city itself is this old. */
const CITY_FROM = calendarDay('2005-01-01');

/** The kinds of activity every installation begins with, by the same ids: starting the server adds nothing. */
export function tellKinds(script: Script, calendar: DemoCalendar): void {
  const on = dayNumber(calendar.firstDay) - SET_UP_DAYS - 2;
  for (const [index, kind] of builtInKinds.entries()) {
    script.add(`kind ${kind.code}`, { on, minute: 500 + index / 100 }, SYSTEM, {
      ...{ to: 'activityKind', streamId: kind.code },
      command: { type: 'provideActivityKind', kind },
    });
  }
}

export function tellUnits(script: Script, calendar: DemoCalendar, units: CityUnits, by: Actor): void {
  const on = dayNumber(calendar.firstDay) - SET_UP_DAYS - 1;
  for (const [index, unit] of allUnits(units).entries()) {
    script.add(`unit ${unit.unitId}`, { on, minute: 540 + index / 100 }, by, {
      ...{ to: 'unit', streamId: unit.unitId },
      command: { type: 'establishUnit', ...unit, from: CITY_FROM },
    });
  }
}

/** People are entered on the day of their first appointment's recording; roles on the first day of all. */
export function tellPeople(
  script: Script,
  calendar: DemoCalendar,
  people: CityPeople,
  units: CityUnits,
  by: Actor,
): void {
  const everybody = [...people.managers, ...people.directors, ...people.cityDirectors];
  for (const [index, person] of everybody.entries()) tellCareer(script, person, index, by);
  const on = dayNumber(calendar.firstDay) - SET_UP_DAYS - 1;
  const staff = [people.hrOfAll, ...people.hr, people.auditor, people.reporting];
  for (const [index, person] of staff.entries()) register(script, person, { on, minute: 520 + index / 100 }, by);
  const directorates = units.clusters.flatMap((cluster) => cluster.directorates);
  const assign = (
    person: CityPerson,
    role: 'hr' | 'administrator' | 'auditor' | 'reporting',
    unitIds?: string[],
  ): void => {
    const assignmentId = script.id('assignment', person.personId, role);
    script.add(`assign ${assignmentId}`, { on, minute: 530 }, by, {
      ...{ to: 'person', streamId: person.personId },
      command: {
        ...{ type: 'assignRole', personId: person.personId, assignmentId, role },
        ...{ units: unitIds ?? 'all', from: calendar.firstDay },
      },
    });
  };
  assign(people.hrOfAll, 'administrator');
  assign(people.hrOfAll, 'hr');
  for (const [index, person] of people.hr.entries()) {
    const own = directorates.filter((_, place) => place % people.hr.length === index).map(({ unitId }) => unitId);
    if (own.length > 0) assign(person, 'hr', own);
  }
  assign(people.auditor, 'auditor');
  assign(people.reporting, 'reporting');
}

function register(
  script: Script,
  { personId, details }: CityPerson,
  when: { on: number; minute: number },
  by: Actor,
): void {
  script.add(`person ${personId}`, when, by, {
    ...{ to: 'person', streamId: personId },
    command: { type: 'registerPerson', personId, details },
  });
}

function tellCareer(script: Script, person: CityManager, index: number, by: Actor): void {
  const steps = person.career.steps.toSorted((one, other) => one.on - other.on);
  const first = steps[0];
  if (first === undefined) return;
  // All are registered before the first is appointed, so that neighbours in the log belong to different streams.
  const minute = 545 + (index % 1_200) / 8;
  register(script, person, { on: first.on, minute }, by);
  for (const [number, { on, command }] of steps.entries()) {
    script.add(`career ${person.personId} ${number}`, { on, minute: minute + 160 + number / 100 }, by, {
      ...{ to: 'person', streamId: person.personId },
      command,
    });
  }
}

export function tellProviders(
  script: Script,
  calendar: DemoCalendar,
  providers: readonly CityProvider[],
  by: Actor,
): void {
  const on = dayNumber(calendar.firstDay) - SET_UP_DAYS;
  for (const [index, { providerId, name, internal, accredited }] of providers.entries()) {
    const add = (key: string, day: number, command: Parameters<Script['add']>[3] & { to: 'provider' }): void =>
      script.add(`provider ${providerId} ${key}`, { on: day, minute: 600 + index }, by, command);
    const to = { to: 'provider' as const, streamId: providerId };
    add('registered', on, { ...to, command: { type: 'registerProvider', providerId, name, internal } });
    if (accredited === 'no') continue;
    const from = calendar.firstDay;
    add('accredited', on + 1, {
      ...to,
      command: { type: 'accreditProvider', providerId, from, until: undefined, reason: undefined },
    });
    if (accredited === 'untilLastYear') {
      const until = accreditationEnd(calendar);
      const reason = 'De kwaliteitsafspraak is niet verlengd.';
      add('ended', dayNumber(until) - 20, {
        ...to,
        command: { type: 'endProviderAccreditation', providerId, until, reason },
      });
    }
  }
}

/** The last day of the provider whose accreditation was not prolonged. */
export function accreditationEnd(calendar: DemoCalendar): ReturnType<typeof addDays> {
  return addDays(calendar.current.from, 180);
}

export function tellFacilitators(
  script: Script,
  calendar: DemoCalendar,
  all: readonly CityFacilitator[],
  by: Actor,
): void {
  const on = dayNumber(calendar.firstDay) - SET_UP_DAYS + 2;
  for (const [index, { facilitatorId, external, registered }] of all.entries()) {
    if (!registered) continue;
    const name = madeUpName(randomOf(script.seed, 'facilitator', index));
    script.add(`facilitator ${facilitatorId}`, { on, minute: 640 + index }, by, {
      ...{ to: 'facilitator', streamId: facilitatorId },
      command: {
        type: 'registerFacilitator',
        facilitatorId,
        name,
        external,
        from: calendar.firstDay,
        until: undefined,
      },
    });
  }
}

export function tellOfferings(
  script: Script,
  calendar: DemoCalendar,
  offerings: readonly CityOffering[],
  by: Actor,
): void {
  const on = dayNumber(calendar.firstDay) - SET_UP_DAYS + 1;
  for (const [index, { offeringId, story, ...rest }] of offerings.entries()) {
    const to = { to: 'offering' as const, streamId: offeringId };
    const accreditationId = script.id('accreditation', offeringId);
    const { components, tags } = rest;
    const grant = { from: calendar.firstDay, components: [...components], tags: [...tags], categories: [] };
    const add = (key: string, day: number, command: Parameters<Script['add']>[3] & { to: 'offering' }): void =>
      script.add(`offering ${offeringId} ${key}`, { on: workingDay(day), minute: 660 + index }, by, command);
    const details = { ...rest, components: [...components], tags: [...tags], categories: [] };
    const request = story === 'pending' ? script.lastDay - 25 : on + 1;
    const granted = story === 'lateGranted' ? on + 200 : on + 3;
    add('added', story === 'pending' ? script.lastDay - 60 : on, {
      ...to,
      command: { type: 'addOffering', offeringId, details },
    });
    add('requested', request, {
      ...to,
      command: { type: 'requestAccreditation', offeringId, accreditationId, note: undefined },
    });
    if (story === 'pending') continue;
    if (story === 'refused') {
      const reason = 'Er is geen programma dat bij de visie op leiderschap hoort.';
      add('refused', on + 20, { ...to, command: { type: 'refuseAccreditation', offeringId, accreditationId, reason } });
      continue;
    }
    const until = story === 'expired' ? { until: calendar.earlier.until } : {};
    add('granted', granted, {
      ...to,
      command: {
        type: 'grantAccreditation',
        offeringId,
        accreditationId,
        grant: { ...grant, ...until },
        reason: undefined,
      },
    });
    if (story === 'withdrawn') {
      const from = addDays(calendar.current.from, 150);
      const reason = 'De inhoud is veranderd en sluit niet meer aan.';
      add('withdrawn', dayNumber(from) - 10, {
        ...to,
        command: { type: 'withdrawAccreditation', offeringId, accreditationId, from, reason },
      });
    }
  }
}

/** The scheme is published before its first day, so nothing is recalculated. */
export function tellScheme(
  script: Script,
  calendar: DemoCalendar,
  schemeId: string,
  document: JsonObject,
  by: Actor,
): void {
  const on = dayNumber(calendar.firstDay) - SET_UP_DAYS + 3;
  const to = { to: 'scheme' as const, streamId: schemeId };
  script.add(`scheme ${schemeId} drafted`, { on, minute: 700 }, by, {
    ...to,
    command: { type: 'draftVersion', schemeId, document, basedOn: undefined },
  });
  script.add(`scheme ${schemeId} published`, { on: workingDay(on + 4), minute: 700 }, by, {
    ...to,
    command: {
      ...{ type: 'publishVersion', schemeId, version: 1, from: calendar.firstDay, today: dayAt(workingDay(on + 4)) },
      ...{ reason: 'Concept van de regeling, voor de demostad', recalculationConfirmed: false },
    },
  });
}
