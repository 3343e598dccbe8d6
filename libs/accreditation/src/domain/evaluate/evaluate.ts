import { dayNumber, dayOfNumber, pointsOfUnits, type CalendarDay, type DayNumber } from '@peil/kernel';
import type { Balance, CarryOver } from '../balance.js';
import type { ClosingFact, OfferingLookup, PersonFacts } from '../facts.js';
import type { Reason } from '../reason.js';
import type { PublishedVersion } from '../scheme/scheme.js';
import { broughtIn, carriedOut, leftFor, type Piece } from './carry-over.js';
import { compiledSchemes, type CompiledScheme, type CompiledVersion } from './compile.js';
import type { Credit, Entry } from './credit.js';
import { activitiesInOrder, creditsOf } from './earn.js';
import { evaluatePeriod, isOpen, type PeriodResult, type SchemeContext } from './evaluate-period.js';
import { graceReasons, withGrace } from './grace.js';
import { covers, merged, type Interval } from './interval.js';
import { intervalOf } from './length-of-time.js';
import { ledgerOf, totalsOf } from './ledger.js';
import { periodsOf, scopeUnder, type PeriodContext, type PersonalWindow } from './periods.js';
import { personOf, type Person } from './person.js';
import { qualificationOf } from './qualification.js';
import { movesInto, repairableUntil, type Move, type Taken } from './repair.js';
import { rangeOf } from './results.js';
import { bookedBack, carriedPieces, closingOf, settledMoves, settledPieces } from './settled.js';

export type EvaluationInput = {
  /** Every version of every scheme; a balance has entries for those that apply to the person. */
  readonly schemes: readonly PublishedVersion[];
  readonly facts: PersonFacts;
  readonly offerings: OfferingLookup;
  readonly asOf: CalendarDay;
  /** `open` (default): the periods that run, are in grace, or lapsed without a conversation. `all`: every period. */
  readonly periods?: 'open' | 'all';
};

/**
 * What a person's facts are worth: one entry for each scheme that applies and each open period, by scheme, then by
 * period. Pure: no clock, no order of arrival, nothing remembered between calls but compiled schemes.
 *
 * Earning follows the version in force on the day of the activity; period, requirements, limits and carry-over follow
 * the version in force on the first day of the period (domain.md, "Settled").
 */
export function evaluate(input: EvaluationInput): readonly Balance[] {
  const person = personOf(input.facts);
  const asOf = dayNumber(input.asOf);
  const activities = activitiesInOrder(input.facts.activities);
  const balances: Balance[] = [];
  for (const scheme of compiledSchemes(input.schemes)) {
    const versions = scheme.versions.filter(({ from }) => from <= asOf);
    if (versions.length === 0) continue;
    const versionOn = versionsOf({ ...scheme, versions }, person);
    const context: PeriodContext = { person, versions, versionOn, asOf };
    const earning = () =>
      creditsOf(activities, {
        person,
        schemeId: scheme.schemeId,
        asOf,
        offerings: input.offerings,
        versionOn: (day) => versionOn(day) ?? (day < (versions[0]?.from ?? day) ? versions[0] : undefined),
      });
    const current = versionOn(asOf) ?? versions.at(-1);
    const type = current?.scheme.period.type;
    if (current !== undefined && (type === 'sliding' || type === 'renewal')) {
      balances.push(...qualificationOf(current, scopeUnder(current, context), earning(), input.asOf));
      continue;
    }
    const windows = periodsOf(context);
    if (windows.length > 0) {
      balances.push(...schemeBalances(scheme.schemeId, windows, earning(), context, input.periods ?? 'open'));
    }
  }
  return balances;
}

/** The version in force on a day: the one the person is held to, else the latest that has begun. */
function versionsOf(scheme: CompiledScheme, person: Person): (day: DayNumber) => CompiledVersion | undefined {
  const { versions } = scheme;
  const pins = person.facts.pins
    .filter(({ schemeId }) => schemeId === scheme.schemeId)
    .map((pin) => ({ interval: intervalOf(pin.from, pin.until), version: pin.version }));
  return (day) => {
    const pin = pins.find(({ interval }) => covers([interval], day));
    const pinned = pin === undefined ? undefined : versions.find((it) => it.published.version === pin.version);
    if (pinned !== undefined) return pinned;
    for (let index = versions.length - 1; index >= 0; index -= 1) {
      const version = versions[index];
      if (version !== undefined && version.from <= day) return day <= version.until ? version : undefined;
    }
    return undefined;
  };
}

/** A period as it came out, with what it sends on and what was booked on it from later. */
type Outcome = {
  readonly result: PeriodResult;
  readonly carry: readonly Piece[];
  readonly booked: readonly Move[];
  readonly closing: ClosingFact | undefined;
};

