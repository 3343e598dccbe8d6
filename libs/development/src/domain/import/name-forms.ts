import type { ReadRow } from '@peil/imports';

/**
 * The words of the name in a row, in the orders in which people write it: "achternaam, roepnaam voorvoegsel" and
 * "Roepnaam voorvoegsel Achternaam", with or without a partner's name. Each is looked up word by word, so case, accents
 * and order do not matter. Only for a proposal: nobody is found by name alone.
 */
export function nameForms({ values }: ReadRow): readonly string[] {
  const parts = [values.get('givenName'), values.get('familyName')].filter((part) => part !== undefined);
  const whole = values.get('name') ?? (values.has('familyName') ? parts.join(' ') : undefined);
  if (whole === undefined) return [];
  const bare = whole
    .replace(/[(\[].*?[)\]]/g, ' ')
    .replaceAll(',', ' ')
    .trim();
  const [own] = bare.split(/\s*-\s*/);
  const forms = [bare, own ?? bare].filter((form) => form.split(/\s+/).length >= 2);
  return [...new Set(forms)];
}
