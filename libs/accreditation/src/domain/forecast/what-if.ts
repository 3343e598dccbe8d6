import { pointsOfUnits, type LocalizedText, type Points } from '@peil/kernel';
import type { Balance, LedgerLine, RequirementResult, Status, Unit } from '../balance.js';
import { openAmount } from './gap.js';
import { hypotheticalId, isHypothetical, type TakeableOffering } from './hypothetical.js';

/** A requirement before and after. */
export type RequirementChange = {
  readonly id: string;
  readonly label: LocalizedText;
  readonly unit: Unit;
  readonly required: Points;
  readonly before: RequirementResult;
  readonly after: RequirementResult;
  /** What is missing less, after what is planned; never below zero. */
  readonly gain: Points;
  /** It was open, and is no longer. */
  readonly closed: boolean;
  readonly countsEverything: boolean;
  readonly parts: readonly RequirementChange[];
};

/** What one offering would bring in one entry. */
export type OfferingYield = { readonly offeringId: string; readonly line: LedgerLine };

/** One entry of the balance before and after. */
export type EntryChange = {
  readonly schemeId: string;
  readonly schemeName: LocalizedText;
  readonly version: string;
  readonly unit: Unit;
  readonly period: Balance['period'];
  readonly status: { readonly before: Status; readonly after: Status };
  readonly total: { readonly before: Balance['total']; readonly after: Balance['total'] };
  readonly requirements: readonly RequirementChange[];
  readonly offerings: readonly OfferingYield[];
};

function change(before: RequirementResult, after: RequirementResult): RequirementChange {
  const { id, label, unit, countsEverything } = after;
  const open = openAmount(before);
  const left = openAmount(after);
  const parts = new Map(before.parts.map((part) => [part.id, part]));
  return {
    id,
    label,
    unit,
    countsEverything,
    required: after.required,
    before,
    after,
    gain: pointsOfUnits(Math.max(0, open - left)),
    closed: open > 0 && left === 0,
    parts: after.parts.flatMap((part) => {
      const was = parts.get(part.id);
      return was === undefined ? [] : [change(was, part)];
    }),
  };
}

function keyOf({ schemeId, period }: Balance): string {
  return `${schemeId} ${period.from}`;
}

function yields(after: Balance, offerings: readonly TakeableOffering[]): readonly OfferingYield[] {
  const lines = new Map(after.ledger.filter(({ factId }) => isHypothetical(factId)).map((line) => [line.factId, line]));
  return offerings.flatMap(({ offeringId }) => {
    const line = lines.get(hypotheticalId(offeringId));
    return line === undefined ? [] : [{ offeringId, line }];
  });
}

/** What changes between two balances of the same person on the same day, entry by entry; what fell away is left out. */
export function changesBetween(
  before: readonly Balance[],
  after: readonly Balance[],
  offerings: readonly TakeableOffering[],
): readonly EntryChange[] {
  const known = new Map(before.map((entry) => [keyOf(entry), entry]));
  return after.flatMap((entry): EntryChange[] => {
    const was = known.get(keyOf(entry));
    // a closed period keeps its result, whatever comes after
    if (was === undefined || was.settled !== undefined) return [];
    const requirements = new Map(was.requirements.map((requirement) => [requirement.id, requirement]));
    const { schemeId, schemeName, version, unit, period } = entry;
    return [
      {
        ...{ schemeId, schemeName, version, unit, period },
        status: { before: was.status, after: entry.status },
        total: { before: was.total, after: entry.total },
        requirements: entry.requirements.flatMap((requirement) => {
          const earlier = requirements.get(requirement.id);
          return earlier === undefined ? [] : [change(earlier, requirement)];
        }),
        offerings: yields(entry, offerings),
      },
    ];
  });
}

/** Leaves of which the gap became smaller. */
export function improved(changes: readonly RequirementChange[]): readonly RequirementChange[] {
  return changes.flatMap((it) => (it.parts.length > 0 ? improved(it.parts) : it.gain > 0 ? [it] : []));
}
