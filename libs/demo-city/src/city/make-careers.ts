import { derivedId } from '@peil/eventing';
import { addMonthsTo, datePartsOf, dayNumberOf } from '@peil/kernel';
import type { AppointmentTerms, PersonId, UnitId } from '@peil/organisation';
import { dayNumber, type DayNumber, type DemoCalendar } from '../calendar.js';
import type { Random } from '../random.js';
import { appointed, changed, ended, joined, onLeave, type Career } from './careers.js';
import type { SituationCode } from './situations.js';
import type { Place } from './units.js';

type Parts = {
  readonly seed: string;
  readonly personId: PersonId;
  readonly place: Place;
  readonly places: readonly Place[];
  readonly random: Random;
  readonly calendar: DemoCalendar;
};

/** Days before the first day on which the organisation was entered. */
export const SET_UP_DAYS = 15;

function firstOfMonth(day: DayNumber): DayNumber {
  const { year, month } = datePartsOf(day);
  return dayNumberOf(year, month, 1);
}

function managerTerms(unitId: UnitId, random: Random): AppointmentTerms {
  const functionKind = random.pick(['teamManager', 'teamManager', 'teamManager', 'head', 'coordinator'] as const);
  const salaryScale = functionKind === 'head' ? random.between(13, 14) : random.between(10, 12);
  const weeklyHours = random.pick(['36', '36', '36', '32', '28.8', '24']);
  return { unitId, role: 'manager', functionKind, salaryScale, weeklyHours, acting: false };
}

/** Some ordinary career: most were there before Peil, some began since; a few moved, rose or were away. */
export function managerCareer(parts: Parts): Career {
  const { seed, personId, place, places, random, calendar } = parts;
  const firstDay = dayNumber(calendar.firstDay);
  const today = dayNumber(calendar.today);
  const appointmentId = derivedId('demo-city', seed, personId, 'appointment', 1);
  const terms = managerTerms(place.team.unitId, random);
  const isNew = random.chance(0.22);
  const from = isNew
    ? firstOfMonth(random.between(firstDay + 60, today - 40))
    : addMonthsTo(firstDay, -random.between(3, 120));
  const recordedOn = isNew ? from - random.between(4, 20) : firstDay - SET_UP_DAYS;
  let career = appointed({ personId, appointmentId, terms, from, recordedOn });
  const since = Math.max(from, firstDay);
  if (today - since < 300) return career;

  const some = random.next();
  const when = firstOfMonth(random.between(since + 120, today - 90));
  if (some < 0.06) {
    const other = random.pick(places);
    const moved = { ...terms, unitId: other.team.unitId };
    career = changed(career, { personId, appointmentId, terms: moved, from: when, recordedOn: when - 12 });
  } else if (some < 0.12) {
    const salaryScale = (terms.salaryScale ?? 11) + 1;
    career = changed(career, {
      personId,
      appointmentId,
      terms: { ...terms, salaryScale },
      from: when,
      recordedOn: when - 8,
    });
  } else if (some < 0.21) {
    const until = addMonthsTo(when, random.between(1, 6)) - 1;
    const ground = random.pick(['A', 'A', 'B', 'B', 'C'] as const);
    const intervalId = derivedId('demo-city', seed, personId, 'leave', 1);
    const ends = until < today - 5 ? { until } : {};
    career = onLeave(career, { personId, intervalId, class: ground, from: when, ...ends, endKnown: false });
  } else if (some < 0.225) {
    career = joined(career, secondAppointment(parts, when, random.pick(places)));
  }
  return career;
}

function secondAppointment({ seed, personId, random }: Parts, from: DayNumber, { team }: Place): Career {
  const appointmentId = derivedId('demo-city', seed, personId, 'appointment', 2);
  const terms = { ...managerTerms(team.unitId, random), weeklyHours: '16' };
  return appointed({ personId, appointmentId, terms, from, recordedOn: from - 9 });
}

