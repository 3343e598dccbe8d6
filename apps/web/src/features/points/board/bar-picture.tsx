import type { ReactNode } from 'react';
import { LEVEL, type Bar, type BoardRow } from '../board-rows.js';
import { EvenPace, percent } from './lines.js';

/** A bar in layers: the track, dashed for what is planned or tried, hatched for what waits, solid for what counts. */
export function BarPicture({
  bar: { counts, waits, planned, overflows },
  today,
  height,
  children,
}: {
  readonly bar: Bar;
  readonly today: number;
  readonly height: number;
  readonly children?: ReactNode;
}) {
  return (
    <svg className="bar" height={height} aria-hidden="true" focusable="false">
      <rect width={percent(LEVEL)} height="100%" className="f-track" />
      {planned > 0 && (
        <rect x={percent(counts + waits)} y="1" width={percent(planned)} height={height - 2} className="f-plan" />
      )}
      {waits > 0 && <rect x={percent(counts)} y=".5" width={percent(waits)} height={height - 1} className="f-hatch" />}
      {counts > 0 && <rect width={percent(counts)} height={height} className="f-water" />}
      {overflows && (
        <svg x="100%" overflow="visible">
          <path d={`M-7 -1l7 ${height / 2 + 1}l-7 ${height / 2 + 1}h8v-${height + 2}z`} className="f-paper" />
        </svg>
      )}
      {children}
      {today < counts && <EvenPace today={today} onFilled />}
    </svg>
  );
}

/** A fact with a last day: a diamond on the time axis, filled when it was done. */
export function FactPicture({ row }: { readonly row: Extract<BoardRow, { type: 'fact' }> }) {
  const done = row.requirement.status === 'met';
  return (
    <svg className="bar" height="22" aria-hidden="true" focusable="false">
      <line x1="0" x2={percent(LEVEL)} y1="11" y2="11" className="s-line" strokeWidth="2" />
      {row.at !== undefined && (
        <svg x={percent(row.at)} overflow="visible">
          <path d="M-7 11l7-7 7 7-7 7z" className={done ? 'f-water s-water' : 'f-paper s-water'} strokeWidth="2" />
        </svg>
      )}
    </svg>
  );
}
