import {
  dayNumber,
  dayOfNumber,
  pointsOfUnits,
  UNITS_PER_POINT,
  ZERO_POINTS,
  type CalendarDay,
  type DayNumber,
} from '@peil/kernel';
import type { Balance, LedgerLine, PeriodOfBalance, Status } from '../balance.js';
import type { Reason } from '../reason.js';
import type { RenewalPeriod, SlidingPeriod } from '../scheme/period.js';
import type { CompiledVersion } from './compile.js';
import { APPROVED, type Credit } from './credit.js';
import { covers, type Interval } from './interval.js';
import { endOfYear, plus } from './length-of-time.js';
import { testOf, type Test } from './match.js';
import { rangeOf } from './results.js';

/** A qualification as it stands: from when until when it is valid, and the facts it rests on. */
export type Qualification = {
  readonly from: DayNumber;
  readonly until: DayNumber;
  readonly countedFrom: DayNumber;
  readonly renewFrom: DayNumber | undefined;
  readonly reactivateUntil: DayNumber | undefined;
  readonly used: ReadonlySet<Credit>;
};

function amountOf(credit: Credit, unit: SlidingPeriod['unit']): number {
  if (unit === 'points') return credit.points;
  if (unit === 'hours') return credit.minutes * (UNITS_PER_POINT / 60);
  return (unit === 'times' ? credit.times : credit.days) * UNITS_PER_POINT;
}

/** Walks back from the newest fact and adds until there is enough; valid from the earliest fact so used. */
export function sliding(period: SlidingPeriod, facts: readonly Credit[]): Qualification | undefined {
  const newest = facts.at(-1);
  if (newest === undefined) return undefined;
  const since = plus(newest.day, period.within, -1);
  const used = new Set<Credit>();
  let sum = 0;
  let earliest = newest.day;
  for (let index = facts.length - 1; index >= 0 && sum < period.need; index -= 1) {
    const credit = facts[index];
    if (credit === undefined || credit.day < since) break;
    sum += amountOf(credit, period.unit);
    earliest = credit.day;
    used.add(credit);
  }
  if (sum < period.need) return undefined;
  const until = plus(earliest, period.validFor) - (period.untilEndOfYear === true ? 0 : 1);
  const last = period.untilEndOfYear === true ? endOfYear(until) : until;
  return {
    from: earliest,
    until: last,
    countedFrom: earliest,
    renewFrom: undefined,
    reactivateUntil: period.reactivateFor === undefined ? undefined : plus(last, period.reactivateFor),
    used,
  };
}

/** Completions in order: inside the renewal window the next validity follows the basis, outside it starts anew. */
export function renewal(period: RenewalPeriod, facts: readonly Credit[]): Qualification | undefined {
  let current: Qualification | undefined;
  for (const credit of facts) {
    const opens = current === undefined ? undefined : plus(current.until, period.window, -1);
    if (current !== undefined && opens !== undefined && credit.day < opens) continue;
    const inWindow = current !== undefined && credit.day <= current.until;
    const base: DayNumber = current !== undefined && inWindow && period.basis === 'expiry' ? current.until : credit.day;
    const until = plus(base, period.validFor);
    current = {
      from: credit.day,
      until,
      countedFrom: credit.day,
      renewFrom: plus(until, period.window, -1),
      reactivateUntil: undefined,
      used: new Set([credit]),
    };
  }
  return current;
}

/** The newest qualification that stood on the day: a newer fact that is not enough by itself changes nothing. */
function standingOn(period: SlidingPeriod, facts: readonly Credit[]): Qualification | undefined {
  let current: Qualification | undefined;
  for (let count = 1; count <= facts.length; count += 1) {
    const found = sliding(period, facts.slice(0, count));
    if (found !== undefined && (current === undefined || found.until > current.until)) current = found;
  }
  return current;
}

function lineOf(credit: Credit, used: boolean, selected: boolean): LedgerLine {
  const reasons: Reason[] = [...credit.reasons.filter(({ code }) => code !== 'noRule' || !selected)];
  if (!used && selected) reasons.push({ code: 'countedElsewhere' });
  const amount = pointsOfUnits(credit.points);
  return {
    source: 'activity',
    factId: credit.fact.id,
    event: credit.event,
    kind: credit.fact.kind,
    offeringId: credit.fact.offeringId,
    day: dayOfNumber(credit.booked),
    version: credit.version.published.version,
    rule: credit.rule?.rule.id,
    before: amount,
    after: used ? amount : ZERO_POINTS,
    minutes: used ? credit.minutes : 0,
    state: used ? 'counted' : 'notCounted',
    components: credit.components,
    tags: credit.tags,
    categories: credit.categories,
    counts: [],
    losses: [],
    reasons,
  };
}

function periodOf(found: Qualification | undefined, asOf: CalendarDay): PeriodOfBalance {
  if (found === undefined) return { from: asOf, until: asOf, graceUntil: asOf };
  return {
    ...rangeOf(found),
    graceUntil: dayOfNumber(found.until),
    countedFrom: dayOfNumber(found.countedFrom),
    ...(found.renewFrom === undefined ? {} : { renewFrom: dayOfNumber(found.renewFrom) }),
    ...(found.reactivateUntil === undefined ? {} : { reactivateUntil: dayOfNumber(found.reactivateUntil) }),
  };
}

function judge(
  found: Qualification | undefined,
  asOf: DayNumber,
): { readonly status: Status; readonly reasons: readonly Reason[] } {
  if (found === undefined) return { status: 'onTrack', reasons: [{ code: 'missing' }] };
  const until = dayOfNumber(found.until);
  if (asOf <= found.until) {
    const open = found.renewFrom !== undefined && asOf >= found.renewFrom;
    return { status: 'met', reasons: open ? [{ code: 'renewalOpen', values: { until } }] : [] };
  }
  const reasons: Reason[] = [{ code: 'qualificationExpired', values: { until } }];
  if (found.reactivateUntil !== undefined && asOf <= found.reactivateUntil) {
    return {
      status: 'short',
      reasons: [...reasons, { code: 'mayReactivate', values: { until: dayOfNumber(found.reactivateUntil) } }],
    };
  }
  return { status: 'lapsed', reasons };
}

/** The balance of a scheme whose period follows from the facts: a sliding qualification or a renewable certificate. */
export function qualificationOf(
  version: CompiledVersion,
  scope: readonly Interval[],
  credits: readonly Credit[],
  asOf: CalendarDay,
): readonly Balance[] {
  const { scheme, published } = version;
  const { period } = scheme;
  if ((period.type !== 'sliding' && period.type !== 'renewal') || !covers(scope, dayNumber(asOf))) return [];
  const test: Test = testOf(period.of);
  const facts = credits.filter((credit) => credit.layer === APPROVED && test(credit));
  const found = period.type === 'sliding' ? standingOn(period, facts) : renewal(period, facts);
  const { status, reasons } = judge(found, dayNumber(asOf));
  const ledger = credits.map((credit) => lineOf(credit, found?.used.has(credit) ?? false, test(credit)));
  return [
    {
      schemeId: published.schemeId,
      schemeName: scheme.name,
      version: published.version,
      earningVersions: [published.version],
      unit: scheme.unit,
      asOf,
      period: periodOf(found, asOf),
      inScope: scope.map(rangeOf),
      status,
      total: {
        earned: pointsOfUnits(ledger.reduce((sum, { after }) => sum + after, 0)),
        provisional: ZERO_POINTS,
        planned: ZERO_POINTS,
      },
      requirements: [],
      ledger,
      carryOver: [],
      bookedBack: [],
      settled: undefined,
      reasons,
    },
  ];
}
