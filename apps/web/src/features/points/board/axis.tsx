import { shortDay } from '../../../shared/format.js';
import { useLanguage, useText } from '../../../texts/use-text.js';
import { LEVEL } from '../board-rows.js';
import type { BalanceEntry } from '../queries.js';
import { EvenPace, LevelLine, percent } from './lines.js';

/** The words above the board: where the period begins, today, and the level. */
export function Axis({ entry, today }: { readonly entry: BalanceEntry; readonly today: number }) {
  const text = useText();
  const { language } = useLanguage();
  const words = today < 12 ? 'start' : 'middle';
  return (
    <tr className="axis" aria-hidden="true">
      <td className="c-name" />
      <td className="c-bar">
        <svg className="peil-lines">
          {today > 14 && (
            <text x="0" y="40" className="t2">
              {shortDay(entry.period.from, language)}
            </text>
          )}
          {Math.abs(today - LEVEL) > 22 && (
            <text x={percent(today)} y="16" textAnchor={words} className="tb">
              {text('points.board.today')}
            </text>
          )}
          <EvenPace today={today} from={22} />
          <svg x={percent(LEVEL)} overflow="visible">
            <path d="M-7 23h14L0 34z" className="f-ink" />
          </svg>
          <LevelLine from={34} />
          <text x={percent(LEVEL)} y="16" textAnchor="middle" className="tb">
            {text('points.board.level', { day: shortDay(entry.period.until, language) })}
          </text>
        </svg>
      </td>
      <td className="c-have" />
      <td className="c-need" />
    </tr>
  );
}
