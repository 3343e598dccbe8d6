import { calendarDay, dayNumber, dayOf, type Instant } from '@peil/kernel';
import { reportingLines, type OrganisationReader } from '@peil/organisation';
import { waitingFor, type ComplianceReader, type MagFactsReader, type Waiting } from '@peil/performance-agreements';
import type { DigestsAt } from './digest-rounds.js';
import { digestContent, type Obligations } from './domain/content.js';
import { digestOf, type DigestTerms } from './domain/digest.js';

/** Answers what each person is to be told, from the same read models as the pages, as of the day of a moment. */
export function createDigestsAt(
  parts: {
    readonly organisation: OrganisationReader;
    readonly compliance: ComplianceReader;
    readonly facts: MagFactsReader;
  },
  terms: DigestTerms & { readonly comingDays: number },
): (moment: Instant) => DigestsAt {
  const { organisation, compliance, facts } = parts;
  const isFurther = terms.escalateFurtherAfterDays !== undefined;
  return (moment) => {
    const asOf = dayOf(moment);
    const year = Number(asOf.slice(0, 4));
    const yearStart = dayNumber(calendarDay(`${year}-01-01`));
    const view = organisation.on(asOf);
    const people = [...view.appointmentsOf.keys()];
    const reportsTo = new Map<string, Set<string>>();
    for (const personId of people) {
      for (const { managerId } of reportingLines(view, personId)) {
        if (managerId === undefined) continue;
        const reports = reportsTo.get(managerId) ?? new Set();
        reportsTo.set(managerId, reports.add(personId));
      }
    }
    const waiting = [year, year - 1].map((one) => waitingFor(facts.year(one)));
    const obligationsOf = (personId: string): Obligations => ({
      thisYear: compliance.person(personId, { year, asOf }),
      lastYear: compliance.person(personId, { year: year - 1, asOf }),
      yearStart,
    });
    return {
      people,
      digestOf(personId, language) {
        const content = digestContent(
          {
            own: obligationsOf(personId),
            waiting: added(waiting.map((of) => of.get(personId))),
            reports: [...(reportsTo.get(personId) ?? [])].map(obligationsOf),
            below: isFurther
              ? [...(reportsTo.get(personId) ?? [])].map((one) => [...(reportsTo.get(one) ?? [])].map(obligationsOf))
              : [],
          },
          dayNumber(asOf),
          terms,
        );
        return digestOf(content, language, terms);
      },
    };
  };
}

function added(parts: readonly (Waiting | undefined)[]): Waiting {
  return {
    proposals: parts.reduce((sum, part) => sum + (part?.proposals ?? 0), 0),
    handOvers: parts.reduce((sum, part) => sum + (part?.handOvers ?? 0), 0),
  };
}
