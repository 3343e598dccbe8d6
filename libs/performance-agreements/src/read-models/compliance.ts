import { createCompletions, type Balances, type FactsReader } from '@peil/accreditation';
import {
  createFigureReleases,
  memoryReleaseLog,
  SMALL_BELOW,
  type FigureReleases,
  type ReleaseLog,
} from '@peil/disclosure';
import { dayNumber, dayOfNumber, type CalendarDay } from '@peil/kernel';
import { type OrganisationDay, type OrganisationReader, type UnitOn } from '@peil/organisation';
import { LRUCache } from 'lru-cache';
import { trendDays } from '../domain/compliance/months.js';
import { states, type State } from '../domain/compliance/obligations.js';
import { reasonsOn, type PointsStanding, type Reason } from '../domain/compliance/reasons.js';
import { plannedTalkOn } from '../domain/compliance/timeline.js';
import type { YearRules } from '../domain/policy/duties.js';
import { complianceTable, revisionOf, shownCounts, type ShownCounts } from './figures.js';
import type { MagFactsReader } from './mag-facts-reader.js';
import { ownStates, type DirectoratePlans, type OwnState } from './own-duties.js';
import { isCounted, isDirectorate, parentOf, peopleUnder, unitsBelow } from './places.js';
import { createSheets, noCounts, type Sheet, type UnitCounts } from './sheets.js';
import { createStandings, type Standing, type Standings, type Times } from './standings.js';

export type ComplianceRequest = Times & {
  readonly unitId: string;
  readonly kind: 'directorate' | 'cluster' | 'organisation';
  readonly view: 'persons' | 'figures';
};

/** One person behind the figures, for who may see them. */
export type PersonStanding = Standing & {
  readonly reasons: readonly Reason[];
  /** The talk that lies ahead. */
  readonly talkOn: CalendarDay | undefined;
};

/** How many were late at the end of a month, or on the day itself. */
export type TrendPoint = {
  readonly day: CalendarDay;
  readonly late: number | null;
  readonly lateManagers: number | null;
};

export type UnitCompliance = {
  readonly unit: UnitOn;
  readonly counts: ShownCounts;
  readonly own: readonly OwnState[];
};

/** Whether a directorate, cluster or the organisation keeps its agreements. */
export type Compliance = UnitCompliance & {
  readonly rules: YearRules;
  /** Open and due within 30, 60 and 90 days, by duty. */
  readonly coming: readonly (readonly (number | null)[])[];
  readonly trend: readonly TrendPoint[];
  readonly units: readonly UnitCompliance[];
  readonly people: readonly PersonStanding[];
  readonly smallBelow: number | undefined;
  readonly position: number;
};

export type ComplianceReader = {
  /** Undefined when there is no such unit of that kind on the day. */
  readonly of: (request: ComplianceRequest) => Compliance | undefined;
  /** One person's obligations with the reasons for a conversation. */
  readonly person: (personId: string, times: Times) => PersonStanding;
  readonly standings: Standings;
};

const FIGURES_KEPT = 24;
const DIRECTORATES_KEPT = 500;

