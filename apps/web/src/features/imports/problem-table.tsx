import { Button } from '@amsterdam/design-system-react';
import { useQuery } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { Section } from '../../app/page.js';
import { ProblemNote } from '../../app/problems.js';
import { Chevron } from '../../shared/glyphs.js';
import { amount } from '../../shared/format.js';
import { useLanguage, useServerText, useText } from '../../texts/use-text.js';
import { problemsQuery, type Import, type ProblemGroup, type RowProblem } from './queries.js';

/** So many groups stand there before the others are asked for. */
const FIRST_GROUPS = 12;
const FIRST_LINES = 20;

/** What is wrong with rows: the same problem of many rows once, with its lines behind it. */
export function ProblemTable({ one }: { readonly one: Import }) {
  const text = useText();
  const [all, setAll] = useState(false);
  const groups = one.problemGroups.toSorted((a, b) => a.firstLine - b.firstLine);
  const shown = all ? groups : groups.slice(0, FIRST_GROUPS);
  return (
    <Section id="problems" title={text(one.state === 'done' ? 'imports.problemsLeft' : 'imports.problems')}>
      <table className="ams-table__table peil-rows">
        <caption className="ams-visually-hidden">{text('imports.problems')}</caption>
        <thead className="ams-table__header">
          <tr>
            <th scope="col" className="ams-table__header-cell ams-table__header-cell--align-end">
              {text('imports.head.line')}
            </th>
            {(['columnShort', 'inFile', 'wrong', 'repair'] as const).map((head) => (
              <th key={head} scope="col" className="ams-table__header-cell">
                {text(`imports.head.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="ams-table__body">
          {shown.map((group) => (
            <Group key={`${group.code} ${group.column}`} group={group} one={one} />
          ))}
        </tbody>
      </table>
      {shown.length < groups.length && (
        <p className="peil-after">
          <Button variant="tertiary" onClick={() => setAll(true)}>
            {text('imports.others', { count: groups.length - shown.length })}
          </Button>
        </p>
      )}
    </Section>
  );
}

const belongs =
  ({ code, column }: ProblemGroup) =>
  (problem: RowProblem) =>
    problem.code === code && problem.column === column;

function Group({ group, one }: { readonly group: ProblemGroup; readonly one: Import }) {
  const text = useText();
  const { language } = useLanguage();
  const [open, setOpen] = useState(false);
  const own = one.firstProblems.filter(belongs(group));
  const [first] = own;
  const values = new Set(own.map(({ value }) => value));
  const same = own.length === group.count && values.size === 1;
  if (group.count === 1 && first !== undefined) return <ProblemLine problem={first} />;
  const lines = text('imports.lines', {
    first: amount(String(group.firstLine), language),
    last: amount(String(group.lastLine), language),
  });
  return (
    <Fragment>
      <tr className={open ? 'is-open' : undefined}>
        <th scope="row" className="ams-table__header-cell ams-table__header-cell--align-end peil-num">
          <button type="button" className="peil-disclosure" aria-expanded={open} onClick={() => setOpen(!open)}>
            <Chevron open={open} />
            {text('imports.rowCount', { count: group.count, amount: amount(String(group.count), language) })}
          </button>
          <span className="peil-why peil-plain">{lines}</span>
        </th>
        <td className="ams-table__cell peil-nowrap">{group.column}</td>
        {same && first !== undefined ? (
          <Value value={first.value} />
        ) : (
          <td className="ams-table__cell">{text('imports.several')}</td>
        )}
        <Words problem={first} />
      </tr>
      {open && <Lines group={group} one={one} own={own} />}
    </Fragment>
  );
}

/** The rows of a group; those after the first hundred problems are fetched when they are asked for. */
function Lines({
  group,
  one,
  own,
}: {
  readonly group: ProblemGroup;
  readonly one: Import;
  readonly own: readonly RowProblem[];
}) {
  const text = useText();
  const [all, setAll] = useState(false);
  const complete = own.length >= group.count;
  const rest = useQuery({ ...problemsQuery(one.importId), enabled: all && !complete });
  const known = complete || rest.data === undefined ? own : rest.data.filter(belongs(group));
  const shown = all ? known : known.slice(0, FIRST_LINES);
  return (
    <>
      {shown.map((problem, index) => (
        <ProblemLine key={`${problem.line} ${index}`} problem={problem} brief />
      ))}
      {shown.length < group.count && (
        <tr>
          <td className="ams-table__cell" />
          <td className="ams-table__cell" colSpan={4}>
            {rest.error && <ProblemNote error={rest.error} />}
            <Button variant="tertiary" onClick={() => setAll(true)}>
              {text('imports.others', { count: group.count - shown.length })}
            </Button>
          </td>
        </tr>
      )}
    </>
  );
}

function ProblemLine({ problem, brief = false }: { readonly problem: RowProblem; readonly brief?: boolean }) {
  const text = useText();
  const { language } = useLanguage();
  return (
    <tr>
      <th scope="row" className="ams-table__header-cell ams-table__header-cell--align-end peil-num">
        <span className="peil-show-s peil-plain">{text('imports.head.line')} </span>
        {amount(String(problem.line), language)}
      </th>
      <td className="ams-table__cell peil-nowrap">{problem.column}</td>
      <Value value={problem.value} />
      {brief ? <td className="ams-table__cell" colSpan={2} /> : <Words problem={problem} />}
    </tr>
  );
}

/** A value up to this long stays on one line. */
const SHORT = 24;

function Value({ value }: { readonly value: string }) {
  return (
    <td className={value.length > SHORT ? 'ams-table__cell' : 'ams-table__cell peil-nowrap'}>
      {value === '' ? '–' : `“${value}”`}
    </td>
  );
}

function Words({ problem }: { readonly problem: RowProblem | undefined }) {
  const server = useServerText();
  return (
    <>
      <td className="ams-table__cell">{problem && server(problem.reason)}</td>
      <td className="ams-table__cell">{problem && server(problem.repair)}</td>
    </>
  );
}
