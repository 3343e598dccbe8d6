import type { CalendarDay } from '@peil/kernel';
import {
  lastDayOf,
  type CatalogueAccreditation,
  type CatalogueOffering,
  type CatalogueProvider,
} from '../read-models/catalogue-of.js';
import type { AccreditationState, OfferingAccreditationAnswer, OfferingAnswer } from './catalogue-answers.js';

/** An offering as HTTP shows it, with where its accreditations stand on the day. */
export function offeringAnswer(
  { offeringId, details, until, accreditations, sessions }: CatalogueOffering,
  providers: ReadonlyMap<string, CatalogueProvider>,
  today: CalendarDay,
): OfferingAnswer {
  const provider = providers.get(details.providerId);
  return {
    offeringId,
    ...details,
    ...(provider && { providerName: provider.name }),
    ...(until !== undefined && { until }),
    accredited: accreditations.some((one) => isAccreditedOn(one, today)),
    accreditations: accreditations.map((one) => accreditationAnswer(one, today)),
    sessions: [...sessions]
      .filter(([, session]) => session.until >= today)
      .map(([sessionId, session]) => ({ sessionId, ...session }))
      .sort((a, b) => (a.from < b.from ? -1 : 1)),
  };
}

/** Whether the accreditation holds on the day. */
export function isAccreditedOn({ grant, withdrawnFrom }: CatalogueAccreditation, day: CalendarDay): boolean {
  if (grant === undefined || day < grant.from) return false;
  const last = lastDayOf(grant, withdrawnFrom);
  return last === undefined || day <= last;
}

function accreditationAnswer(one: CatalogueAccreditation, today: CalendarDay): OfferingAccreditationAnswer {
  const { accreditationId, grant, withdrawnFrom, reason, event } = one;
  const last = grant && lastDayOf(grant, withdrawnFrom);
  return {
    accreditationId,
    state: stateOn(one, today),
    ...grant,
    ...(last !== undefined && { until: last }),
    ...(reason !== undefined && { reason }),
    ...(event.recordedAt !== undefined && { recordedAt: event.recordedAt }),
  };
}

function stateOn({ state, grant, withdrawnFrom }: CatalogueAccreditation, today: CalendarDay): AccreditationState {
  if (grant === undefined) return state;
  if (withdrawnFrom !== undefined && withdrawnFrom <= today) return 'withdrawn';
  return grant.until !== undefined && grant.until < today ? 'expired' : 'granted';
}
