import { bareName, isScoreName, isSpecialName } from '../refused-names.js';

/** A heading without brackets and what stands in them. */
function withoutBrackets(heading: string): string {
  return heading.replace(/[([{].*?[)\]}]/g, '');
}

/** The forms under which a heading is compared. */
function formsOf(heading: string): readonly string[] {
  // "User name [userPrincipalName] Required": the key stands in the brackets.
  const key = /\[([A-Za-z][A-Za-z.]{3,})\]/.exec(heading)?.[1] ?? '';
  return [bareName(heading), bareName(withoutBrackets(heading)), bareName(key)].filter((form) => form !== '');
}

/** Whether a heading is the one that is named, but for spelling and what stands around it in brackets. */
export function sameHeading(named: string, heading: string): boolean {
  return bareName(named) === bareName(heading) || formsOf(heading).includes(bareName(named));
}

type Named = { readonly field: string; readonly headings: readonly string[] };

/** The field a heading stands for. */
export function fieldOf(heading: string, columns: readonly Named[]): string | undefined {
  const forms = formsOf(heading);
  return forms
    .map((form) => columns.find(({ headings }) => headings.some((known) => bareName(known) === form))?.field)
    .find((field) => field !== undefined);
}

export type Refused = 'score' | 'special';

/**
 * Whether a column may not come in at all. A heading an import knows is taken at its word; any other is also refused
 * when one of its words is a refused name ("Quiz grade", "Employee gender").
 */
export function refusedHeading(heading: string, known: (heading: string) => boolean): Refused | undefined {
  const words = known(heading) ? [] : heading.split(/[^\p{L}\p{N}]+/u).map(bareName);
  const names = [...formsOf(heading), ...words];
  if (names.some(isSpecialName)) return 'special';
  return names.some(isScoreName) ? 'score' : undefined;
}
