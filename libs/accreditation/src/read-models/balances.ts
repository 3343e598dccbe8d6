import type { CalendarDay, Instant, LocalizedText } from '@peil/kernel';
import { LRUCache } from 'lru-cache';
import { statusOfPerson, type Balance, type RequirementResult, type Status } from '../domain/balance.js';
import { evaluate, type EvaluationInput } from '../domain/evaluate/evaluate.js';
import type { PublishedVersion } from '../domain/scheme/scheme.js';
import { factsOf } from './facts-of.js';
import type { FactsReader } from './facts-reader.js';
import { createPeriods, type Periods } from './person-periods.js';
import { asSettled } from './settled-entries.js';

/** Whose balance, as of which day, as known at which moment (now when absent). */
export type BalanceRequest = {
  readonly personId: string;
  readonly asOf: CalendarDay;
  readonly knownAt?: Instant | undefined;
};

/** A balance as it was computed, with what it was computed from. */
export type PersonBalance = {
  readonly status: Status;
  readonly entries: readonly Balance[];
  readonly schemes: readonly PublishedVersion[];
  /** Position of the last event that any part of it rests on. */
  readonly position: number;
};

/** What a roll-up counts of one requirement. */
export type RequirementStatus = { readonly id: string; readonly label: LocalizedText; readonly status: Status };

/** One entry of a balance, as a roll-up needs it. */
export type EntrySummary = {
  readonly schemeId: string;
  readonly schemeName: LocalizedText;
  readonly version: string;
  readonly from: CalendarDay;
  readonly until: CalendarDay;
  readonly status: Status;
  readonly requirements: readonly RequirementStatus[];
};

export type BalanceSummary = {
  readonly status: Status;
  readonly entries: readonly EntrySummary[];
  readonly position: number;
};

/** What `evaluate` takes for a balance, and the position of the last event that any of it rests on. */
export type BalanceInput = { readonly input: EvaluationInput; readonly position: number };

/** Balances of everyone, computed when asked and remembered while nothing they depend on changes. */
export type Balances = {
  /** What a balance is computed from: for what would change with more facts. */
  readonly inputOf: (request: BalanceRequest) => BalanceInput;
  readonly of: (request: BalanceRequest) => PersonBalance;
  readonly summaryOf: (request: BalanceRequest) => BalanceSummary;
  /** The balance as the text `write` makes of it, in UTF-8: made and encoded once. */
  readonly textOf: (request: BalanceRequest) => Uint8Array;
};

type Remembered = {
  /** The newest event of the read model when this was last found to be right. */
  checkedAt: number;
  readonly mark: number;
  readonly schemes: number;
  readonly catalogue: number;
  readonly summary: BalanceSummary;
  text?: Uint8Array;
};

/** Room for what is remembered, in bytes of text: half of it is that many thousand balances read again and again. */
const REMEMBERED_SIZE = 24_000_000;
const SUMMARY_SIZE = 1_500;

/**
 * A result is remembered by person, day and moment, together with the positions of what it was computed from; see the
 * decision record about memoised balances. One look at the newest position says that everything still holds.
 *
 * A closed period stands in a balance with the result it was closed with: its lines and requirements are those of the
 * facts it was settled on, and what later facts would change stands beside them.
 *
 * @param write makes the text of an answer.
 */
export function createBalances(
  reader: FactsReader,
  write: (request: BalanceRequest, balance: PersonBalance) => string,
  periods: Periods = createPeriods(reader),
): Balances {
  const remembered = new LRUCache<string, Remembered>({
    maxSize: REMEMBERED_SIZE,
    sizeCalculation: ({ text }) => SUMMARY_SIZE + (text?.length ?? 0),
  });

  function inputOf({ personId, asOf, knownAt }: BalanceRequest): BalanceInput {
    const schemes = reader.schemes(knownAt);
    const catalogue = reader.catalogue(knownAt);
    const { facts, position } = factsOf(personId, reader.personFacts(personId), catalogue.registers, knownAt);
    return {
      input: { schemes: schemes.published, facts, offerings: catalogue.lookup, asOf },
      position: Math.max(position, schemes.position, catalogue.position),
    };
  }

  function of(request: BalanceRequest): PersonBalance {
    const { input, position } = inputOf(request);
    const computed = evaluate(input);
    const entries = computed.some(({ settled }) => settled !== undefined)
      ? asSettled(reader, periods.of(request), request.personId, computed)
      : computed;
    return { status: statusOfPerson(entries), entries, schemes: input.schemes, position };
  }

  function find(key: string, { personId, knownAt }: BalanceRequest): Remembered | undefined {
    const found = remembered.get(key);
    if (found === undefined) return undefined;
    const newest = reader.position();
    if (found.checkedAt === newest) return found;
    const holds =
      found.mark === reader.personMark(personId) &&
      found.schemes === reader.schemes(knownAt).position &&
      found.catalogue === reader.catalogue(knownAt).position;
    if (!holds) return undefined;
    found.checkedAt = newest;
    return found;
  }

  function remember(request: BalanceRequest, balance: PersonBalance, text?: Uint8Array): Remembered {
    const made: Remembered = {
      checkedAt: reader.position(),
      mark: reader.personMark(request.personId),
      schemes: reader.schemes(request.knownAt).position,
      catalogue: reader.catalogue(request.knownAt).position,
      summary: summaryOf(balance),
      ...(text !== undefined && { text }),
    };
    remembered.set(keyOf(request), made);
    return made;
  }

  return {
    inputOf,
    of,
    summaryOf(request) {
      return (find(keyOf(request), request) ?? remember(request, of(request))).summary;
    },
    textOf(request) {
      const known = find(keyOf(request), request)?.text;
      if (known !== undefined) return known;
      const balance = of(request);
      const text = Buffer.from(write(request, balance));
      remember(request, balance, text);
      return text;
    },
  };
}

function keyOf({ personId, asOf, knownAt }: BalanceRequest): string {
  return knownAt === undefined ? `${personId} ${asOf}` : `${personId} ${asOf} ${knownAt}`;
}

function summaryOf({ status, entries, position }: PersonBalance): BalanceSummary {
  return {
    status,
    position,
    entries: entries.map(({ schemeId, schemeName, version, period, status: of, requirements }) => ({
      schemeId,
      schemeName,
      version,
      from: period.from,
      until: period.until,
      status: of,
      requirements: requirements.map((requirement: RequirementResult) => ({
        id: requirement.id,
        label: requirement.label,
        status: requirement.status,
      })),
    })),
  };
}
