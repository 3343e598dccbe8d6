import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { answerOf, api, type Schemas } from '../../api/client.js';
import { PageHeading } from '../../app/page.js';
import { ProblemPage } from '../../app/problems.js';
import { Waiting } from '../../app/waiting.js';
import { DataTable, type Column, type Filter } from '../../shared/data-table.js';
import { Download } from '../../shared/download.js';
import { shortDay } from '../../shared/format.js';
import { useLanguage, useServerText, useText } from '../../texts/use-text.js';

type Row = Schemas['PersonObligationsAnswer'];

const MOST = 500;

/** Everyone with whom a talk is needed: the server gives them by the page, and here they are one list. */
async function everyone(): Promise<readonly Row[]> {
  const first = await answerOf(api.GET('/conversations', { params: { query: { pageSize: MOST } } }));
  const pages = Math.ceil(first.total / MOST);
  const others = await Promise.all(
    Array.from({ length: Math.max(0, pages - 1) }, (_, index) =>
      answerOf(api.GET('/conversations', { params: { query: { pageSize: MOST, page: index + 2 } } })),
    ),
  );
  return [first, ...others].flatMap(({ items }) => items);
}

/** With whom a talk is needed, and why, in the own scope. */
export function ConversationsPage() {
  const search = useSearch({ from: '/signed-in/conversations' });
  const navigate = useNavigate({ from: '/conversations' });
  const text = useText();
  const server = useServerText();
  const { language } = useLanguage();
  const needed = useQuery({ queryKey: ['conversations'], queryFn: everyone });
  if (needed.error) return <ProblemPage error={needed.error} retry={() => void needed.refetch()} />;
  if (needed.data === undefined) return <Waiting height="40rem" />;
  const columns: readonly Column<Row>[] = [
    {
      id: 'name',
      label: 'who.name',
      by: ({ name, personId }) => name ?? personId,
      cell: ({ name, personId }) => (
        <Link to="/people/$personId" params={{ personId }} className="ams-link" preload={false}>
          {name ?? personId}
        </Link>
      ),
    },
    {
      id: 'reasons',
      label: 'who.reasons',
      highFirst: true,
      by: ({ reasons }) => reasons.length,
      cell: ({ reasons }) => reasons.map((reason) => server(reason.text)).join('; '),
    },
    {
      id: 'talk',
      label: 'who.talk',
      named: true,
      by: ({ talkOn }) => talkOn ?? '9999',
      cell: ({ talkOn }) => (talkOn === undefined ? text('directorate.notPlanned') : shortDay(talkOn, language)),
    },
  ];
  const filters: readonly Filter<Row>[] = [
    {
      name: 'talk',
      label: 'who.talk',
      options: [
        { value: 'none', label: text('directorate.notPlanned') },
        { value: 'planned', label: text('who.planned') },
      ],
      keeps: ({ talkOn }, value) => (talkOn === undefined) === (value === 'none'),
    },
  ];
  return (
    <>
      <PageHeading>{text('who.conversations')}</PageHeading>
      <p className="peil-lead">{text('who.conversationsLead', { count: needed.data.length })}</p>
      <p className="peil-sub">{text('directorate.talkLead')}</p>
      <Download
        name="peil"
        fetchFile={(format, language) =>
          answerOf(api.GET('/conversations/exports', { params: { query: { format, language } }, parseAs: 'blob' }))
        }
      />
      <DataTable
        caption={text('who.conversations')}
        rows={needed.data}
        columns={columns}
        filters={filters}
        keyOf={({ personId }) => personId}
        search={search}
        onSearch={(wanted) => void navigate({ search: wanted, replace: true })}
        none={text('who.none')}
      />
    </>
  );
}
