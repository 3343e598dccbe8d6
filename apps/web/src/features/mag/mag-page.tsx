import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useRouteContext, useSearch } from '@tanstack/react-router';
import { PageHeading } from '../../app/page.js';
import { NotFoundPage, ProblemNote, ProblemPage } from '../../app/problems.js';
import { Waiting } from '../../app/waiting.js';
import { longDay } from '../../shared/format.js';
import { Sentence, useLanguage, useText } from '../../texts/use-text.js';
import { AgreementAnswer } from './agreement-answer.js';
import { AgreementList } from './agreement-list.js';
import { askedOf } from './asked.js';
import { AskedList } from './asked-list.js';
import { HandOver } from './hand-over.js';
import { Moments } from './moments.js';
import { cycleQuery, obligationsQuery, yearsQuery, type Cycle, type Obligation, type Side } from './queries.js';
import { Reports } from './reports.js';
import { useMagWrites } from './writes.js';

/** The talk of a year between a manager and whom they report to: one's own, or that of somebody who reports to one. */
export function MagPage() {
  const { me } = useRouteContext({ from: '/signed-in' });
  const params = useParams({ from: '/signed-in/mag/$year' });
  const { of } = useSearch({ from: '/signed-in/mag/$year' });
  const year = Number(params.year);
  const managerId = of ?? me.personId;
  const isYear = /^2[01]\d\d$/.test(params.year);
  const cycle = useQuery({ ...cycleQuery(managerId, year), enabled: isYear });
  const obligations = useQuery({ ...obligationsQuery(managerId, year), enabled: isYear });
  if (!isYear) return <NotFoundPage />;
  if (cycle.error) return <ProblemPage error={cycle.error} retry={() => void cycle.refetch()} />;
  if (cycle.data === undefined || obligations.isPending) return <Waiting height="60rem" />;
  return (
    <>
      {obligations.error && <ProblemNote error={obligations.error} retry={() => void obligations.refetch()} />}
      <OpenedYear
        key={`${managerId} ${year}`}
        cycle={cycle.data}
        obligations={obligations.data?.obligations ?? []}
        manager={{ personId: managerId, name: obligations.data?.name ?? managerId }}
        year={year}
        personId={me.personId}
      />
      {managerId === me.personId &&
        me.directorOf.map((directorateId) => <Reports key={directorateId} directorateId={directorateId} year={year} />)}
    </>
  );
}

function OpenedYear({
  cycle,
  obligations,
  manager,
  year,
  personId,
}: {
  readonly cycle: Cycle | null;
  readonly obligations: readonly Obligation[];
  readonly manager: { readonly personId: string; readonly name: string };
  readonly year: number;
  readonly personId: string;
}) {
  const text = useText();
  const { language } = useLanguage();
  const own = manager.personId === personId;
  const side: Side | undefined = own ? 'manager' : cycle?.textsShown === true ? 'counterpart' : undefined;
  const counterpart = cycle?.counterpart?.name ?? text('mag.otherSide');
  const other = side === 'counterpart' ? manager.name : counterpart;
  const canWrite = useMagWrites(manager.personId, year);
  const writes = side === undefined || cycle?.closed === true ? undefined : canWrite;
  const asked = askedOf(cycle, obligations, side, personId);
  const agreements = cycle?.agreements ?? [];
  const waiting = agreements.filter(({ waitsForYou }) => waitsForYou).length;
  const talk = cycle?.talks.find(({ state }) => state === 'planned');
  const moments = obligations.filter(({ type }) => type === 'moment');
  return (
    <>
      <div className="peil-cols peil-cols--main peil-start">
        <div>
          <PageHeading>
            {own
              ? text('mag.title', { year: String(year) })
              : text('mag.titleOf', { name: manager.name, year: String(year) })}
          </PageHeading>
          <p className="peil-lead">
            {cycle === null ? (
              text('mag.notBegun', { year: String(year) })
            ) : (
              <Sentence
                id={side === undefined ? 'mag.leadOthers' : 'mag.lead'}
                values={{ name: side === undefined ? counterpart : other, count: agreements.length, waiting }}
              />
            )}{' '}
            {talk && text('mag.talk', { day: longDay(talk.on, language) })}{' '}
            {cycle?.closed === true && text('mag.closed')}
          </p>
          {side === undefined && cycle !== null && <p>{text('mag.notYours')}</p>}
          <Years managerId={manager.personId} year={year} own={own} />
        </div>
        {side !== undefined && <AskedList asked={asked} />}
      </div>
      {cycle && <HandOver cycle={cycle} side={side} personId={personId} writes={writes} />}
      {writes &&
        side &&
        agreements.map(
          (agreement) =>
            agreement.proposal && (
              <AgreementAnswer
                key={agreement.agreementId}
                agreement={agreement}
                proposal={agreement.proposal}
                side={side}
                other={other}
                writes={writes}
              />
            ),
        )}
      <Moments
        moments={moments}
        entries={cycle?.entries ?? []}
        side={side}
        manager={manager.name}
        other={counterpart}
        year={year}
        writes={writes}
      />
      <AgreementList agreements={agreements} side={side} other={other} year={year} writes={writes} />
    </>
  );
}

/** The other years there are. */
function Years({ managerId, year, own }: { readonly managerId: string; readonly year: number; readonly own: boolean }) {
  const text = useText();
  const years = useQuery(yearsQuery(managerId));
  const others = years.data?.items.filter((one) => one.year !== year) ?? [];
  if (others.length === 0) return null;
  return (
    <p className="peil-small">
      {text('mag.otherYears')}{' '}
      {others.map((one) => (
        <span key={one.year}>
          <Link
            to="/mag/$year"
            params={{ year: String(one.year) }}
            search={own ? {} : { of: managerId }}
            className="ams-link"
          >
            {one.year}
          </Link>{' '}
        </span>
      ))}
    </p>
  );
}