/** Somebody who is no longer there. */
export function leaverCareer({ seed, personId, place, random, calendar }: Parts): Career {
  const firstDay = dayNumber(calendar.firstDay);
  const today = dayNumber(calendar.today);
  const appointmentId = derivedId('demo-city', seed, personId, 'appointment', 1);
  const terms = managerTerms(place.team.unitId, random);
  const from = addMonthsTo(firstDay, -random.between(3, 120));
  const until = firstOfMonth(random.between(firstDay + 90, today - 30)) - 1;
  const career = appointed({ personId, appointmentId, terms, from, recordedOn: firstDay - SET_UP_DAYS });
  return ended(career, { personId, appointmentId, until, recordedOn: until - 25 });
}

export function directorCareer(
  { seed, personId, random, calendar }: Pick<Parts, 'seed' | 'personId' | 'random' | 'calendar'>,
  role: 'director' | 'cityDirector',
  unitId: UnitId,
  /** The post was vacant until then. */
  since?: DayNumber,
): Career {
  const firstDay = dayNumber(calendar.firstDay);
  const salaryScale = role === 'cityDirector' ? 18 : random.between(15, 17);
  return appointed({
    personId,
    appointmentId: derivedId('demo-city', seed, personId, 'appointment', 1),
    terms: { unitId, role, salaryScale, weeklyHours: '36', acting: false },
    from: since ?? addMonthsTo(firstDay, -random.between(3, 90)),
    recordedOn: since === undefined ? firstDay - SET_UP_DAYS : since - 20,
  });
}

/** The careers of the people somebody may want to look at; their days lie as far before today as their story asks. */
export function situationCareer(situation: SituationCode, parts: Parts): Career {
  const { seed, personId, place, places, calendar } = parts;
  const firstDay = dayNumber(calendar.firstDay);
  const today = dayNumber(calendar.today);
  const appointmentId = derivedId('demo-city', seed, personId, 'appointment', 1);
  const terms: AppointmentTerms = {
    ...{ unitId: place.team.unitId, role: 'manager', functionKind: 'teamManager', acting: false },
    ...{ salaryScale: 12, weeklyHours: '36' },
  };
  const recordedOn = firstDay - SET_UP_DAYS;
  const longAgo = { personId, appointmentId, terms, from: addMonthsTo(firstDay, -40), recordedOn };
  const elsewhere = places.find(({ directorate }) => directorate !== place.directorate) ?? place;
  const monthsAgo = (months: number): DayNumber => firstOfMonth(addMonthsTo(today, -months));

  switch (situation) {
    case 'just-appointed': {
      const from = firstOfMonth(today - 40);
      return appointed({ ...longAgo, from, recordedOn: from - 12 });
    }
    case 'on-leave':
      return onLeave(appointed(longAgo), {
        personId,
        intervalId: derivedId('demo-city', seed, personId, 'leave', 1),
        class: 'A',
        from: monthsAgo(4),
        until: addMonthsTo(monthsAgo(4), 6) - 1,
        endKnown: true,
      });
    case 'moved': {
      const from = monthsAgo(8);
      const before = { ...terms, unitId: elsewhere.team.unitId };
      return changed(appointed({ ...longAgo, terms: before }), {
        personId,
        appointmentId,
        terms,
        from,
        recordedOn: from - 20,
      });
    }
    case 're-appointed': {
      const until = monthsAgo(16) - 1;
      const from = monthsAgo(10);
      const again = { ...longAgo, appointmentId: derivedId('demo-city', seed, personId, 'appointment', 2) };
      return joined(
        ended(appointed(longAgo), { personId, appointmentId, until, recordedOn: until - 30 }),
        appointed({ ...again, from, recordedOn: from - 15 }),
      );
    }
    case 'acting': {
      const from = monthsAgo(6);
      const until = addMonthsTo(from, 12) - 1;
      return appointed({ ...longAgo, terms: { ...terms, acting: true }, from, until, recordedOn: from - 5 });
    }
    case 'two-appointments': {
      const half = { ...terms, weeklyHours: '20' };
      return joined(appointed({ ...longAgo, terms: half }), secondAppointment(parts, monthsAgo(14), elsewhere));
    }
    default:
      return appointed(longAgo);
  }
}
