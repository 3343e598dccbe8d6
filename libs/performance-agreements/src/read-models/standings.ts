import type { CompletionsOf, FactsReader } from '@peil/accreditation';
import { dayNumber, type CalendarDay, type Instant } from '@peil/kernel';
import { reportingLines, type OrganisationDay, type OrganisationReader, type Person } from '@peil/organisation';
import { LRUCache } from 'lru-cache';
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
  /** Whether nobody is there to agree with; undefined where that made no difference. */
  readonly vacant: boolean | undefined;
};

/** Obligations of people, computed when asked. */
export type Standings = {
  readonly rules: (times: Pick<Times, 'year' | 'knownAt'>) => YearRules;
  readonly factsOf: (personId: string, year: number) => readonly RecordedFact[];
  /** @param rules other ones than those that were published: for a dry run */
  readonly of: (personId: string, times: Times, rules?: YearRules) => Standing;
  /** The same, computed and not remembered: for who keeps something smaller of it. */
  readonly computed: (personId: string, times: Times) => Standing;
  readonly completionsOf: CompletionsOf;
  /** Whether something that was computed for a person on a day would be the same now; one look at the day for all of them. */
  readonly checkOn: (times: Times) => (known: Grounds, personId: string) => boolean;
  readonly groundsOf: (standing: Standing, times: Times) => Grounds;
};

/** What somebody's obligations on a day were computed from. */
export type Grounds = {
  readonly facts: readonly RecordedFact[];
  /** The day as it was known when this was last found to be right. */
  view: OrganisationDay;
  readonly person: Person | undefined;
  /** The last fact about the person that accreditation knew; undefined where none was looked at. */
  readonly mark: number | undefined;
  readonly vacant: boolean | undefined;
};

const REMEMBERED = 40_000;

const noFacts: readonly RecordedFact[] = [];

export function createStandings(parts: {
  readonly facts: MagFactsReader;
  readonly organisation: OrganisationReader;
  readonly completionsOf: CompletionsOf;
  readonly accreditation: Pick<FactsReader, 'personMark'>;
}): Standings {
  const { facts, organisation, completionsOf, accreditation } = parts;
  const remembered = new LRUCache<
    string,
    { readonly rules: YearRules; readonly grounds: Grounds; readonly standing: Standing }
  >({ max: REMEMBERED });
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

  function checkOn({ year, asOf, knownAt }: Times): (known: Grounds, personId: string) => boolean {
    const view = organisation.on(asOf, knownAt);
    const { people } = view.organisation;
    const ofYear = facts.year(year);
    return (known, personId) => {
      if (known.facts !== (ofYear.get(personId) ?? noFacts)) return false;
      if (known.mark !== undefined && known.mark !== accreditation.personMark(personId)) return false;
      if (known.view === view) return true;
      if (known.person !== people.get(personId)) return false;
      if (known.vacant !== undefined && known.vacant !== isVacant(view, personId)) return false;
      known.view = view;
      return true;
    };
  }

  function groundsOf({ personId, usedCompletions, vacant }: Standing, times: Times): Grounds {
    const view = organisation.on(times.asOf, times.knownAt);
    return {
      facts: factsOf(personId, times.year),
      view,
      person: view.organisation.people.get(personId),
      mark: usedCompletions ? accreditation.personMark(personId) : undefined,
      vacant,
    };
  }

  function computed(personId: string, times: Times, by: YearRules): Standing {
    const { year, asOf, knownAt } = times;
    const view = organisation.on(asOf, knownAt);
    const person = view.organisation.people.get(personId);
    const line = timeline(factsOf(personId, year), knownAt);
    if (person === undefined)
      return { personId, duties: [], timeline: line, usedCompletions: false, vacant: undefined };
    let usedCompletions = false;
    let vacant: boolean | undefined;
    const duties = obligations(
      by,
      {
        subject: subjectOf(person),
        timeline: line,
        completions: (): readonly Completion[] => {
          usedCompletions = true;
          return completionsOf(personId, knownAt);
        },
        isLineVacant: () => (vacant ??= isVacant(view, personId)),
      },
      dayNumber(asOf),
    );
    return { personId, duties, timeline: line, usedCompletions, vacant };
  }

  return {
    rules,
    factsOf,
    completionsOf,
    computed: (personId, times) => computed(personId, times, rules(times)),
    checkOn,
    groundsOf,
    of(personId, times, otherRules) {
      if (otherRules !== undefined) return computed(personId, times, otherRules);
      const { year, asOf, knownAt } = times;
      const key = `${personId} ${year} ${asOf} ${knownAt ?? ''}`;
      const by = rules(times);
      const known = remembered.get(key);
      if (known?.rules === by && checkOn(times)(known.grounds, personId)) return known.standing;
      const standing = computed(personId, times, by);
      remembered.set(key, { rules: by, grounds: groundsOf(standing, times), standing });
      return standing;
    },
  };
}

/** Nobody holds the post above, for any of the appointments. */
function isVacant(view: OrganisationDay, personId: string): boolean {
  const lines = reportingLines(view, personId);
  return lines.length > 0 && lines.every(({ reason }) => reason === 'vacant');
}
