import { addDays, type CalendarDay } from '@peil/kernel';
import type { UnitEvent } from '@peil/organisation';
import type {
  AccreditationGrant,
  FacilitatorEvent,
  OfferingDetails,
  OfferingEvent,
  OfferingSession,
  ProviderEvent,
} from '../domain/catalogue/events.js';
import type { FollowableOffering } from '../domain/dry-run/economy.js';
import type { EventReference, OfferingFacts, OfferingLookup } from '../domain/facts.js';
import type { Registers } from './facts-of.js';
import { unitsAboveIn } from './units-above.js';
import type { RecordedEvent } from './recorded-event.js';

/** What is kept of the catalogue's events, and of where units lay: everything but the names of facilitators. */
export type CatalogueEvent =
  | UnitEvent
  | OfferingEvent
  | ProviderEvent
  | Extract<FacilitatorEvent, { type: 'FacilitatorRegistrationEnded' }>
  | {
      readonly type: 'FacilitatorRegistered';
      readonly data: Omit<Extract<FacilitatorEvent, { type: 'FacilitatorRegistered' }>['data'], 'name'>;
    };

export type CatalogueAccreditation = {
  readonly accreditationId: string;
  readonly state: 'requested' | 'granted' | 'refused';
  readonly grant?: AccreditationGrant;
  /** The first day it no longer holds, when it was withdrawn. */
  readonly withdrawnFrom?: CalendarDay;
  readonly reason?: string;
  readonly event: EventReference;
};

export type CatalogueOffering = {
  readonly offeringId: string;
  readonly details: OfferingDetails;
  /** The last day it is offered. */
  readonly until?: CalendarDay;
  readonly accreditations: readonly CatalogueAccreditation[];
  /** Planned, by id; what was cancelled is gone. */
  readonly sessions: ReadonlyMap<string, OfferingSession>;
  readonly position: number;
};

/** Days on which something stood on a register; a later entry never overlaps an earlier one. */
type Stretch = { readonly from: CalendarDay; readonly until?: CalendarDay | undefined };

export type CatalogueProvider = {
  readonly providerId: string;
  readonly name: string;
  readonly internal: boolean;
  readonly accredited: readonly Stretch[];
};

export type CatalogueFacilitator = {
  readonly facilitatorId: string;
  readonly external: boolean;
  readonly registered: readonly Stretch[];
};

export type Catalogue = {
  readonly offerings: ReadonlyMap<string, CatalogueOffering>;
  readonly providers: ReadonlyMap<string, CatalogueProvider>;
  readonly facilitators: ReadonlyMap<string, CatalogueFacilitator>;
  readonly lookup: OfferingLookup;
  readonly registers: Registers;
  /** Position of the last event it rests on. */
  readonly position: number;
};

/** Folds the events of the catalogue, in order of position. */
export function catalogueOf(events: readonly RecordedEvent<CatalogueEvent>[]): Catalogue {
  const offerings = new Map<string, CatalogueOffering>();
  const providers = new Map<string, CatalogueProvider>();
  const facilitators = new Map<string, CatalogueFacilitator>();
  const placed: UnitEvent[] = [];
  for (const { event, ...at } of events) {
    if (isUnitEvent(event)) placed.push(event);
    else if (isOfferingEvent(event)) takeOffering(offerings, event, at);
    else if (isProviderEvent(event)) takeProvider(providers, event);
    else takeFacilitator(facilitators, event);
  }
  const facts = new Map<string, OfferingFacts>();
  const lookup: OfferingLookup = (offeringId) => {
    const known = facts.get(offeringId);
    if (known !== undefined) return known;
    const offering = offerings.get(offeringId);
    if (offering === undefined) return undefined;
    const made = offeringFacts(offering);
    facts.set(offeringId, made);
    return made;
  };
  return {
    offerings,
    providers,
    facilitators,
    lookup,
    registers: {
      providerAccredited: (providerId, day) => holdsOn(providers.get(providerId)?.accredited, day),
      facilitatorRegistered: (facilitatorId, day) => holdsOn(facilitators.get(facilitatorId)?.registered, day),
      unitsAbove: unitsAboveIn(placed),
    },
    position: events.at(-1)?.position ?? 0,
  };
}

function isUnitEvent(event: CatalogueEvent): event is UnitEvent {
  return event.type.startsWith('Unit');
}

function isOfferingEvent(event: CatalogueEvent): event is OfferingEvent {
  return event.type.startsWith('Offering');
}

function isProviderEvent(event: CatalogueEvent): event is ProviderEvent {
  return event.type.startsWith('Provider');
}

function holdsOn(stretches: readonly Stretch[] | undefined, day: CalendarDay): boolean {
  return stretches?.some(({ from, until }) => from <= day && (until === undefined || day <= until)) ?? false;
}

