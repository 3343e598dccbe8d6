import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useRouteContext, useSearch } from '@tanstack/react-router';
import { PageHeading } from '../../app/page.js';
import { ProblemNote, ProblemPage } from '../../app/problems.js';
import { Waiting } from '../../app/waiting.js';
import { ProblemError, answerOf, api } from '../../api/client.js';
import { shortDay } from '../../shared/format.js';
import { useLanguage, useText } from '../../texts/use-text.js';
import { PastBand } from './as-of.js';
import { CourseSection } from './course.js';
import { Ledger } from './ledger.js';
import { PointsBoard } from './points-board.js';
import { balanceQuery, type BalanceEntry, type Times } from './queries.js';
import { StandingLead, ToDoList } from './standing-head.js';

/** "Where do I stand?" */
export function MyPointsPage() {
  const { me } = useRouteContext({ from: '/signed-in' });
  const search = useSearch({ from: '/signed-in/points' });
  const text = useText();
  return <PointsPage personId={me.personId} title={text('points.title')} search={search} today={me.today} own />;
}

/** Somebody else's points, for who may open the file. Opening it is recorded, and shows under that person's own data. */
export function PersonPointsPage() {
  const { me } = useRouteContext({ from: '/signed-in' });
  const { personId } = useParams({ from: '/signed-in/people/$personId' });
  const search = useSearch({ from: '/signed-in/people/$personId' });
  const text = useText();
  const manager = useQuery({
    queryKey: ['manager', personId],
    queryFn: () => answerOf(api.GET('/managers/{managerId}', { params: { path: { managerId: personId } } })),
  });
  if (manager.error) return <ProblemPage error={manager.error} retry={() => void manager.refetch()} />;
  if (manager.data === undefined) return <Waiting height="60rem" />;
  const title = text('points.titleOf', { name: manager.data.name ?? personId });
  return (
    <PointsPage personId={personId} title={title} search={search} today={me.today} own={personId === me.personId} />
  );
}

type PageParts = {
  readonly personId: string;
  readonly title: string;
  readonly search: Times & { readonly period?: string };
  readonly today: string;
  readonly own: boolean;
};

function PointsPage({ personId, title, search, today, own }: PageParts) {
  const { period, ...times } = search;
  const balance = useQuery({ ...balanceQuery(personId, times), placeholderData: (before) => before });
  if (balance.error instanceof ProblemError && balance.error.problem.status < 500 && balance.data === undefined) {
    return <ProblemPage error={balance.error} />;
  }
  const entries = balance.data?.balances ?? [];
  const entry = entries.find((one) => keyOf(one) === period) ?? entries[0];
  const past = times.asOf !== undefined || times.knownAt !== undefined;
  return (
    <>
      <PastBand times={times} today={today} />
      {entries.length > 1 && <Periods entries={entries} chosen={entry} />}
      {balance.error && <ProblemNote error={balance.error} retry={() => void balance.refetch()} />}
      <div className="peil-cols peil-cols--main peil-start">
        <div>
          <PageHeading>{title}</PageHeading>
          {balance.isPending && <Waiting height="9rem" />}
          {entry && <StandingLead entry={entry} past={past} />}
          {balance.data && entry === undefined && <NoScheme />}
          {own && !past && balance.data && <RecordButton />}
        </div>
        {entry && !past && entry.status !== 'lapsed' && <ToDoList entry={entry} personId={personId} own={own} />}
      </div>
      {balance.isPending && <Waiting height="60rem" />}
      {entry && (
        <>
          <PointsBoard entry={entry} />
          <CourseSection entry={entry} times={times} today={today} />
          <Ledger entry={entry} personId={personId} own={own} />
        </>
      )}
    </>
  );
}

/** The one primary button of the page. */
function RecordButton() {
  const text = useText();
  return (
    <p className="peil-primary">
      <Link to="/activities/new" className="ams-button ams-button--primary">
        {text('points.record')}
      </Link>
    </p>
  );
}

function NoScheme() {
  const text = useText();
  return (
    <>
      <p className="peil-lead">{text('points.none')}</p>
      <p className="peil-sub">{text('points.none.help')}</p>
    </>
  );
}

const keyOf = ({ schemeId, period }: BalanceEntry): string => `${schemeId}.${period.from}`;

/** Two open periods: tabs above the state, the one that ends first before the other. */
function Periods({
  entries,
  chosen,
}: {
  readonly entries: readonly BalanceEntry[];
  readonly chosen: BalanceEntry | undefined;
}) {
  const text = useText();
  const { language } = useLanguage();
  return (
    <nav aria-label={text('points.tabs')}>
      <ul className="peil-tabs" role="list">
        {entries.map((one) => (
          <li key={keyOf(one)}>
            <Link
              to="."
              search={(before: object) => ({ ...before, period: keyOf(one) })}
              aria-current={one === chosen ? 'page' : undefined}
            >
              {text('points.tab', {
                from: shortDay(one.period.from, language),
                until: shortDay(one.period.until, language),
              })}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
