import type { Provider } from '@nestjs/common';
import { OFFERING_FINDER, type FoundOffering, type OfferingFinder } from '@peil/development';
import type { Catalogue, CatalogueOffering } from '../read-models/catalogue-of.js';
import type { FactsReader } from '../read-models/facts-reader.js';
import { similarOfferings } from '../domain/import/similar-offerings.js';
import { FACTS_READER } from './readers.js';

/** Finds offerings for imports: by code, else by exact title in either language. */
export const offeringFinderProvider: Provider = {
  provide: OFFERING_FINDER,
  inject: [FACTS_READER],
  useFactory: (reader: FactsReader): OfferingFinder => {
    let made: { readonly catalogue: Catalogue; readonly byText: ReadonlyMap<string, readonly CatalogueOffering[]> };
    const indexOf = (catalogue: Catalogue) => {
      made = { catalogue, byText: byText(catalogue) };
      return made;
    };
    made = indexOf(reader.catalogue());
    return {
      find(text) {
        const catalogue = reader.catalogue();
        const index = made.catalogue === catalogue ? made : indexOf(catalogue);
        const [found, second] = index.byText.get(keyOf(text)) ?? [];
        if (second !== undefined) return 'ambiguous';
        return found && foundOffering(found);
      },
      similar(text) {
        const named = [...reader.catalogue().offerings.values()].map(({ offeringId, details: { code, title } }) => ({
          ...{ offeringId, code, name: title.nl, titles: [title.nl, title.en] },
        }));
        return similarOfferings(text, named);
      },
      read(offeringId) {
        const found = reader.catalogue().offerings.get(offeringId);
        return found && foundOffering(found);
      },
    };
  },
};

function byText({ offerings }: Catalogue): ReadonlyMap<string, readonly CatalogueOffering[]> {
  const all = [...offerings.values()];
  const byTitle = Map.groupBy(
    all.flatMap((offering) => {
      const { title } = offering.details;
      return [...new Set([keyOf(title.nl), keyOf(title.en)])].map((key) => ({ key, offering }));
    }),
    ({ key }) => key,
  );
  const titles = [...byTitle].map(([key, found]) => [key, found.map(({ offering }) => offering)] as const);
  // A code comes before a title that reads the same.
  return new Map([...titles, ...Map.groupBy(all, ({ details }) => keyOf(details.code))]);
}

function keyOf(text: string): string {
  return text.trim().toLowerCase();
}

function foundOffering({ offeringId, details }: CatalogueOffering): FoundOffering {
  return { offeringId, kind: details.kind, minutes: details.minutes, provider: details.providerId };
}
