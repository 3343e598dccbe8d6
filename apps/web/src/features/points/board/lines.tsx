import type { ReactNode } from 'react';
import { LEVEL } from '../board-rows.js';

export const percent = (value: number): string => `${Math.round(value * 100) / 100}%`;

/** The line at which every requirement is met. */
export function LevelLine({ from = 0 }: { readonly from?: number }) {
  return <line x1={percent(LEVEL)} x2={percent(LEVEL)} y1={from} y2="100%" className="s-ink" strokeWidth="2" />;
}

/** How far the period is: left of it is behind an even pace. White where it lies on a filled bar. */
export function EvenPace({
  today,
  from = 0,
  onFilled = false,
}: {
  readonly today: number;
  readonly from?: number;
  readonly onFilled?: boolean;
}) {
  return (
    <line
      x1={percent(today)}
      x2={percent(today)}
      y1={from}
      y2="100%"
      className={onFilled ? 's-on' : 's-ink'}
      strokeWidth="1.5"
      strokeDasharray="2 4"
    />
  );
}

/** The cell with the picture: the level and the even pace run through it, and so through the whole board. */
export function BarCell({ today, children }: { readonly today: number; readonly children?: ReactNode }) {
  return (
    <td className="c-bar">
      <svg aria-hidden="true" focusable="false" className="peil-lines">
        <LevelLine />
        <EvenPace today={today} />
      </svg>
      {children}
      {children !== undefined && (
        <svg aria-hidden="true" focusable="false" className="peil-lines">
          <LevelLine />
        </svg>
      )}
    </td>
  );
}
