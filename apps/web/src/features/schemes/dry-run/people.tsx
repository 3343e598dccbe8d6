import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '@amsterdam/design-system-react';
import { ProblemNote } from '../../../app/problems.js';
import { Waiting } from '../../../app/waiting.js';
import { amount } from '../../../shared/format.js';
import { Chevron } from '../../../shared/glyphs.js';
import { Status } from '../../../shared/status.js';
import { useLanguage, useServerText, useText } from '../../../texts/use-text.js';
import { dryRunPeopleQuery, type DryRunPerson } from './queries.js';

/** For whom something changes, each with before, after and why; opened, every requirement that changes. */
export function People({
  schemeId,
  dryRunId,
  unitId,
  names,
}: {
  readonly schemeId: string;
  readonly dryRunId: string;
  readonly unitId: string | undefined;
  readonly names: readonly string[];
}) {
  const text = useText();
  const [page, setPage] = useState(1);
  const people = useQuery(dryRunPeopleQuery(schemeId, dryRunId, { ...(unitId !== undefined && { unitId }), page }));
  if (people.error) return <ProblemNote error={people.error} retry={() => void people.refetch()} />;
  if (people.data === undefined) return <Waiting height="16rem" />;
  const { items, total, pageSize } = people.data;
  if (total === 0) return <p className="peil-none">{text('dryRun.nobody')}</p>;
  const pages = Math.ceil(total / pageSize);
  return (
    <>
      <p className="peil-sub">{text('dryRun.shown', { shown: items.length, total })}</p>
      <table className="ams-table__table peil-rows">
        <caption className="ams-visually-hidden">{text('dryRun.people')}</caption>
        <thead className="ams-table__header">
          <tr>
            {[text('directorate.who'), text('dryRun.nowHead'), ...names].map((head) => (
              <th key={head} scope="col" className="ams-table__header-cell">
                {head}
              </th>
            ))}
            <th scope="col" className="ams-table__header-cell ams-table__header-cell--align-end">
              {text('dryRun.difference')}
            </th>
            <th scope="col" className="ams-table__header-cell">
              {text('directorate.why')}
            </th>
          </tr>
        </thead>
        <tbody className="ams-table__body">
          {items.map((person) => (
            <PersonRows key={person.personId} person={person} names={names} />
          ))}
        </tbody>
      </table>
      {pages > 1 && (
        <p className="peil-repairs peil-after">
          <Button
            type="button"
            variant="tertiary"
            aria-disabled={page <= 1}
            onClick={() => setPage(Math.max(1, page - 1))}
          >
            {text('dryRun.previous')}
          </Button>
          <span>{text('dryRun.page', { page, pages })}</span>
          <Button
            type="button"
            variant="tertiary"
            aria-disabled={page >= pages}
            onClick={() => setPage(Math.min(pages, page + 1))}
          >
            {text('dryRun.next')}
          </Button>
        </p>
      )}
    </>
  );
}

const difference = ({ pointsBefore, pointsAfter }: { readonly pointsBefore: string; readonly pointsAfter: string }) =>
  Math.round((Number(pointsAfter) - Number(pointsBefore)) * 10_000) / 10_000;

function PersonRows({ person, names }: { readonly person: DryRunPerson; readonly names: readonly string[] }) {
  const text = useText();
  const server = useServerText();
  const { language } = useLanguage();
  const [open, setOpen] = useState(false);
  const [first] = person.drafts;
  const more = first === undefined ? 0 : difference(first);
  const shown = amount(String(Math.abs(more)), language);
  const columns = names.length + 4;
  return (
    <>
      <tr className={open ? 'is-open' : undefined}>
        <th scope="row" className="ams-table__header-cell">
          <button type="button" className="peil-disclosure" aria-expanded={open} onClick={() => setOpen(!open)}>
            <Chevron open={open} />
            {person.name ?? person.personId}
          </button>
        </th>
        <td className="ams-table__cell" data-l={`${text('dryRun.nowHead').toLocaleLowerCase(language)}:`}>
          <Status of="colleague" code={person.before} />
        </td>
        {person.drafts.map(({ status }, index) => (
          <td key={index} className="ams-table__cell" data-l={`${(names[index] ?? '').toLocaleLowerCase(language)}:`}>
            <Status of="colleague" code={status} />
          </td>
        ))}
        <td className="ams-table__cell ams-table__cell--align-end peil-num" data-l={text('dryRun.label.points')}>
          {more === 0 ? '0' : more < 0 ? `−${shown}` : `+${shown}`}
        </td>
        <td className="ams-table__cell">{first?.causes[0] && server(first.causes[0].text)}</td>
      </tr>
      {open && (
        <tr>
          <td colSpan={columns} className="ams-table__cell">
            <Detail person={person} names={names} />
          </td>
        </tr>
      )}
    </>
  );
}

/** Every requirement that changes for somebody, with what was asked and done, and what would be. */
function Detail({ person, names }: { readonly person: DryRunPerson; readonly names: readonly string[] }) {
  const text = useText();
  const server = useServerText();
  const { language } = useLanguage();
  const of = (amounts: { readonly earned: string; readonly required: string } | undefined): string =>
    amounts === undefined
      ? text('dryRun.notAsked')
      : text('dryRun.have', { have: amount(amounts.earned, language), need: amount(amounts.required, language) });
  return (
    <div className="peil-indent peil-stack">
      {person.drafts.map((draft, index) => (
        <div key={index}>
          <p className="peil-strong">
            {text('dryRun.pointsFromTo', {
              name: names[index] ?? '',
              before: amount(draft.pointsBefore, language),
              after: amount(draft.pointsAfter, language),
            })}
          </p>
          <ul className="peil-history" role="list">
            {draft.requirements.map(({ id, label, before, after }) => (
              <li key={id}>
                {text('dryRun.requirement', { name: server(label), before: of(before), after: of(after) })}
              </li>
            ))}
            {draft.causes.map(({ kind, rule, text: why }) => (
              <li key={kind + rule}>{server(why)}</li>
            ))}
          </ul>
        </div>
      ))}
      <Link to="/people/$personId" params={{ personId: person.personId }} className="ams-link" preload={false}>
        {text('dryRun.toPerson', { name: person.name ?? person.personId })}
      </Link>
    </div>
  );
}
