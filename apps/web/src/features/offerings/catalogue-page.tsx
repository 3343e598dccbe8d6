import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { PageHeading } from '../../app/page.js';
import { ProblemNote } from '../../app/problems.js';
import { Waiting } from '../../app/waiting.js';
import { DataTable, type Column, type Filter } from '../../shared/data-table.js';
import { Status } from '../../shared/status.js';
import { Sentence, useText } from '../../texts/use-text.js';
import { offeringsQuery } from '../points/queries.js';
import { OfferingForm } from './offering-form.js';
import { useOfferingColumns, useOfferingFilters } from './offering-columns.js';
import { standingOf, type Offering } from './queries.js';

const STANDINGS = ['requested', 'granted', 'refused', 'withdrawn', 'expired', 'none'] as const;

/** The whole catalogue as HR keeps it: what waits for a decision stands first. */
export function CataloguePage() {
  const text = useText();
  const offerings = useQuery(offeringsQuery);
  const rows = offerings.data?.items ?? [];
  const waiting = rows.filter((one) => standingOf(one) === 'requested').length;
  return (
    <>
      <PageHeading>{text('catalogue.title')}</PageHeading>
      {offerings.data && (
        <p className="peil-lead">
          <Sentence
            id="catalogue.lead"
            values={{ waiting, count: rows.length, accredited: rows.filter(({ accredited }) => accredited).length }}
          />
        </p>
      )}
      <details className="peil-after">
        <summary>{text('catalogue.add')}</summary>
        <OfferingForm />
      </details>
      {offerings.error && <ProblemNote error={offerings.error} retry={() => void offerings.refetch()} />}
      {offerings.isPending && <Waiting height="40rem" />}
      {offerings.data && <CatalogueTable rows={rows} />}
    </>
  );
}

function CatalogueTable({ rows }: { readonly rows: readonly Offering[] }) {
  const search = useSearch({ from: '/signed-in/catalogue' });
  const navigate = useNavigate();
  const text = useText();
  const { title, length, components } = useOfferingColumns();
  const ordered = rows.toSorted(
    (one, other) => STANDINGS.indexOf(standingOf(one)) - STANDINGS.indexOf(standingOf(other)),
  );
  const standing: Column<Offering> = {
    id: 'accreditation',
    label: 'catalogue.accreditation',
    by: (row) => STANDINGS.indexOf(standingOf(row)),
    cell: (row) => <Status of="accreditation" code={standingOf(row)} />,
  };
  const code: Column<Offering> = {
    id: 'code',
    label: 'catalogue.code',
    named: true,
    by: (row) => row.code,
    cell: (row) => row.code,
  };
  const byStanding: Filter<Offering> = {
    name: 'state',
    label: 'catalogue.accreditation',
    options: STANDINGS.map((value) => ({ value, label: text(`catalogue.state.${value}`) })),
    keeps: (row, value) => standingOf(row) === value,
  };
  const filters = useOfferingFilters(rows);
  return (
    <>
      <DataTable
        caption={text('catalogue.title')}
        rows={ordered}
        columns={[title, standing, components, code, length]}
        filters={[byStanding, ...filters]}
        keyOf={({ offeringId }) => offeringId}
        search={search}
        onSearch={(next) => void navigate({ to: '/catalogue', search: next, resetScroll: false })}
        none={text('offerings.none')}
      />
      <p className="peil-after">
        <Link to="/lists" className="ams-link">
          {text('catalogue.toLists')}
        </Link>
      </p>
    </>
  );
}
