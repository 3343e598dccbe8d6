import type { CalendarDay } from '@peil/kernel';
import type { TakeableOffering } from '../domain/forecast/hypothetical.js';
import type { PersonFacts } from '../domain/facts.js';
import type { Catalogue, CatalogueOffering } from './catalogue-of.js';

/** An offering of the catalogue as somebody might take it on a day. */
export function takeable(
  { offeringId, details }: CatalogueOffering,
  { providers, registers }: Catalogue,
  on: CalendarDay,
): TakeableOffering {
  const { code, title, kind, minutes, providerId } = details;
  const provider = providers.get(providerId);
  return {
    ...{ offeringId, code, title, kind, minutes },
    provider: provider && (provider.internal ? 'internal' : 'external'),
    providerAccredited: registers.providerAccredited(providerId, on),
  };
}

const undone = ['withdrawn', 'rejected'];

/** What is offered on the day, without what the person took or plans since a day. */
export function candidatesFor(
  catalogue: Catalogue,
  facts: PersonFacts,
  { on, since }: { readonly on: CalendarDay; readonly since: CalendarDay },
): readonly TakeableOffering[] {
  const taken = new Set(
    facts.activities
      .filter(({ day, until, review }) => (until ?? day) >= since && !undone.includes(review))
      .map(({ offeringId }) => offeringId),
  );
  return [...catalogue.offerings.values()]
    .filter(({ until, offeringId }) => (until === undefined || on <= until) && !taken.has(offeringId))
    .map((offering) => takeable(offering, catalogue, on));
}
