import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Section } from '../../app/page.js';
import { FilterSelect, Head, Pager, SortSelect, type Column } from '../../shared/data-table.js';
import { amount } from '../../shared/format.js';
import { ALL_ROWS, filtersOf, shownRows, sortedRows, withFilter, type TableSearch } from '../../shared/table-search.js';
import { useLanguage, useServerText, useText } from '../../texts/use-text.js';
import { LedgerLater } from './ledger-later.js';
import { ledgerOf, LINE_STATES, stateOf } from './ledger-lines.js';
import { LedgerRow } from './ledger-row.js';
import { useLineNames } from './line-names.js';
import type { PointsSearch } from './points-search.js';
import type { BalanceEntry, LedgerLine } from './queries.js';

type Parts = {
  readonly entry: BalanceEntry;
  readonly personId: string;
  readonly own: boolean;
  readonly search: TableSearch;
};

/** Why these points: every fact with its sentence, its state and its points; a line opens on its history. */
export function Ledger({ entry, personId, own, search }: Parts) {
  const text = useText();
  const server = useServerText();
  const { language } = useLanguage();
  const [withOthers, setWithOthers] = useState(false);
  const columns = useColumns();
  const change = useTableChange();
  const { lines, others } = ledgerOf(entry, withOthers);
  const state = filtersOf(search.filter).state;
  const kept = lines.filter((line) => state === undefined || stateOf(line) === state);
  const sorted = sortedRows(kept, search.sort, (id) => columns.find((column) => column.id === id)?.by);
  const { from, until, pages } = shownRows(sorted.length, search.page);
  const counted = lines.filter((line) => line.state === 'counted').length;
  const states = LINE_STATES.filter((one) => lines.some((line) => stateOf(line) === one));
  return (
    <Section
      id="why"
      title={text('points.ledger')}
      aside={
        <p className="peil-sub">
          {text('points.ledger.sum', { total: amount(entry.total.earned, language), count: counted })}
        </p>
      }
    >
      <div className="peil-filters">
        <SortSelect columns={columns} sort={search.sort} onSort={(sort) => change({ sort })} />
        {states.length > 1 && (
          <FilterSelect
            label={text('points.ledger.state')}
            options={states.map((value) => ({ value, label: text(`points.state.${value}`) }))}
            value={state ?? ''}
            onChange={(value) => change({ filter: withFilter(search.filter, 'state', value) })}
          />
        )}
        {state !== undefined && (
          <span className="peil-small peil-sub" role="status">
            {text('table.count', { shown: kept.length, total: lines.length })}
          </span>
        )}
      </div>
      <table className="ams-table__table peil-rows peil-ledger">
        <caption className="ams-visually-hidden">{text('points.ledger')}</caption>
        <thead className="ams-table__header">
          <tr>
            {columns.map((column) => (
              <Head key={column.id} column={column} sort={search.sort} onSort={(sort) => change({ sort })} />
            ))}
          </tr>
        </thead>
        <tbody className="ams-table__body">
          {sorted.slice(from, until).map((line) => (
            <LedgerRow
              key={`${line.source} ${line.factId} ${line.day}`}
              line={line}
              entry={entry}
              personId={personId}
              own={own}
            />
          ))}
        </tbody>
        {state === undefined && <Sum entry={entry} />}
        {entry.settled && <LedgerLater settled={entry.settled} />}
      </table>
      {(pages > 1 || search.page === ALL_ROWS) && (
        <Pager at={search.page ?? 1} pages={pages} total={sorted.length} onPage={(page) => change({ page })} />
      )}
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

/** What counts, under all lines: over a part of them it would be no sum. */
function Sum({ entry }: { readonly entry: BalanceEntry }) {
  const text = useText();
  const { language } = useLanguage();
  const { earned, provisional } = entry.total;
  const waiting = Number(provisional);
  return (
    <tbody className="peil-sum">
      <tr>
        <td className="ams-table__cell peil-hide-s" />
        <th scope="row" className="ams-table__header-cell" colSpan={3}>
          {text('points.ledger.counts')}
          {waiting > 0 && (
            <span className="peil-why peil-plain">
              {text('points.ledger.stillWaiting', { count: waiting, amount: amount(provisional, language) })}
            </span>
          )}
        </th>
        <td className="ams-table__cell ams-table__cell--align-end peil-strong" data-total={earned}>
          {amount(earned, language)}
        </td>
      </tr>
    </tbody>
  );
}

function useColumns(): readonly Column<LedgerLine>[] {
  const names = useLineNames();
  const nothing = (): null => null;
  return [
    { id: 'day', label: 'points.ledger.date', cell: nothing, by: ({ day }) => day, highFirst: true },
    { id: 'activity', label: 'points.ledger.activity', cell: nothing, by: (line) => names(line).name },
    { id: 'why', label: 'points.ledger.why', cell: nothing },
    { id: 'state', label: 'points.ledger.state', cell: nothing, by: (line) => LINE_STATES.indexOf(stateOf(line)) },
    {
      id: 'points',
      label: 'points.ledger.points',
      cell: nothing,
      by: ({ after }) => Number(after),
      highFirst: true,
      number: true,
    },
  ];
}

type Changes = { readonly sort?: string | undefined; readonly filter?: string | undefined; readonly page?: number };

/** Puts the state of the table in the address; another order or choice begins at the first page again. */
function useTableChange(): (changes: Changes) => void {
  const navigate = useNavigate();
  return (changes) => {
    void navigate({
      to: '.',
      replace: true,
      resetScroll: false,
      search: (before: PointsSearch): PointsSearch => {
        const { page: _, sort: sorted, filter: filtered, ...others } = before;
        const { sort, filter, page } = { sort: sorted, filter: filtered, page: undefined, ...changes };
        return {
          ...others,
          ...(sort !== undefined && { sort }),
          ...(filter !== undefined && { filter }),
          ...(page !== undefined && page !== 1 && { page }),
        };
      },
    });
  };
}
