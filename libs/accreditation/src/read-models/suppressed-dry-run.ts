import { hiddenCells, type Sum } from '@peil/disclosure';
import type { Status } from '../domain/balance.js';
import { directions, type Direction } from '../domain/dry-run/difference.js';
import type { DryRunDocument, DryRunUnit } from '../domain/dry-run/document.js';

/** A dry run's figures of a unit, of which some are hidden (`null`). */
export type ShownCounts<Name extends string> = Readonly<Record<Name, number | null>>;
export type ShownFigures = {
  readonly people: number | null;
  readonly before: ShownCounts<Status>;
  readonly drafts: readonly {
    readonly after: ShownCounts<Status>;
    readonly byDirection: ShownCounts<Direction>;
    readonly morePoints: number | null;
    readonly fewerPoints: number | null;
    /** Empty where figures are hidden: a transition says more than its two statuses. */
    readonly transitions: DryRunUnit['drafts'][number]['transitions'];
  }[];
};

type Figures = DryRunDocument['whole'];
type Unit = { readonly unitId: string; readonly parentId: string | undefined; readonly figures: Figures };

/** The row of everyone; no unit has this id. */
const WHOLE = ' whole';
const points = ['more', 'fewer', 'alike'] as const;

function countsOf({ people, drafts }: Figures): ReadonlyMap<string, number> {
  const counts = new Map<string, number>([['people', people]]);
  drafts.forEach(({ byDirection, morePoints, fewerPoints }, index) => {
    for (const direction of directions) counts.set(`goes ${index} ${direction}`, byDirection[direction]);
    counts.set(`points ${index} more`, morePoints);
    counts.set(`points ${index} fewer`, fewerPoints);
    counts.set(`points ${index} alike`, people - morePoints - fewerPoints);
  });
  return counts;
}

/** Within one unit: everyone goes one way, and has more, fewer or as many points. */
function groupsOf({ drafts }: Figures): readonly (readonly string[])[] {
  return [
    ...drafts.flatMap((_, index) => [
      directions.map((direction) => `goes ${index} ${direction}`),
      points.map((name) => `points ${index} ${name}`),
    ]),
  ];
}

function unitsOf({ whole, units }: DryRunDocument): readonly Unit[] {
  const known = new Set(units.map(({ unitId }) => unitId));
  return [
    { unitId: WHOLE, parentId: undefined, figures: whole },
    ...units.map(({ unitId, parentId, ...figures }) => ({
      unitId,
      parentId: parentId !== undefined && known.has(parentId) ? parentId : WHOLE,
      figures,
    })),
  ];
}

/** Units that are shown as they are: those that are open, and those of which every part is. */
function openAbove(units: readonly Unit[], open: ReadonlySet<string>): ReadonlySet<string> {
  const all = new Set(open);
  const isOpen = ({ unitId, figures }: Unit): boolean => {
    const parts = units.filter(({ parentId }) => parentId === unitId);
    if (parts.length === 0) return all.has(unitId);
    const people = parts.reduce((sum, part) => sum + part.figures.people, 0);
    if (parts.every(isOpen) && people >= figures.people) all.add(unitId);
    return all.has(unitId);
  };
  units.filter(({ parentId }) => parentId === undefined).forEach(isOpen);
  return all;
}

/**
 * The figures of a dry run for who may see the people of some units only: those units as they are, everything else with
 * small counts hidden, and as many others as are needed. What the asker knows of the open units is taken off first, so
 * that a total minus what is known gives nothing away. Counts by status are for reports, which remember what they showed:
 * a dry run says only how many people move.
 *
 * @param open units whose people the asker may see.
 */
export function suppressedDryRun(
  outcome: DryRunDocument,
  open: ReadonlySet<string>,
  smallBelow: number,
): { readonly whole: ShownFigures; readonly units: ReadonlyMap<string, ShownFigures> } {
  const units = unitsOf(outcome);
  const shown = openAbove(units, open);
  const closed = units.filter(({ unitId }) => !shown.has(unitId));
  const remaining = new Map(closed.map(({ unitId }) => [unitId, new Map<string, number>()]));
  const sums: Sum[] = [];

  // The lowest units first: what a unit counts is what its closed parts count, and who works in none of them.
  const partsOf = Map.groupBy(units, ({ parentId }) => parentId);
  const fill = (unit: Unit): void => {
    const parts = partsOf.get(unit.unitId) ?? [];
    parts.forEach(fill);
    const cells = remaining.get(unit.unitId);
    if (cells === undefined) return;
    const inParts = parts.map(({ figures }) => countsOf(figures));
    // That nobody works in the unit itself is no figure of a group.
    const hasOwn = unit.figures.people > inParts.reduce((sum, counts) => sum + (counts.get('people') ?? 0), 0);
    for (const [name, value] of countsOf(unit.figures)) {
      const closedParts = parts.flatMap(({ unitId }) => (remaining.has(unitId) ? [unitId] : []));
      const direct = Math.max(0, value - inParts.reduce((sum, counts) => sum + (counts.get(name) ?? 0), 0));
      const rest = closedParts.reduce((sum, unitId) => sum + (remaining.get(unitId)?.get(name) ?? 0), direct);
      cells.set(name, rest);
      if (parts.length === 0) continue;
      const names = closedParts.map((unitId) => `${unitId} ${name}`);
      if (hasOwn) {
        cells.set(`${name} direct`, direct);
        names.push(`${unit.unitId} ${name} direct`);
      }
      sums.push({ total: `${unit.unitId} ${name}`, parts: names });
    }
    for (const group of groupsOf(unit.figures)) {
      sums.push({ total: `${unit.unitId} people`, parts: group.map((name) => `${unit.unitId} ${name}`) });
    }
  };
  units.filter(({ parentId }) => parentId === undefined).forEach(fill);

  const cells = new Map(
    [...remaining].flatMap(([unitId, counts]) =>
      [...counts].map(([name, value]) => [`${unitId} ${name}`, value] as const),
    ),
  );
  const hidden = hiddenCells({ cells, sums }, smallBelow);

  const show = ({ unitId, figures }: Unit): ShownFigures => {
    if (shown.has(unitId)) return figures;
    const count = (name: string, value: number) => (hidden.has(`${unitId} ${name}`) ? null : value);
    return {
      people: count('people', figures.people),
      before: hiddenCounts,
      drafts: figures.drafts.map((draft, index) => ({
        after: hiddenCounts,
        byDirection: byDirection((name) => count(`goes ${index} ${name}`, draft.byDirection[name])),
        morePoints: count(`points ${index} more`, draft.morePoints),
        fewerPoints: count(`points ${index} fewer`, draft.fewerPoints),
        transitions: [],
      })),
    };
  };
  const all = new Map(units.map((unit) => [unit.unitId, show(unit)]));
  const whole = all.get(WHOLE);
  if (whole === undefined) throw new Error('the row of everyone is always there');
  all.delete(WHOLE);
  return { whole, units: all };
}

/** How many people have which status, reports say: those are released with care for what was shown before. */
const hiddenCounts: ShownCounts<Status> = {
  lapsed: null,
  short: null,
  atRisk: null,
  onTrack: null,
  met: null,
  exempt: null,
  notInScope: null,
};

function byDirection(value: (direction: Direction) => number | null): ShownCounts<Direction> {
  return { down: value('down'), up: value('up'), aside: value('aside'), same: value('same') };
}
