import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { PageHeading } from '../../app/page.js';
import { NotFoundPage, ProblemPage } from '../../app/problems.js';
import { Waiting } from '../../app/waiting.js';
import { DataTable, type Column, type Filter } from '../../shared/data-table.js';
import { longDay, shortDay } from '../../shared/format.js';
import { Status } from '../../shared/status.js';
import { Sentence, useLanguage, useServerText, useText } from '../../texts/use-text.js';
import { answerOf, api } from '../../api/client.js';
import { Download, type FetchFile } from '../../shared/download.js';
import { filtersOf, type TableSearch } from '../../shared/table-search.js';
import { complianceQuery, type Compliance } from '../directorate/queries.js';

const FROM = '/signed-in/directorates/$directorateId/obligations/$kind';
const STATES = ['late', 'open', 'done', 'exempt'] as const;

type Obliged = Compliance['people'][number]['obligations'][number];
type Row = { readonly personId: string; readonly name: string; readonly obligation: Obliged };

/** Who is behind the squares of one obligation. */
export function ObligationPage() {
  const { directorateId, kind } = useParams({ from: FROM });
  const search = useSearch({ from: FROM });
  const navigate = useNavigate({ from: '/directorates/$directorateId/obligations/$kind' });
  const text = useText();
  const server = useServerText();
  const { language } = useLanguage();
  const compliance = useQuery(complianceQuery(directorateId));
  if (compliance.error) return <ProblemPage error={compliance.error} retry={() => void compliance.refetch()} />;
  if (compliance.data === undefined) return <Waiting height="40rem" />;
  const duty = compliance.data.obligations.find(({ obligationId }) => obligationId === kind);
  if (duty === undefined) return <NotFoundPage />;
  const rows = compliance.data.people.flatMap(({ personId, name, obligations }): Row[] =>
    obligations
      .filter(({ obligationId }) => obligationId === kind)
      .map((obligation) => ({ personId, name: name ?? personId, obligation })),
  );
  const day = (on: string | undefined): string => (on === undefined ? '' : shortDay(on, language));
  const columns: readonly Column<Row>[] = [
    {
      id: 'name',
      label: 'who.name',
      by: ({ name }) => name,
      cell: ({ personId, name }) => (
        <Link to="/people/$personId" params={{ personId }} className="ams-link" preload={false}>
          {name}
        </Link>
      ),
    },
    {
      id: 'state',
      label: 'who.state',
      by: ({ obligation }) => STATES.findIndex((state) => state === obligation.state),
      cell: ({ obligation: { state } }) => <Status of="moment" code={state} />,
    },
    {
      id: 'due',
      label: 'who.due',
      named: true,
      highFirst: true,
      by: ({ obligation }) => obligation.dueOn,
      cell: ({ obligation }) => day(obligation.dueOn),
    },
    {
      id: 'done',
      label: 'who.doneOn',
      named: true,
      highFirst: true,
      by: ({ obligation }) => obligation.doneOn ?? '',
      cell: ({ obligation }) => day(obligation.doneOn),
    },
  ];
  const filters: readonly Filter<Row>[] = [
    {
      name: 'state',
      label: 'who.state',
      options: STATES.map((state) => ({ value: state, label: text(`mag.momentState.${state}`) })),
      keeps: ({ obligation }, value) => obligation.state === value,
    },
  ];
  const late = rows.filter(({ obligation }) => obligation.state === 'late').length;
  return (
    <>
      <BackTo directorateId={directorateId} name={compliance.data.name} />
      <PageHeading>{server(duty.label)}</PageHeading>
      {compliance.data.view === 'figures' ? (
        <p className="peil-lead">{text('who.figuresOnly')}</p>
      ) : (
        <>
          <p className="peil-lead">
            <Sentence id="who.obligationLead" values={{ late, all: rows.length, day: longDay(duty.dueOn, language) }} />
          </p>
          <Download name={`peil-${kind}`} fetchFile={fileOf(directorateId, kind, { sort: 'state', ...search })} />
          <DataTable
            caption={server(duty.label)}
            rows={rows}
            columns={columns}
            filters={filters}
            keyOf={({ personId }) => personId}
            search={{ sort: 'state', ...search }}
            onSearch={(wanted) => void navigate({ search: wanted, replace: true })}
            none={text('who.none')}
          />
        </>
      )}
    </>
  );
}

const SORTS = ['name', '-name', 'state', '-state', 'due', '-due', 'done', '-done'] as const;

/** The list as the page shows it: filter and sort go along. */
const fileOf =
  (directorateId: string, obligationId: string, { sort, filter }: TableSearch): FetchFile =>
  (format, language) => {
    const state = STATES.find((one) => one === filtersOf(filter).state);
    const order = SORTS.find((one) => one === sort);
    const query = { format, language, ...(state && { state }), ...(order && { sort: order }) };
    return answerOf(
      api.GET('/directorates/{directorateId}/obligations/{obligationId}/exports', {
        params: { path: { directorateId, obligationId }, query },
        parseAs: 'blob',
      }),
    );
  };

/** The way back to the page of the directorate. */
export function BackTo({ directorateId, name }: { readonly directorateId: string; readonly name: string }) {
  const text = useText();
  return (
    <nav aria-label={text('who.trail')} className="peil-small peil-trail">
      <Link to="/directorates/$directorateId" params={{ directorateId }} className="ams-link">
        {text('who.back', { name })}
      </Link>
    </nav>
  );
}
