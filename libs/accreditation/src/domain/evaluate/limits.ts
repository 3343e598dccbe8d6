import { datePartsOf, hoursOfMinutes, pointsOfUnits, timesFraction, UNITS_PER_POINT } from '@peil/kernel';
import type { Limit } from '../scheme/limit.js';
import type { CompiledLimit } from './compile.js';
import { APPROVED, LAYERS, type Entry } from './credit.js';
import { toHundredths } from './hundredths.js';
import { fillBest, type Member } from './packing.js';

/** What a limit given as a share of a requirement is a share of, in units. */
export type RequiredOf = (requirement: string) => number;

/** Activities that a limit takes together: the same day, year, case, … */
function bucketOf(limit: Limit, entry: Entry): string | number {
  const { per } = limit;
  const { credit } = entry;
  if (per === undefined || per === 'period') return '';
  if (typeof per === 'object') return String(credit.fact.attributes[per.attribute] ?? `only:${credit.fact.id}`);
  if (per === 'activity') return credit.fact.id;
  if (per === 'day') return credit.day;
  const { year, month } = datePartsOf(credit.booked);
  if (per === 'year') return year;
  return per === 'month' ? year * 12 + month : year * 4 + Math.ceil(month / 3);
}

function applies({ test, span }: CompiledLimit, { credit }: Entry): boolean {
  if (credit.source === 'carryOver') return false;
  if (span !== undefined && (credit.day < span.from || credit.day > span.until)) return false;
  return test(credit);
}

function lose(entry: Entry, limit: string, lost: number): void {
  entry.losses ??= [];
  const known = entry.losses.find((loss) => loss.limit === limit);
  if (known === undefined) entry.losses.push({ limit, lost });
  else known.lost += lost;
}

/** A limit in hours or in number of times takes whole activities, or their hours, in order. */
function limitSequentially(compiled: CompiledLimit, atMost: number, entries: readonly Entry[]): void {
  const { limit } = compiled;
  const used = new Map<string | number, number>();
  for (const entry of entries) {
    if (!applies(compiled, entry)) continue;
    const bucket = bucketOf(limit, entry);
    const left = Math.max(0, atMost - (used.get(bucket) ?? 0));
    const amount = limit.unit === 'times' ? entry.times * UNITS_PER_POINT : hoursOfMinutes(entry.minutes);
    const kept = limit.unit === 'times' && amount > left ? 0 : Math.min(amount, left);
    used.set(bucket, (used.get(bucket) ?? 0) + kept);
    if (kept === amount) continue;
    const share = amount === 0 ? 0 : timesFraction(pointsOfUnits(entry.points), kept, amount, 'half-up');
    const points = toHundredths(share, 'half-up');
    lose(entry, limit.id, entry.points - points);
    entry.points = points;
    entry.minutes = amount === 0 ? 0 : Math.floor((entry.minutes * kept) / amount);
    if (kept === 0) {
      entry.times = 0;
      entry.days = 0;
    }
  }
}

type NamedCap = { readonly limit: string; readonly room: number; readonly members: readonly number[] };

/** The caps that can take something off: those of which the members together exceed the room. */
function bindingCaps(
  limits: readonly { readonly compiled: CompiledLimit; readonly atMost: number }[],
  entries: readonly Entry[],
): readonly NamedCap[] {
  const caps: NamedCap[] = [];
  for (const { compiled, atMost } of limits) {
    const { id, per } = compiled.limit;
    if (per === undefined || per === 'period') {
      const cap = bindingCap(compiled, atMost, entries);
      if (cap !== undefined) caps.push(cap);
      continue;
    }
    const buckets = new Map<string | number, { sum: number; readonly members: number[] }>();
    for (let index = 0; index < entries.length; index += 1) {
      const entry = entries[index];
      if (entry === undefined || entry.points <= 0 || !applies(compiled, entry)) continue;
      const bucket = bucketOf(compiled.limit, entry);
      const known = buckets.get(bucket);
      if (known === undefined) buckets.set(bucket, { sum: entry.points, members: [index] });
      else {
        known.sum += entry.points;
        known.members.push(index);
      }
    }
    for (const { sum, members } of buckets.values()) {
      if (sum > atMost) caps.push({ limit: id, room: atMost, members });
    }
  }
  return caps;
}

/** The same for a limit on the whole period, which most are. */
function bindingCap(compiled: CompiledLimit, atMost: number, entries: readonly Entry[]): NamedCap | undefined {
  const members: number[] = [];
  let sum = 0;
  for (let index = 0; index < entries.length; index += 1) {
    const entry = entries[index];
    if (entry === undefined || entry.points <= 0 || !applies(compiled, entry)) continue;
    sum += entry.points;
    members.push(index);
  }
  return sum > atMost ? { limit: compiled.limit.id, room: atMost, members } : undefined;
}

