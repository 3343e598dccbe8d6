import type { Balance, RequirementResult } from '../balance.js';

/** What a balance still asks after everything that is planned. */
export type Gap = {
  /** Requirements that are not met, of alternatives the nearest. */
  readonly unmet: number;
  /** The sum of what each of them lacks as a share of what it asks, in millionths. */
  readonly share: number;
};

const none: Gap = { unmet: 0, share: 0 };
const MILLION = 1_000_000;

/** What is missing once everything planned has taken place and was approved; in units of the requirement. */
export function openAmount({ status, required, earned, planned }: RequirementResult): number {
  if (status === 'met' || status === 'exempt' || status === 'notInScope') return 0;
  return Math.max(0, required - earned - planned);
}

function plus(a: Gap, b: Gap): Gap {
  return { unmet: a.unmet + b.unmet, share: a.share + b.share };
}

function smaller(a: Gap, b: Gap): number {
  return a.unmet - b.unmet || a.share - b.share;
}

/** The gap of one requirement; of a group of which some parts are enough, that of the nearest ones. */
export function gapOfRequirement(result: RequirementResult): Gap {
  if (result.status === 'met' || result.status === 'exempt' || result.status === 'notInScope') return none;
  if (result.parts.length === 0) {
    const open = openAmount(result);
    if (open === 0) return none;
    return { unmet: 1, share: Math.ceil((open / Math.max(1, result.required)) * MILLION) };
  }
  const relevant = result.parts.filter(({ status }) => status !== 'notInScope').map(gapOfRequirement);
  const needed = result.partsNeeded ?? relevant.length;
  return relevant.sort(smaller).slice(0, needed).reduce(plus, none);
}

/** The gap of all entries for which something can still be done. */
export function gapOf(entries: readonly Balance[]): Gap {
  return entries
    .filter(({ status, settled }) => settled === undefined && !['lapsed', 'exempt', 'notInScope'].includes(status))
    .flatMap(({ requirements }) => requirements.map(gapOfRequirement))
    .reduce(plus, none);
}

export function compareGaps(a: Gap, b: Gap): number {
  return smaller(a, b);
}

/** The smallest requirements that are still open: of a group the parts, of alternatives the group itself. */
export function openRequirements(results: readonly RequirementResult[]): readonly RequirementResult[] {
  return results
    .filter((result) => gapOfRequirement(result).unmet > 0)
    .flatMap((result) => {
      const relevant = result.parts.filter(({ status }) => status !== 'notInScope');
      const all = result.parts.length > 0 && (result.partsNeeded ?? relevant.length) >= relevant.length;
      return all ? openRequirements(result.parts) : [result];
    });
}
