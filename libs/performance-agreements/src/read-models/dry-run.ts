import { calendarDay, dayNumber, dayOfNumber, type CalendarDay } from '@peil/kernel';
import type { OrganisationReader } from '@peil/organisation';
import { lateFrom, rulesOfYear, type Duty, type YearRules } from '../domain/policy/duties.js';
import type { PublishedPolicy } from '../domain/policy/policy.js';
import type { MagFactsReader } from './mag-facts-reader.js';
import { placesOn } from './places.js';
import type { Standings } from './standings.js';

/** One obligation with how many managers it would be about. */
export type TriedDuty = {
  readonly duty: Duty;
  readonly dueOn: CalendarDay;
  readonly lateFrom: CalendarDay;
  readonly due: number;
  readonly done: number;
  readonly late: number;
};

/** A year with the policy as it is and as it would be. */
export type TriedYear = {
  readonly year: number;
  readonly asOf: CalendarDay;
  readonly changed: boolean;
  readonly before: readonly TriedDuty[];
  readonly after: readonly TriedDuty[];
};

/** A version of a policy tried on the facts before it counts. Changes nothing. */
export type PolicyDryRun = (candidate: PublishedPolicy, today: CalendarDay) => readonly TriedYear[];

export function createPolicyDryRun(parts: {
  readonly facts: MagFactsReader;
  readonly organisation: OrganisationReader;
  readonly standings: Standings;
}): PolicyDryRun {
  const { facts, organisation, standings } = parts;

  function tried(rules: YearRules, asOf: CalendarDay): readonly TriedDuty[] {
    const people = [...placesOn(organisation.on(asOf)).unitsOf.keys()];
    const counts = rules.duties.map(() => ({ due: 0, done: 0, late: 0 }));
    for (const personId of people) {
      standings.of(personId, { year: rules.year, asOf }, rules).duties.forEach((found, index) => {
        const count = counts[index];
        if (found === undefined || found.state === 'exempt' || count === undefined) return;
        count.due += 1;
        if (found.state === 'done') count.done += 1;
        if (found.state === 'late') count.late += 1;
      });
    }
    return rules.duties.map((duty, index) => ({
      duty,
      dueOn: dayOfNumber(duty.due),
      lateFrom: dayOfNumber(lateFrom(duty)),
      ...(counts[index] ?? { due: 0, done: 0, late: 0 }),
    }));
  }

  return (candidate, today) => {
    const published = facts.published();
    const others = published.filter(
      (one) => !(one.policyId === candidate.policyId && one.version === candidate.version),
    );
    const first = Number(candidate.from.slice(0, 4));
    const thisYear = Number(today.slice(0, 4));
    const years = [...new Set([Math.min(first, thisYear) - 1, thisYear, first, first + 1])].sort((a, b) => a - b);
    return years.map((year): TriedYear => {
      const [start, end] = [calendarDay(`${year}-01-01`), calendarDay(`${year}-12-31`)];
      const asOf = today < start ? start : today > end ? end : today;
      const before = tried(rulesOfYear(published, year), asOf);
      const after = tried(rulesOfYear([...others, candidate], year), asOf);
      return {
        year,
        asOf,
        before,
        after,
        changed: JSON.stringify(before.map(bare)) !== JSON.stringify(after.map(bare)),
      };
    });
  };
}

/** What counts as a change: what is owed, when and by how many; not which version says so. */
function bare({ duty: { policyId: _policy, version: _version, due, ...duty }, ...tried }: TriedDuty): unknown {
  return [duty, dayNumber(dayOfNumber(due)), tried];
}
