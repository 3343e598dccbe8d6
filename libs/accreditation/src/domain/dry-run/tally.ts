import { pointsOfUnits, type LocalizedText, type Points } from '@peil/kernel';
import type { Balance, RequirementResult, Status, Unit } from '../balance.js';
import type { Comparison } from './compare.js';
import { byStatus, directionOf, directions, type Direction } from './difference.js';
import { keyOfRule, type RuleReference } from './rule-reference.js';

/** People by status; a status nobody has counts zero. */
export type StatusCounts = Readonly<Record<Status, number>>;
export type DirectionCounts = Readonly<Record<Direction, number>>;

/** How many people go from one status to another, and by which rules: the main rule of each. */
export type Transition = {
  readonly from: Status;
  readonly to: Status;
  readonly people: number;
  readonly rules: readonly (RuleReference & { readonly people: number })[];
};

/** What one draft does to the people of a unit. */
export type DraftFigures = {
  readonly after: StatusCounts;
  readonly byDirection: DirectionCounts;
  readonly morePoints: number;
  readonly fewerPoints: number;
  /** Only those that occur; the most people first. */
  readonly transitions: readonly Transition[];
};

/** What a unit counts, everything below it included, each person once. */
export type UnitFigures = {
  readonly people: number;
  readonly before: StatusCounts;
  readonly drafts: readonly DraftFigures[];
};

/** What people still lack for one requirement. */
export type Lack = {
  /** People who are held to it. */
  readonly heldTo: number;
  /** Of those, the ones who lack something. */
  readonly lacking: number;
  /** What they lack together, in the unit of the requirement. */
  readonly missing: Points;
  /** What each lacks, the least first. */
  readonly amounts: readonly Points[];
};

export type RequirementLack = {
  readonly id: string;
  readonly label: LocalizedText;
  readonly unit: Unit;
  readonly before: Lack;
  readonly drafts: readonly Lack[];
};

export type Tally = {
  readonly whole: UnitFigures;
  readonly units: ReadonlyMap<string, UnitFigures>;
  /** In the order of the scheme, parts after the whole. */
  readonly requirements: readonly RequirementLack[];
};

type Counting = Record<Status, number>;

type DraftCount = {
  readonly after: Counting;
  readonly byDirection: Record<Direction, number>;
  morePoints: number;
  fewerPoints: number;
  readonly transitions: Map<string, TransitionCount>;
};
type TransitionCount = { from: Status; to: Status; people: number; readonly rules: Map<string, RuleCount> };
type RuleCount = { readonly reference: RuleReference; people: number };
type UnitCount = { people: number; readonly before: Counting; readonly drafts: readonly DraftCount[] };
type LackCount = { heldTo: number; readonly amounts: number[] };

function noStatus(): Counting {
  return { lapsed: 0, short: 0, atRisk: 0, onTrack: 0, met: 0, exempt: 0, notInScope: 0 };
}

function emptyUnit(drafts: number): UnitCount {
  return {
    people: 0,
    before: noStatus(),
    drafts: Array.from({ length: drafts }, () => ({
      after: noStatus(),
      byDirection: { down: 0, up: 0, aside: 0, same: 0 },
      morePoints: 0,
      fewerPoints: 0,
      transitions: new Map<string, TransitionCount>(),
    })),
  };
}

function addTo(unit: UnitCount, comparison: Comparison): void {
  unit.people += 1;
  unit.before[comparison.status] += 1;
  comparison.drafts.forEach(({ status, difference }, index) => {
    const count = unit.drafts[index];
    if (count === undefined) return;
    count.after[status] += 1;
    count.byDirection[directionOf(comparison.status, status)] += 1;
    if (difference === undefined) return;
    if (difference.pointsAfter > difference.pointsBefore) count.morePoints += 1;
    if (difference.pointsAfter < difference.pointsBefore) count.fewerPoints += 1;
    if (difference.direction === 'same') return;
    const key = `${comparison.status} ${status}`;
    const known: TransitionCount = count.transitions.get(key) ?? {
      ...{ from: comparison.status, to: status, people: 0 },
      rules: new Map<string, RuleCount>(),
    };
    count.transitions.set(key, known);
    known.people += 1;
    const [main] = difference.causes;
    if (main === undefined) return;
    const reference = { kind: main.kind, rule: main.rule };
    const rule = known.rules.get(keyOfRule(reference)) ?? { reference, people: 0 };
    known.rules.set(keyOfRule(reference), rule);
    rule.people += 1;
  });
}

