import { schemeSchema, type Scheme } from '../scheme/scheme.js';
import { limitsAgainstMinimums, minimumsAgainstTotal, oddAmounts } from './amounts.js';
import type { Finding } from './finding.js';
import { duplicateIds, unknownRequirements } from './references.js';
import { countsWithoutReview, notEarnable, oddCarryOver, oddGroups, onceOnlyProRata, uselessRules } from './rules.js';
import { schemaFindings } from './schema-findings.js';
import { lengthsThatFit, peopleContradict, reversed, stepsInOrder } from './time.js';
import { unknownWords, type Surroundings } from './words.js';

export type CheckedScheme = {
  /** The scheme, when the document has the form of one. */
  readonly scheme: Scheme | undefined;
  /** Errors first, then in the order of the document's parts. */
  readonly findings: readonly Finding[];
};

/** What a scheme contradicts, cannot be met by, or most likely does not mean. */
export function findingsIn(scheme: Scheme, surroundings: Surroundings = {}): readonly Finding[] {
  const findings = [
    ...duplicateIds(scheme),
    ...unknownRequirements(scheme),
    ...unknownWords(scheme, surroundings),
    ...reversed(scheme),
    ...lengthsThatFit(scheme),
    ...stepsInOrder(scheme),
    ...peopleContradict(scheme),
    ...uselessRules(scheme),
    ...notEarnable(scheme),
    ...limitsAgainstMinimums(scheme),
    ...minimumsAgainstTotal(scheme),
    ...oddGroups(scheme),
    ...oddAmounts(scheme),
    ...onceOnlyProRata(scheme),
    ...oddCarryOver(scheme),
    ...countsWithoutReview(scheme),
  ];
  return findings.sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
}

/**
 * Checks a document as it was written, before it is a scheme.
 *
 * @param surroundings what else exists: kinds of activity and offerings; what is absent is not compared.
 */
export function checkScheme(document: unknown, surroundings: Surroundings = {}): CheckedScheme {
  const parsed = schemeSchema.safeParse(document);
  if (!parsed.success) return { scheme: undefined, findings: schemaFindings(parsed.error) };
  return { scheme: parsed.data, findings: findingsIn(parsed.data, surroundings) };
}
