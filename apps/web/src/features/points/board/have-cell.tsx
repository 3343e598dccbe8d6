import { amount } from '../../../shared/format.js';
import { useLanguage, useText } from '../../../texts/use-text.js';
import type { BoardRow } from '../board-rows.js';

const OF = {
  points: 'points.board.of',
  times: 'points.board.of',
  hours: 'points.board.ofHours',
  days: 'points.board.ofDays',
} as const;

/** What is earned and what is needed, in the unit of the requirement. */
export function HaveCell({ row }: { readonly row: BoardRow }) {
  const text = useText();
  const { language } = useLanguage();
  const { requirement } = row;
  if (row.type === 'fact') {
    return (
      <td className="c-have peil-num">
        {text(requirement.status === 'met' ? 'points.board.valid' : 'points.board.notYet')}
      </td>
    );
  }
  const figures = { have: amount(requirement.earned, language), needed: amount(requirement.required, language) };
  return <td className="c-have peil-num">{text(OF[requirement.unit], figures)}</td>;
}
