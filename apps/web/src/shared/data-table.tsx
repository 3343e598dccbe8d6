import { Button, Label, Select } from '@amsterdam/design-system-react';
import { useId, type ReactNode } from 'react';
import type { TextKey } from '../texts/all-texts.js';
import { useText } from '../texts/use-text.js';
import { ALL_ROWS, filtersOf, shownRows, sortedRows, withFilter, type TableSearch } from './table-search.js';

export type Column<Row> = {
  readonly id: string;
  readonly label: TextKey;
  readonly cell: (row: Row) => ReactNode;
  /** What it is sorted by; without it the column is not sorted. */
  readonly by?: (row: Row) => string | number;
  /** The first press sorts from high to low: a number or a day. */
  readonly highFirst?: boolean;
  readonly number?: boolean;
  /** Its name stands before the value on a small screen. */
  readonly named?: boolean;
};

export type Filter<Row> = {
  readonly name: string;
  readonly label: TextKey;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly keeps: (row: Row, value: string) => boolean;
};

type Parts<Row> = {
  readonly caption: string;
  readonly rows: readonly Row[];
  /** The first is the head of its row. */
  readonly columns: readonly Column<Row>[];
  readonly filters?: readonly Filter<Row>[];
  readonly keyOf: (row: Row) => string;
  readonly search: TableSearch;
  readonly onSearch: (search: TableSearch) => void;
  /** What stands there when nothing is left. */
  readonly none: string;
};

