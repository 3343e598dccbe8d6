import { Glyph } from '../../shared/glyphs.js';
import { amount } from '../../shared/format.js';
import { useLanguage, useServerText, useText } from '../../texts/use-text.js';
import { newestVersion, shownTarget } from './chart-parts.js';
import type { Series, SeriesTarget } from './queries.js';

/** Groups of fewer than this move by whole points with each person. */
const MANY = 50;

/** What may be said: whether a target is reached, what changed, what is doubted. */
export function Judgement({ series }: { readonly series: Series }) {
  const text = useText();
  const server = useServerText();
  const { language } = useLanguage();
  const figure = (value: string): string => amount(value, language);
  const target = shownTarget(series);
  const newest = newestVersion(series.points);
  const last = series.points.filter(({ version }) => version === newest).at(-1);
  const doubts = series.points.flatMap(({ doubt, period }) =>
    doubt === undefined ? [] : [{ year: period.until.slice(0, 4), doubt }],
  );
  const unknown = series.targets.filter(({ required }) => required === undefined);
  const change = last?.change === undefined ? 0 : Number(last.change);
  const size = last?.groupSize ?? undefined;
  return (
    <div className="peil-judgement">
      <p>
        {target?.achieved !== undefined && (
          <>
            <span className={`peil-status ${target.achieved ? 'is-good' : 'is-bad'}`}>
              <Glyph name={target.achieved ? 'met' : 'short'} />
              {text(target.achieved ? 'indicators.achieved' : `indicators.missed.${series.definition.better}`, {
                value: figure(target.required ?? ''),
              })}
            </span>
            .{' '}
          </>
        )}
        {change !== 0 &&
          last !== undefined &&
          text(change > 0 ? 'indicators.rose' : 'indicators.fell', {
            year: last.period.until.slice(0, 4),
            by: figure(String(Math.abs(change))),
            unit: series.definition.unit === 'percent' ? text('indicators.points') : '',
          })}{' '}
        {size !== undefined &&
          size < MANY &&
          series.definition.unit === 'percent' &&
          text('indicators.onePerson', { by: figure((100 / size).toFixed(1)) })}
      </p>
      {doubts.map(({ year, doubt }) => (
        <p key={year}>
          <span className="peil-status is-warn">
            <Glyph name="atRisk" />
            {text('indicators.doubt', { year })}
          </span>
          : {server(doubt)}
        </p>
      ))}
      {unknown.map((one) => (
        <p key={one.targetId}>
          <span className="peil-status is-ink">
            <Glyph name="open" />
            {text('indicators.unknown')}
          </span>
          . <Unknown target={one} />
        </p>
      ))}
    </div>
  );
}

/** A target of which cannot be said yet what it asks. */
function Unknown({ target: { goal, by } }: { readonly target: SeriesTarget }) {
  const text = useText();
  const { language } = useLanguage();
  if (goal.kind !== 'growth') return <>{text('indicators.unknownHidden')}</>;
  return (
    <>
      {text('indicators.unknownGrowth', {
        percent: amount(goal.percent ?? '0', language),
        year: by?.slice(0, 4) ?? '',
        baseline: goal.baseline?.until.slice(0, 4) ?? '',
      })}
    </>
  );
}
