import { useText } from '../../../texts/use-text.js';
import { flowOf, type Band, type Way } from './flow-layout.js';
import type { Outcome } from './queries.js';

const LEFT = 18;
const WIDTH = 46;
const LINE = 18;

const FILL: Readonly<Record<Way, string>> = {
  down: 'f-ink',
  up: 'f-paper s-ink',
  aside: 'f-dots',
  same: 'f-track',
};

/** Who goes where, drawn; the table below names every transition. */
export function FlowChart({
  outcome,
  index,
  title,
  names,
}: {
  readonly outcome: Outcome;
  readonly index: number;
  readonly title: string;
  readonly names: { readonly before: string; readonly after: string };
}) {
  const text = useText();
  const draft = outcome.drafts[index];
  const flow = draft && flowOf(outcome.before, draft.after, draft.transitions);
  if (flow === undefined) return null;
  return (
    <div className="peil-hide-s peil-after">
      <svg width="100%" height={flow.height} role="img" aria-labelledby={`flow-title-${index}`}>
        <title id={`flow-title-${index}`}>{title}</title>
        <text x={`${LEFT}%`} dx="-14" y="14" textAnchor="end" className="t2">
          {names.before}
        </text>
        <text x={`${LEFT + WIDTH}%`} dx="14" y="14" className="t2">
          {names.after}
        </text>
        <svg
          x={`${LEFT}%`}
          y="0"
          width={`${WIDTH}%`}
          height={flow.height}
          viewBox={`0 0 100 ${flow.height}`}
          preserveAspectRatio="none"
        >
          {flow.bands.map((band) => (
            <path
              key={band.key}
              d={pathOf(band)}
              className={FILL[band.way]}
              vectorEffect="non-scaling-stroke"
              strokeWidth={band.way === 'up' ? 1.5 : 0}
            />
          ))}
        </svg>
        {flow.left.map(({ status, top, height, people }) => (
          <g key={status}>
            <rect x={`${LEFT}%`} width="6" y={top} height={Math.max(1, height)} className="f-water" />
            <text x={`${LEFT}%`} dx="-14" y={top + height / 2 + 5} textAnchor="end">
              <tspan className="tb">{text(`dryRun.status.${status}`)}</tspan> {people}
            </text>
          </g>
        ))}
        {flow.right.map(({ status, top, height, people, newcomers }) => (
          <g key={status}>
            <rect x={`${LEFT + WIDTH}%`} width="6" y={top} height={Math.max(1, height)} className="f-water" />
            <text
              x={`${LEFT + WIDTH}%`}
              dx="14"
              y={top + height / 2 + (height > 2 * LINE && newcomers.length > 0 ? -4 : 5)}
            >
              <tspan className="tb">{text(`dryRun.status.${status}`)}</tspan> {people}
              {height <= 2 * LINE && newcomers.length > 0 ? `, ${newcomersOf(newcomers)}` : ''}
            </text>
            {height > 2 * LINE && newcomers.length > 0 && (
              <text x={`${LEFT + WIDTH}%`} dx="14" y={top + height / 2 - 4 + LINE} className="t2">
                {newcomersOf(newcomers)}
              </text>
            )}
          </g>
        ))}
      </svg>
      <ul className="peil-legend" role="list">
        {(['down', 'up', 'same'] as const).map((way) => (
          <li key={way}>
            <svg width="22" height="12" aria-hidden="true" focusable="false">
              <rect x="1" y="1" width="20" height="10" className={FILL[way]} strokeWidth={way === 'up' ? 1.5 : 0} />
            </svg>
            {text(`dryRun.way.${way}`)}
          </li>
        ))}
      </ul>
    </div>
  );

  function newcomersOf(
    newcomers: readonly { readonly from: keyof Outcome['before']; readonly people: number }[],
  ): string {
    return newcomers
      .map(({ from, people }) => text('dryRun.newcomers', { people, from: text(`dryRun.status.${from}`) }))
      .join(', ');
  }
}

function pathOf({ left, right, height }: Band): string {
  return `M0 ${left}C45 ${left} 55 ${right} 100 ${right}L100 ${right + height}C55 ${right + height} 45 ${left + height} 0 ${left + height}Z`;
}
