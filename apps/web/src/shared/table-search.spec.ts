import { filtersOf, shownRows, sortedRows, tableSearch, withFilter } from './table-search.js';

describe('the state of a table in the address', () => {
  it('takes what it knows and leaves out the rest', () => {
    expect(tableSearch({ sort: '-day', filter: 'status:open', page: 2, other: 'x' })).toEqual({
      sort: '-day',
      filter: 'status:open',
      page: 2,
    });
    expect(tableSearch({ sort: 'a b', filter: '', page: -1 })).toEqual({});
  });

  it('sorts both ways, and keeps the order of equal rows', () => {
    const rows = [
      { name: 'b', hours: 2 },
      { name: 'a', hours: 10 },
      { name: 'c', hours: 2 },
    ];
    const keyOf = (column: string) => (column === 'hours' ? (row: (typeof rows)[number]) => row.hours : undefined);
    const names = (sort: string | undefined) => sortedRows(rows, sort, keyOf).map(({ name }) => name);
    expect(names('hours')).toEqual(['b', 'c', 'a']);
    expect(names('-hours')).toEqual(['a', 'b', 'c']);
    expect(names('other')).toEqual(['b', 'a', 'c']);
    expect(names(undefined)).toEqual(['b', 'a', 'c']);
  });

  it('shows fifty rows a page from two hundred on', () => {
    expect(shownRows(200)).toEqual({ from: 0, until: 200, pages: 1 });
    expect(shownRows(201)).toEqual({ from: 0, until: 50, pages: 5 });
    expect(shownRows(201, 5)).toEqual({ from: 200, until: 201, pages: 5 });
    expect(shownRows(201, 99)).toEqual({ from: 200, until: 201, pages: 5 });
    expect(shownRows(201, 0)).toEqual({ from: 0, until: 201, pages: 1 });
  });

  it('writes filters and reads them back', () => {
    const both = withFilter(withFilter(undefined, 'status', 'open'), 'kind', 'a:b');
    expect(both).toBe('status:open,kind:a:b');
    expect(filtersOf(both)).toEqual({ status: 'open', kind: 'a:b' });
    expect(withFilter('status:open', 'status', '')).toBeUndefined();
  });
});
