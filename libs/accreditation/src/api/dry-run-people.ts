import { pageOf } from '@peil/http-api';
import { byStatus } from '../domain/dry-run/difference.js';
import type { DryRunDocument, DryRunPerson } from '../domain/dry-run/document.js';
import type { DryRunPeoplePage, DryRunPersonAnswer } from './dry-run-answers.js';
import type { DryRunPeopleQuery } from './dry-run-requests.js';

const dutch = new Intl.Collator('nl');

type Named = { readonly person: DryRunPerson; readonly name: string | undefined };

/** The people of a dry run that the asker may see, as asked. Filters and sorting go by the first draft. */
export function peopleOf(
  { changed }: DryRunDocument,
  query: DryRunPeopleQuery,
  about: { readonly open: ReadonlySet<string>; readonly nameOf: (personId: string) => string | undefined },
): DryRunPeoplePage {
  const { unitId, fromStatus, toStatus, direction, sort = 'status' } = query;
  const fits = ({ personId, unitIds, before, drafts: [draft] }: DryRunPerson): boolean =>
    about.open.has(personId) &&
    (unitId === undefined || unitIds.includes(unitId)) &&
    (fromStatus === undefined || before === fromStatus) &&
    (toStatus === undefined || draft?.status === toStatus) &&
    (direction === undefined || draft?.direction === direction);
  const found = changed.filter(fits).map((person): Named => ({ person, name: about.nameOf(person.personId) }));
  const { items, ...page } = pageOf(found.sort(orders[sort]), query);
  return {
    ...page,
    items: items.map(({ person, name }): DryRunPersonAnswer => ({ ...person, ...(name !== undefined && { name }) })),
  };
}

function byName(a: Named, b: Named): number {
  return dutch.compare(a.name ?? a.person.personId, b.name ?? b.person.personId);
}

/** Points the person would have more: what is lost is negative. A key to sort by, never shown. */
function gain({ person: { drafts } }: Named): number {
  const [draft] = drafts;
  return draft === undefined ? 0 : Number(draft.pointsAfter) - Number(draft.pointsBefore);
}

/** Who goes down first, then up, then in or out; of the rest nothing but points changes. */
function place({ person: { drafts } }: Named): number {
  return ['down', 'up', 'aside', 'same'].indexOf(drafts[0]?.direction ?? 'same');
}

const orders = {
  status: (a: Named, b: Named): number =>
    place(a) - place(b) ||
    byStatus(a.person.drafts[0]?.status ?? 'notInScope', b.person.drafts[0]?.status ?? 'notInScope') ||
    byName(a, b),
  points: (a: Named, b: Named): number => gain(a) - gain(b) || byName(a, b),
  name: byName,
};
