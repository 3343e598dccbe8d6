import type { CalendarDay, LocalizedText } from '@peil/kernel';
import type { Requirement } from '../scheme/requirement.js';
import type { Scheme } from '../scheme/scheme.js';
import { dayText } from './amounts.js';
import { capital, listOf, wordFor } from './vocabulary.js';

/** What a requirement is called: as the scheme says, or by what it selects. */
export function labelOfRequirement(requirement: Requirement, scheme: Scheme): LocalizedText {
  return requirement.label ?? capital(madeLabel(requirement, scheme));
}

function madeLabel(requirement: Requirement, scheme: Scheme): LocalizedText {
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
export function labelOfMember(value: string, scheme: Scheme): LocalizedText {
  return capital(wordFor(value, scheme));
}

/** What one part of a period is called: by its days. */
export function labelOfPart(label: LocalizedText, from: CalendarDay, until: CalendarDay): LocalizedText {
  const [first, last] = [dayText(from), dayText(until)];
  return { nl: `${label.nl}, ${first.nl} tot en met ${last.nl}`, en: `${label.en}, ${first.en} to ${last.en}` };
}
