import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { amount, hours, shortDay } from '../../shared/format.js';
import { Chevron } from '../../shared/glyphs.js';
import { Status } from '../../shared/status.js';
import { useLanguage, useServerText, useText } from '../../texts/use-text.js';
import { History } from './history.js';
import { countsTowards, stateOf, whyOf } from './ledger-lines.js';
import { useLineNames } from './line-names.js';
import type { BalanceEntry, LedgerLine } from './queries.js';

/** One fact with its sentence, its state and its points; it opens on its history. */
export function LedgerRow({
  line,
  entry,
  personId,
  own,
}: {
  readonly line: LedgerLine;
  readonly entry: BalanceEntry;
  readonly personId: string;
  readonly own: boolean;
}) {
  const text = useText();
  const server = useServerText();
  const { language } = useLanguage();
  const names = useLineNames();
  const [open, setOpen] = useState(false);
  const { name, kind } = names(line);
  const counts = line.state === 'counted';
  const time =
    line.minutes > 0
      ? text('points.ledger.hours', { amount: hours(line.minutes, language), count: line.minutes / 60 })
      : '';
  const towards = countsTowards(line, entry.requirements).map(({ label }) => server(label));
  const what = [kind, time].filter(Boolean).join(', ');
  const opens = line.source !== 'adjustment';
  return (
    <>
      <tr className={open ? 'is-open' : undefined}>
        <td className="ams-table__cell peil-nowrap">{shortDay(line.day, language)}</td>
        <th scope="row" className="ams-table__header-cell">
          {opens ? (
            <button type="button" className="peil-disclosure" aria-expanded={open} onClick={() => setOpen(!open)}>
              <Chevron open={open} />
              {name}
            </button>
          ) : (
            name
          )}
          <span className="peil-why peil-ledger-what">{[what, ...towards].filter(Boolean).join(' · ')}</span>
        </th>
        <td className="ams-table__cell">{whyOf(server(line.text))}</td>
        <td className="ams-table__cell">
          <Status of="line" code={stateOf(line)} />
        </td>
        <td
          className="ams-table__cell ams-table__cell--align-end peil-num peil-strong"
          data-l={text('points.ledger.pointsOf')}
          {...(counts && { 'data-counts': line.after })}
        >
          {counts || line.state === 'notCounted' ? amount(line.after, language) : `(${amount(line.after, language)})`}
        </td>
      </tr>
      {open && (
        <tr>
          <td className="ams-table__cell peil-hide-s" />
          <td className="ams-table__cell" colSpan={4}>
            <p className="peil-small peil-strong peil-indent">{text('points.ledger.history')}</p>
            <History personId={personId} activityId={line.factId} />
            {own && (
              <p className="peil-indent">
                <Link to="/activities/$activityId" params={{ activityId: line.factId }} className="ams-link">
                  {text('points.ledger.open')}
                </Link>
              </p>
            )}
          </td>
        </tr>
      )}
    </>
  );
}
