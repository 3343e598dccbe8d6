import { Button, Label, TextInput } from '@amsterdam/design-system-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useRouteContext, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.js';
import { PageHeading, Section } from '../../app/page.js';
import { ProblemPage } from '../../app/problems.js';
import { Waiting } from '../../app/waiting.js';
import { Download } from '../../shared/download.js';
import { typedDay } from '../../shared/format.js';
import { typedDayOf } from '../../shared/typed-day.js';
import { Sentence, useText } from '../../texts/use-text.js';
import { Directors } from './directors.js';
import { bottleneckOf, everywhereLate, heatOf, type Heat } from './heat.js';
import { HeatTable, useColumnName } from './heat-table.js';
import { clusterComplianceQuery, clusterRollUpQuery } from './queries.js';

const FROM = '/signed-in/clusters/$clusterId';

/** "Where does the cluster stand, and which directorate asks for attention with what?" */
export function ClusterPage() {
  const { me } = useRouteContext({ from: '/signed-in' });
  const { clusterId } = useParams({ from: FROM });
  const search = useSearch({ from: FROM });
  const navigate = useNavigate({ from: '/clusters/$clusterId' });
  const text = useText();
  const times = search.asOf === undefined ? {} : { asOf: search.asOf };
  const compliance = useQuery(clusterComplianceQuery(clusterId, times));
  const rollUp = useQuery(clusterRollUpQuery(clusterId, times));
  if (compliance.error) return <ProblemPage error={compliance.error} retry={() => void compliance.refetch()} />;
  if (compliance.data === undefined || rollUp.isPending) return <Waiting height="60rem" />;
  const { name, year, people, smallBelow = 1 } = compliance.data;
  const heat = heatOf(compliance.data, rollUp.data);
  const worst = bottleneckOf(heat, smallBelow);
  const sort = search.sort ?? (worst ? `-${worst.column.id}` : 'name');
  return (
    <>
      <div className="peil-topline">
        <div>
          <PageHeading>{text('cluster.title', { name })}</PageHeading>
          <ClusterLead heat={heat} smallBelow={smallBelow} />
        </div>
        <AsOf key={search.asOf} asOf={search.asOf ?? me.today} today={me.today} />
      </div>
      <Section
        id="late"
        title={text('cluster.late')}
        aside={
          <span className="peil-small">
            <Download
              name={`peil-${name}`}
              fetchFile={(format, language) =>
                answerOf(
                  api.GET('/clusters/{clusterId}/compliance/exports', {
                    params: { path: { clusterId }, query: { ...times, format, language } },
                    parseAs: 'blob',
                  }),
                )
              }
            />{' '}
            ·{' '}
            <Button variant="tertiary" onClick={() => window.print()}>
              {text('cluster.print')}
            </Button>
          </span>
        }
      >
        {heat.columns.length === 0 ? (
          <p className="peil-none">{text('cluster.nothingDue')}</p>
        ) : (
          <HeatTable
            heat={heat}
            smallBelow={smallBelow}
            sort={sort}
            onSort={(wanted) => void navigate({ search: (before) => ({ ...before, sort: wanted }), replace: true })}
            caption={text('cluster.caption')}
          />
        )}
        <HeatNotes smallBelow={compliance.data.smallBelow} />
      </Section>
      {people.length > 0 && <Directors people={people} rollUp={rollUp.data} year={year} />}
    </>
  );
}

/** The sentence on top: where most are late with the same thing. */
export function ClusterLead({ heat, smallBelow }: { readonly heat: Heat; readonly smallBelow: number }) {
  const text = useText();
  const nameOf = useColumnName();
  const worst = bottleneckOf(heat, smallBelow);
  const everywhere = everywhereLate(heat, smallBelow);
  return (
    <p className="peil-lead">
      {worst ? (
        <Sentence
          id={worst.column.id === 'points' ? 'cluster.worstPoints' : 'cluster.worst'}
          values={{
            what: nameOf(worst.column),
            units: worst.units,
            all: heat.rows.length,
            smallest: smallBelow,
          }}
        />
      ) : (
        text('cluster.noWorst', { smallest: smallBelow })
      )}{' '}
      {everywhere.length > 0 && text('cluster.everywhere', { names: everywhere.join(', '), count: everywhere.length })}
    </p>
  );
}

export function HeatNotes({ smallBelow }: { readonly smallBelow: number | undefined }) {
  const text = useText();
  return (
    <div className="peil-cols peil-cols--2 peil-small peil-sub peil-after">
      {smallBelow !== undefined && <p>{text('cluster.noteHidden', { smallest: smallBelow })}</p>}
      <p>{text('cluster.notePoints')}</p>
    </div>
  );
}

function AsOf({ asOf, today }: { readonly asOf: string; readonly today: string }) {
  const text = useText();
  const navigate = useNavigate({ from: '/clusters/$clusterId' });
  const [typed, setTyped] = useState(typedDay(asOf));
  const day = typedDayOf(typed, today);
  return (
    <form
      className="peil-asof"
      onSubmit={(event) => {
        event.preventDefault();
        if (day === undefined) return;
        void navigate({
          search: ({ sort }) => ({ ...(sort !== undefined && { sort }), ...(day !== today && { asOf: day }) }),
        });
      }}
    >
      <div>
        <Label htmlFor="as-of">{text('points.asOf')}</Label>
        <TextInput
          id="as-of"
          value={typed}
          invalid={day === undefined}
          onChange={({ target }) => setTyped(target.value)}
        />
      </div>
      <Button variant="secondary" type="submit">
        {text('points.asOf.show')}
      </Button>
    </form>
  );
}
