import { amount } from '../../../shared/format.js';
import { useLanguage, useText } from '../../../texts/use-text.js';
import type { Bar, Trial } from '../board-rows.js';
import type { Requirement } from '../queries.js';
import { BarPicture } from './bar-picture.js';
import { BarCell, percent } from './lines.js';
import { NeedCell } from './need-cell.js';
import { ProRata } from './pro-rata.js';

/** From this share of the width on the words fit left of the dots on every screen that shows them. */
const WORDS_FIT = 22;

/** The total, twice as high as the rest, with its figure in the bar. */
export function TotalRow({
  requirement,
  bar,
  trial,
  today,
}: {
  readonly requirement: Requirement;
  readonly bar: Bar;
  readonly trial: Trial | undefined;
  readonly today: number;
}) {
  const text = useText();
  const { language } = useLanguage();
  const have = amount(requirement.earned, language);
  // The words stand where the dots leave room for them.
  const room = today < bar.counts ? Math.max(today, bar.counts - today) : bar.counts;
  const at = today < bar.counts && bar.counts - today > today ? percent(today) : '0';
  return (
    <tr className="total">
      <th scope="row" className="c-name">
        {text('points.board.total')}
        <ProRata requirement={requirement} />
      </th>
      <BarCell today={today}>
        <BarPicture bar={bar} today={today} height={34}>
          {bar.counts > 6 && (
            <>
              <text x={at} dx="12" y="22" className="on peil-hide-s">
                {room > WORDS_FIT ? text('points.board.count', { count: have }) : have}
              </text>
              <text x="10" y="22" className="on peil-show-s">
                {have}
              </text>
            </>
          )}
        </BarPicture>
      </BarCell>
      <td className="c-have peil-num">
        {text('points.board.of', { have, needed: amount(requirement.required, language) })}
      </td>
      <NeedCell requirement={requirement} trial={trial} strong />
    </tr>
  );
}
