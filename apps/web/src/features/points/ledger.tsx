import { Link } from '@tanstack/react-router';
import { Fragment, useState } from 'react';
import { Section } from '../../app/page.js';
import { amount, hours, shortDay } from '../../shared/format.js';
import { Chevron } from '../../shared/glyphs.js';
import { Status } from '../../shared/status.js';
import { useLanguage, useServerText, useText } from '../../texts/use-text.js';
import { History } from './history.js';
import { useLineNames } from './line-names.js';
import { countsTowards, ledgerOf, whyOf } from './ledger-lines.js';
import { type BalanceEntry, type LedgerLine } from './queries.js';

/** Why these points: every fact with its sentence, its state and its points; a line opens on its history. */
export function Ledger({
  entry,
  personId,
  own,
}: {
  readonly entry: BalanceEntry;
  readonly personId: string;
  readonly own: boolean;
}) {
  const text = useText();
  const server = useServerText();
  const { language } = useLanguage();
  const [withOthers, setWithOthers] = useState(false);
  const { lines, others } = ledgerOf(entry, withOthers);
  const counted = lines.filter(({ state }) => state === 'counted');
  const earned = amount(entry.total.earned, language);
  const waiting = Number(entry.total.provisional);
  return (
    <Section
      id="why"
      title={text('points.ledger')}
      aside={<p className="peil-sub">{text('points.ledger.sum', { total: earned, count: counted.length })}</p>}
    >
      <table className="ams-table__table peil-rows peil-ledger">
        <caption className="ams-visually-hidden">{text('points.ledger')}</caption>
        <thead className="ams-table__header">
          <tr>
            {(['date', 'activity', 'why', 'state'] as const).map((column) => (
              <th key={column} scope="col" className="ams-table__header-cell">
                {text(`points.ledger.${column}`)}
              </th>
            ))}
            <th scope="col" className="ams-table__header-cell ams-table__header-cell--align-end">
              {text('points.ledger.points')}
            </th>
          </tr>
        </thead>
        <tbody className="ams-table__body">
          {lines.map((line) => (
            <Line
              key={`${line.source} ${line.factId} ${line.day}`}
              line={line}
              entry={entry}
              personId={personId}
              own={own}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td className="ams-table__cell peil-hide-s" />
            <th scope="row" className="ams-table__header-cell" colSpan={3}>
              {text('points.ledger.counts')}
              {waiting > 0 && (
                <span className="peil-why peil-plain">
                  {text('points.ledger.stillWaiting', {
                    count: waiting,
                    amount: amount(entry.total.provisional, language),
                  })}
                </span>
              )}
            </th>
            <td className="ams-table__cell ams-table__cell--align-end peil-strong" data-total={entry.total.earned}>
              {earned}
            </td>
          </tr>
        </tfoot>
      </table>
      <p className="peil-small peil-sub">
        {text('points.ledger.computed', { scheme: server(entry.schemeName), version: entry.version })}{' '}
        {others > 0 && (
          <button
            type="button"
            className="peil-link-button"
            aria-expanded={withOthers}
            onClick={() => setWithOthers(!withOthers)}
          >
            {text(withOthers ? 'points.ledger.lessOthers' : 'points.ledger.others', { count: others })}
          </button>
        )}
      </p>
    </Section>
  );
}

const stateOf = ({ state, reasons }: LedgerLine) =>
  reasons.some(({ code }) => code === 'returned') ? ('returned' as const) : state;

function Line({
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
    <Fragment>
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
    </Fragment>
  );
}
