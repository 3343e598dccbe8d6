import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useRouteContext, useSearch } from '@tanstack/react-router';
import { useIntl } from 'react-intl';
import { PageHeading } from '../../app/page.js';
import { ProblemNote } from '../../app/problems.js';
import { Waiting } from '../../app/waiting.js';
import { DataTable, type Column, type Filter } from '../../shared/data-table.js';
import { amount } from '../../shared/format.js';
import { Sentence, useLanguage, useServerText, useText } from '../../texts/use-text.js';
import { offeringsQuery } from '../points/queries.js';
import { useOfferingColumns, useOfferingFilters } from './offering-columns.js';
import { suggestionsQuery, type Offering, type Suggestion } from './queries.js';

/** The offerings of today, what closes most of the own gap first. */
export function OfferingListPage() {
  const { me } = useRouteContext({ from: '/signed-in' });
  const text = useText();
  const server = useServerText();
  const offerings = useQuery(offeringsQuery);
  const suggestions = useQuery(suggestionsQuery(me.personId));
  const items = suggestions.data?.items ?? [];
  const first = items[0];
  return (
    <>
      <PageHeading>{text('offerings.title')}</PageHeading>
      <p className="peil-lead">
        {suggestions.data === undefined ? (
          text('offerings.lead')
        ) : first === undefined ? (
          text('offerings.nothingMissing')
        ) : (
          <Sentence id="offerings.helps" values={{ count: items.length, first: server(first.title) }} />
        )}
      </p>
      <p className="peil-after">
        <Link to="/menu-cards/$year" params={{ year: me.today.slice(0, 4) }} className="ams-link">
          {text('menu.link', { year: me.today.slice(0, 4) })}
        </Link>
      </p>
      {offerings.error && <ProblemNote error={offerings.error} retry={() => void offerings.refetch()} />}
      {(offerings.isPending || suggestions.isLoading) && <Waiting height="40rem" />}
      {offerings.data && !suggestions.isLoading && (
        <OfferingTable
          rows={offerings.data.items.filter(({ until }) => until === undefined || until >= me.today)}
          suggestions={items}
        />
      )}
      {suggestions.data && items.length > 0 && (
        <p className="peil-small peil-sub peil-after">{server(suggestions.data.assumption)}</p>
      )}
    </>
  );
}

function OfferingTable({
  rows,
  suggestions,
}: {
  readonly rows: readonly Offering[];
  readonly suggestions: readonly Suggestion[];
}) {
  const search = useSearch({ from: '/signed-in/offerings' });
  const navigate = useNavigate();
  const text = useText();
  const server = useServerText();
  const intl = useIntl();
  const { language } = useLanguage();
  const { title, length, components } = useOfferingColumns();
  const rank = new Map(suggestions.map(({ offeringId }, index) => [offeringId, index]));
  const suggested = (row: Offering): Suggestion | undefined => suggestions[rank.get(row.offeringId) ?? -1];
  const ordered = rows.toSorted(
    (one, other) => (rank.get(one.offeringId) ?? rows.length) - (rank.get(other.offeringId) ?? rows.length),
  );
  const points: Column<Offering> = {
    id: 'points',
    label: 'offerings.points',
    number: true,
    highFirst: true,
    by: (row) => Number(suggested(row)?.points ?? 0),
    cell: (row) => {
      const found = suggested(row);
      return found === undefined ? '–' : amount(found.points, language);
    },
  };
  const closes: Column<Offering> = {
    id: 'closes',
    label: 'offerings.closes',
    named: true,
    cell: (row) => {
      const found = suggested(row);
      if (found === undefined) return text('offerings.closesNothing');
      const parts = found.closes.slice(1);
      if (parts.length === 0) return text('offerings.onlyTotal');
      const names = (closed: boolean): string =>
        intl.formatList(
          parts.filter((part) => part.closed === closed).map(({ label }) => server(label)),
          { type: 'conjunction' },
        );
      return [
        names(true) === '' ? [] : [text('offerings.wholly', { what: names(true) })],
        names(false) === '' ? [] : [text('offerings.partly', { what: names(false) })],
      ]
        .flat()
        .join('; ');
    },
  };
  const mine: Filter<Offering> = {
    name: 'helps',
    label: 'offerings.forMe',
    options: [{ value: 'yes', label: text('offerings.helpsMe') }],
    keeps: (row) => rank.has(row.offeringId),
  };
  const filters = useOfferingFilters(rows);
  return (
    <DataTable
      caption={text('offerings.title')}
      rows={ordered}
      columns={suggestions.length === 0 ? [title, components, length] : [title, closes, components, length, points]}
      filters={suggestions.length === 0 ? filters : [mine, ...filters]}
      keyOf={({ offeringId }) => offeringId}
      search={search}
      onSearch={(next) => void navigate({ to: '/offerings', search: next, resetScroll: false })}
      none={text('offerings.none')}
    />
  );
}
