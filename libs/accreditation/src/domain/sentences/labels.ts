import type { LocalizedText } from '@peil/kernel';
import type { Requirement } from '../scheme/requirement.js';
import type { Scheme } from '../scheme/scheme.js';
import { listOf, wordFor } from './vocabulary.js';

/** What a requirement is called: as the scheme says, or by what it selects. */
export function labelOfRequirement(requirement: Requirement, scheme: Scheme): LocalizedText {
  if (requirement.label !== undefined) return requirement.label;
  const { of, anyOf, among } = requirement;
  const members = anyOf ?? among;
  if (members !== undefined) return listOf(members.map((member) => labelOfRequirement(member, scheme)));
  if (requirement.atLeast !== undefined && of === undefined && requirement.forEach === undefined) {
    return { nl: 'Totaal', en: 'Total' };
  }
  const words = of?.kind ?? of?.component ?? of?.tag ?? of?.category ?? [requirement.id];
  return listOf(words.map((word) => wordFor(word, scheme)));
}

/** What a member of a "for each" is called: by its value. */
export function labelOfMember(requirement: Requirement, value: string, scheme: Scheme): LocalizedText {
  const word = wordFor(value, scheme);
  if (requirement.label === undefined) return word;
  return { nl: `${requirement.label.nl}: ${word.nl}`, en: `${requirement.label.en}: ${word.en}` };
}
