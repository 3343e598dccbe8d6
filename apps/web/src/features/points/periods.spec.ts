import { inOrder, periodIdOf } from './periods.js';
import type { BalanceEntry } from './queries.js';

const text = { nl: '', en: '' };
const total = { earned: '0', provisional: '0', planned: '0' };

function entry(from: string, until: string, graceUntil: string, settled?: string): BalanceEntry {
  return {
    ...{ schemeId: 'leadership', schemeName: text, version: '1', earningVersions: [], unit: 'points' },
    ...{ asOf: '2026-02-12', status: 'onTrack', total, text },
    ...{ inScope: [], requirements: [], ledger: [], carryOver: [], reasons: [] },
    period: { from, until, graceUntil },
    ...(settled !== undefined && { settled: { settledOn: settled, later: [], declined: false, text } }),
  };
}

describe('the periods of a person', () => {
  it('begin with the one in grace, and end with what is settled', () => {
    const settled = entry('2022-01-01', '2023-12-31', '2024-04-01', '2024-05-01');
    const running = entry('2026-01-01', '2027-12-31', '2028-04-01');
    const grace = entry('2024-01-01', '2025-12-31', '2026-04-01');
    expect(inOrder([settled, running, grace])).toEqual([grace, running, settled]);
    expect(periodIdOf(grace)).toBe('leadership.2024-01-01');
  });
});