type Capped = { readonly entry: Entry; readonly under: readonly number[] };

/**
 * Fills layer by layer: what is approved first, so that nothing that waits can push it out. Which caps bind is judged in
 * each layer by itself, so that nothing that waits changes how what is approved is filled either.
 */
function fillUnder(caps: readonly NamedCap[], entries: readonly Entry[], shares: readonly CompiledLimit[]): void {
  const capsOf: number[][] = [];
  let layers = 0;
  caps.forEach(({ members }, cap) => {
    for (const member of members) {
      (capsOf[member] ??= []).push(cap);
      layers |= 1 << (entries[member]?.layer ?? APPROVED);
    }
  });
  const room = caps.map((cap) => cap.room);
  for (let layer = APPROVED; layer < LAYERS; layer += 1) {
    if ((layers & (1 << layer)) === 0) continue;
    const sums = caps.map(() => 0);
    const own: Capped[] = [];
    for (let index = 0; index < entries.length; index += 1) {
      const entry = entries[index];
      const under = capsOf[index];
      if (entry === undefined || entry.layer !== layer || under === undefined) continue;
      own.push({ entry, under });
      for (const cap of under) sums[cap] = (sums[cap] ?? 0) + entry.points;
    }
    if (own.length === 0) continue;
    const binds = sums.map((sum, cap) => sum > (room[cap] ?? 0));
    const members: Member[] = [];
    for (const { entry, under } of own) {
      const caps = under.every((cap) => binds[cap]) ? under : under.filter((cap) => binds[cap]);
      const burden = shares.length === 0 ? 0 : shares.filter((limit) => applies(limit, entry)).length;
      members.push({ amount: entry.points, caps, rank: entry.serves, burden });
    }
    const filled = fillBest(members, room);
    own.forEach(({ under }, position) => {
      for (const cap of under) room[cap] = (room[cap] ?? 0) - (filled[position] ?? 0);
    });
    own.forEach(({ entry, under }, position) => {
      const counts = filled[position] ?? 0;
      if (counts === entry.points) return;
      const full = under.find((cap) => (room[cap] ?? 0) <= 0) ?? under[0] ?? 0;
      lose(entry, caps[full]?.limit ?? '', entry.points - counts);
      entry.points = counts;
    });
  }
}

/** A limit as a share of what is earned: of `others / (1 − share)`, together with what it limits. */
function limitByShareOfEarned(compiled: CompiledLimit, entries: readonly Entry[]): void {
  const { atMost: most } = compiled.limit;
  if (typeof most === 'number') return;
  const { share } = most;
  if (share.numerator >= share.denominator) return;
  let others = 0;
  let used = 0;
  for (let layer = APPROVED; layer < LAYERS; layer += 1) {
    const own = entries.filter((entry) => entry.layer === layer);
    for (const entry of own) if (!applies(compiled, entry)) others += entry.points;
    const allowed = timesFraction(pointsOfUnits(others), share.numerator, share.denominator - share.numerator, 'down');
    const atMost = toHundredths(allowed, 'down');
    for (const entry of own) {
      if (!applies(compiled, entry)) continue;
      const counts = Math.max(0, Math.min(entry.points, atMost - used));
      used += counts;
      if (counts === entry.points) continue;
      lose(entry, compiled.limit.id, entry.points - counts);
      entry.points = counts;
    }
  }
}

/**
 * Applies the limits: first those in hours and in number of times, in the order written; then those in points together,
 * so that as much as possible counts; then those that are a share of what is earned.
 *
 * @param entries in order of layer, then day; changed in place.
 */
export function applyLimits(limits: readonly CompiledLimit[], entries: readonly Entry[], requiredOf: RequiredOf): void {
  if (limits.length === 0) return;
  const inPoints: { readonly compiled: CompiledLimit; readonly atMost: number }[] = [];
  const shares: CompiledLimit[] = [];
  for (const compiled of limits) {
    const { atMost, unit } = compiled.limit;
    if (typeof atMost === 'object' && atMost.of === 'earned') {
      shares.push(compiled);
      continue;
    }
    let amount: number;
    if (typeof atMost === 'number') amount = atMost;
    else {
      const whole = typeof atMost.of === 'object' ? requiredOf(atMost.of.required) : 0;
      const share = timesFraction(pointsOfUnits(whole), atMost.share.numerator, atMost.share.denominator, 'down');
      amount = toHundredths(share, 'down');
    }
    if (unit === undefined || unit === 'points') inPoints.push({ compiled, atMost: amount });
    else limitSequentially(compiled, amount, entries);
  }
  const caps = inPoints.length === 0 ? [] : bindingCaps(inPoints, entries);
  if (caps.length > 0) fillUnder(caps, entries, shares);
  for (const compiled of shares) limitByShareOfEarned(compiled, entries);
}
