import { MOST_TRIED, pointsSearch, triedOf, triedWritten } from './points-search.js';

describe('the address of the points page', () => {
  it('keeps days, period, what is tried and how the table stands, and nothing else', () => {
    const search = {
      asOf: '2026-03-01',
      knownAt: 'soon',
      period: 's.2026-01-01',
      tryOut: 'a,b',
      sort: '-day',
      draft: 'x',
    };
    expect(pointsSearch(search)).toEqual({ asOf: '2026-03-01', period: 's.2026-01-01', tryOut: 'a,b', sort: '-day' });
    expect(pointsSearch({ tryOut: ' ,/../' })).toEqual({});
  });

  it('ticks each offering once, and never more than the server weighs', () => {
    expect(triedOf('a,b,a')).toEqual(['a', 'b']);
    const many = Array.from({ length: MOST_TRIED + 3 }, (_, index) => `o${index}`);
    expect(triedOf(many.join(','))).toEqual(many.slice(0, MOST_TRIED));
    expect(triedWritten([])).toBeUndefined();
  });
});
