import { dayOfNumber, formatPoints, pointsOfUnits, type DayNumber } from '@peil/kernel';
import type { Contribution, LedgerLine, LedgerState, LimitLoss } from '../balance.js';
import type { Reason } from '../reason.js';
import { APPROVED, CARRIED, PROVISIONAL, type Credit, type Entry } from './credit.js';
import { isExpired, type PeriodResult } from './evaluate-period.js';

const stateOfLayer: readonly LedgerState[] = ['counted', 'counted', 'provisional', 'planned'];
const outsidePeriod: Reason = { code: 'outsidePeriod' };
const expired: Reason = { code: 'expired' };
const none: readonly never[] = [];

function merge<Item>(
  entries: readonly Entry[],
  read: (entry: Entry) => readonly Item[],
  keyOf: (item: Item) => string,
  add: (a: Item, b: Item) => Item,
): readonly Item[] {
  const [only] = entries;
  if (only === undefined) return none;
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
    ({ counts }) => counts ?? none,
    ({ requirement }) => requirement,
    (a, b) => ({ requirement: a.requirement, amount: pointsOfUnits(a.amount + b.amount) }),
  );
}

function lossesOf(entries: readonly Entry[]): readonly LimitLoss[] {
  if (entries.every(({ losses }) => losses === undefined)) return none;
  const merged = merge(
    entries,
    ({ losses }) => losses ?? none,
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
  let points = 0;
  let minutes = 0;
  let layer = 9;
  for (const entry of entries) {
    points += entry.points;
    minutes += entry.minutes;
    if ((entry.points !== 0 || entry.serving > 0) && entry.layer < layer) layer = entry.layer;
  }
  for (const entry of beyond) if (entry.serving > 0 && entry.layer < layer) layer = entry.layer;
  return { points, minutes, state: stateOfLayer[layer] ?? 'notCounted' };
}

/** Where the points of a line came from, and where they went. */
function reasonsOf(
  shown: readonly Credit[],
  inPeriod: boolean,
  entries: readonly Entry[],
  beyond: readonly Entry[],
  sums: Sums,
  result: PeriodResult,
  asOf: DayNumber,
): Reason[] {
  const reasons: Reason[] = [];
  const rule = shown[shown.length - 1]?.rule;
  if (rule !== undefined && sums.points > 0) reasons.push(rule.earned);
  for (const credit of shown) {
    for (const reason of credit.reasons) {
      // that it earns no points says nothing when it counts otherwise
      const beside = reason.code === 'noRule' || reason.code === 'earnsNothing';
      if (!beside || sums.state === 'notCounted') reasons.push(reason);
    }
    if (inPeriod && credit.expires !== undefined && isExpired(credit, result.period, asOf)) reasons.push(expired);
  }
  if (!inPeriod && entries.length === 0) reasons.push(outsidePeriod);
  for (const entry of entries) if (entry.reasons !== undefined) reasons.push(...entry.reasons);
  for (const entry of beyond) if (entry.reasons !== undefined) reasons.push(...entry.reasons);
  return reasons;
}

function limitReason({ limit, lost }: LimitLoss, before: number, result: PeriodResult): Reason {
  const { published, articles } = result.period.version;
  const article = articles.get(limit);
  const values = { lost: formatPoints(lost), of: formatPoints(pointsOfUnits(before)) };
  return {
    code: 'limit',
    rule: limit,
    ...(article === undefined ? {} : { article }),
    version: published.version,
    values,
  };
}

/** The line of one fact: its credits, and those of them that count in this period. */
function lineOf(
  shown: readonly Credit[],
  last: Credit,
  inPeriod: boolean,
  entries: readonly Entry[],
  beyond: readonly Entry[],
  result: PeriodResult,
  asOf: DayNumber,
): LedgerLine {
  const sums = sumsOf(entries, beyond);
  const losses = lossesOf(entries);
  const reasons = reasonsOf(shown, inPeriod, entries, beyond, sums, result, asOf);
  let before = 0;
  for (const credit of shown) before += credit.points;
  for (const loss of losses) reasons.push(limitReason(loss, before, result));
  return {
    source: last.source === 'adjustment' ? 'adjustment' : 'activity',
    factId: last.fact.id,
    event: last.event,
    kind: last.fact.kind,
    offeringId: last.fact.offeringId,
    day: dayOfNumber(last.booked),
    version: last.version.published.version,
    rule: last.rule?.rule.id,
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
    losses: none,
    reasons: entry.reasons ?? none,
  };
}

function listOf<Item>(item: Item | undefined): readonly Item[] {
  return item === undefined ? none : [item];
}

/** The line of a fact that earned on several days: those in the period, or all when none is. */
function lineOfSeveral(all: readonly Credit[], result: PeriodResult, asOf: DayNumber): readonly LedgerLine[] {
  const { window } = result.period;
  const inside = all.filter(({ booked }) => booked >= window.from && booked <= window.until);
  const shown = inside.length > 0 ? inside : all;
  const last = shown.at(-1);
  if (last === undefined) return none;
  const entries = all.flatMap(({ index }) => result.entryAt[index] ?? none);
  const beyond = all.flatMap(({ index }) => result.beyond[index] ?? none);
  return [lineOf(shown, last, inside.length > 0, entries, beyond, result, asOf)];
}

/** Writes on every entry for which requirements it counts, in the order of the scheme. */
function spellOut({ instances }: PeriodResult): void {
  for (const { id, givenBy, given } of instances) {
    for (let index = 0; index < givenBy.length; index += 1) {
      const entry = givenBy[index];
      if (entry === undefined) continue;
      const contribution = { requirement: id, amount: pointsOfUnits(given[index] ?? 0) };
      if (entry.counts === undefined) entry.counts = [contribution];
      else entry.counts.push(contribution);
    }
  }
}

/** A line for every fact, in order of day; what was carried over first. */
export function ledgerOf(result: PeriodResult, credits: readonly Credit[], asOf: DayNumber): readonly LedgerLine[] {
  const { window } = result.period;
  spellOut(result);
  const lines: LedgerLine[] = result.carried.map(({ piece, entry }) => carriedLine(entry, piece.amount));
  for (let index = 0; index < credits.length;) {
    const credit = credits[index];
    if (credit === undefined) break;
    let end = index + 1;
    while (credits[end]?.fact === credit.fact) end += 1;
    if (end - index > 1) {
      lines.push(...lineOfSeveral(credits.slice(index, end), result, asOf));
    } else {
      const inPeriod = credit.booked >= window.from && credit.booked <= window.until;
      const [entries, beyond] = [listOf(result.entryAt[index]), listOf(result.beyond[index])];
      lines.push(lineOf([credit], credit, inPeriod, entries, beyond, result, asOf));
    }
    index = end;
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
