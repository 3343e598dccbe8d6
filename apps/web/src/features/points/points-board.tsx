import type { ReactNode } from 'react';
import { amount, shortDay } from '../../shared/format.js';
import { Status } from '../../shared/status.js';
import { useLanguage, useServerText, useText } from '../../texts/use-text.js';
import { boardOf, LEVEL, type Bar, type Board, type BoardGroup, type BoardRow } from './board-rows.js';
import type { BalanceEntry, Requirement } from './queries.js';

/** The points board: a table whose middle column is the picture. */
export function PointsBoard({ entry }: { readonly entry: BalanceEntry }) {
  const text = useText();
  const server = useServerText();
  const board = boardOf(entry);
  return (
    <>
      <table className="peil-board">
        <caption className="ams-visually-hidden">{text('points.board')}</caption>
        <colgroup>
          <col className="peil-col-name" />
          <col className="peil-col-bar" />
          <col className="peil-col-have" />
          <col />
        </colgroup>
        <thead className="ams-visually-hidden">
          <tr>
            <th scope="col">{text('points.board.requirement')}</th>
            <th scope="col">{text('points.board.picture')}</th>
            <th scope="col">{text('points.board.have')}</th>
            <th scope="col">{text('points.board.need')}</th>
          </tr>
        </thead>
        <tbody>
          <Axis entry={entry} today={board.today} />
          {board.total && board.totalBar && (
            <TotalRow requirement={board.total} bar={board.totalBar} today={board.today} />
          )}
          {board.groups.map((group) => (
            <Group key={group.title === 'requirements' ? group.title : group.title.id} group={group} board={board} />
          ))}
        </tbody>
      </table>
      <Legend board={board} />
      {board.outOfScope.length > 0 && (
        <p className="peil-small peil-sub peil-note">
          {text('points.board.outOfScope', { what: board.outOfScope.map(({ label }) => server(label)).join(', ') })}
        </p>
      )}
    </>
  );
}

const percent = (value: number): string => `${Math.round(value * 100) / 100}%`;

/** The words above the board: where the period begins, today, and the level. */
function Axis({ entry, today }: { readonly entry: BalanceEntry; readonly today: number }) {
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
          <line
            x1={percent(today)}
            x2={percent(today)}
            y1="22"
            y2="100%"
            className="s-ink"
            strokeWidth="1.5"
            strokeDasharray="2 4"
          />
          <svg x={percent(LEVEL)} overflow="visible">
            <path d="M-7 23h14L0 34z" className="f-ink" />
          </svg>
          <line x1={percent(LEVEL)} x2={percent(LEVEL)} y1="34" y2="100%" className="s-ink" strokeWidth="2" />
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

/** The level and the even pace behind a cell, so that each runs through the whole board. */
function Lines({ today, children }: { readonly today: number; readonly children?: ReactNode }) {
  return (
    <td className="c-bar">
      <svg aria-hidden="true" focusable="false" className="peil-lines">
        <line x1={percent(LEVEL)} x2={percent(LEVEL)} y1="0" y2="100%" className="s-ink" strokeWidth="2" />
        <line
          x1={percent(today)}
          x2={percent(today)}
          y1="0"
          y2="100%"
          className="s-ink"
          strokeWidth="1.5"
          strokeDasharray="2 4"
        />
      </svg>
      {children}
      {children !== undefined && (
        <svg aria-hidden="true" focusable="false" className="peil-lines">
          <line x1={percent(LEVEL)} x2={percent(LEVEL)} y1="0" y2="100%" className="s-ink" strokeWidth="2" />
        </svg>
      )}
    </td>
  );
}

function BarPicture({
  bar,
  today,
  height,
  children,
}: {
  readonly bar: Bar;
  readonly today: number;
  readonly height: number;
  readonly children?: ReactNode;
}) {
  const { counts, waits, planned, overflows } = bar;
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
      {today < counts && (
        <line
          x1={percent(today)}
          x2={percent(today)}
          y2="100%"
          className="s-on"
          strokeWidth="1.5"
          strokeDasharray="2 4"
        />
      )}
    </svg>
  );
}

/** From this share of the width on the words fit left of the dots on every screen that shows them. */
const WORDS_FIT = 22;

function TotalRow({
  requirement,
  bar,
  today,
}: {
  readonly requirement: Requirement;
  readonly bar: Bar;
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
      <Lines today={today}>
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
      </Lines>
      <td className="c-have peil-num">
        {text('points.board.of', { have, needed: amount(requirement.required, language) })}
      </td>
      <Need requirement={requirement} strong />
    </tr>
  );
}

