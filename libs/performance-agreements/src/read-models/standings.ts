import type { CompletionsOf } from '@peil/accreditation';
import { dayNumber, type CalendarDay, type Instant } from '@peil/kernel';
import { reportingLines, type OrganisationDay, type OrganisationReader } from '@peil/organisation';
import type { RecordedFact } from '../domain/compliance/facts.js';
import { obligations, type Completion, type DutyState } from '../domain/compliance/obligations.js';
import { noTimeline, timelineOf, type Timeline } from '../domain/compliance/timeline.js';
import { rulesOfYear, type YearRules } from '../domain/policy/duties.js';
import type { PublishedPolicy } from '../domain/policy/policy.js';
import type { MagFactsReader } from './mag-facts-reader.js';
import { subjectOf } from './subjects.js';

/** A year and a day of it, as known at a moment; now when that is absent. */
export type Times = { readonly year: number; readonly asOf: CalendarDay; readonly knownAt?: Instant | undefined };

/** One manager's obligations on a day, and what they came from. */
export type Standing = {
  readonly personId: string;
  readonly duties: readonly (DutyState | undefined)[];
  readonly timeline: Timeline;
  /** Whether completed activities were looked at. */
  readonly usedCompletions: boolean;
};

/** Obligations of people, computed when asked. */
export type Standings = {
  readonly rules: (times: Pick<Times, 'year' | 'knownAt'>) => YearRules;
  readonly factsOf: (personId: string, year: number) => readonly RecordedFact[];
  /** @param rules other ones than those that were published: for a dry run */
  readonly of: (personId: string, times: Times, rules?: YearRules) => Standing;
  readonly completionsOf: CompletionsOf;
};

const noFacts: readonly RecordedFact[] = [];

export function createStandings(parts: {
  readonly facts: MagFactsReader;
  readonly organisation: OrganisationReader;
  readonly completionsOf: CompletionsOf;
}): Standings {
  const { facts, organisation, completionsOf } = parts;
  const rulesMade = new WeakMap<readonly PublishedPolicy[], Map<number, YearRules>>();
  const timelines = new WeakMap<
    readonly RecordedFact[],
    { readonly knownAt: string | undefined; readonly timeline: Timeline }
  >();

  function rules({ year, knownAt }: Pick<Times, 'year' | 'knownAt'>): YearRules {
    const published = facts.published(knownAt);
    const byYear = rulesMade.get(published) ?? new Map<number, YearRules>();
    rulesMade.set(published, byYear);
    const known = byYear.get(year);
    if (known !== undefined) return known;
    const made = rulesOfYear(published, year);
    byYear.set(year, made);
    return made;
  }

  function timeline(list: readonly RecordedFact[], knownAt: string | undefined): Timeline {
    if (list.length === 0) return noTimeline;
    const known = timelines.get(list);
    if (known !== undefined && known.knownAt === knownAt) return known.timeline;
    const made = timelineOf(list, knownAt);
    timelines.set(list, { knownAt, timeline: made });
    return made;
  }

  const factsOf = (personId: string, year: number) => facts.year(year).get(personId) ?? noFacts;

  return {
    rules,
    factsOf,
    completionsOf,
    of(personId, times, otherRules) {
      const { year, asOf, knownAt } = times;
      const view = organisation.on(asOf, knownAt);
      const person = view.organisation.people.get(personId);
      const line = timeline(factsOf(personId, year), knownAt);
      if (person === undefined) return { personId, duties: [], timeline: line, usedCompletions: false };
      let usedCompletions = false;
      const completions = (): readonly Completion[] => {
        usedCompletions = true;
        return completionsOf(personId, knownAt);
      };
      const duties = obligations(
        otherRules ?? rules(times),
        { subject: subjectOf(person), timeline: line, completions, isLineVacant: () => isVacant(view, personId) },
        dayNumber(asOf),
      );
      return { personId, duties, timeline: line, usedCompletions };
    },
  };
}

/** Nobody holds the post above, for any of the appointments. */
function isVacant(view: OrganisationDay, personId: string): boolean {
  const lines = reportingLines(view, personId);
  return lines.length > 0 && lines.every(({ reason }) => reason === 'vacant');
}
