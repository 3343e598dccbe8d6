import { dayNumber, formatPoints, pointsOfUnits, type DayNumber } from '@peil/kernel';
import { worstStatus, type RequirementResult, type Status } from '../balance.js';
import { entryOfPiece, settleCarried, type Piece } from './carry-over.js';
import type { CompiledLeaf } from './compile-requirements.js';
import { addReason, APPROVED, CARRIED, LAYERS, type Credit, type Entry, type Layer } from './credit.js';
import { fill, poolsOf } from './fill.js';
import { instancesOf, nodeOf, type Instance } from './instances.js';
import type { Interval } from './interval.js';
import { applyLimits } from './limits.js';
import type { Reason } from '../reason.js';
import type { PersonalWindow } from './periods.js';
import type { Person } from './person.js';
import type { Move, Taken } from './repair.js';
import { resultOf, type ResultContext } from './results.js';

/** What is known of one person under one scheme, for any of its periods. */
export type SchemeContext = {
  readonly person: Person;
  readonly schemeId: string;
  readonly asOf: DayNumber;
  /** All days on which a version's scheme applies to the person. */
  readonly scopeUnder: (period: PersonalWindow) => readonly Interval[];
  readonly credits: readonly Credit[];
  readonly taken: ReadonlyMap<Credit, Taken>;
  /** What a credit counted for in an earlier period, by its place, after the limits of that period. */
  readonly earlierEntry: (index: number) => Entry | undefined;
  readonly earlierGiven: (adjustment: string, requirement: string) => number;
};

export type CarriedEntry = { readonly piece: Piece; readonly entry: Entry };

export type PeriodResult = {
  readonly period: PersonalWindow;
  /** Everything that counts in the period, by layer and then by day. */
  readonly entries: readonly Entry[];
  /** The same, by the place of its credit. */
  readonly entryAt: readonly (Entry | undefined)[];
  /** What counts for a requirement that looks beyond the period, by the place of its credit. */
  readonly beyond: readonly (Entry | undefined)[];
  readonly carried: readonly CarriedEntry[];
  readonly instances: readonly Instance[];
  readonly requirements: readonly RequirementResult[];
  readonly status: Status;
};

function entryOf(credit: Credit, layer: Layer, taken: Taken | undefined): Entry {
  return {
    credit,
    layer,
    points: credit.points - (taken?.points ?? 0),
    minutes: credit.minutes - (taken?.minutes ?? 0),
    times: credit.times - (taken?.times ?? 0),
    days: credit.days - (taken?.days ?? 0),
    serves: 0,
    losses: undefined,
    reasons: taken === undefined ? undefined : [{ code: 'bookedOnEarlierPeriod' }],
    serving: 0,
    counts: undefined,
  };
}

export function isExpired(credit: Credit, period: PersonalWindow, asOf: DayNumber): boolean {
  return credit.expires !== undefined && credit.expires <= Math.min(asOf, period.window.until);
}

type EntryAt = (Entry | undefined)[];

/** What lies in the period, and what was moved into it: by layer, then by day; and each by the place of its credit. */
function ownEntries(period: PersonalWindow, context: SchemeContext, moves: readonly Move[]) {
  const { from, until } = period.window;
  const entryAt: EntryAt = [];
  const layers: Entry[][] = Array.from({ length: LAYERS }, () => []);
  for (const credit of context.credits) {
    const { layer } = credit;
    if (layer === undefined || credit.booked < from || credit.booked > until) continue;
    if (credit.expires !== undefined && isExpired(credit, period, context.asOf)) continue;
    const entry = entryOf(credit, layer, context.taken.size === 0 ? undefined : context.taken.get(credit));
    entryAt[credit.index] = entry;
    layers[layer]?.push(entry);
  }
  for (const { credit, taken } of moves) {
    // booked on the last day of the period it fills
    const entry = entryOf({ ...credit, ...taken, booked: until }, APPROVED, undefined);
    addReason(entry, { code: 'bookedFromLaterPeriod' });
    entryAt[credit.index] = entry;
    layers[APPROVED]?.push(entry);
  }
  const [entries = [], ...later] = layers;
  for (const layer of later) for (const entry of layer) entries.push(entry);
  return { entries, entryAt };
}