function takeOffering(
  offerings: Map<string, CatalogueOffering>,
  { type, data }: OfferingEvent,
  at: EventReference & { readonly position: number },
): void {
  const { offeringId } = data;
  const { position } = at;
  if (type === 'OfferingAdded') {
    offerings.set(offeringId, { offeringId, details: data.details, accreditations: [], sessions: new Map(), position });
    return;
  }
  const found = offerings.get(offeringId);
  if (found === undefined) return;
  const decide = (decided: CatalogueAccreditation): void => {
    const others = found.accreditations.filter(({ accreditationId }) => accreditationId !== decided.accreditationId);
    offerings.set(offeringId, { ...found, accreditations: [...others, decided], position });
  };
  switch (type) {
    case 'OfferingChanged':
      offerings.set(offeringId, { ...found, details: data.details, position });
      return;
    case 'OfferingEnded':
      offerings.set(offeringId, { ...found, until: data.until, position });
      return;
    case 'OfferingSessionPlanned':
      offerings.set(offeringId, {
        ...found,
        sessions: new Map(found.sessions).set(data.sessionId, data.session),
        position,
      });
      return;
    case 'OfferingSessionCancelled':
      offerings.set(offeringId, {
        ...found,
        sessions: new Map([...found.sessions].filter(([sessionId]) => sessionId !== data.sessionId)),
        position,
      });
      return;
    case 'OfferingAccreditationRequested':
      decide({ accreditationId: data.accreditationId, state: 'requested', event: at });
      return;
    case 'OfferingAccreditationGranted': {
      const { accreditationId, grant, reason } = data;
      decide({ accreditationId, state: 'granted', grant, event: at, ...(reason !== undefined && { reason }) });
      return;
    }
    case 'OfferingAccreditationRefused':
      decide({ accreditationId: data.accreditationId, state: 'refused', reason: data.reason, event: at });
      return;
    case 'OfferingAccreditationWithdrawn': {
      const granted = found.accreditations.find(({ accreditationId }) => accreditationId === data.accreditationId);
      if (granted) decide({ ...granted, withdrawnFrom: data.from, reason: data.reason, event: at });
      return;
    }
  }
}

function takeProvider(providers: Map<string, CatalogueProvider>, { type, data }: ProviderEvent): void {
  const { providerId } = data;
  const found = providers.get(providerId);
  if (type === 'ProviderRegistered') {
    const { name, internal } = data;
    providers.set(providerId, { providerId, name, internal, accredited: found?.accredited ?? [] });
    return;
  }
  if (found === undefined) return;
  const accredited =
    type === 'ProviderAccredited'
      ? [...found.accredited, { from: data.from, until: data.until }]
      : endLast(found.accredited, data.until);
  providers.set(providerId, { ...found, accredited });
}

function takeFacilitator(
  facilitators: Map<string, CatalogueFacilitator>,
  event: Extract<CatalogueEvent, { data: { facilitatorId: string } }>,
): void {
  const { facilitatorId } = event.data;
  const found = facilitators.get(facilitatorId);
  if (event.type === 'FacilitatorRegistered') {
    const { external, from, until } = event.data;
    const registered = [...(found?.registered ?? []), { from, until }];
    facilitators.set(facilitatorId, { facilitatorId, external, registered });
  } else if (found) {
    facilitators.set(facilitatorId, { ...found, registered: endLast(found.registered, event.data.until) });
  }
}

function endLast(stretches: readonly Stretch[], until: CalendarDay): readonly Stretch[] {
  return stretches.map((stretch, index) => (index === stretches.length - 1 ? { ...stretch, until } : stretch));
}

/** The offering as `evaluate` takes it: accreditations that were granted, for the days they held. */
function offeringFacts({ offeringId, details, accreditations }: CatalogueOffering): OfferingFacts {
  return {
    id: offeringId,
    kind: details.kind,
    title: details.title.nl,
    components: details.components,
    tags: details.tags,
    categories: details.categories,
    accreditations: accreditations.flatMap(({ grant, withdrawnFrom, event }) => {
      if (grant === undefined) return [];
      const until = lastDayOf(grant, withdrawnFrom);
      return until !== undefined && until < grant.from ? [] : [{ ...grant, until, event }];
    }),
  };
}

/** The last day an accreditation holds; undefined while it has none. */
export function lastDayOf(
  { until }: AccreditationGrant,
  withdrawnFrom: CalendarDay | undefined,
): CalendarDay | undefined {
  if (withdrawnFrom === undefined) return until;
  const withdrawn = addDays(withdrawnFrom, -1);
  return until !== undefined && until < withdrawn ? until : withdrawn;
}

/** The catalogue as somebody could follow it. */
export function followable({ offerings, lookup }: Catalogue): readonly FollowableOffering[] {
  return [...offerings.values()].flatMap(({ offeringId, details, until }) => {
    const facts = lookup(offeringId);
    return facts === undefined ? [] : [{ facts, minutes: details.minutes, until }];
  });
}
