import { dayOfNumber, formatPoints, pointsOfUnits, type DayNumber } from '@peil/kernel';
import type { Contribution, LedgerLine, LedgerState, LimitLoss } from '../balance.js';
import type { Reason } from '../reason.js';
import { APPROVED, CARRIED, PROVISIONAL, type Credit, type Entry } from './credit.js';
import { isExpired, type PeriodResult } from './evaluate-period.js';

const stateOfLayer: readonly LedgerState[] = ['counted', 'counted', 'provisional', 'planned'];
const outsidePeriod: Reason = { code: 'outsidePeriod' };
const expired: Reason = { code: 'expired' };
const nothing: readonly never[] = [];

function merge<Item>(
  entries: readonly Entry[],
  read: (entry: Entry) => readonly Item[],
  keyOf: (item: Item) => string,
  add: (a: Item, b: Item) => Item,
): readonly Item[] {
  const [only] = entries;
  if (only === undefined) return nothing;
  if (entries.length === 1) return read(only);
  const merged = new Map<string, Item>();
  for (const entry of entries) {
    for (const item of read(entry)) {
      const known = merged.get(keyOf(item));
      merged.set(keyOf(item), known === undefined ? item : add(known, item));
    }
  }
  return [...merged.values()];
}

function contributions(entries: readonly Entry[]): readonly Contribution[] {
  return merge(
    entries,
    ({ counts }) => counts,
    ({ requirement }) => requirement,
    (a, b) => ({ requirement: a.requirement, amount: pointsOfUnits(a.amount + b.amount) }),
  );
}

function lossesOf(entries: readonly Entry[]): readonly LimitLoss[] {
  if (entries.every(({ losses }) => losses === undefined)) return nothing;
  const merged = merge(
    entries,
    ({ losses }) => losses ?? nothing,
    ({ limit }) => limit,
    (a, b) => ({ limit: a.limit, lost: a.lost + b.lost }),
  );
  return merged.map(({ limit, lost }) => ({ limit, lost: pointsOfUnits(lost) }));
}

function withoutRepeats(reasons: Reason[]): readonly Reason[] {
  const seen = new Set<string>();
  return reasons.filter((reason) => {
    const key = `${reason.code}/${reason.rule ?? ''}/${String(reason.values?.['condition'] ?? '')}`;
    return seen.size !== seen.add(key).size;
  });
}

type Sums = { points: number; minutes: number; state: LedgerState };

function sumsOf(entries: readonly Entry[], beyond: readonly Entry[]): Sums {
  const sums: Sums = { points: 0, minutes: 0, state: 'notCounted' };
  let layer = Infinity;
  for (const entry of entries) {
    sums.points += entry.points;
    sums.minutes += entry.minutes;
    if ((entry.points !== 0 || entry.counts.length > 0) && entry.layer < layer) layer = entry.layer;
  }
  for (const entry of beyond) if (entry.counts.length > 0 && entry.layer < layer) layer = entry.layer;
  sums.state = stateOfLayer[layer] ?? 'notCounted';
  return sums;
}

