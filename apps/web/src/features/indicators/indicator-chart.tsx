import { useId } from 'react';
import { amount } from '../../shared/format.js';
import { useLanguage, useServerText, useText } from '../../texts/use-text.js';
import { AXIS, type Chart, type Dot } from './chart-parts.js';
import type { Series } from './queries.js';

const HEIGHT = 186;
const ZIGZAG = 'M0 30l-5 12 10 14-10 14 10 14-10 14 10 14-10 14 5 8';

/** Points with their values, a line between, and the target as the line with the mark. */
export function IndicatorChart({ series, chart }: { readonly series: Series; readonly chart: Chart }) {
  const text = useText();
  const server = useServerText();
  const { language } = useLanguage();
  const title = useId();
  const figure = (value: number): string => amount(String(value), language);
  const { target } = chart;
  const said = chart.dots
    .map(({ value, point, old }) =>
      text(old ? 'indicators.saidOld' : 'indicators.said', {
        value: figure(value),
        year: point.period.until.slice(0, 4),
      }),
    )
    .join(', ');
  return (
    <svg width="100%" height={HEIGHT} role="img" aria-labelledby={title} className="peil-indicator">
      <title id={title}>
        {text('indicators.chartTitle', { name: server(series.definition.names), values: said })}
        {target && ` ${text('indicators.chartTarget', { value: figure(target.value) })}`}
      </title>
      <line x1="0" x2="100%" y1={AXIS} y2={AXIS} className="s-ink2" />
      {target && (
        <>
          <line x1="0" x2="100%" y1={target.y} y2={target.y} className="s-ink" strokeWidth="2" />
          <svg x="100%" overflow="visible">
            <path d={`M-14 ${target.y - 12}h12l-6 10z`} className="f-ink" />
          </svg>
        </>
      )}
      {chart.breaks.map((x) => (
        <svg key={x} x={`${x}%`} overflow="visible">
          <path d={ZIGZAG} className="f-none s-ink2" strokeWidth="1.5" />
        </svg>
      ))}
      <svg x="0" y="0" width="100%" height={HEIGHT} viewBox={`0 0 100 ${HEIGHT}`} preserveAspectRatio="none">
        {chart.lines.map((line) => (
          <path key={line} d={line} className="f-none s-water" strokeWidth="2.5" vectorEffect="non-scaling-stroke" />
        ))}
      </svg>
      {chart.dots.map((dot, index) => (
        <DotOf key={dot.x} dot={dot} last={index === chart.dots.length - 1} broken={besideBreak(chart, index)} />
      ))}
      {target && (
        <text x="100%" y={target.below ? target.y + 19 : target.y - 18} textAnchor="end" className="tb halo">
          {text('indicators.target', { value: figure(target.value) })}
        </text>
      )}
    </svg>
  );
}

/** At a new definition both values are named, each on its side. */
const besideBreak = ({ dots }: Chart, index: number): boolean =>
  [dots[index - 1], dots[index + 1]].some((one) => one !== undefined && one.old !== dots[index]?.old);

function DotOf({ dot, last, broken }: { readonly dot: Dot; readonly last: boolean; readonly broken: boolean }) {
  const text = useText();
  const { language } = useLanguage();
  const x = `${dot.x}%`;
  const value = amount(String(dot.value), language);
  return (
    <>
      {dot.old ? (
        <svg x={x} overflow="visible">
          <rect x="-5" y={dot.y - 5} width="10" height="10" className="f-paper s-water" strokeWidth="2" />
        </svg>
      ) : (
        <circle cx={x} cy={dot.y} r="5" className={dot.hollow ? 'f-paper s-water' : 'f-water'} strokeWidth="2" />
      )}
      {broken ? (
        <text
          x={x}
          dx={dot.old ? -12 : 12}
          y={dot.y + 5}
          textAnchor={dot.old ? 'end' : 'start'}
          className={last ? 'tb halo' : 'halo'}
        >
          {text(dot.old ? 'indicators.oldCount' : 'indicators.newCount', { value })}
        </text>
      ) : (
        <text x={x} y={dot.below ? dot.y + 24 : dot.y - 12} textAnchor="middle" className={last ? 'tb halo' : 'halo'}>
          {value}
        </text>
      )}
      <text x={x} y="174" textAnchor="middle" className="t2">
        {dot.point.period.until.slice(0, 4)}
      </text>
    </>
  );
}
