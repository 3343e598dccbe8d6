import { formatPoints, pointsOfUnits, type Points } from '@peil/kernel';
import { monthsOf } from '../evaluate/length-of-time.js';
import type { Limit } from '../scheme/limit.js';
import type { Requirement } from '../scheme/requirement.js';
import type { Scheme } from '../scheme/scheme.js';
import { doubt, fault, type Finding, type Path, type Repair } from './finding.js';
import { isWithin, mayShare } from './selector-sets.js';
import { requirementsIn, type Placed } from './walk.js';

type Minimum = Placed<Requirement> & { readonly amount: Points };

function text(amount: number): { readonly nl: string; readonly en: string } {
  const en = formatPoints(pointsOfUnits(amount));
  return { nl: en.replace('.', ','), en };
}

/** Another amount at a place, said around the amount. */
function amountRepair(
  path: Path,
  amount: number,
  nl: readonly [string, string],
  en: readonly [string, string],
): Repair {
  const words = text(amount);
  const said = ([before, after]: readonly [string, string], value: string) => `${before} ${value} ${after}`.trim();
  return { path, value: words.en, message: { nl: said(nl, words.nl), en: said(en, words.en) } };
}

/** Months of the scheme's period; undefined when it has no fixed length. */
export function monthsOfPeriod({ period }: Scheme): number | undefined {
  return 'length' in period ? monthsOf(period.length) : undefined;
}

/** A requirement with one amount in the scheme's own unit over the whole period. */
function minimaOf(placed: readonly Placed<Requirement>[], scheme: Scheme): readonly Minimum[] {
  return placed.flatMap(({ item, path }) => {
    const own = item.unit === undefined || item.unit === scheme.unit;
    if (typeof item.atLeast !== 'number' || !own || item.over !== undefined) return [];
    return [{ item, path, amount: item.atLeast }];
  });
}

function totalOf(scheme: Scheme): Minimum | undefined {
  const top = scheme.require.map((item, index) => ({ item, path: ['require', index] }));
  return minimaOf(top, scheme).find(({ item }) => item.of === undefined && item.forEach === undefined);
}

/** Minimums that take their points from each other: of one "for each", of a group that divides, or of kinds apart. */
function dividedMinima(scheme: Scheme): readonly { readonly path: Minimum['path']; readonly sum: number }[] {
  const all = requirementsIn(scheme.require);
  const families = minimaOf(all, scheme).flatMap(({ item, path, amount }) => {
    const { forEach, choose } = item;
    const values = forEach?.component ?? forEach?.category ?? forEach?.kind ?? forEach?.tag;
    if (values === undefined || item.divide === false) return [];
    return [{ path, sum: amount * Math.min(values.length, choose ?? values.length) }];
  });
  const groups = all.flatMap(({ item, path }) => {
    if (item.divide !== true || item.allOf === undefined) return [];
    const members = minimaOf(requirementsIn(item.allOf, [...path, 'allOf']), scheme);
    return [{ path, sum: members.reduce((sum, { amount }) => sum + amount, 0) }];
  });
  const top = scheme.require.map((item, index) => ({ item, path: ['require', index] }));
  const apart = minimaOf(top, scheme).filter(({ item }) => item.of?.kind !== undefined && item.forEach === undefined);
  const disjoint = apart.every((a) => apart.every((b) => a === b || !mayShare(a.item.of, b.item.of)));
  const [first] = apart;
  const kinds =
    first !== undefined && apart.length > 1 && disjoint
      ? [{ path: first.path, sum: apart.reduce((sum, { amount }) => sum + amount, 0) }]
      : [];
  return [...families, ...groups, ...kinds];
}

/** Minimums that add up to more than the total, or to exactly the total. */
export function minimumsAgainstTotal(scheme: Scheme): readonly Finding[] {
  const total = totalOf(scheme);
  if (total === undefined) return [];
  return dividedMinima(scheme).flatMap(({ path, sum }) => {
    const [all, whole] = [text(sum), text(total.amount)];
    if (sum > total.amount) {
      return fault(
        'minimums-exceed-total',
        path,
        `De minimums zijn samen ${all.nl}, meer dan het totaal van ${whole.nl}.`,
        `The minimums add up to ${all.en}, more than the total of ${whole.en}.`,
      );
    }
    if (sum < total.amount) return [];
    return doubt(
      'no-free-room',
      path,
      `De minimums zijn samen precies het totaal van ${whole.nl}: er blijft geen vrije ruimte over.`,
      `The minimums add up to exactly the total of ${whole.en}: no free room is left.`,
    );
  });
}

/** The most a limit lets through in a period; undefined when it does not say so plainly. */
function mostOf(limit: Limit, scheme: Scheme): number | undefined {
  if (typeof limit.atMost !== 'number' || (limit.unit !== undefined && limit.unit !== 'points')) return undefined;
  if (limit.between !== undefined) return undefined;
  if (limit.per === undefined || limit.per === 'period') return limit.atMost;
  const months = monthsOfPeriod(scheme);
  return limit.per === 'year' && months !== undefined ? limit.atMost * Math.ceil(months / 12) : undefined;
}

