import { Button } from '@amsterdam/design-system-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useRouteContext } from '@tanstack/react-router';
import { PageHeading, Section } from '../../app/page.js';
import { NotFoundPage, ProblemNote, ProblemPage } from '../../app/problems.js';
import { Waiting } from '../../app/waiting.js';
import { longDay } from '../../shared/format.js';
import { useLanguage, useText } from '../../texts/use-text.js';
import { ClusterLead, HeatNotes } from '../cluster/cluster-page.js';
import { heatOf } from '../cluster/heat.js';
import { HeatTable } from '../cluster/heat-table.js';
import { clusterComplianceQuery, clusterRollUpQuery, type Times, type UnitCompliance } from '../cluster/queries.js';
import { IndicatorFigure } from '../indicators/indicator-figure.js';
import { indicatorsQuery } from '../indicators/queries.js';
import { organisationComplianceQuery } from './queries.js';

/** The report of a year, made to be printed: figures by cluster and directorate, never about a person. */
export function ReportPage() {
  const { me } = useRouteContext({ from: '/signed-in' });
  const params = useParams({ from: '/signed-in/reports/$year' });
  const year = Number(params.year);
  if (!/^2[01]\d\d$/.test(params.year) || year > Number(me.today.slice(0, 4))) return <NotFoundPage />;
  const last = `${params.year}-12-31`;
  return <ReportOf key={year} year={year} asOf={last < me.today ? last : me.today} />;
}

function ReportOf({ year, asOf }: { readonly year: number; readonly asOf: string }) {
  const text = useText();
  const { language } = useLanguage();
  const times = { asOf, year };
  const whole = useQuery(organisationComplianceQuery(times));
  if (whole.error) return <ProblemPage error={whole.error} retry={() => void whole.refetch()} />;
  if (whole.data === undefined) return <Waiting height="60rem" />;
  const { name, unitId, smallBelow = 1, units, policyVersions } = whole.data;
  const heat = heatOf(whole.data, undefined);
  const day = longDay(asOf, language);
  return (
    <>
      <div className="peil-topline">
        <div>
          <PageHeading>{text('report.title', { year: String(year), name })}</PageHeading>
          <ClusterLead heat={heat} smallBelow={smallBelow} />
          <p className="peil-small peil-sub">{text('report.asOf', { day })}</p>
        </div>
        <div className="ams-action-group">
          <Button onClick={() => window.print()}>{text('cluster.print')}</Button>
          <Link to="/reports/$year" params={{ year: String(year - 1) }} className="ams-link">
            {text('report.other', { year: String(year - 1) })}
          </Link>
        </div>
      </div>
      <Section id="whole" title={text('cluster.late')}>
        {heat.columns.length === 0 ? (
          <p className="peil-none">{text('cluster.nothingDue')}</p>
        ) : (
          <HeatTable
            heat={heat}
            smallBelow={smallBelow}
            sort="name"
            onSort={undefined}
            caption={text('cluster.caption')}
          />
        )}
        <HeatNotes smallBelow={whole.data.smallBelow} />
      </Section>
      {heat.columns.length > 0 &&
        units
          .filter(({ kind }) => kind === 'cluster')
          .map((unit) => <ClusterPart key={unit.unitId} unit={unit} times={times} />)}
      <Figures unitId={unitId} />
      <p className="peil-report-foot">
        {text('report.foot', {
          name,
          day,
          policy: policyVersions.map(({ policyId, version }) => `${policyId} ${version}`).join(', '),
        })}
      </p>
    </>
  );
}

function ClusterPart({ unit, times }: { readonly unit: UnitCompliance; readonly times: Times }) {
  const text = useText();
  const compliance = useQuery(clusterComplianceQuery(unit.unitId, times));
  const rollUp = useQuery(clusterRollUpQuery(unit.unitId, times));
  return (
    <Section id={`part-${unit.unitId}`} title={unit.name}>
      {compliance.error && <ProblemNote error={compliance.error} retry={() => void compliance.refetch()} />}
      {(compliance.isPending || rollUp.isPending) && <Waiting height="20rem" />}
      {compliance.data && !rollUp.isPending && (
        <HeatTable
          heat={heatOf(compliance.data, rollUp.data)}
          smallBelow={compliance.data.smallBelow ?? 1}
          sort="name"
          onSort={undefined}
          caption={text('report.captionOf', { name: unit.name })}
        />
      )}
    </Section>
  );
}

function Figures({ unitId }: { readonly unitId: string }) {
  const text = useText();
  const indicators = useQuery(indicatorsQuery(unitId));
  const known = indicators.data?.indicators.filter(({ measurable }) => measurable) ?? [];
  if (known.length === 0) return null;
  return (
    <div className="peil-section">
      <p className="peil-lead">{text('indicators.lead')}</p>
      <div className="peil-cols peil-cols--3 peil-multiples">
        {known.map((series) => (
          <IndicatorFigure key={series.code} series={series} />
        ))}
      </div>
    </div>
  );
}
