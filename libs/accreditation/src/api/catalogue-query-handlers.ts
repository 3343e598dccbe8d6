import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { EventCodec, EventStore } from '@peil/eventing';
import { EVENT_CODEC, EVENT_STORE } from '@peil/http-api';
import { isReadable } from '@peil/kernel';
import { FACILITATOR, facilitatorRegistered } from '../domain/catalogue/events.js';
import { SCHEME, schemeVersionDrafted } from '../domain/scheme-lifecycle/events.js';
import type { CatalogueOffering, CatalogueProvider } from '../read-models/catalogue-of.js';
import type { FactsReader } from '../read-models/facts-reader.js';
import type { SchemeVersion } from '../read-models/schemes-of.js';
import type { FacilitatorAnswer } from './catalogue-answers.js';
import { isAccreditedOn } from './offering-answer.js';
import {
  DraftedVersionQuery,
  FacilitatorsQuery,
  OfferingQuery,
  OfferingsQuery,
  ProvidersQuery,
  SchemesQuery,
} from './queries.js';
import { FACTS_READER } from './readers.js';

const dutch = new Intl.Collator('nl');

@QueryHandler(OfferingsQuery)
export class OfferingsQueryHandler implements IQueryHandler<OfferingsQuery> {
  constructor(@Inject(FACTS_READER) private readonly reader: FactsReader) {}

  async execute({ filter }: OfferingsQuery): Promise<readonly CatalogueOffering[]> {
    const { kind, component, tag, providerId, search, accreditedOn, offeredOn } = filter;
    const words = search?.toLowerCase();
    const fits = ({ details, until, accreditations }: CatalogueOffering): boolean =>
      (kind === undefined || details.kind === kind) &&
      (component === undefined || details.components.includes(component)) &&
      (tag === undefined || details.tags.includes(tag)) &&
      (providerId === undefined || details.providerId === providerId) &&
      (words === undefined ||
        `${details.code} ${details.title.nl} ${details.title.en}`.toLowerCase().includes(words)) &&
      (accreditedOn === undefined || accreditations.some((one) => isAccreditedOn(one, accreditedOn))) &&
      (offeredOn === undefined || until === undefined || offeredOn <= until);
    return [...this.reader.catalogue().offerings.values()]
      .filter(fits)
      .sort(
        (a, b) => dutch.compare(a.details.title.nl, b.details.title.nl) || dutch.compare(a.offeringId, b.offeringId),
      );
  }
}

@QueryHandler(OfferingQuery)
export class OfferingQueryHandler implements IQueryHandler<OfferingQuery> {
  constructor(@Inject(FACTS_READER) private readonly reader: FactsReader) {}

  async execute({ offeringId }: OfferingQuery): Promise<CatalogueOffering | undefined> {
    return this.reader.catalogue().offerings.get(offeringId);
  }
}

@QueryHandler(ProvidersQuery)
export class ProvidersQueryHandler implements IQueryHandler<ProvidersQuery> {
  constructor(@Inject(FACTS_READER) private readonly reader: FactsReader) {}

  async execute(): Promise<readonly CatalogueProvider[]> {
    return [...this.reader.catalogue().providers.values()].sort((a, b) => dutch.compare(a.name, b.name));
  }
}

/** Names are read from the log itself: no read model holds them. */
@QueryHandler(FacilitatorsQuery)
export class FacilitatorsQueryHandler implements IQueryHandler<FacilitatorsQuery> {
  constructor(
    @Inject(FACTS_READER) private readonly reader: FactsReader,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(EVENT_CODEC) private readonly codec: EventCodec,
  ) {}

  async execute(): Promise<readonly FacilitatorAnswer[]> {
    const known = [...this.reader.catalogue().facilitators.values()];
    const answers = await Promise.all(
      known.map(async (facilitator): Promise<FacilitatorAnswer> => {
        const name = await this.nameOf(facilitator.facilitatorId);
        return { ...facilitator, ...(name !== undefined && { name }) };
      }),
    );
    return answers.sort((a, b) => dutch.compare(a.name ?? a.facilitatorId, b.name ?? b.facilitatorId));
  }

  private async nameOf(facilitatorId: string): Promise<string | undefined> {
    const events = await this.store.readStream(`${FACILITATOR}-${facilitatorId}`);
    const last = events.findLast(({ type }) => type === facilitatorRegistered.type);
    if (last === undefined) return undefined;
    const { name } = facilitatorRegistered.schema.parse((await this.codec.open(last)).data);
    return isReadable(name) ? name : undefined;
  }
}

@QueryHandler(SchemesQuery)
export class SchemesQueryHandler implements IQueryHandler<SchemesQuery> {
  constructor(@Inject(FACTS_READER) private readonly reader: FactsReader) {}

  async execute({ knownAt }: SchemesQuery): Promise<ReadonlyMap<string, readonly SchemeVersion[]>> {
    return this.reader.schemes(knownAt).versions;
  }
}

/** Read from the stream itself: the reading side may still be behind. */
@QueryHandler(DraftedVersionQuery)
export class DraftedVersionQueryHandler implements IQueryHandler<DraftedVersionQuery> {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  async execute({ schemeId, position }: DraftedVersionQuery): Promise<number | undefined> {
    const events = await this.store.readStream(`${SCHEME}-${schemeId}`);
    const drafted = events.findLast((event) => event.type === schemeVersionDrafted.type && event.position <= position);
    return drafted && schemeVersionDrafted.schema.parse(drafted.data).version;
  }
}