/** An entry of another period counts for no more than the limits of its own period left of it. */
function asCounted(entry: Entry, earlier: Entry | undefined): Entry {
  if (earlier?.losses === undefined) return entry;
  const { points, minutes, times, days, losses } = earlier;
  const { version, points: of } = entry.credit;
  const reasons = losses.map(({ limit, lost }): Reason => {
    const values = { lost: formatPoints(pointsOfUnits(lost)), of: formatPoints(pointsOfUnits(of)) };
    return { code: 'limit', rule: limit, version: version.published.version, values };
  });
  return { ...entry, points, minutes, times, days, reasons };
}

/** Entries that may count for a requirement: those of the period, or any for one that looks beyond it. */
function entriesFor(
  period: PersonalWindow,
  entries: readonly Entry[],
  entryAt: EntryAt,
  beyond: EntryAt,
  context: SchemeContext,
) {
  return ({ window, leaf }: Instance): readonly Entry[] => {
    if (window.from >= period.window.from && window.until <= period.window.until) return entries;
    const found: Entry[] = entries.filter(({ layer }) => layer === CARRIED);
    for (const credit of context.credits) {
      const { layer, index } = credit;
      if (layer === undefined || credit.booked < window.from || credit.booked > window.until) continue;
      if (!leaf.test(credit) || isExpired(credit, period, context.asOf)) continue;
      const known = entryAt[index] ?? beyond[index];
      const entry = known ?? asCounted(entryOf(credit, layer, undefined), context.earlierEntry(index));
      if (known === undefined) beyond[index] = entry;
      found.push(entry);
    }
    return found;
  };
}

function lastDone(credits: readonly Credit[]) {
  return (leaf: CompiledLeaf, until: DayNumber): DayNumber | undefined => {
    let last: DayNumber | undefined;
    for (const credit of credits) {
      if (credit.layer !== APPROVED || credit.booked > until || credit.times === 0) continue;
      if (leaf.test(credit) && (last === undefined || credit.booked > last)) last = credit.booked;
    }
    return last;
  };
}

function statusOfPeriod(requirements: readonly RequirementResult[]): Status {
  const asked = requirements.filter(({ status }) => status !== 'notInScope').map(({ status }) => status);
  return asked.length === 0 ? 'met' : worstStatus(asked);
}

/** One period of one person, from what it may use. */
export function evaluatePeriod(
  period: PersonalWindow,
  context: SchemeContext,
  pieces: readonly Piece[],
  moves: readonly Move[],
): PeriodResult {
  const { person, schemeId, asOf, earlierGiven } = context;
  const scope = context.scopeUnder(period);
  const resultContext: ResultContext = {
    person,
    schemeId,
    period,
    asOf,
    scope,
    earlierGiven,
    counts: new Map(),
    unadjusted: undefined,
    lastDone: lastDone(context.credits),
    rolling: period.version.scheme.period.type === 'rolling',
  };
  const nodes = period.version.requirements.map((requirement) => nodeOf(requirement, resultContext));
  const instances = instancesOf(nodes);
  const active = instances.filter(({ inScope }) => inScope);
  const { entries: own, entryAt } = ownEntries(period, context, moves);
  const requiredOf = (id: string): number => instances.find((it) => it.id === id)?.required.required ?? 0;
  const carried = pieces.map((piece) => ({ piece, entry: entryOfPiece(piece, period) }));
  const entries = carried.length === 0 ? own : [...own, ...carried.map(({ entry }) => entry)];
  const beyond: EntryAt = [];
  const pools = poolsOf(active, entriesFor(period, entries, entryAt, beyond, context));
  applyLimits(period.version.limits, own, requiredOf);
  fill(pools, (layer) => {
    if (layer === CARRIED && carried.length > 0) settleCarried(carried, instances);
  });
  const requirements = nodes.map((node) => resultOf(node, resultContext));
  return { period, entries, entryAt, beyond, carried, instances, requirements, status: statusOfPeriod(requirements) };
}

/** Whether an entry of the balance is due for the period: it runs, is in grace, or lapsed and was not talked about. */
export function isOpen(result: PeriodResult, context: SchemeContext): boolean {
  const { period, status } = result;
  const { asOf, person, schemeId } = context;
  if (asOf <= period.graceUntil) return true;
  if (status !== 'lapsed' && status !== 'short') return false;
  return !person.facts.conversations.some((fact) => {
    return (
      fact.schemeId === schemeId && dayNumber(fact.periodFrom) === period.window.from && dayNumber(fact.day) <= asOf
    );
  });
}