function schemeBalances(
  schemeId: string,
  windows: readonly PersonalWindow[],
  credits: readonly Credit[],
  periodContext: PeriodContext,
  which: 'open' | 'all',
): readonly Balance[] {
  const { person, asOf } = periodContext;
  const taken = new Map<Credit, Taken>();
  const given = new Map<string, number>();
  const limited: (Entry | undefined)[] = [];
  const scopes = new Map<CompiledVersion, readonly Interval[]>();
  const context: SchemeContext = {
    person,
    schemeId,
    asOf,
    credits,
    taken,
    scopeUnder: ({ version }) => {
      const known = scopes.get(version) ?? scopeUnder(version, periodContext);
      scopes.set(version, known);
      return known;
    },
    earlierEntry: (index) => limited[index],
    earlierGiven: (adjustment, requirement) => given.get(`${adjustment}/${requirement}`) ?? 0,
  };
  const results: Outcome[] = [];
  let pieces: readonly Piece[] = [];
  for (const window of windows) {
    const period = withGrace(window, credits, asOf);
    const incoming = [...pieces, ...broughtIn(period.version, period.window.from, credits)];
    let result = evaluatePeriod(period, context, incoming, []);
    let booked: readonly Move[] = [];
    const closing = closingOf(person.facts, schemeId, period.window.from, asOf);
    if (closing?.bookedBack !== undefined) {
      booked = settledMoves(closing.bookedBack, credits);
      if (booked.length > 0) result = evaluatePeriod(period, context, incoming, booked);
      for (const move of booked) taken.set(move.credit, move.taken);
    } else if (asOf > period.window.until && repairableUntil(period) !== undefined) {
      const { moves, covers: enough } = movesInto(period, result.requirements, result.instances, credits, taken);
      // what does not put it right within grace is given back to its own period
      const stays = asOf <= period.graceUntil || period.version.scheme.backfill !== undefined;
      const repaired =
        moves.length > 0 && (enough || stays) ? evaluatePeriod(period, context, incoming, moves) : result;
      const cured = repaired.status !== 'short' && repaired.status !== 'lapsed';
      if (cured || stays) {
        result = repaired;
        booked = moves;
        for (const move of moves) taken.set(move.credit, move.taken);
      }
    }
    for (const entry of result.entries) if (entry.losses !== undefined) limited[entry.credit.index] = entry;
    for (const { id, required } of result.instances) {
      for (const step of required.steps) {
        const key = `${step.rule}/${id}`;
        given.set(key, (given.get(key) ?? 0) - step.change);
      }
    }
    if (closing?.status !== undefined) result = { ...result, status: closing.status };
    const carry =
      closing?.carryOver === undefined
        ? [...carriedOut(period, result.entries, result.instances, closing), ...leftFor(result.carried)]
        : settledPieces(closing.carryOver, period.version, credits);
    pieces = period.window.until < asOf ? carry : [];
    results.push({ result, carry, booked, closing });
  }
  const inScopeNow = (period: PersonalWindow): boolean => covers(context.scopeUnder(period), asOf);
  return results
    .filter(({ result }) => which === 'all' || (isOpen(result, context) && belongs(result.period, inScopeNow, asOf)))
    .map((outcome) => balanceOf(schemeId, outcome, context));
}

/** A period that is over stays with the person only if the scheme applied at its end, and applies now. */
function belongs(period: PersonalWindow, inScopeNow: (period: PersonalWindow) => boolean, asOf: DayNumber): boolean {
  if (asOf <= period.window.until) return true;
  return covers(period.scope, period.window.until) && inScopeNow(period);
}

function carryOverOf(carry: readonly Piece[]): readonly CarryOver[] {
  return [...Map.groupBy(carry, ({ rule }) => rule.id)].map(([rule, pieces]) => ({
    rule,
    points: pointsOfUnits(pieces.reduce((sum, { amount }) => sum + amount, 0)),
    pieces: carriedPieces(pieces),
    reasons: [{ code: 'carriedOver', rule }],
  }));
}

function reasonsFor(result: PeriodResult, context: SchemeContext): readonly Reason[] {
  const { person, schemeId, asOf } = context;
  const { period, status } = result;
  const version = period.version.published.version;
  const reasons: Reason[] = [];
  const pin = person.facts.pins.find((it) => it.schemeId === schemeId && it.version === version);
  if (pin !== undefined) reasons.push({ code: 'pinned', version, values: { reason: pin.reason } });
  if (period.suspended > 0) reasons.push({ code: 'suspended', values: { days: period.suspended } });
  const inGrace = asOf > period.window.until && asOf <= period.graceUntil;
  if (period.version.graceConditions.length > 0 && (status === 'short' || status === 'lapsed')) {
    reasons.push(...graceReasons(period, context.credits, asOf));
  }
  if (inGrace && period.version.scheme.grace?.conditional === true && status !== 'met') {
    reasons.push({ code: 'conditional', values: { until: dayOfNumber(period.graceUntil) } });
  }
  if (status === 'lapsed') reasons.push({ code: 'awaitsConversation' });
  return reasons;
}

function balanceOf(schemeId: string, outcome: Outcome, context: SchemeContext): Balance {
  const { result, carry, booked, closing } = outcome;
  const { period, requirements, entries } = result;
  const { asOf, credits } = context;
  const { scheme, published } = period.version;
  const totals = totalsOf(entries);
  const runsOutOfScope = asOf <= period.window.until && !covers(context.scopeUnder(period), asOf);
  const earning = new Set(entries.map(({ credit }) => credit.version.published.version));
  return {
    schemeId,
    schemeName: scheme.name,
    version: published.version,
    earningVersions: [...earning].sort(),
    unit: scheme.unit,
    asOf: dayOfNumber(asOf),
    period: { ...rangeOf(period.window), graceUntil: dayOfNumber(period.graceUntil) },
    inScope: merged(period.scope).map(rangeOf),
    status: runsOutOfScope ? 'notInScope' : result.status,
    total: {
      earned: pointsOfUnits(totals.earned),
      provisional: pointsOfUnits(totals.provisional),
      planned: pointsOfUnits(totals.planned),
    },
    requirements,
    ledger: ledgerOf(result, credits, asOf),
    carryOver: carryOverOf(carry),
    bookedBack: bookedBack(booked),
    settled: closing && { day: closing.day, event: closing.event, later: [], declined: false },
    reasons: runsOutOfScope ? [{ code: 'notInScope' }] : reasonsFor(result, context),
  };
}
