import { amount } from '../../../shared/format.js';
import { useLanguage, useText } from '../../../texts/use-text.js';
import type { Requirement } from '../queries.js';

/** How the scheme's figure became this person's. */
export function ProRata({ requirement: { required, requiredOfAll } }: { readonly requirement: Requirement }) {
  const text = useText();
  const { language } = useLanguage();
  if (required === requiredOfAll) return null;
  const asked = { required: amount(required, language), ofAll: amount(requiredOfAll, language) };
  return <small>{text('points.board.proRata', asked)}</small>;
}
