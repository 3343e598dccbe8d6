import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { PageHeading } from '../../app/page.js';
import { ProblemPage } from '../../app/problems.js';
import { Waiting } from '../../app/waiting.js';
import { useServerText, useText } from '../../texts/use-text.js';
import { IndicatorFigure } from './indicator-figure.js';
import { indicatorsQuery, unitsQuery, type Series } from './queries.js';

/** The figures of a directorate. */
export function DirectorateIndicatorsPage() {
  const { directorateId } = useParams({ from: '/signed-in/directorates/$directorateId/indicators' });
  return <UnitIndicators unitId={directorateId} />;
}

/** The figures of a cluster. */
export function ClusterIndicatorsPage() {
  const { clusterId } = useParams({ from: '/signed-in/clusters/$clusterId/indicators' });
  return <UnitIndicators unitId={clusterId} />;
}

/** The figures of the whole. */
export function IndicatorsPage() {
  const units = useQuery(unitsQuery);
  if (units.error) return <ProblemPage error={units.error} retry={() => void units.refetch()} />;
  const whole = units.data?.find(({ kind }) => kind === 'organisation');
  return whole ? <UnitIndicators unitId={whole.unitId} /> : <Waiting height="40rem" />;
}

/** Over groups, never about one person: what is measured, and what is not measurable here. */
function UnitIndicators({ unitId }: { readonly unitId: string }) {
  const text = useText();
  const units = useQuery(unitsQuery);
  const here = useQuery(indicatorsQuery(unitId));
  const wholeId = units.data?.find(({ kind }) => kind === 'organisation')?.unitId;
  const whole = useQuery({
    ...indicatorsQuery(wholeId ?? ''),
    enabled: wholeId !== undefined && wholeId !== unitId,
  });
  const failed = here.error ?? units.error;
  if (failed) return <ProblemPage error={failed} retry={() => void here.refetch()} />;
  if (here.data === undefined || units.data === undefined) return <Waiting height="50rem" />;
  const name = units.data.find((unit) => unit.unitId === unitId)?.name ?? unitId;
  const measured = here.data.indicators.filter(({ measurable }) => measurable);
  const others = here.data.indicators.filter(({ measurable }) => !measurable);
  const cityOf = (code: string): Series | undefined =>
    whole.data?.indicators.find((one) => one.code === code && one.points.length > 0);
  return (
    <>
      <PageHeading>{text('indicators.title', { name })}</PageHeading>
      <p className="peil-lead">{text('indicators.lead')}</p>
      {here.data.indicators.length === 0 && <p className="peil-none">{text('indicators.none')}</p>}
      {here.data.smallBelow !== undefined && (
        <p className="peil-small peil-sub">{text('directorate.figuresOnly', { smallest: here.data.smallBelow })}</p>
      )}
      <div className="peil-cols peil-cols--3 peil-multiples">
        {measured.map((series) => (
          <IndicatorFigure key={series.code} series={series} />
        ))}
      </div>
      {others.length > 0 && (
        <div className="peil-section">
          {others.map((series) => (
            <NotMeasurable key={series.code} series={series} city={cityOf(series.code)} />
          ))}
        </div>
      )}
    </>
  );
}

/** What cannot be known here, in words and never as zero; beside it the whole, where that is known. */
function NotMeasurable({ series, city }: { readonly series: Series; readonly city: Series | undefined }) {
  const text = useText();
  const server = useServerText();
  const { definition } = series;
  const small = !definition.levels.includes('directorate');
  return (
    <div className="peil-cols peil-cols--2 peil-start peil-not-measurable">
      <section aria-labelledby={`none-${series.code}`}>
        <h2 className="ams-heading ams-heading--3" id={`none-${series.code}`}>
          {server(definition.names)}
        </h2>
        <div className="peil-none peil-after">
          <p>
            <strong>{text('indicators.notMeasurable')}</strong>
          </p>
          <p>
            {small && `${text('indicators.minimum', { source: definition.source, size: definition.minimumGroup })} `}
            {text('indicators.notZero')}
          </p>
        </div>
      </section>
      {city && <IndicatorFigure series={city} of={text('indicators.wholeCity')} />}
    </div>
  );
}
