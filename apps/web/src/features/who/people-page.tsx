import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { PageHeading } from '../../app/page.js';
import { ProblemPage } from '../../app/problems.js';
import { Waiting } from '../../app/waiting.js';
import { DataTable, type Column, type Filter } from '../../shared/data-table.js';
import { Status } from '../../shared/status.js';
import { useServerText, useText } from '../../texts/use-text.js';
import { rollUpQuery, type RollUp } from '../directorate/queries.js';
import { BackTo } from './obligation-page.js';

const FROM = '/signed-in/directorates/$directorateId/people';
const STATUSES = ['lapsed', 'short', 'atRisk', 'onTrack', 'met', 'exempt', 'notInScope'] as const;

type Row = RollUp['people'][number];

/** The managers behind the points of a directorate. */
export function DirectoratePeoplePage() {
  const { directorateId } = useParams({ from: FROM });
  const search = useSearch({ from: FROM });
  const navigate = useNavigate({ from: '/directorates/$directorateId/people' });
  const text = useText();
  const server = useServerText();
  const rollUp = useQuery(rollUpQuery(directorateId));
  if (rollUp.error) return <ProblemPage error={rollUp.error} retry={() => void rollUp.refetch()} />;
  if (rollUp.data === undefined) return <Waiting height="40rem" />;
  const { people, name, view } = rollUp.data;
  const labels = new Map(rollUp.data.requirements.map(({ requirementId, label }) => [requirementId, server(label)]));
  const columns: readonly Column<Row>[] = [
    {
      id: 'name',
      label: 'who.name',
      by: (row) => row.name ?? row.personId,
      cell: (row) => (
        <Link to="/people/$personId" params={{ personId: row.personId }} className="ams-link" preload={false}>
          {row.name ?? row.personId}
        </Link>
      ),
    },
    {
      id: 'status',
      label: 'who.state',
      by: ({ status }) => STATUSES.findIndex((one) => one === status),
      cell: ({ status }) => <Status of="colleague" code={status} />,
    },
    {
      id: 'concerns',
      label: 'directorate.concerns',
      cell: ({ entries }) =>
        [...new Set(entries.flatMap(({ concerns }) => concerns))].map((id) => labels.get(id) ?? id).join(', '),
    },
  ];
  const filters: readonly Filter<Row>[] = [
    {
      name: 'status',
      label: 'who.state',
      options: STATUSES.map((status) => ({ value: status, label: text(`status.${status}`) })),
      keeps: ({ status }, value) => status === value,
    },
  ];
  return (
    <>
      <BackTo directorateId={directorateId} name={name} />
      <PageHeading>{text('who.peopleTitle', { name })}</PageHeading>
      {view === 'figures' ? (
        <p className="peil-lead">{text('who.figuresOnly')}</p>
      ) : (
        <>
          <p className="peil-lead">{text('who.peopleLead', { count: people.length })}</p>
          <DataTable
            caption={text('who.peopleTitle', { name })}
            rows={people}
            columns={columns}
            filters={filters}
            keyOf={({ personId }) => personId}
            search={search}
            onSearch={(wanted) => void navigate({ search: wanted, replace: true })}
            none={text('who.none')}
          />
        </>
      )}
    </>
  );
}
