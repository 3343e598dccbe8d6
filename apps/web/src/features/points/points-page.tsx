import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useRouteContext, useSearch } from '@tanstack/react-router';
import { PageHeading } from '../../app/page.js';
import { ProblemNote, ProblemPage } from '../../app/problems.js';
import { Waiting } from '../../app/waiting.js';
import { ProblemError, answerOf, api } from '../../api/client.js';
import { useText } from '../../texts/use-text.js';
import { PastBand } from './as-of.js';
import { CourseSection } from './course.js';
import { HowRequired } from './how-required.js';
import { Ledger } from './ledger.js';
import { PointsBoard } from './board/points-board.js';
import { timesOf, type PointsSearch } from './points-search.js';
import { PeriodTabs } from './period-tabs.js';
import { periodIdOf } from './periods.js';
import { useShownPeriod } from './use-shown-period.js';
import { StandingLead, ToDoList } from './standing-head.js';
import { TourProvider, TourStop } from '../tour/tour.js';
import { useTrying } from './what-if/use-trying.js';
import { WhatIfSection } from './what-if/what-if-section.js';
import { changeOf } from './what-if/what-if.js';

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
  readonly search: PointsSearch;
  readonly today: string;
  readonly own: boolean;
};

function PointsPage({ personId, title, search, today, own }: PageParts) {
  const { period, asOf, knownAt } = search;
  const times = timesOf(search);
  const { balance, earlier, entries, closed, entry, chosen, waits } = useShownPeriod(personId, times, period);
  const past = asOf !== undefined || knownAt !== undefined;
  // What may come is asked of the own page of today only: nobody else plans for a person, and a past day has passed.
  const tries = own && !past;
  const trying = useTrying(personId, tries ? search.tryOut : undefined);
  if (balance.error instanceof ProblemError && balance.error.problem.status < 500 && balance.data === undefined) {
    return <ProblemPage error={balance.error} />;
  }
  const runs = entry !== undefined && !past && entry.settled === undefined && entry.status !== 'lapsed';
  return (
    <TourProvider starts={own && runs}>
      <TourStop step="myData" />
      <PastBand times={times} today={today} />
      <PeriodTabs entries={entries} closed={closed} chosen={chosen} />
      {balance.error && <ProblemNote error={balance.error} retry={() => void balance.refetch()} />}
      <div className="peil-cols peil-cols--main peil-start">
        <div>
          <PageHeading>{title}</PageHeading>
          {waits && <Waiting height="9rem" />}
          {entry && <StandingLead entry={entry} past={past} />}
          {!waits && entries.length === 0 && entry === undefined && balance.error === null && <NoScheme />}
          {own && !past && !waits && <RecordButton />}
        </div>
        {runs && (
          <TourStop step="todo">
            <ToDoList entry={entry} personId={personId} own={own} />
          </TourStop>
        )}
      </div>
      {earlier.error && <ProblemNote error={earlier.error} retry={() => void earlier.refetch()} />}
      {waits && <Waiting height="60rem" />}
      {entry && (
        <>
          <TourStop step="board">
            <PointsBoard entry={entry} change={changeOf(trying.answer?.changes, entry)} />
          </TourStop>
          <HowRequired entry={entry} />
          {tries && entry.settled === undefined && (
            <TourStop step="whatIf">
              <WhatIfSection entry={entry} personId={personId} today={today} trying={trying} />
            </TourStop>
          )}
          <CourseSection entry={entry} times={times} today={today} />
          <TourStop step="ledger">
            <Ledger key={periodIdOf(entry)} entry={entry} personId={personId} own={own} search={search} />
          </TourStop>
        </>
      )}
    </TourProvider>
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
