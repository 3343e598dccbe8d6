import { dayOfNumber, formatPoints, pointsOfUnits, type DayNumber } from '@peil/kernel';
import type { Contribution, LedgerLine, LedgerState, LimitLoss } from '../balance.js';
import type { Reason } from '../reason.js';
import { APPROVED, CARRIED, PROVISIONAL, type Credit, type Entry } from './credit.js';
import { isExpired, type PeriodResult } from './evaluate-period.js';

const stateOfLayer: readonly LedgerState[] = ['counted', 'counted', 'provisional', 'planned'];

function stateOf(entries: readonly Entry[]): LedgerState {
  let best: Entry | undefined;
  for (const entry of entries) {
    if (entry.points === 0 && entry.counts.size === 0) continue;
    if (best === undefined || entry.layer < best.layer) best = entry;
  }
  return best === undefined ? 'notCounted' : (stateOfLayer[best.layer] ?? 'notCounted');
}

function contributions(entries: readonly Entry[]): readonly Contribution[] {
  const counts = new Map<string, number>();
  for (const entry of entries) {
    for (const [requirement, amount] of entry.counts) counts.set(requirement, (counts.get(requirement) ?? 0) + amount);
  }
  return [...counts].map(([requirement, amount]) => ({ requirement, amount: pointsOfUnits(amount) }));
}

function lossesOf(entries: readonly Entry[]): readonly LimitLoss[] {
  const losses = new Map<string, number>();
  for (const entry of entries) {
    for (const { limit, lost } of entry.losses) losses.set(limit, (losses.get(limit) ?? 0) + lost);
  }
  return [...losses].map(([limit, lost]) => ({ limit, lost: pointsOfUnits(lost) }));
}

function limitReasons(losses: readonly LimitLoss[], version: string): readonly Reason[] {
  return losses.map(({ limit, lost }) => ({
    code: 'limit',
    rule: limit,
    version,
    values: { lost: formatPoints(lost) },
  }));
}

function withoutRepeats(reasons: readonly Reason[]): readonly Reason[] {
  if (reasons.length < 2) return reasons;
  const seen = new Set<string>();
  return reasons.filter((reason) => {
    const key = `${reason.code}/${reason.rule ?? ''}/${String(reason.values?.['condition'] ?? '')}`;
    return seen.size !== seen.add(key).size;
  });
}

/** The line of one fact: its credits, and those of them that count in this period. */
function lineOf(
  credits: readonly Credit[],
  entries: readonly Entry[],
  beyond: readonly Entry[],
  result: PeriodResult,
  asOf: DayNumber,
): LedgerLine | undefined {
  const last = credits.at(-1);
  if (last === undefined) return undefined;
  const { window, version } = result.period;
  const inPeriod = credits.filter(({ booked }) => booked >= window.from && booked <= window.until);
  const shown = inPeriod.length > 0 ? inPeriod : credits;
  const losses = lossesOf(entries);
  const reasons: Reason[] = shown.flatMap((credit) => credit.reasons);
  if (inPeriod.length === 0 && entries.length === 0) reasons.push({ code: 'outsidePeriod' });
  for (const credit of inPeriod) if (isExpired(credit, result.period, asOf)) reasons.push({ code: 'expired' });
  for (const entry of [...entries, ...beyond]) reasons.push(...entry.reasons);
  reasons.push(...limitReasons(losses, version.published.version));
  const { rule } = last;
  const after = entries.reduce((sum, { points }) => sum + points, 0);
  if (rule !== undefined && after > 0) {
    const { article } = rule.rule;
    reasons.unshift({
      code: 'earned',
      rule: rule.rule.id,
      version: last.version.published.version,
      ...(article === undefined ? {} : { article }),
    });
  }
  return {
    source: last.source === 'adjustment' ? 'adjustment' : 'activity',
    factId: last.fact.id,
    ...(last.event === undefined ? {} : { event: last.event }),
    kind: last.fact.kind,
    ...(last.fact.offeringId === undefined ? {} : { offeringId: last.fact.offeringId }),
    day: dayOfNumber(shown.at(-1)?.booked ?? last.booked),
    version: last.version.published.version,
    ...(rule === undefined ? {} : { rule: rule.rule.id }),
    before: pointsOfUnits(shown.reduce((sum, { points }) => sum + points, 0)),
    after: pointsOfUnits(after),
    minutes: entries.reduce((sum, { minutes }) => sum + minutes, 0),
    state: stateOf([...entries, ...beyond]),
    components: last.components,
    tags: last.tags,
    categories: last.categories,
    counts: contributions([...entries, ...beyond]),
    losses,
    reasons: withoutRepeats(reasons),
  };
}

function carriedLine(entry: Entry, amount: number): LedgerLine {
  const { credit } = entry;
  return {
    source: 'carryOver',
    factId: credit.fact.id,
    ...(credit.event === undefined ? {} : { event: credit.event }),
    kind: credit.fact.kind,
    day: dayOfNumber(credit.booked),
    version: credit.version.published.version,
    ...(credit.rule === undefined ? {} : { rule: credit.rule.rule.id }),
    before: pointsOfUnits(amount),
    after: pointsOfUnits(entry.points),
    minutes: 0,
    state: entry.points > 0 ? 'counted' : 'notCounted',
    components: credit.components,
    tags: credit.tags,
    categories: credit.categories,
    counts: contributions([entry]),
    losses: [],
    reasons: entry.reasons,
  };
}

/** A line for every fact, in order of day; what was carried over first. */
export function ledgerOf(result: PeriodResult, credits: readonly Credit[], asOf: DayNumber): readonly LedgerLine[] {
  const entriesOf = new Map<string, Entry[]>();
  for (const entry of result.entries) {
    if (entry.layer === CARRIED) continue;
    const key = `${entry.credit.source}/${entry.credit.fact.id}`;
    const known = entriesOf.get(key);
    if (known === undefined) entriesOf.set(key, [entry]);
    else known.push(entry);
  }
  const lines: LedgerLine[] = result.carried.map(({ piece, entry }) => carriedLine(entry, piece.amount));
  for (let index = 0; index < credits.length;) {
    const first = credits[index];
    if (first === undefined) break;
    let end = index + 1;
    while (credits[end]?.fact === first.fact) end += 1;
    const own = credits.slice(index, end);
    const beyond = result.beyond.size === 0 ? [] : own.flatMap((credit) => result.beyond.get(credit) ?? []);
    const line = lineOf(own, entriesOf.get(`${first.source}/${first.fact.id}`) ?? [], beyond, result, asOf);
    if (line !== undefined) lines.push(line);
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
