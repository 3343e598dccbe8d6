import { createFigureReleases, type ReleaseLog } from '@peil/disclosure';
import type { CalendarDay, Instant } from '@peil/kernel';
import { isDirectorate, type OrganisationReader, type UnitOn } from '@peil/organisation';
import { LRUCache } from 'lru-cache';
import type { Balances, BalanceSummary } from './balances.js';
import type { FactsReader } from './facts-reader.js';
import { figureTableOf, shownTally, shownWhole, type ShownTally } from './suppressed-tallies.js';
import { countedUnitsOf, talliesOf, tallyOf, type UnitTally } from './tallies.js';

/** Which unit, as of which day, as known at which moment; with its people or in figures only. */
export type RollUpRequest = {
  readonly unitId: string;
  readonly kind: 'directorate' | 'cluster' | 'organisation';
  readonly asOf: CalendarDay;
  readonly knownAt?: Instant | undefined;
  readonly view: 'persons' | 'figures';
};

export type RollUpPerson = { readonly personId: string; readonly summary: BalanceSummary };

/** Where a unit's managers stand. A person who moved counts where they were on the day. */
export type RollUp = {
  readonly tally: ShownTally;
  /** The units right below that have figures of their own. */
  readonly units: readonly ShownTally[];
  /** Empty for those who see figures only. */
  readonly people: readonly RollUpPerson[];
  /** Counts below this are hidden; undefined where nothing is. */
  readonly smallBelow?: number;
  readonly position: number;
};

export type RollUps = {
  /** Undefined when there is no such unit of that kind on the day. */
  readonly of: (request: RollUpRequest) => RollUp | undefined;
};

type Kept<Value> = { readonly facts: number; readonly organisation: number; readonly value: Value };

const DAYS_KEPT = 16;
const UNITS_KEPT = 500;

export function createRollUps(parts: {
  readonly reader: FactsReader;
  readonly balances: Balances;
  readonly organisation: OrganisationReader;
  /** Counts below this are small: 5 unless configured upwards. */
  readonly smallBelow: number;
  /** What was shown before to who sees figures only. */
  readonly releaseLog: ReleaseLog;
}): RollUps {
  const { reader, balances, organisation, smallBelow, releaseLog } = parts;
  const releases = createFigureReleases({ log: releaseLog, table: 'accreditation', smallBelow });
  const ofDays = new LRUCache<string, Kept<ReadonlyMap<string, ShownTally>>>({ max: DAYS_KEPT });
  const whole = new LRUCache<string, Kept<RollUp>>({ max: UNITS_KEPT });

  /** What was made for the key, made anew once a fact or the organisation has changed. */
  function kept<Value extends object>(cache: LRUCache<string, Kept<Value>>, key: string, make: () => Value): Value {
    const facts = reader.position();
    const at = organisation.position();
    const found = cache.get(key);
    if (found?.facts === facts && found.organisation === at) return found.value;
    const value = make();
    cache.set(key, { facts, organisation: at, value });
    return value;
  }

  function ofPeople({ unitId, asOf, knownAt }: RollUpRequest): RollUp {
    const view = organisation.on(asOf, knownAt);
    const summaryOf = (personId: string) => balances.summaryOf({ personId, asOf, knownAt });
    const below = new Map<string, string[]>();
    const people: string[] = [];
    for (const personId of view.appointmentsOf.keys()) {
      const units = countedUnitsOf(view, personId).map((unit) => unit.unitId);
      if (!units.includes(unitId)) continue;
      people.push(personId);
      for (const unit of units) below.set(unit, [...(below.get(unit) ?? []), personId]);
    }
    const tally = (unit: UnitOn): UnitTally => tallyOf(view, unit, below.get(unit.unitId) ?? [], summaryOf);
    const top = view.units.get(unitId);
    if (top === undefined) throw new Error(`${unitId} was there a moment ago`);
    const whole_ = tally(top);
    const units = (view.children.get(unitId) ?? [])
      .map((child) => view.units.get(child))
      .filter((unit) => unit !== undefined)
      .filter(({ kind }) => kind !== 'team');
    return {
      tally: shownWhole(whole_),
      units: units.map((unit) => shownWhole(tally(unit))),
      people: people.map((personId) => ({ personId, summary: summaryOf(personId) })),
      position: whole_.position,
    };
  }

  function ofFigures({ unitId, asOf, knownAt }: RollUpRequest): RollUp | undefined {
    const all = kept(ofDays, `${asOf} ${knownAt ?? ''}`, () => {
      const view = organisation.on(asOf, knownAt);
      const tallies = talliesOf(view, (personId) => balances.summaryOf({ personId, asOf, knownAt }));
      const revision = `${reader.position()} ${organisation.position()}`;
      const figures = releases.of({ asOf, knownAt, revision }, () => figureTableOf(tallies));
      return new Map(
        [...tallies].flatMap(([unitId, tally]): [string, ShownTally][] => {
          const ofUnit = figures.get(unitId);
          return ofUnit === undefined ? [] : [[unitId, shownTally(tally, ofUnit)]];
        }),
      );
    });
    const tally = all.get(unitId);
    if (tally === undefined) return undefined;
    const units = [...all.values()].filter(({ parentId }) => parentId === unitId);
    return { tally, units, people: [], smallBelow, position: tally.position };
  }

  return {
    of(request) {
      const { unitId, kind, asOf, knownAt, view } = request;
      const unit = organisation.on(asOf, knownAt).units.get(unitId);
      if (!fits(unit, kind)) return undefined;
      if (view === 'figures') return ofFigures(request);
      return kept(whole, `${unitId} ${asOf} ${knownAt ?? ''}`, () => ofPeople(request));
    },
  };
}

function fits(unit: UnitOn | undefined, kind: RollUpRequest['kind']): boolean {
  return kind === 'directorate' ? isDirectorate(unit) : unit?.kind === kind;
}
