import type { CalendarDay } from '@peil/kernel';
import type { OrganisationReader, UnitOn } from '@peil/organisation';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { comparisonFor, type DryRunQuestion } from '../domain/dry-run/compare.js';
import type { DryRunDocument, DryRunPerson } from '../domain/dry-run/document.js';
import { reachableFor, type FollowableOffering, type Reachable } from '../domain/dry-run/economy.js';
import { createTally, type Tally } from '../domain/dry-run/tally.js';
import { versionsInForce, versionsWith } from '../domain/dry-run/versions-with.js';
import type { PersonFacts } from '../domain/facts.js';
import type { PublishedVersion, Scheme } from '../domain/scheme/scheme.js';
import {
  presentChanged,
  presentDryRun,
  type DryRunUnitName,
  type DryRunWords,
} from '../domain/sentences/present-dry-run.js';
import { followable } from './catalogue-of.js';
import { factsOf } from './facts-of.js';
import type { FactsReader } from './facts-reader.js';
import { countedUnitsOf } from './tallies.js';

/** Whom a dry run looks at: read one at a time, so that no more than one dossier is in memory. */
export type DryRunPeople = Iterable<{
  readonly personId: string;
  /** The units the person counts in, each once, without the organisation itself. */
  readonly unitIds: readonly string[];
  readonly facts: PersonFacts;
}>;

/** How a dry run tells how far it is, and hears that it may stop. */
export type DryRunControl = {
  readonly onProgress?: (done: number) => void;
  readonly isCancelled?: () => boolean;
  /** So long the event loop waits at most, in milliseconds: between two slices other work has its turn. */
  readonly sliceMs?: number;
};

/** What came out, before it is put in words. */
export type Compared = {
  readonly tally: Tally;
  readonly changed: readonly DryRunPerson[];
  /** Somebody to whom the scheme applies, for what the catalogue offers. */
  readonly somebody: PersonFacts | undefined;
};

const SLICE_MS = 8;

/** Compares everyone, in slices. @returns undefined when it was cancelled */
export async function compareEveryone(
  people: DryRunPeople,
  question: DryRunQuestion,
  words: DryRunWords,
  { onProgress, isCancelled, sliceMs = SLICE_MS }: DryRunControl = {},
): Promise<Compared | undefined> {
  const compare = comparisonFor(question);
  const tally = createTally(question.drafts.length);
  const changed: DryRunPerson[] = [];
  let somebody: PersonFacts | undefined;
  let done = 0;
  let sliceEnds = performance.now() + sliceMs;
  for (const { personId, unitIds, facts } of people) {
    const comparison = compare(facts);
    tally.add(unitIds, comparison);
    const found = presentChanged(personId, unitIds, comparison, words);
    if (found !== undefined) changed.push(found);
    if (somebody === undefined && comparison.drafts.some(({ balances }) => balances.length > 0)) somebody = facts;
    done += 1;
    if (performance.now() < sliceEnds) continue;
    onProgress?.(done);
    await nextTurn();
    if (isCancelled?.() === true) return undefined;
    sliceEnds = performance.now() + sliceMs;
  }
  onProgress?.(done);
  return { tally: tally.result(), changed, somebody };
}

/** What to try, on which day. */
export type DryRunRequest = {
  /** One draft, or two beside each other: versions of one scheme, named otherwise than those in force. */
  readonly drafts: readonly PublishedVersion[];
  readonly asOf: CalendarDay;
  /** The versions to compare with; those in force when absent. */
  readonly published?: readonly PublishedVersion[];
};

export type DryRuns = {
  /** How many people it will look at. */
  readonly peopleOn: (asOf: CalendarDay) => number;
  /** Everyone who is appointed on the day, by what is known when it begins. @returns undefined when it was cancelled */
  readonly run: (request: DryRunRequest, control?: DryRunControl) => Promise<DryRunDocument | undefined>;
};

/** Tries drafts on all dossiers. Nothing is written: it reads what balances are computed from, and computes. */
export function createDryRuns(parts: {
  readonly reader: FactsReader;
  readonly organisation: OrganisationReader;
}): DryRuns {
  const { reader, organisation } = parts;
  return {
    peopleOn: (asOf) => organisation.on(asOf).appointmentsOf.size,
    async run({ drafts, asOf, published: against }, control) {
      const began = performance.now();
      const position = reader.position();
      const published = against ?? reader.schemes().published;
      const catalogue = reader.catalogue();
      const view = organisation.on(asOf);
      const question: DryRunQuestion = { published, drafts, asOf, offerings: catalogue.lookup };
      const words = { before: versionBefore(published, drafts[0]), drafts };

      function* people(): DryRunPeople {
        for (const personId of [...view.appointmentsOf.keys()].sort()) {
          // What is recorded while it runs is left out: every figure is of the same moment.
          const { facts } = factsOf(personId, reader.personFacts(personId), catalogue.registers, position);
          const unitIds = countedUnitsOf(view, personId).filter(({ kind }) => kind !== 'organisation');
          yield { personId, unitIds: unitIds.map(({ unitId }) => unitId), facts };
        }
      }

      const compared = await compareEveryone(people(), question, words, control);
      if (compared === undefined) return undefined;
      return presentDryRun(compared.tally, {
        asOf,
        position,
        words,
        units: unitNames(view.units),
        reachable: reachableOn(compared.somebody, question, followable(catalogue)),
        changed: compared.changed,
        milliseconds: Math.round(performance.now() - began),
      });
    },
  };
}

/** The version a draft would take over from. */
function versionBefore(
  published: readonly PublishedVersion[],
  draft: PublishedVersion | undefined,
): Scheme | undefined {
  if (draft === undefined) return undefined;
  const own = published.filter(({ schemeId }) => schemeId === draft.schemeId);
  const sorted = own.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return (sorted.findLast(({ from }) => from <= draft.from) ?? sorted[0])?.scheme;
}

function unitNames(units: ReadonlyMap<string, UnitOn>): readonly DryRunUnitName[] {
  return [...units.values()].map(({ unitId, kind, name, parentId }) => ({
    unitId,
    kind,
    name,
    ...(parentId !== undefined && { parentId }),
  }));
}

/** What the catalogue offers as things are, and under each draft. */
function reachableOn(
  somebody: PersonFacts | undefined,
  { published, drafts, asOf, offerings }: DryRunQuestion,
  catalogue: readonly FollowableOffering[],
): readonly (Reachable | undefined)[] {
  const [first] = drafts;
  if (somebody === undefined || first === undefined) return [];
  const sides = [
    { versionsFor: versionsInForce(published, first.schemeId), startsOn: first.from },
    ...drafts.map((draft) => ({ versionsFor: versionsWith(published, draft), startsOn: draft.from })),
  ];
  return sides.map((side) => reachableFor(somebody, catalogue, { ...side, schemeId: first.schemeId, asOf, offerings }));
}
