import { monthName } from '../../shared/format.js';
import { useLanguage, useText } from '../../texts/use-text.js';
import type { Compliance } from './queries.js';

const HEIGHT = 170;
const BOTTOM = 140;
const TOP = 24;

/** What was late at the end of each month, the number on each bar; today's in ink, because it can still change. */
export function Trend({ trend }: { readonly trend: Compliance['trend'] }) {
  const text = useText();
  const { language } = useLanguage();
  const shown = trend.filter(({ late }) => late !== null);
  const last = shown.at(-1);
  if (last === undefined) return null;
  const top = Math.max(1, ...shown.map(({ late }) => late ?? 0));
  const step = 100 / shown.length;
  return (
    <svg width="100%" height={HEIGHT} role="img" aria-labelledby="trend-title">
      <title id="trend-title">{text('directorate.trendTitle', { late: last.late ?? 0 })}</title>
      {shown.map(({ day, late }, index) => {
        const height = ((late ?? 0) / top) * (BOTTOM - TOP);
        const isLast = index === shown.length - 1;
        const middle = `${(index + 0.5) * step}%`;
        return (
          <g key={day}>
            <rect
              x={`${index * step + step * 0.12}%`}
              width={`${step * 0.76}%`}
              y={BOTTOM - height}
              height={height}
              className={isLast ? 'f-ink' : 'f-water'}
            />
            <text x={middle} y={BOTTOM - height - 6} textAnchor="middle" className={isLast ? 'tb' : undefined}>
              {late}
            </text>
            <text x={middle} y={HEIGHT - 10} textAnchor="middle" className={isLast ? 'tb' : 't2'}>
              {isLast ? text('directorate.now') : monthName(day, language, false)}
            </text>
          </g>
        );
      })}
      <line x1="0" x2="100%" y1={BOTTOM} y2={BOTTOM} className="s-ink" strokeWidth="1" />
    </svg>
  );
}
