import { Button } from '@amsterdam/design-system-react';
import { useState } from 'react';
import { amount } from '../../shared/format.js';
import { useLanguage, useServerText, useText } from '../../texts/use-text.js';
import { chartOf } from './chart-parts.js';
import { IndicatorChart } from './indicator-chart.js';
import { Judgement } from './judgement.js';
import { SeriesTable } from './series-table.js';
import type { Series } from './queries.js';

/** One indicator: its chart, what may be said of it, what is wrong with it, and the table behind it. */
export function IndicatorFigure({ series, of }: { readonly series: Series; readonly of?: string }) {
  const text = useText();
  const server = useServerText();
  const [open, setOpen] = useState(false);
  const chart = chartOf(series);
  const name = server(series.definition.names);
  const id = `figures-${series.code}`;
  return (
    <section aria-labelledby={`${id}-head`} className="peil-indicator-figure" data-indicator={series.code}>
      <h2 className="ams-heading ams-heading--3" id={`${id}-head`}>
        {of === undefined ? name : `${name}, ${of}`}
      </h2>
      <p className="peil-sub peil-small">
        <Group series={series} />
      </p>
      {chart ? (
        <IndicatorChart series={series} chart={chart} />
      ) : (
        <div className="peil-none peil-after">
          <p>
            <strong>{text(series.measurable ? 'indicators.small' : 'indicators.notMeasurable')}</strong>
          </p>
          <p>{text(series.measurable ? 'indicators.smallHelp' : 'indicators.notZero')}</p>
        </div>
      )}
      <Judgement series={series} />
      {series.points.length > 0 && (
        <>
          <Button variant="tertiary" aria-expanded={open} onClick={() => setOpen(!open)} className="peil-as-table">
            {text(open ? 'indicators.hideTable' : 'indicators.asTable')}
            <span className="ams-visually-hidden">: {name}</span>
          </Button>
          {open && <SeriesTable series={series} />}
        </>
      )}
    </section>
  );
}

/** What it counts, and of how many. */
function Group({ series: { definition, points } }: { readonly series: Series }) {
  const text = useText();
  const { language } = useLanguage();
  const last = points.findLast(({ groupSize }) => groupSize !== null);
  const unit = text(`indicators.unit.${definition.unit}`);
  if (last === undefined || last.groupSize === null) {
    return <>{text('indicators.ofSource', { unit, source: definition.source })}</>;
  }
  return <>{text('indicators.ofGroup', { unit, size: amount(String(last.groupSize), language) })}</>;
}
