import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useRouteContext, useSearch } from '@tanstack/react-router';
import { PageHeading, Section } from '../../app/page.js';
import { ProblemNote } from '../../app/problems.js';
import { Waiting } from '../../app/waiting.js';
import { DataTable, type Column, type Filter } from '../../shared/data-table.js';
import { amount, moment } from '../../shared/format.js';
import { Status } from '../../shared/status.js';
import { useLanguage, useServerText, useText } from '../../texts/use-text.js';
import { FileDrop } from './file-drop.js';
import { IMPORT_STATES } from './import-states.js';
import { importsQuery, profilesQuery, type ImportSummary } from './queries.js';

/** Hands over a file, and shows what was handed over before. */
export function ImportListPage() {
  const text = useText();
  const imports = useQuery(importsQuery);
  return (
    <>
      <PageHeading>{text('imports.title')}</PageHeading>
      <p className="peil-lead">{text('imports.lead')}</p>
      <FileDrop />
      <Section id="earlier" title={text('imports.earlier')}>
        {imports.error && <ProblemNote error={imports.error} retry={() => void imports.refetch()} />}
        {imports.isPending && <Waiting height="16rem" />}
        {imports.data && <ImportTable rows={imports.data.items} />}
      </Section>
    </>
  );
}

function ImportTable({ rows }: { readonly rows: readonly ImportSummary[] }) {
  const { me } = useRouteContext({ from: '/signed-in' });
  const search = useSearch({ from: '/signed-in/imports' });
  const navigate = useNavigate();
  const text = useText();
  const server = useServerText();
  const { language } = useLanguage();
  const profiles = useQuery(profilesQuery);
  const nameOf = ({ profile }: ImportSummary): string => {
    const found = profiles.data?.items.find(({ code }) => code === profile);
    return found === undefined ? profile : server(found.names);
  };
  const number = (count: number): string => amount(String(count), language);
  const taken = ({ counts }: ImportSummary): number => counts.new + counts.correction;
  const left = ({ counts }: ImportSummary): number => counts.bad + counts.question;
  const columns: readonly Column<ImportSummary>[] = [
    {
      id: 'source',
      label: 'imports.source',
      by: nameOf,
      cell: (row) => (
        <>
          <Link to="/imports/$importId" params={{ importId: row.importId }} className="ams-link">
            {nameOf(row)}
          </Link>
          {row.fileName !== undefined && <span className="peil-why peil-plain">{row.fileName}</span>}
        </>
      ),
    },
    {
      id: 'when',
      label: 'imports.when',
      by: ({ startedAt }) => startedAt,
      highFirst: true,
      cell: ({ startedAt }) => moment(startedAt, language),
    },
    {
      id: 'who',
      label: 'imports.who',
      named: true,
      cell: ({ sentBy }) => text(sentBy === me.personId ? 'imports.you' : 'imports.colleague'),
    },
    { id: 'state', label: 'imports.outcome', cell: ({ state }) => <Status of="import" code={state} /> },
    {
      id: 'rows',
      label: 'imports.rows',
      number: true,
      highFirst: true,
      by: (row) => row.rows,
      cell: (row) => number(row.rows),
    },
    {
      id: 'taken',
      label: 'imports.takenHead',
      number: true,
      highFirst: true,
      by: taken,
      cell: (row) => number(taken(row)),
    },
    {
      id: 'left',
      label: 'imports.leftHead',
      number: true,
      highFirst: true,
      by: left,
      cell: (row) => number(left(row)),
    },
  ];
  const filters: readonly Filter<ImportSummary>[] = [
    {
      name: 'state',
      label: 'imports.outcome',
      options: IMPORT_STATES.map((state) => ({ value: state, label: text(`imports.state.${state}`) })),
      keeps: ({ state }, value) => state === value,
    },
  ];
  return (
    <DataTable
      caption={text('imports.earlier')}
      rows={rows}
      columns={columns}
      filters={filters}
      keyOf={({ importId }) => importId}
      search={search}
      onSearch={(next) => void navigate({ to: '/imports', search: next, resetScroll: false })}
      none={text('imports.none')}
    />
  );
}