/** How the scheme's figure became this person's. */
function ProRata({ requirement: { required, requiredOfAll, steps } }: { readonly requirement: Requirement }) {
  const text = useText();
  const server = useServerText();
  const { language } = useLanguage();
  if (required === requiredOfAll) return null;
  const asked = { required: amount(required, language), ofAll: amount(requiredOfAll, language) };
  return (
    <small>
      {text('points.board.proRata', asked)} {steps.map((step) => server(step.text)).join(' ')}
    </small>
  );
}

function Group({ group, board }: { readonly group: BoardGroup; readonly board: Board }) {
  const text = useText();
  const server = useServerText();
  const { language } = useLanguage();
  const { title } = group;
  const heading =
    title === 'requirements' ? text('points.board.requirements') : headingOf(title.parts, server(title.label));
  function headingOf(parts: readonly Requirement[], what: string): string {
    const [first] = parts;
    const alike = first && parts.every(({ required, unit }) => required === first.required && unit === first.unit);
    return alike
      ? text('points.board.each', { what, amount: amount(first.required, language), unit: text(`unit.${first.unit}`) })
      : what;
  }
  return (
    <>
      <tr className="group">
        <th scope="rowgroup" className="c-name">
          {heading}
        </th>
        <Lines today={board.today} />
        <td className="c-have" />
        <td className="c-need" />
      </tr>
      {group.rows.map((row) => (
        <Row key={row.requirement.id} row={row} today={board.today} />
      ))}
    </>
  );
}

function Row({ row, today }: { readonly row: BoardRow; readonly today: number }) {
  return (
    <tr>
      <th scope="row" className="c-name">
        <RowName row={row} />
      </th>
      <Lines today={today}>
        {row.type === 'amount' ? <BarPicture bar={row.bar} today={today} height={16} /> : <FactPicture row={row} />}
      </Lines>
      <Have row={row} />
      <Need requirement={row.requirement} />
    </tr>
  );
}

function RowName({ row }: { readonly row: BoardRow }) {
  const text = useText();
  const server = useServerText();
  const { language } = useLanguage();
  const { requirement } = row;
  const others = row.type === 'amount' ? row.others : [];
  const alternatives = others.map(({ required, unit, label }) =>
    text('points.board.or', {
      amount: amount(required, language),
      unit: text(`unit.${unit}`),
      what: lowerFirst(server(label)),
    }),
  );
  const small = [...(requirement.unit === 'hours' ? [text('points.board.inHours')] : []), ...alternatives].join('; ');
  return (
    <>
      {server(requirement.label)}
      {small !== '' && <small>{small}</small>}
      {row.type === 'amount' && <ProRata requirement={requirement} />}
    </>
  );
}

export const lowerFirst = (words: string): string => words.slice(0, 1).toLowerCase() + words.slice(1);

/** A fact with a last day: a diamond on the time axis, filled when it was done. */
function FactPicture({ row }: { readonly row: Extract<BoardRow, { type: 'fact' }> }) {
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

const OF = {
  points: 'points.board.of',
  times: 'points.board.of',
  hours: 'points.board.ofHours',
  days: 'points.board.ofDays',
} as const;

function Have({ row }: { readonly row: BoardRow }) {
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

const TO_GO = {
  points: 'points.board.toGo',
  hours: 'points.board.hoursToGo',
  days: 'points.board.daysToGo',
  times: 'points.board.timesToGo',
} as const;

function Need({ requirement, strong = false }: { readonly requirement: Requirement; readonly strong?: boolean }) {
  const text = useText();
  const { language } = useLanguage();
  const { status, missing, provisional, planned, unit, window } = requirement;
  const waits = Number(provisional) > 0 ? text('points.board.inReview', { amount: amount(provisional, language) }) : '';
  const plans = Number(planned) > 0 ? text('points.board.planned', { amount: amount(planned, language) }) : '';
  const by = unit === 'times' ? text('points.board.by', { day: shortDay(window.until, language) }) : '';
  const more = [waits, plans, by].filter(Boolean).join(', ');
  if (status === 'met' || status === 'exempt') {
    const until = unit === 'times' ? text('points.board.validUntil', { day: shortDay(window.until, language) }) : '';
    return (
      <td className="c-need">
        <Status of="requirement" code={status} />
        {until !== '' && status === 'met' && <span className="peil-why">{until}</span>}
      </td>
    );
  }
  const missingText = text(TO_GO[unit], { count: Number(missing), amount: amount(missing, language) });
  return (
    <td className="c-need">
      {status === 'onTrack' ? (
        <span className={strong ? 'peil-strong' : undefined}>{missingText}</span>
      ) : (
        <>
          <span className="peil-strong">{missingText}</span> <Status of="requirement" code={status} />
        </>
      )}
      {more !== '' && <span className="peil-why">{more}</span>}
    </td>
  );
}

function Legend({ board }: { readonly board: Board }) {
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
          {text('points.legend.planned')}
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