function figuresOf({ people, before, drafts }: UnitCount): UnitFigures {
  return {
    people,
    before,
    drafts: drafts.map(({ after, byDirection, morePoints, fewerPoints, transitions }) => ({
      after,
      byDirection,
      morePoints,
      fewerPoints,
      transitions: [...transitions.values()]
        .map(({ from, to, people: moved, rules }) => ({
          from,
          to,
          people: moved,
          rules: [...rules.values()]
            .map(({ reference, people: by }) => ({ ...reference, people: by }))
            .sort((a, b) => b.people - a.people || (keyOfRule(a) < keyOfRule(b) ? -1 : 1)),
        }))
        .sort((a, b) => b.people - a.people || byStatus(a.from, b.from) || byStatus(a.to, b.to)),
    })),
  };
}

/** What each requirement that is held against a person still asks. Of alternatives that are met, nothing more. */
function stillAsked(
  results: readonly RequirementResult[],
  isMet = false,
): readonly (Named & { readonly amount: number })[] {
  return results.flatMap(({ id, label, unit, status, missing, parts }) => {
    if (status === 'notInScope' || status === 'exempt') return [];
    if (parts.length > 0) return stillAsked(parts, isMet || status === 'met');
    return [{ id, label, unit, amount: isMet ? 0 : missing }];
  });
}

type Named = { readonly id: string; readonly label: LocalizedText; readonly unit: Unit };

/** Adds people up, one at a time: what it holds grows with units and requirements, and with what people lack. */
export function createTally(drafts: number) {
  const whole = emptyUnit(drafts);
  const units = new Map<string, UnitCount>();
  const names = new Map<string, Named>();
  const lacks = Array.from({ length: drafts + 1 }, () => new Map<string, LackCount>());

  function addLack(side: Map<string, LackCount>, balances: readonly Balance[]): void {
    const missing = new Map<string, number>();
    for (const { requirements } of balances) {
      for (const { id, label, unit, amount } of stillAsked(requirements)) {
        if (!names.has(id)) names.set(id, { id, label, unit });
        missing.set(id, (missing.get(id) ?? 0) + amount);
      }
    }
    for (const [id, amount] of missing) {
      const count = side.get(id) ?? { heldTo: 0, amounts: [] };
      side.set(id, count);
      count.heldTo += 1;
      if (amount > 0) count.amounts.push(amount);
    }
  }

  function lackOf(count: LackCount | undefined): Lack {
    const amounts = (count?.amounts ?? []).toSorted((a, b) => a - b).map(pointsOfUnits);
    return {
      heldTo: count?.heldTo ?? 0,
      lacking: amounts.length,
      missing: pointsOfUnits(amounts.reduce((sum, amount) => sum + amount, 0)),
      amounts,
    };
  }

  return {
    /** @param unitIds the units the person counts in, each once; the whole organisation is counted apart. */
    add(unitIds: readonly string[], comparison: Comparison): void {
      addTo(whole, comparison);
      for (const unitId of unitIds) {
        const unit = units.get(unitId) ?? emptyUnit(drafts);
        units.set(unitId, unit);
        addTo(unit, comparison);
      }
      [comparison.balances, ...comparison.drafts.map(({ balances }) => balances)].forEach((balances, side) => {
        const counts = lacks[side];
        if (counts !== undefined) addLack(counts, balances);
      });
    },
    result(): Tally {
      return {
        whole: figuresOf(whole),
        units: new Map([...units].map(([unitId, count]) => [unitId, figuresOf(count)])),
        requirements: [...names.values()].map((name) => ({
          ...name,
          before: lackOf(lacks[0]?.get(name.id)),
          drafts: lacks.slice(1).map((side) => lackOf(side.get(name.id))),
        })),
      };
    },
  };
}

/** How many people change status under a draft. */
export function changersOf({ byDirection }: DraftFigures): number {
  return directions.reduce((sum, direction) => (direction === 'same' ? sum : sum + byDirection[direction]), 0);
}
