import { Link } from '@tanstack/react-router';
import { shortDay } from '../../shared/format.js';
import { useLanguage, useText } from '../../texts/use-text.js';
import { inGrace, periodIdOf, type PersonPeriod } from './periods.js';
import type { PointsSearch } from './points-search.js';
import type { BalanceEntry } from './queries.js';

type Days = { readonly from: string; readonly until: string };

/** The periods to choose from, above the state: the open ones, the one in grace first, then the settled ones. */
export function PeriodTabs({
  entries,
  closed,
  chosen,
}: {
  readonly entries: readonly BalanceEntry[];
  readonly closed: readonly PersonPeriod[];
  readonly chosen: string | undefined;
}) {
  const text = useText();
  const { language } = useLanguage();
  if (entries.length + closed.length < 2) return null;
  const days = ({ from, until }: Days) => ({ from: shortDay(from, language), until: shortDay(until, language) });
  const smallOf = (entry: BalanceEntry): string => {
    if (entry.settled !== undefined) return text('points.tab.closed');
    if (inGrace(entry)) return text('points.tab.grace', { day: shortDay(entry.period.graceUntil, language) });
    return entry.asOf > entry.period.until ? text('points.tab.over') : '';
  };
  const open = entries.map((entry) => ({
    id: periodIdOf(entry),
    words: text('points.tab', days(entry.period)),
    small: smallOf(entry),
  }));
  const settled = closed.map(({ periodId, period }) => ({
    id: periodId,
    words: text('points.tab', days(period)),
    small: text('points.tab.closed'),
  }));
  return (
    <nav aria-label={text('points.tabs')}>
      <ul className="peil-tabs" role="list">
        {[...open, ...settled].map(({ id, words, small }) => (
          <li key={id}>
            <Link
              to="."
              search={(before: PointsSearch) => ofPeriod(before, id)}
              aria-current={id === chosen ? 'page' : undefined}
            >
              {words}
              {small !== '' && <small>{small}</small>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The same days in another period; how the table stood and what was tried belong to the one before. */
const ofPeriod = ({ asOf, knownAt }: PointsSearch, period: string): PointsSearch => ({
  ...(asOf !== undefined && { asOf }),
  ...(knownAt !== undefined && { knownAt }),
  period,
});
