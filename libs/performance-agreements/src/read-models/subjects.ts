import { dayNumber } from '@peil/kernel';
import { stretchesOf, type Person } from '@peil/organisation';
import { FOREVER, type Subject } from '../domain/compliance/obligations.js';

const made = new WeakMap<Person, Subject>();

/** Where a person stands over all days, as days that compare as numbers. Made once while nothing about the person changes. */
export function subjectOf(person: Person): Subject {
  const known = made.get(person);
  if (known !== undefined) return known;
  const subject: Subject = {
    stretches: person.appointments.flatMap((appointment) =>
      stretchesOf(appointment).map(({ terms, from, until }) => ({
        from: dayNumber(from),
        until: until === undefined ? FOREVER : dayNumber(until),
        role: terms.role,
        scale: terms.salaryScale,
      })),
    ),
    leave: person.excused.map(({ from, until }) => ({
      from: dayNumber(from),
      until: until === undefined ? FOREVER : dayNumber(until),
    })),
  };
  made.set(person, subject);
  return subject;
}
