import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useRouteContext, useSearch } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client.js';
import { PageHeading } from '../../app/page.js';
import { ProblemNote, ProblemPage } from '../../app/problems.js';
import { Waiting } from '../../app/waiting.js';
import { daysBetween, hours } from '../../shared/format.js';
import { useLanguage, useText } from '../../texts/use-text.js';
import type { Schemas } from '../../api/client.js';
import { useLineNames } from '../points/line-names.js';
import { Claim } from './claim.js';

type Waits = Schemas['ActivitySummary'];

const reviewsQuery = queryOptions({
  queryKey: ['reviews'],
  queryFn: () => answerOf(api.GET('/reviews', { params: { query: { pageSize: 100 } } })),
});

/** What people are called, for a queue in which each is opened. */
const namesQuery = queryOptions({
  queryKey: ['managers', 'names'],
  queryFn: async () => {
    const first = await answerOf(api.GET('/managers', { params: { query: { pageSize: 500 } } }));
    const pages = Math.ceil(first.total / first.pageSize);
    const rest = await Promise.all(
      Array.from({ length: Math.max(0, pages - 1) }, (_, index) =>
        answerOf(api.GET('/managers', { params: { query: { pageSize: 500, page: index + 2 } } })),
      ),
    );
    return new Map([first, ...rest].flatMap(({ items }) => items.map(({ personId, name }) => [personId, name ?? ''])));
  },
  staleTime: 10 * 60_000,
});

/** The queue: what waits, what is claimed, and the evidence, in one view. */
export function ReviewPage() {
  const { me } = useRouteContext({ from: '/signed-in' });
  const { open } = useSearch({ from: '/signed-in/reviews' });
  const text = useText();
  const navigate = useNavigate();
  const queue = useQuery(reviewsQuery);
  const names = useQuery(namesQuery);
  if (queue.error && queue.data === undefined)
    return <ProblemPage error={queue.error} retry={() => void queue.refetch()} />;
  if (queue.data === undefined) return <Waiting height="40rem" />;
  const { items, total } = queue.data;
  const at = Math.max(
    0,
    items.findIndex(({ activityId }) => activityId === open),
  );
  const chosen = items[at];
  const waits = ({ submittedAt }: Waits): number =>
    submittedAt === undefined ? 0 : Math.max(0, daysBetween(submittedAt.slice(0, 10), me.today));
  const nameOf = (personId: string): string => names.data?.get(personId) ?? '…';
  const goTo = (index: number): void => {
    const next = items[Math.min(Math.max(index, 0), items.length - 1)];
    if (next) void navigate({ to: '/reviews', search: { open: next.activityId } });
  };
  return (
    <>
      <PageHeading>{text('review.title')}</PageHeading>
      <div className="peil-topline">
        <p className="peil-sub">
          {text('review.waiting', { count: total })} {items[0] && text('review.oldest', { days: waits(items[0]) })}
        </p>
        <KeyList />
      </div>
      {names.error && <ProblemNote error={names.error} />}
      {chosen === undefined ? (
        <p className="peil-none">{text('review.empty')}</p>
      ) : (
        <div className="peil-cols peil-review">
          <Queue items={items} chosen={chosen} waits={waits} nameOf={nameOf} />
          <Claim
            key={chosen.activityId}
            waiting={chosen}
            name={nameOf(chosen.personId)}
            next={() => goTo(at + 1)}
            previous={() => goTo(at - 1)}
            decided={() => {
              const after = items[at + 1] ?? items[at - 1];
              void navigate({ to: '/reviews', search: after === undefined ? {} : { open: after.activityId } });
            }}
          />
        </div>
      )}
    </>
  );
}

const KEYS = { j: 'next', k: 'previous', g: 'approve', t: 'return', a: 'reject', z: 'undo' } as const;

function KeyList() {
  const text = useText();
  return (
    <ul className="peil-legend peil-hide-s" role="list">
      {Object.entries(KEYS).map(([key, what]) => (
        <li key={key}>
          <kbd className="peil-key">{key.toUpperCase()}</kbd>
          {text(`review.key.${what}`)}
        </li>
      ))}
    </ul>
  );
}

function Queue({
  items,
  chosen,
  waits,
  nameOf,
}: {
  readonly items: readonly Waits[];
  readonly chosen: Waits;
  readonly waits: (one: Waits) => number;
  readonly nameOf: (personId: string) => string;
}) {
  const text = useText();
  const { language } = useLanguage();
  const names = useLineNames();
  return (
    <nav aria-label={text('review.queue')}>
      <ul className="peil-list peil-queue" role="list">
        {items.map((one) => (
          <li key={one.activityId}>
            <Link
              to="/reviews"
              search={{ open: one.activityId }}
              className="row"
              aria-current={one === chosen ? 'true' : undefined}
              preload={false}
            >
              <span className="peil-queue__name">
                <strong>{nameOf(one.personId)}</strong>
                <span className="peil-small peil-sub">{text('review.days', { days: waits(one) })}</span>
              </span>
              <span className="peil-sub">
                {names({ ...one, source: 'activity' }).name}
                {one.minutes > 0 &&
                  `, ${text('points.ledger.hours', { amount: hours(one.minutes, language), count: one.minutes / 60 })}`}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
