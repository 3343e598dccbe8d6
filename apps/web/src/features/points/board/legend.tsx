import { useText } from '../../../texts/use-text.js';
import type { Board } from '../board-rows.js';

/** What the textures mean, as far as they occur. */
export function Legend({ board }: { readonly board: Board }) {
  const text = useText();
  const bars = [
    ...(board.totalBar ? [board.totalBar] : []),
    ...board.groups.flatMap(({ rows }) => rows.flatMap((row) => (row.type === 'amount' ? [row.bar] : []))),
  ];
  const sample = (className: string) => (
    <svg width="22" height="12" aria-hidden="true" focusable="false">
      <rect x="1" y="1" width="20" height="10" className={className} />
    </svg>
  );
  return (
    <ul className="peil-legend" role="list">
      <li>
        {sample('f-water')}
        {text('points.legend.counts')}
      </li>
      {bars.some(({ waits }) => waits > 0) && (
        <li>
          {sample('f-hatch')}
          {text('points.legend.waits')}
        </li>
      )}
      {bars.some(({ planned }) => planned > 0) && (
        <li>
          {sample('f-plan')}
          {text(board.tries ? 'try.legend' : 'points.legend.planned')}
        </li>
      )}
      <li>
        <svg width="6" height="14" aria-hidden="true" focusable="false">
          <line x1="3" x2="3" y2="14" className="s-ink" strokeWidth="1.5" strokeDasharray="2 4" />
        </svg>
        {text('points.legend.pace')}
      </li>
    </ul>
  );
}