/** Limits under which a requirement cannot be met. */
export function limitsAgainstMinimums(scheme: Scheme): readonly Finding[] {
  const minima = minimaOf(requirementsIn(scheme.require), scheme).filter(({ item }) => item.forEach === undefined);
  const below = scheme.limits.flatMap((limit, index) => {
    const most = mostOf(limit, scheme);
    if (most === undefined) return [];
    return minima
      .filter(({ item, amount }) => amount > most && isWithin(item.of, limit.of))
      .map(({ item, path, amount }) => ({
        ...fault(
          'limit-below-minimum',
          ['limits', index, 'atMost'],
          `Er telt ten hoogste ${text(most).nl} mee, maar eis ${item.id} vraagt ${text(amount).nl}.`,
          `At most ${text(most).en} counts, but requirement ${item.id} asks ${text(amount).en}.`,
        ),
        repairs: [
          ...(most === limit.atMost
            ? [amountRepair(['limits', index, 'atMost'], amount, ['Laat hier', 'meetellen'], ['Let', 'count here'])]
            : []),
          amountRepair([...path, 'atLeast'], most, ['Laat de eis', 'vragen'], ['Let the requirement ask', '']),
        ],
      }));
  });
  return [...below, ...totalUnreachable(scheme)];
}

function totalUnreachable(scheme: Scheme): readonly Finding[] {
  const total = totalOf(scheme);
  if (total === undefined || scheme.earn.length === 0) return [];
  const used = new Set<Limit>();
  for (const rule of scheme.earn) {
    const limit = scheme.limits.find((it) => mostOf(it, scheme) !== undefined && isWithin(rule.for, it.of));
    if (limit === undefined) return [];
    used.add(limit);
  }
  const most = [...used].reduce((sum, limit) => sum + (mostOf(limit, scheme) ?? 0), 0);
  if (most >= total.amount) return [];
  return [
    {
      ...fault(
        'total-unreachable',
        [...total.path, 'atLeast'],
        `Met alle maximums samen tellen er ten hoogste ${text(most).nl} punten mee; gevraagd is ${text(total.amount).nl}.`,
        `With all limits together at most ${text(most).en} points count; ${text(total.amount).en} is asked.`,
      ),
      repairs: [amountRepair([...total.path, 'atLeast'], most, ['Zet hier', ''], ['Put', 'here'])],
    },
  ];
}

/** Rounding to steps larger than what is asked, and shares or factors of more than everything. */
export function oddAmounts(scheme: Scheme): readonly Finding[] {
  const rounding = minimaOf(requirementsIn(scheme.require), scheme).flatMap(({ item, path, amount }) => {
    const step = (item.round ?? scheme.round)?.to;
    if (step === undefined || step <= amount) return [];
    return doubt(
      'rounding-larger-than-minimum',
      path,
      `Er wordt afgerond op ${text(step).nl}, meer dan de gevraagde ${text(amount).nl}.`,
      `It is rounded to ${text(step).en}, more than the ${text(amount).en} asked.`,
    );
  });
  const limits = scheme.limits.flatMap(({ atMost }, index) => {
    if (typeof atMost === 'number' || atMost.share.numerator < atMost.share.denominator) return [];
    return doubt(
      'more-than-all',
      ['limits', index, 'atMost', 'share'],
      'Een maximum van alles of meer beperkt niets.',
      'A limit of everything or more limits nothing.',
    );
  });
  const factors = scheme.adjust.flatMap(({ take }, index) => {
    if (typeof take === 'string' || !('factor' in take) || take.factor.numerator <= take.factor.denominator) return [];
    return doubt(
      'more-than-all',
      ['adjust', index, 'take', 'factor'],
      'Deze factor is groter dan 1: er wordt meer gevraagd in plaats van minder.',
      'This factor is above 1: more is asked instead of less.',
    );
  });
  return [...rounding, ...limits, ...factors, ...wholePeriod(scheme)];
}

/** A part off for each month that is more than everything when someone is away all period. */
function wholePeriod(scheme: Scheme): readonly Finding[] {
  const months = monthsOfPeriod(scheme);
  if (months === undefined) return [];
  return scheme.adjust.flatMap(({ take, every = 1 }, index) => {
    if (typeof take === 'string' || !('share' in take)) return [];
    const blocks = Math.floor(months / every);
    if (blocks * take.share.numerator <= take.share.denominator) return [];
    const share = `${take.share.numerator}/${take.share.denominator}`;
    return doubt(
      'whole-period-takes-more-than-all',
      ['adjust', index, 'take', 'share'],
      `De periode heeft ${months} maanden: ${blocks} keer ${share} is meer dan alles.`,
      `The period has ${months} months: ${blocks} times ${share} is more than everything.`,
    );
  });
}
