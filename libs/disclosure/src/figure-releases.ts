import { decideRelease, type Release } from './domain/decide-release.js';
import type { FigureTable } from './domain/figure-table.js';
import type { RecordedRelease, ReleaseLog } from './release-log.js';

/** A question for figures: of a day, as known at a moment or with everything recorded so far. */
export type FigureQuestion = {
  readonly asOf: string;
  readonly knownAt?: string | undefined;
  /** Names the facts that are known now, such as a position: other facts make another question. */
  readonly revision: string;
};

/** The figures of one unit as they may be shown. */
export type ShownFigures = {
  /** The day they are of: earlier or later than was asked for, when an older report is shown again. */
  readonly asOf: string;
  /** By column; one that is not here is hidden. */
  readonly counts: ReadonlyMap<string, number>;
};

export type FigureReleases = {
  /** By unit; every unit of the table has an entry. */
  readonly of: (question: FigureQuestion, make: () => FigureTable) => ReadonlyMap<string, ShownFigures>;
};

const KEPT = 64;

/**
 * Figures of one table for who sees figures only: small cells hidden, and nothing to be had by subtracting one answer
 * from another. What is shown is entered in the log before it is answered.
 */
export function createFigureReleases(parts: {
  readonly log: ReleaseLog;
  /** Name of the table in the log. */
  readonly table: string;
  readonly smallBelow: number;
}): FigureReleases {
  const { log, table, smallBelow } = parts;
  const kept = new Map<string, ReadonlyMap<string, ShownFigures>>();
  let known: readonly RecordedRelease[] | undefined;

  function answer(question: FigureQuestion, asked: string, make: () => FigureTable) {
    const earlier = (known ??= log.of(table));
    const before = earlier.find((release) => release.question === asked);
    if (before !== undefined) return figuresOf(before, earlier);
    const decision = decideRelease(make(), earlier.map(asRelease), smallBelow);
    const release: RecordedRelease = {
      ...{ releaseId: `${earlier.length + 1}`, table, question: asked, asOf: question.asOf },
      shown: Object.fromEntries(
        [...decision.shown].map(([unitId, counts]) => [unitId, Object.fromEntries(counts)] as const),
      ),
      repeated: Object.fromEntries(decision.repeated),
    };
    // A moment that will pass and showed nothing new needs no entry: it would be one a visit.
    if (decision.shown.size > 0 || question.knownAt !== undefined) {
      log.add(release);
      known = [...earlier, release];
    }
    return figuresOf(release, known);
  }

  return {
    of(question, make) {
      const { asOf, knownAt, revision } = question;
      const asked = `${asOf} ${knownAt ?? `revision ${revision}`} below ${smallBelow}`;
      const found = kept.get(asked) ?? answer(question, asked, make);
      kept.delete(asked);
      kept.set(asked, found);
      if (kept.size > KEPT) for (const oldest of [...kept.keys()].slice(0, 1)) kept.delete(oldest);
      return found;
    },
  };
}

function asRelease({ releaseId, shown }: RecordedRelease): Release {
  return {
    releaseId,
    shown: new Map(Object.entries(shown).map(([unitId, counts]) => [unitId, new Map(Object.entries(counts))])),
  };
}

function figuresOf(release: RecordedRelease, earlier: readonly RecordedRelease[]): ReadonlyMap<string, ShownFigures> {
  const figures = new Map<string, ShownFigures>();
  for (const [unitId, counts] of Object.entries(release.shown)) {
    figures.set(unitId, { asOf: release.asOf, counts: new Map(Object.entries(counts)) });
  }
  for (const [unitId, releaseId] of Object.entries(release.repeated)) {
    const again = earlier.find((one) => one.releaseId === releaseId);
    if (again === undefined) throw new Error(`release ${releaseId} of ${release.table} is not in the log`);
    figures.set(unitId, { asOf: again.asOf, counts: new Map(Object.entries(again.shown[unitId] ?? {})) });
  }
  return figures;
}