export function createCompliance(parts: {
  readonly facts: MagFactsReader;
  readonly organisation: OrganisationReader;
  readonly accreditation: FactsReader;
  readonly balances: Balances;
  readonly plans?: DirectoratePlans | undefined;
  readonly smallBelow?: number | undefined;
  /** What was shown before to who sees figures only. */
  readonly releaseLog?: ReleaseLog | undefined;
}): ComplianceReader {
  const {
    facts,
    organisation,
    accreditation,
    balances,
    plans,
    smallBelow = SMALL_BELOW,
    releaseLog = memoryReleaseLog(),
  } = parts;
  const completionsOf = createCompletions(accreditation);
  const standings = createStandings({ facts, organisation, completionsOf, accreditation });
  const sheets = createSheets({ facts, organisation, accreditation, standings });
  const figures = new LRUCache<string, { readonly sheet: Sheet; readonly shown: ReadonlyMap<string, ShownCounts> }>({
    max: FIGURES_KEPT,
  });

  const directorates = new LRUCache<string, { readonly mark: string; readonly found: Compliance }>({
    max: DIRECTORATES_KEPT,
  });
  const releasesOfYear = new Map<number, FigureReleases>();

  function releasesOf(year: number): FigureReleases {
    const known = releasesOfYear.get(year);
    if (known !== undefined) return known;
    const made = createFigureReleases({ log: releaseLog, table: `compliance ${year}`, smallBelow });
    releasesOfYear.set(year, made);
    return made;
  }

  function pointsOf(personId: string, { asOf, knownAt }: Times): PointsStanding {
    const { status } = balances.summaryOf({ personId, asOf, knownAt });
    return status === 'atRisk' || status === 'short' || status === 'lapsed' ? status : undefined;
  }

  function person(personId: string, times: Times): PersonStanding {
    const standing = standings.of(personId, times);
    const day = dayNumber(times.asOf);
    const { quietDays } = standings.rules(times);
    const talk = plannedTalkOn(standing.timeline, day);
    return {
      ...standing,
      reasons: reasonsOn(standing.duties, standing.timeline, pointsOf(personId, times), day, quietDays),
      talkOn: talk === undefined ? undefined : dayOfNumber(talk),
    };
  }

  /** Counts of a few people, without the rest of the city. */
  function countsOf(people: readonly Standing[], rules: YearRules, day: number): UnitCounts {
    const duties = rules.duties.map(() => ({ done: 0, open: 0, late: 0, exempt: 0 }));
    const coming = rules.duties.map((): [number, number, number] => [0, 0, 0]);
    let lateManagers = 0;
    for (const one of people) {
      if (one.duties.some((duty) => duty?.state === 'late')) lateManagers += 1;
      one.duties.forEach((duty, index) => {
        const counts = duties[index];
        const bands = coming[index];
        if (duty === undefined || counts === undefined || bands === undefined) return;
        counts[duty.state] += 1;
        const left = duty.due - day;
        if (duty.state === 'open' && left >= 0 && left <= 90) bands[left <= 30 ? 0 : left <= 60 ? 1 : 2] += 1;
      });
    }
    return { managers: people.length, lateManagers, duties, coming };
  }

  function lateIn({ duties, lateManagers }: UnitCounts, day: CalendarDay): TrendPoint {
    return { day, late: duties.reduce((sum, { late }) => sum + late, 0), lateManagers };
  }

  /** A directorate as it was answered last, while nothing is recorded that it could depend on. */
  function ofDirectorate(unit: UnitOn, times: Times, view: OrganisationDay): Compliance {
    const key = `${unit.unitId} ${times.year} ${times.asOf} ${times.knownAt ?? ''}`;
    const mark = `${facts.position()} ${organisation.position()} ${accreditation.position()}`;
    const known = directorates.get(key);
    const found = known?.mark === mark ? known.found : madeDirectorate(unit, times);
    if (known?.mark !== mark) directorates.set(key, { mark, found });
    // Plans are another context's, with marks of their own.
    return { ...found, own: ownStates({ standings, plans }, view, unit.unitId, times) };
  }

  /** A directorate by its own people only, without the rest of the city. */
  function madeDirectorate(unit: UnitOn, times: Times): Compliance {
    const rules = standings.rules(times);
    const peopleOn = (day: CalendarDay) => {
      return peopleUnder(organisation.on(day, times.knownAt), unit.unitId);
    };
    const people = peopleOn(times.asOf).map((personId) => person(personId, times));
    const counts = countsOf(people, rules, dayNumber(times.asOf));
    const trend = trendDays(times.year, dayNumber(times.asOf)).map((number) => {
      const day = dayOfNumber(number);
      if (day === times.asOf) return lateIn(counts, day);
      const then = peopleOn(day).map((personId) => standings.of(personId, { ...times, asOf: day }));
      return lateIn(countsOf(then, rules, number), day);
    });
    return {
      ...{ unit, counts, rules, trend, people, units: [], smallBelow: undefined },
      coming: counts.coming,
      own: [],
      position: facts.position(),
    };
  }

  function parentsOn(view: OrganisationDay): ReadonlyMap<string, string | undefined> {
    return new Map([...view.units.values()].filter(isCounted).map(({ unitId }) => [unitId, parentOf(view, unitId)]));
  }

  /** Every counted unit, those without people included: an empty unit is a small one. */
  function whole(sheet: Sheet, view: OrganisationDay): ReadonlyMap<string, UnitCounts> {
    const none = noCounts(sheet.rules);
    return new Map(
      [...view.units.values()].filter(isCounted).map(({ unitId }) => [unitId, sheet.units.get(unitId) ?? none]),
    );
  }

  function shownOn(times: Times): ReadonlyMap<string, ShownCounts> {
    const key = `${times.year} ${times.asOf} ${times.knownAt ?? ''}`;
    const sheet = sheets.on(times);
    const kept = figures.get(key);
    if (kept?.sheet === sheet) return kept.shown;
    const view = organisation.on(times.asOf, times.knownAt);
    const table = complianceTable(sheet.rules, whole(sheet, view), parentsOn(view));
    const { asOf, knownAt } = times;
    const released = releasesOf(times.year).of({ asOf, knownAt, revision: revisionOf(table) }, () => table);
    const shown = new Map(
      [...released].map(([unitId, ofUnit]) => [unitId, shownCounts(sheet.rules, ofUnit, asOf)] as const),
    );
    figures.set(key, { sheet, shown });
    return shown;
  }

  function ofUnits(request: ComplianceRequest, unit: UnitOn, view: OrganisationDay): Compliance {
    const times: Times = request;
    const isHiding = request.view === 'figures';
    const sheet = sheets.on(times);
    const none = noCounts(sheet.rules);
    const countsFor = (unitId: string, at: Times): ShownCounts =>
      (isHiding ? shownOn(at).get(unitId) : sheets.on(at).units.get(unitId)) ?? none;
    const unitCompliance = (one: UnitOn): UnitCompliance => ({
      unit: one,
      counts: countsFor(one.unitId, times),
      own: isDirectorate(one) ? ownStates({ standings, plans }, view, one.unitId, times) : [],
    });
    const top = unitCompliance(unit);
    const raw = sheet.units.get(unit.unitId) ?? none;
    // For figures only, no count beside those that were released: what is open, where it is due soon.
    const soon = sheet.rules.duties.map(({ due }, index): readonly (number | null)[] => {
      const left = due - dayNumber(times.asOf);
      const open = top.counts.duties[index]?.open ?? null;
      return [0, 30, 60].map((from) => (left >= 0 && left > (from === 0 ? -1 : from) && left <= from + 30 ? open : 0));
    });
    const coming = isHiding ? soon : raw.coming;
    const trend = trendDays(times.year, dayNumber(times.asOf)).map((number): TrendPoint => {
      const day = dayOfNumber(number);
      const counts = countsFor(unit.unitId, { ...times, asOf: day });
      const late = counts.duties.map((duty) => duty.late);
      // A sum with a hidden part is hidden too: the rest of it is shown.
      const sum = late.some((count) => count === null) ? null : late.reduce((a: number, b) => a + (b ?? 0), 0);
      return { day, late: sum, lateManagers: counts.lateManagers };
    });
    const below = request.kind === 'directorate' ? [] : unitsBelow(view, unit.unitId);
    const directors = below
      .filter(isDirectorate)
      .flatMap(({ unitId }) => (view.appointedTo.get(unitId) ?? []).filter(({ role }) => role === 'director'));
    return {
      ...top,
      ...{ rules: sheet.rules, coming, trend },
      units: below.map(unitCompliance),
      people: [...new Set(directors.map(({ personId }) => personId))].map((personId) => person(personId, times)),
      smallBelow: isHiding ? smallBelow : undefined,
      position: facts.position(),
    };
  }

  return {
    standings,
    person,
    of(request) {
      const { unitId, kind, asOf, knownAt, view: sees } = request;
      const view = organisation.on(asOf, knownAt);
      const unit = view.units.get(unitId);
      if (unit === undefined || !(kind === 'directorate' ? isDirectorate(unit) : unit.kind === kind)) return undefined;
      return kind === 'directorate' && sees === 'persons'
        ? ofDirectorate(unit, request, view)
        : ofUnits(request, unit, view);
    },
  };
}

/** How many are held to a duty and not excused: done, open and late together; unknown where one of them is hidden. */
export function dueOf(counts: Readonly<Record<State, number | null>>): number | null {
  const parts = states.filter((state) => state !== 'exempt').map((state) => counts[state]);
  return parts.some((part) => part === null) ? null : parts.reduce((sum: number, part) => sum + (part ?? 0), 0);
}
