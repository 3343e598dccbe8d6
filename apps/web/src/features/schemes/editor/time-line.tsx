import { daysBetween, longDay, shortDay } from '../../../shared/format.js';
import { useLanguage, useText } from '../../../texts/use-text.js';
import type { Scheme, VersionItem } from '../queries.js';
import { periodsOf, type Span } from './periods.js';
import type { JsonObject } from '../json.js';

const HEIGHT = 150;

/** Versions over periods: what holds when. A draft stands from the day it would begin. */
export function TimeLine({
  scheme,
  document,
  shown,
  today,
}: {
  readonly scheme: Scheme;
  readonly document: JsonObject;
  readonly shown: VersionItem;
  readonly today: string;
}) {
  const text = useText();
  const { language } = useLanguage();
  const published = scheme.versions.filter(({ stage }) => stage === 'published');
  const draftFrom = shown.stage === 'draft' ? beginOf(document, today) : undefined;
  const first = Number((published[0]?.from ?? draftFrom ?? today).slice(0, 4));
  const last = Math.max(Number(today.slice(0, 4)) + 2, Number((draftFrom ?? today).slice(0, 4)) + 2);
  const [from, until] = [`${first}-01-01`, `${last}-01-01`];
  const whole = daysBetween(from, until);
  const at = (day: string): number => Math.min(100, Math.max(0, (daysBetween(from, day) / whole) * 100));
  const bars = [
    ...published.flatMap(({ version, from: begin, inForce }) => {
      if (begin === undefined) return [];
      const next = published.map((one) => one.from).find((day) => day !== undefined && day > begin);
      const end = [next, draftFrom, until].filter((day) => day !== undefined && day > begin).sort()[0] ?? until;
      const name = text('scheme.version', { version });
      return [{ key: `v${version}`, name, from: begin, until: end, inForce, draft: false }];
    }),
    ...(draftFrom === undefined
      ? []
      : [
          {
            ...{ key: 'draft', name: text('scheme.draft', { version: shown.version }), from: draftFrom, until },
            ...{ inForce: false, draft: true },
          },
        ]),
  ];
  const conclusion = bars.map(({ name, from: begin, draft }) =>
    text(draft ? 'scheme.wouldHold' : 'scheme.holds', { name, day: longDay(begin, language) }),
  );
  const years = Array.from({ length: last - first }, (_, index) => first + index);
  return (
    <section aria-label={text('scheme.timeLine')} className="peil-timeline">
      <div className="peil-hide-s">
        <svg width="100%" height={HEIGHT} role="img" aria-labelledby="time-line-title">
          <title id="time-line-title">{conclusion.join(' ')}</title>
          {years.map((year) => {
            const x = `${at(`${year}-01-01`)}%`;
            return (
              <g key={year}>
                <line x1={x} x2={x} y1="22" y2={HEIGHT} className="s-line" />
                <text x={x} dx="5" y="16" className="t2">
                  {year}
                </text>
              </g>
            );
          })}
          {bars.map((bar) => (
            <g key={bar.key}>
              <rect
                x={`${at(bar.from)}%`}
                width={`${Math.max(0, at(bar.until) - at(bar.from) - 0.1)}%`}
                y="32"
                height="34"
                className={bar.draft ? 'f-plan' : bar.inForce ? 'f-water' : 'f-track s-ink2'}
              />
              <text x={`${at(bar.from)}%`} dx="12" y="54" className={bar.inForce ? 'on' : bar.draft ? 'tb' : undefined}>
                {bar.name}
              </text>
            </g>
          ))}
          {periodsOf(document, { from, until }).map((period) => (
            <PeriodMark key={period.from} period={period} at={at} />
          ))}
          <line
            x1={`${at(today)}%`}
            x2={`${at(today)}%`}
            y1="24"
            y2="132"
            className="s-ink"
            strokeWidth="1.5"
            strokeDasharray="2 4"
          />
          <text x={`${at(today)}%`} y="147" textAnchor="middle" className="tb">
            {text('scheme.today')}
          </text>
        </svg>
      </div>
      <ol className="peil-list peil-show-s" role="list">
        {bars.map(({ key, name, from: begin, inForce }) => (
          <li key={key} className="peil-version">
            <strong>{inForce ? text('scheme.holdsNow', { name }) : name}</strong>{' '}
            <span className="peil-sub">{text('scheme.since', { day: shortDay(begin, language) })}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function PeriodMark({ period, at }: { readonly period: Span; readonly at: (day: string) => number }) {
  const text = useText();
  const [first, last] = [period.from.slice(0, 4), period.lastDay.slice(0, 4)];
  return (
    <g>
      <line
        x1={`${at(period.from)}%`}
        x2={`${at(period.until)}%`}
        y1="96"
        y2="96"
        className="s-ink"
        strokeWidth="1.5"
      />
      {[period.from, period.until].map((day) => (
        <line key={day} x1={`${at(day)}%`} x2={`${at(day)}%`} y1="90" y2="102" className="s-ink" strokeWidth="1.5" />
      ))}
      <text x={`${at(period.from)}%`} dx="8" y="118" className="t2">
        {text('scheme.period', { years: first === last ? first : `${first}–${last}` })}
      </text>
    </g>
  );
}

/** The first day a draft would hold: its own, or when that is past the next first of January. */
export function beginOf(document: JsonObject, today: string): string {
  const { from } = document;
  return typeof from === 'string' && from > today ? from : `${Number(today.slice(0, 4)) + 1}-01-01`;
}
