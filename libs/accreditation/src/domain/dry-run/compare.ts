import type { CalendarDay } from '@peil/kernel';
import { statusOfPerson, type Balance, type Status } from '../balance.js';
import { evaluate } from '../evaluate/evaluate.js';
import type { OfferingLookup, PersonFacts } from '../facts.js';
import type { PublishedVersion, Scheme } from '../scheme/scheme.js';
import { differenceOf, type Difference } from './difference.js';
import { versionsInForce, versionsWith, type VersionsFor } from './versions-with.js';

/** What is tried: one draft of a scheme, or two beside each other, on the facts as they are on a day. */
export type DryRunQuestion = {
  readonly published: readonly PublishedVersion[];
  /** Versions of one scheme, each as if published from its first day. Their names differ from those in force. */
  readonly drafts: readonly PublishedVersion[];
  readonly asOf: CalendarDay;
  readonly offerings: OfferingLookup;
};

/** What one draft makes of one person. */
export type DraftOutcome = {
  readonly status: Status;
  readonly balances: readonly Balance[];
  /** Absent when nothing changes. */
  readonly difference: Difference | undefined;
};

/** One person under the versions in force and under each draft. */
export type Comparison = {
  readonly status: Status;
  readonly balances: readonly Balance[];
  readonly drafts: readonly DraftOutcome[];
};

type Side = {
  readonly balancesOf: (facts: PersonFacts, periods?: 'open' | 'all') => readonly Balance[];
  readonly schemeOf: (version: string | undefined) => Scheme | undefined;
};

function sideOf(versionsFor: VersionsFor, named: readonly PublishedVersion[], question: DryRunQuestion): Side {
  const { asOf, offerings } = question;
  const schemes = new Map(named.map(({ version, scheme }) => [version, scheme]));
  return {
    balancesOf: (facts, periods = 'open') => evaluate({ schemes: versionsFor(facts), facts, offerings, asOf, periods }),
    schemeOf: (version) => (version === undefined ? undefined : schemes.get(version)),
  };
}

/** A closed period keeps the result it was closed with, whatever a draft says. */
function withClosed(before: readonly Balance[], after: readonly Balance[]): readonly Balance[] {
  return after.map((entry) => {
    if (entry.settled === undefined) return entry;
    return before.find(({ settled, period }) => settled !== undefined && period.from === entry.period.from) ?? entry;
  });
}

/** What is worked out when first asked. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Makes the function that compares one person, with everything ready that is the same for everybody. */
export function comparisonFor(question: DryRunQuestion): (facts: PersonFacts) => Comparison {
  const { published, drafts } = question;
  const schemeId = drafts[0]?.schemeId ?? '';
  const own = published.filter((version) => version.schemeId === schemeId);
  const inForce = sideOf(versionsInForce(published, schemeId), own, question);
  const tried = drafts.map((draft) => sideOf(versionsWith(published, draft), [...own, draft], question));
  return (facts) => {
    const before = inForce.balancesOf(facts);
    const allBefore = once(() => inForce.balancesOf(facts, 'all'));
    return {
      status: statusOfPerson(before),
      balances: before,
      drafts: tried.map((side): DraftOutcome => {
        const after = withClosed(before, side.balancesOf(facts));
        const difference = differenceOf(before, after, {
          before: inForce.schemeOf,
          after: side.schemeOf,
          allPeriods: once(() => ({ before: allBefore(), after: side.balancesOf(facts, 'all') })),
        });
        return { status: statusOfPerson(after), balances: after, difference };
      }),
    };
  };
}
