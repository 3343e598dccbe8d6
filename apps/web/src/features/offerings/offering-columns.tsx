import { Link } from '@tanstack/react-router';
import type { Column, Filter } from '../../shared/data-table.js';
import { hours } from '../../shared/format.js';
import { useLanguage, useServerText } from '../../texts/use-text.js';
import type { Offering } from './queries.js';
import { COMPONENT_CODES, useOfferingNames } from './use-offering-names.js';

/** What both the manager's list and HR's catalogue say of an offering. */
export function useOfferingColumns(): {
  readonly title: Column<Offering>;
  readonly length: Column<Offering>;
  readonly components: Column<Offering>;
} {
  const server = useServerText();
  const { language } = useLanguage();
  const names = useOfferingNames();
  return {
    title: {
      id: 'title',
      label: 'offerings.offering',
      by: ({ title }) => server(title),
      cell: ({ offeringId, title, kind, providerName, providerId }) => (
        <>
          <Link to="/offerings/$offeringId" params={{ offeringId }} className="ams-link">
            {server(title)}
          </Link>
          <span className="peil-why peil-plain">
            {names.kind(kind)}, {providerName ?? providerId}
          </span>
        </>
      ),
    },
    length: {
      id: 'hours',
      label: 'offerings.hours',
      number: true,
      by: ({ minutes }) => minutes,
      cell: ({ minutes }) => hours(minutes, language),
    },
    components: {
      id: 'components',
      label: 'offerings.components',
      named: true,
      cell: ({ components }) => (components.length === 0 ? '–' : components.map(names.component).join(', ')),
    },
  };
}

/** Filters by kind, component and provider, of what is there. */
export function useOfferingFilters(offerings: readonly Offering[]): readonly Filter<Offering>[] {
  const names = useOfferingNames();
  const named = (codes: readonly string[], name: (code: string) => string) =>
    [...new Set(codes)]
      .map((value) => ({ value, label: name(value) }))
      .toSorted((a, b) => a.label.localeCompare(b.label));
  const used = offerings.flatMap(({ components }) => components);
  return [
    {
      name: 'kind',
      label: 'offerings.kind',
      options: named(
        offerings.map(({ kind }) => kind),
        names.kind,
      ),
      keeps: ({ kind }, value) => kind === value,
    },
    {
      name: 'component',
      label: 'offerings.component',
      options: named(
        used.filter((code) => COMPONENT_CODES.includes(code)),
        names.component,
      ),
      keeps: ({ components }, value) => components.includes(value),
    },
  ];
}
