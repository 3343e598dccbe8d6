import { amount } from '../../shared/format.js';
import { useLanguage, useText } from '../../texts/use-text.js';
import type { Import } from './queries.js';
import { ROW_CLASSES, type RowClass } from './import-states.js';

const FILL: Readonly<Record<RowClass, string>> = {
  new: 'f-water',
  correction: 'f-dots',
  unchanged: 'f-hatch',
  passedOver: 'f-track',
  question: 'f-plan',
  bad: 'f-paper s-ink',
};

/** A part this wide, in per cent, holds its own words. */
const HOLDS_WORDS = 30;

/** Every row in its class, true to scale; what is too narrow for words has them below. */
export function ClassBar({ counts }: { readonly counts: Import['counts'] }) {
  const text = useText();
  const { language } = useLanguage();
  const total = ROW_CLASSES.reduce((sum, one) => sum + counts[one], 0);
  if (total === 0) return null;
  const present = ROW_CLASSES.filter((one) => counts[one] > 0);
  const words = (one: RowClass): string =>
    text(`imports.class.${one}`, { count: counts[one], amount: amount(String(counts[one]), language) });
  const parts = present.map((one, index) => {
    const before = present.slice(0, index).reduce((sum, other) => sum + counts[other], 0);
    return { one, x: (before / total) * 100, width: (counts[one] / total) * 100 };
  });
  const inside = parts.find(({ one, width }) => one === 'new' && width >= HOLDS_WORDS)?.one;
  const below = present.filter((one) => one !== inside);
  return (
    <>
      <svg
        width="100%"
        height="28"
        role="img"
        className="peil-bar"
        aria-label={present.map(words).join(', ')}
        data-rows={total}
      >
        {parts.map(({ one, x, width }) => (
          <rect
            key={one}
            x={`${x}%`}
            y="0.75"
            width={`${width}%`}
            height="26.5"
            className={FILL[one]}
            strokeWidth="1.5"
          />
        ))}
        {inside !== undefined && (
          <text x="12" y="19" className="on">
            {words(inside)}
          </text>
        )}
      </svg>
      {below.length > 0 && (
        <ul className="peil-legend peil-bar__legend" role="list">
          {below.map((one) => (
            <li key={one} className={one === 'bad' ? 'peil-strong' : undefined}>
              <svg width="18" height="14" aria-hidden="true" focusable="false">
                <rect x="0.75" y="0.75" width="16.5" height="12.5" className={FILL[one]} strokeWidth="1.5" />
              </svg>
              {words(one)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
