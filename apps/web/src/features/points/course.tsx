import { Table } from '@amsterdam/design-system-react';
import { useState } from 'react';
import { Section } from '../../app/page.js';
import { amount, longDay, monthName, shortDay } from '../../shared/format.js';
import { useLanguage, useText } from '../../texts/use-text.js';
import { courseOf, type Course } from './course-steps.js';
import { AsOfForm } from './as-of.js';
import type { BalanceEntry, Times } from './queries.js';

const HEIGHT = 190;
const TOP = 34;
const BOTTOM = 156;

const percent = (value: number): string => `${Math.round(value * 100) / 100}%`;

/** How the points came together, against an even pace. */
export function CourseSection({
  entry,
  times,
  today,
}: {
  readonly entry: BalanceEntry;
  readonly times: Times;
  readonly today: string;
}) {
  const text = useText();
  const { language } = useLanguage();
  const [asTable, setAsTable] = useState(false);
  const course = courseOf(entry);
  const past = times.asOf !== undefined || times.knownAt !== undefined;
  return (
    <Section
      id="course"
      title={text('points.course')}
      aside={past ? undefined : <AsOfForm times={times} today={today} />}
    >
      {course && (
        <>
          <CoursePicture course={course} entry={entry} />
          <p className="peil-small peil-sub">
            {text('points.course.legend', { needed: amount(String(course.required), language) })}{' '}
            <button
              type="button"
              className="peil-link-button"
              aria-expanded={asTable}
              onClick={() => setAsTable(!asTable)}
            >
              {text(asTable ? 'points.course.asPicture' : 'points.course.asTable')}
            </button>
          </p>
          {asTable && <CourseTable course={course} />}
        </>
      )}
    </Section>
  );
}

function CoursePicture({ course, entry }: { readonly course: Course; readonly entry: BalanceEntry }) {
  const text = useText();
  const { language } = useLanguage();
  const { steps, required, counts, waits, top, ticks, today, start, end, months } = course;
  const y = (points: number): number => BOTTOM - (points / top) * (BOTTOM - TOP);
  const figures = { have: amount(String(counts), language), needed: amount(String(required), language) };
  const all = amount(String(counts + waits), language);
  const labelLeft = today > 60;
  return (
    <svg width="100%" height={HEIGHT} role="img" aria-labelledby="course-title" className="peil-course">
      <title id="course-title">{text('points.course.title', { ...figures, day: longDay(entry.asOf, language) })}</title>
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={percent(start)} x2={percent(end)} y1={y(tick)} y2={y(tick)} className="s-line" />
          <text x={percent(start)} dx="-8" y={y(tick) + 5} textAnchor="end" className="t2">
            {tick}
          </text>
        </g>
      ))}
      {steps.map((step) => (
        <rect
          key={step.day}
          x={percent(step.x)}
          width={percent(step.width)}
          y={y(step.sum)}
          height={BOTTOM - y(step.sum)}
          className="f-water"
          shapeRendering="crispEdges"
        />
      ))}
      {waits > 0 && (
        <rect
          x={percent(Math.max(start, today - 3))}
          width={percent(Math.min(3, today - start))}
          y={y(counts + waits)}
          height={y(counts) - y(counts + waits)}
          className="f-hatch"
        />
      )}
      <line
        x1={percent(start)}
        x2={percent(end)}
        y1={y(0)}
        y2={y(required)}
        className="s-ink2"
        strokeDasharray="1.5 4"
        strokeWidth="1.5"
      />
      <line x1={percent(start)} x2={percent(end)} y1={y(required)} y2={y(required)} className="s-ink" strokeWidth="2" />
      <svg x={percent(end)} y={y(required) - 12} overflow="visible">
        <path d="M-7 0h14L0 11z" className="f-ink" />
      </svg>
      <text x={percent(start)} dx="-8" y={y(required) + 5} textAnchor="end" className="tb halo">
        {figures.needed}
      </text>
      <text x={percent(start + (end - start) * 0.68)} y={y(required * 0.68) + 20} className="t2 halo peil-hide-s">
        {text('points.course.even')}
      </text>
      <line
        x1={percent(today)}
        x2={percent(today)}
        y1="14"
        y2={BOTTOM}
        className="s-ink"
        strokeWidth="1.5"
        strokeDasharray="2 4"
      />
      <text
        x={percent(today)}
        y="12"
        textAnchor={labelLeft ? 'end' : 'start'}
        dx={labelLeft ? -4 : 4}
        className="tb halo"
      >
        {text('points.board.today')}
      </text>
      <text
        x={percent(today)}
        y={y(counts + waits) + 5}
        dx={labelLeft ? -6 : 6}
        textAnchor={labelLeft ? 'end' : 'start'}
        className={labelLeft ? 'on' : 'halo'}
      >
        {waits > 0 ? text('points.course.now', { have: figures.have, all }) : figures.have}
      </text>
      {months.map(({ day, x, withYear }, index) => (
        <text key={day} x={percent(x)} y={HEIGHT - 12} className={index % 2 === 0 ? 't2' : 't2 peil-hide-s'}>
          {monthName(day, language, withYear)}
        </text>
      ))}
    </svg>
  );
}

function CourseTable({ course }: { readonly course: Course }) {
  const text = useText();
  const { language } = useLanguage();
  return (
    <Table className="peil-narrow">
      <Table.Header>
        <Table.Row>
          <Table.HeaderCell scope="col">{text('points.course.day')}</Table.HeaderCell>
          <Table.HeaderCell scope="col" className="ams-table__header-cell--align-end">
            {text('points.course.sum')}
          </Table.HeaderCell>
        </Table.Row>
      </Table.Header>
      <Table.Body>
        {course.steps.map(({ day, sum }) => (
          <Table.Row key={day}>
            <Table.HeaderCell scope="row">{shortDay(day, language)}</Table.HeaderCell>
            <Table.Cell className="ams-table__cell--align-end">{amount(String(sum), language)}</Table.Cell>
          </Table.Row>
        ))}
      </Table.Body>
    </Table>
  );
}