/** The line of one fact: its credits, and those of them that count in this period. */
function lineOf(
  shown: readonly Credit[],
  inPeriod: boolean,
  entries: readonly Entry[],
  beyond: readonly Entry[],
  result: PeriodResult,
  asOf: DayNumber,
): LedgerLine | undefined {
  const last = shown[shown.length - 1];
  if (last === undefined) return undefined;
  const { rule } = last;
  const sums = sumsOf(entries, beyond);
  const losses = lossesOf(entries);
  const reasons: Reason[] = [];
  let before = 0;
  if (rule !== undefined && sums.points > 0) reasons.push(rule.earned);
  for (const credit of shown) {
    before += credit.points;
    for (const reason of credit.reasons) {
      // that it earns no points says nothing when it counts otherwise
      const beside = reason.code === 'noRule' || reason.code === 'earnsNothing';
      if (!beside || sums.state === 'notCounted') reasons.push(reason);
    }
    if (inPeriod && isExpired(credit, result.period, asOf)) reasons.push(expired);
  }
  if (!inPeriod && entries.length === 0) reasons.push(outsidePeriod);
  for (const entry of entries) if (entry.reasons !== undefined) reasons.push(...entry.reasons);
  for (const entry of beyond) if (entry.reasons !== undefined) reasons.push(...entry.reasons);
  const version = result.period.version.published.version;
  for (const { limit, lost } of losses) {
    const article = result.period.version.articles.get(limit);
    const of = { lost: formatPoints(lost), of: formatPoints(pointsOfUnits(before)) };
    reasons.push({ code: 'limit', rule: limit, ...(article === undefined ? {} : { article }), version, values: of });
  }
  return {
    source: last.source === 'adjustment' ? 'adjustment' : 'activity',
    factId: last.fact.id,
    event: last.event,
    kind: last.fact.kind,
    offeringId: last.fact.offeringId,
    day: dayOfNumber(last.booked),
    version: last.version.published.version,
    rule: rule?.rule.id,
    before: pointsOfUnits(before),
    after: pointsOfUnits(sums.points),
    minutes: sums.minutes,
    state: sums.state,
    components: last.components,
    tags: last.tags,
    categories: last.categories,
    counts: contributions(beyond.length === 0 ? entries : [...entries, ...beyond]),
    losses,
    reasons: reasons.length < 2 || shown.length === 1 ? reasons : withoutRepeats(reasons),
  };
}

function carriedLine(entry: Entry, amount: number): LedgerLine {
  const { credit } = entry;
  return {
    source: 'carryOver',
    factId: credit.fact.id,
    event: credit.event,
    kind: credit.fact.kind,
    offeringId: credit.fact.offeringId,
    day: dayOfNumber(credit.booked),
    version: credit.version.published.version,
    rule: credit.rule?.rule.id,
    before: pointsOfUnits(amount),
    after: pointsOfUnits(entry.points),
    minutes: 0,
    state: entry.points > 0 ? 'counted' : 'notCounted',
    components: credit.components,
    tags: credit.tags,
    categories: credit.categories,
    counts: contributions([entry]),
    losses: nothing,
    reasons: entry.reasons ?? nothing,
  };
}

/** A line for every fact, in order of day; what was carried over first. */
export function ledgerOf(result: PeriodResult, credits: readonly Credit[], asOf: DayNumber): readonly LedgerLine[] {
  const { window } = result.period;
  const lines: LedgerLine[] = result.carried.map(({ piece, entry }) => carriedLine(entry, piece.amount));
  for (let index = 0; index < credits.length;) {
    const first = credits[index];
    if (first === undefined) break;
    const all: Credit[] = [];
    const inside: Credit[] = [];
    const entries: Entry[] = [];
    const beyond: Entry[] = [];
    for (let credit = credits[index]; credit?.fact === first.fact; credit = credits[index]) {
      all.push(credit);
      if (credit.booked >= window.from && credit.booked <= window.until) inside.push(credit);
      const entry = result.entryAt[index];
      if (entry !== undefined) entries.push(entry);
      const other = result.beyond[index];
      if (other !== undefined) beyond.push(other);
      index += 1;
    }
    const inPeriod = inside.length > 0;
    const line = lineOf(inPeriod ? inside : all, inPeriod, entries, beyond, result, asOf);
    if (line !== undefined) lines.push(line);
  }
  return lines;
}

/** Points of the period by state: the sums of the ledger. */
export function totalsOf(entries: readonly Entry[]): { earned: number; provisional: number; planned: number } {
  const totals = { earned: 0, provisional: 0, planned: 0 };
  for (const { layer, points } of entries) {
    if (layer === APPROVED || layer === CARRIED) totals.earned += points;
    else if (layer === PROVISIONAL) totals.provisional += points;
    else totals.planned += points;
  }
  return totals;
}
