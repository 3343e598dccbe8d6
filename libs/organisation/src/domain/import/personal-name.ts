import type { ReadRow } from '@peil/imports';

/**
 * The name in the row, as people say it: "Sanne de Vries". From its parts, or from one column, also where that says
 * "Vries, Sanne de". Undefined when the row has none.
 */
export function personalName({ values }: ReadRow): string | undefined {
  const family = values.get('familyName');
  if (family !== undefined) return joined(values.get('givenName'), values.get('prefix'), family);
  const whole = values.get('name') ?? values.get('givenName');
  if (whole === undefined) return undefined;
  const [last, first, ...others] = whole.split(',').map((part) => part.trim());
  return last && first && others.length === 0 ? joined(first, last) : whole;
}

function joined(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' ');
}
