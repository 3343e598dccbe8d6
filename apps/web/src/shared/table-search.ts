/** What the address says of a table: how it is sorted, what is left out, which page. A colleague sees the same. */
export type TableSearch = { readonly sort?: string; readonly filter?: string; readonly page?: number };

/** Reads the state of a table out of an address; what is no such state is left out. */
export function tableSearch(search: Record<string, unknown>): TableSearch {
  const { sort, filter, page } = search;
  return {
    ...(typeof sort === 'string' && /^-?\w{1,40}$/.test(sort) && { sort }),
    ...(typeof filter === 'string' && filter !== '' && { filter }),
    ...(typeof page === 'number' && Number.isInteger(page) && page >= 0 && { page }),
  };
}

/** The page that shows everything. */
export const ALL_ROWS = 0;
const PAGE_ROWS = 50;
/** Up to so many rows stand on one page. */
const MOST_ROWS = 200;

/** Which of so many rows are shown, as far as the address says. */
export function shownRows(
  total: number,
  page = 1,
): { readonly from: number; readonly until: number; readonly pages: number } {
  if (total <= MOST_ROWS || page === ALL_ROWS) return { from: 0, until: total, pages: 1 };
  const pages = Math.ceil(total / PAGE_ROWS);
  const at = Math.min(page, pages);
  return { from: (at - 1) * PAGE_ROWS, until: Math.min(total, at * PAGE_ROWS), pages };
}

type Sortable = string | number;

/** Rows in the order asked for: `name`, or `-name` for the other way round. Equal rows keep their order. */
export function sortedRows<Row>(
  rows: readonly Row[],
  sort: string | undefined,
  keyOf: (column: string) => ((row: Row) => Sortable) | undefined,
): readonly Row[] {
  if (sort === undefined) return rows;
  const down = sort.startsWith('-');
  const key = keyOf(down ? sort.slice(1) : sort);
  if (key === undefined) return rows;
  const order = (one: Sortable, other: Sortable): number =>
    typeof one === 'number' && typeof other === 'number' ? one - other : String(one).localeCompare(String(other), 'nl');
  return rows.toSorted((one, other) => (down ? -order(key(one), key(other)) : order(key(one), key(other))));
}

/** Filters of an address, `status:granted,kind:training`, by their names. */
export function filtersOf(filter: string | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(
    (filter ?? '').split(',').flatMap((one) => {
      const [name = '', ...value] = one.split(':');
      return name === '' || value.length === 0 ? [] : [[name, value.join(':')]];
    }),
  );
}

/** The filters with one of them changed, as the address writes them; undefined when none is left. */
export function withFilter(filter: string | undefined, name: string, value: string): string | undefined {
  const changed = { ...filtersOf(filter), [name]: value };
  const written = Object.entries(changed)
    .filter(([, one]) => one !== '')
    .map(([key, one]) => `${key}:${one}`)
    .join(',');
  return written === '' ? undefined : written;
}