/** A table that sorts, filters and pages, and keeps that in the address. */
export function DataTable<Row>({ caption, rows, columns, filters = [], keyOf, search, onSearch, none }: Parts<Row>) {
  const text = useText();
  const chosen = filtersOf(search.filter);
  const kept = rows.filter((row) =>
    filters.every(({ name, keeps }) => chosen[name] === undefined || keeps(row, chosen[name])),
  );
  const sorted = sortedRows(kept, search.sort, (id) => columns.find((column) => column.id === id)?.by);
  const { from, until, pages } = shownRows(sorted.length, search.page);
  const change = (changes: Partial<Record<keyof TableSearch, string | number | undefined>>): void => {
    const { sort, filter, page } = { ...search, page: undefined, ...changes };
    onSearch({
      ...(typeof sort === 'string' && { sort }),
      ...(typeof filter === 'string' && { filter }),
      ...(typeof page === 'number' && page !== 1 && { page }),
    });
  };
  return (
    <>
      <div className="peil-filters">
        <SortSelect columns={columns} sort={search.sort} onSort={(sort) => change({ sort })} />
        {filters.map(({ name, label, options }) => (
          <FilterSelect
            key={name}
            label={text(label)}
            options={options}
            value={chosen[name] ?? ''}
            onChange={(value) => change({ filter: withFilter(search.filter, name, value) })}
          />
        ))}
        {(filters.length > 0 || rows.length > until) && (
          <span className="peil-small peil-sub" role="status">
            {text('table.count', { shown: kept.length, total: rows.length })}
          </span>
        )}
      </div>
      {sorted.length === 0 ? (
        <p className="peil-none">{none}</p>
      ) : (
        <table className="ams-table__table peil-rows">
          <caption className="ams-visually-hidden">{caption}</caption>
          <thead className="ams-table__header">
            <tr>
              {columns.map((column) => (
                <Head key={column.id} column={column} sort={search.sort} onSort={(sort) => change({ sort })} />
              ))}
            </tr>
          </thead>
          <tbody className="ams-table__body">
            {sorted.slice(from, until).map((row) => (
              <tr key={keyOf(row)}>
                {columns.map((column, index) => (
                  <Cell key={column.id} column={column} row={row} head={index === 0} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {(pages > 1 || search.page === ALL_ROWS) && (
        <Pager at={search.page ?? 1} pages={pages} total={sorted.length} onPage={(page) => change({ page })} />
      )}
    </>
  );
}

function Cell<Row>({ column, row, head }: { readonly column: Column<Row>; readonly row: Row; readonly head: boolean }) {
  const text = useText();
  if (head) {
    return (
      <th scope="row" className="ams-table__header-cell">
        {column.cell(row)}
      </th>
    );
  }
  const className = column.number ? 'ams-table__cell ams-table__cell--align-end peil-num' : 'ams-table__cell';
  return (
    <td className={className} data-l={column.named || column.number ? `${text(column.label)}:` : undefined}>
      {column.cell(row)}
    </td>
  );
}

export function Head<Row>({
  column: { id, label, by, number, highFirst },
  sort,
  onSort,
}: {
  readonly column: Column<Row>;
  readonly sort: string | undefined;
  readonly onSort: (sort: string) => void;
}) {
  const text = useText();
  const up = sort === id;
  const down = sort === `-${id}`;
  const next = up ? `-${id}` : down || !highFirst ? id : `-${id}`;
  return (
    <th
      scope="col"
      className={number ? 'ams-table__header-cell ams-table__header-cell--align-end' : 'ams-table__header-cell'}
      aria-sort={up ? 'ascending' : down ? 'descending' : undefined}
    >
      {by === undefined ? (
        text(label)
      ) : (
        <button type="button" className="peil-sort" onClick={() => onSort(next)}>
          {text(label)}
          {(up || down) && <span aria-hidden="true">{up ? ' ↑' : ' ↓'}</span>}
        </button>
      )}
    </th>
  );
}

/** Sorting where the heads of the table are not shown. */
export function SortSelect<Row>({
  columns,
  sort,
  onSort,
}: {
  readonly columns: readonly Column<Row>[];
  readonly sort: string | undefined;
  readonly onSort: (sort: string | undefined) => void;
}) {
  const text = useText();
  const options = columns
    .filter(({ by }) => by !== undefined)
    .map(({ id, label, highFirst }) => ({ value: highFirst ? `-${id}` : id, label: text(label) }));
  if (options.length === 0) return null;
  return (
    <span className="peil-show-s">
      <FilterSelect
        label={text('table.sort')}
        empty={text('table.unsorted')}
        options={options}
        value={sort ?? ''}
        onChange={(value) => onSort(value === '' ? undefined : value)}
      />
    </span>
  );
}

export function FilterSelect({
  label,
  empty,
  options,
  value,
  onChange,
}: {
  readonly label: string;
  readonly empty?: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const text = useText();
  const id = useId();
  return (
    <span className="peil-filter">
      <Label htmlFor={id}>{label}</Label>
      <Select id={id} value={value} onChange={({ target }) => onChange(target.value)}>
        <Select.Option value="">{empty ?? text('table.all')}</Select.Option>
        {options.map((one) => (
          <Select.Option key={one.value} value={one.value}>
            {one.label}
          </Select.Option>
        ))}
      </Select>
    </span>
  );
}

export function Pager({
  at,
  pages,
  total,
  onPage,
}: {
  readonly at: number;
  readonly pages: number;
  readonly total: number;
  readonly onPage: (page: number) => void;
}) {
  const text = useText();
  return (
    <nav className="peil-filters" aria-label={text('table.pages')}>
      {at === ALL_ROWS ? (
        <Button variant="tertiary" onClick={() => onPage(1)}>
          {text('table.inPages')}
        </Button>
      ) : (
        <>
          <Button variant="tertiary" disabled={at <= 1} onClick={() => onPage(at - 1)}>
            {text('table.before')}
          </Button>
          <span>{text('table.page', { page: Math.min(at, pages), pages })}</span>
          <Button variant="tertiary" disabled={at >= pages} onClick={() => onPage(at + 1)}>
            {text('table.next')}
          </Button>
          <Button variant="tertiary" onClick={() => onPage(ALL_ROWS)}>
            {text('table.showAll', { count: total })}
          </Button>
        </>
      )}
    </nav>
  );
}
