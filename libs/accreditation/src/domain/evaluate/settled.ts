import { dayNumber, dayOfNumber, formatPoints, parsePoints, pointsOfUnits, type DayNumber } from '@peil/kernel';
import type { BookedBack, CarriedPiece } from '../balance.js';
import type { BookedBackFact, ClosingFact, PersonFacts, SettledPiece } from '../facts.js';
import type { Piece } from './carry-over.js';
import type { CompiledVersion } from './compile.js';
import { APPROVED, type Credit } from './credit.js';
import type { Move } from './repair.js';

/** What was last settled about a period by a day; undefined while it is not closed. */
export function closingOf(
  facts: PersonFacts,
  schemeId: string,
  periodFrom: DayNumber,
  asOf: DayNumber,
): ClosingFact | undefined {
  let latest: ClosingFact | undefined;
  for (const closing of facts.closings) {
    if (closing.schemeId !== schemeId || dayNumber(closing.periodFrom) !== periodFrom) continue;
    if (dayNumber(closing.day) <= asOf && (latest === undefined || closing.day >= latest.day)) latest = closing;
  }
  return latest;
}

function creditFor(factId: string, booked: DayNumber, credits: readonly Credit[]): Credit | undefined {
  const ofFact = credits.filter(({ fact }) => fact.id === factId);
  return ofFact.find((credit) => credit.booked === booked) ?? ofFact[0];
}

/** What a fact was when the period was settled, also where it was withdrawn since. */
function creditAsSettled(piece: SettledPiece, version: CompiledVersion, credits: readonly Credit[]): Credit {
  const day = dayNumber(piece.day);
  const { components, tags, categories } = piece;
  const known = creditFor(piece.factId, day, credits);
  if (known !== undefined) return { ...known, components, tags, categories };
  return {
    fact: {
      ...{ id: piece.factId, kind: 'manual-adjustment', day: piece.day, components, tags, categories },
      ...{ role: 'none', attributes: {}, source: 'import', review: 'approved', planned: false },
    },
    ...{ index: -1, source: 'carryOver', event: undefined, minutesThatDay: 0, numberOfDays: 1 },
    ...{ components, tags, categories, accredited: false, approved: true, earnedBy: undefined },
    ...{ day, booked: day, layer: APPROVED, version, rule: undefined },
    ...{ points: parsePoints(piece.points), minutes: 0, times: 0, days: 0 },
    ...{ expires: undefined, towards: undefined, notTowards: undefined, reasons: [] },
  };
}

/** What was settled to go to the next period, whatever the facts say since. */
export function settledPieces(
  settled: readonly SettledPiece[],
  version: CompiledVersion,
  credits: readonly Credit[],
): readonly Piece[] {
  return settled.map((piece) => ({
    credit: creditAsSettled(piece, version, credits),
    amount: parsePoints(piece.points),
    // a rule that a later publication took away asks for nothing any more
    rule: version.scheme.carryOver.find(({ id }) => id === piece.rule) ?? { id: piece.rule },
    origin: dayNumber(piece.origin),
    periodsLeft: piece.periodsLeft,
  }));
}

/** What was settled to be booked on the period: neither more nor less, whatever is done later. */
export function settledMoves(settled: readonly BookedBackFact[], credits: readonly Credit[]): readonly Move[] {
  return settled.flatMap(({ factId, day, points, minutes, times, days }) => {
    const credit = creditFor(factId, dayNumber(day), credits);
    if (credit === undefined) return [];
    return [{ credit, taken: { points: parsePoints(points), minutes, times, days } }];
  });
}

/** The pieces that a period sends on, as a balance shows them. */
export function carriedPieces(pieces: readonly Piece[]): readonly CarriedPiece[] {
  return pieces.map(({ credit, amount, origin, periodsLeft }) => ({
    factId: credit.fact.id,
    day: dayOfNumber(credit.booked),
    points: pointsOfUnits(amount),
    origin: dayOfNumber(origin),
    periodsLeft,
    components: credit.components,
    tags: credit.tags,
    categories: credit.categories,
  }));
}

/** What was booked on a period, as a balance shows it. */
export function bookedBack(moves: readonly Move[]): readonly BookedBack[] {
  return moves.map(({ credit, taken }) => ({
    factId: credit.fact.id,
    day: dayOfNumber(credit.booked),
    points: pointsOfUnits(taken.points),
    minutes: taken.minutes,
    times: taken.times,
    days: taken.days,
  }));
}

/** The same as a fact: what a closing writes down. */
export function settledPiece(rule: string, piece: CarriedPiece): SettledPiece {
  const { components, tags, categories, points, ...rest } = piece;
  return {
    ...{ rule, ...rest, points: formatPoints(points) },
    ...{ components: [...components], tags: [...tags], categories: [...categories] },
  };
}
