import { addDays, type CalendarDay, type Points } from '@peil/kernel';
import type { Balance, DayRange } from '../balance.js';
import { evaluate } from '../evaluate/evaluate.js';
import {
  activityFactSchema,
  type ActivityFact,
  type OfferingFacts,
  type OfferingLookup,
  type PersonFacts,
} from '../facts.js';
import { everyRequirement } from './difference.js';
import type { Lack } from './tally.js';
import type { VersionsFor } from './versions-with.js';

/** An offering of the catalogue, as somebody could follow it. */
export type FollowableOffering = {
  readonly facts: OfferingFacts;
  readonly minutes: number | undefined;
  /** The last day it is offered. */
  readonly until: CalendarDay | undefined;
};

/** What the catalogue offers until the end of the coming period, to one person who follows everything once. */
export type Reachable = {
  readonly days: DayRange;
  readonly offerings: number;
  /** By id of the requirement, in its own unit, limits applied. */
  readonly amounts: ReadonlyMap<string, Points>;
};

/** Somebody with the same appointments and registrations who has done nothing yet. */
function blank({ personId, appointments, registrations }: PersonFacts): PersonFacts {
  return {
    personId,
    appointments: appointments.map(({ until: _until, ...appointment }) => appointment),
    registrations: registrations.map(({ until: _until, ...registration }) => registration),
    excused: [],
    activities: [],
    dispensations: [],
    adjustments: [],
    pins: [],
    conversations: [],
    verdicts: [],
    closings: [],
  };
}

/** The first day in the range on which it can be followed, accredited where it ever is. */
function dayFor({ facts, until }: FollowableOffering, days: DayRange, schemeId: string): CalendarDay | undefined {
  const last = until !== undefined && until < days.until ? until : days.until;
  const accreditations = facts.accreditations.filter((one) => one.schemeId === undefined || one.schemeId === schemeId);
  const starts = accreditations
    .filter((one) => one.from <= last && (one.until === undefined || one.until >= days.from))
    .map(({ from }) => (from > days.from ? from : days.from))
    .sort();
  const day = starts[0] ?? days.from;
  return day <= last ? day : undefined;
}

/** The catalogue as activities of somebody who follows everything once in these days, each on its first possible day. */
export function followableIn(
  catalogue: readonly FollowableOffering[],
  days: DayRange,
  schemeId: string,
): readonly ActivityFact[] {
  return catalogue.flatMap((offering): ActivityFact[] => {
    const day = dayFor(offering, days, schemeId);
    const { id, kind, components, tags, categories } = offering.facts;
    if (day === undefined || kind === undefined) return [];
    return [
      activityFactSchema.parse({
        ...{ id, kind, day, components, tags, categories, offeringId: id },
        ...(offering.minutes !== undefined && { minutes: offering.minutes }),
        ...{ facilitation: 'external', facilitatorRegistered: true, providerAccredited: true },
        ...{ source: 'attendanceList', review: 'approved' },
      }),
    ];
  });
}

/**
 * The points economy: what the catalogue is worth to somebody like this person, from the day after `asOf` (or the first
 * day of a draft that begins later) until the end of the period. Undefined when the scheme does not apply then.
 */
export function reachableFor(
  person: PersonFacts,
  catalogue: readonly FollowableOffering[],
  {
    schemeId,
    versionsFor,
    asOf,
    startsOn,
    offerings,
  }: {
    readonly schemeId: string;
    readonly versionsFor: VersionsFor;
    readonly asOf: CalendarDay;
    /** The first day of the draft. */
    readonly startsOn: CalendarDay;
    readonly offerings: OfferingLookup;
  },
): Reachable | undefined {
  const somebody = blank(person);
  const schemes = versionsFor(somebody);
  const tomorrow = addDays(asOf, 1);
  const from = startsOn > tomorrow ? startsOn : tomorrow;
  const on = (facts: PersonFacts, day: CalendarDay): Balance | undefined =>
    evaluate({ schemes, facts, offerings, asOf: day }).find(({ period }) => period.from <= day && day <= period.until);
  const period = on(somebody, from)?.period;
  if (period === undefined) return undefined;
  const days = { from, until: period.until };
  const activities = followableIn(catalogue, days, schemeId);
  const entry = on({ ...somebody, activities: [...activities] }, days.until);
  return {
    days,
    offerings: activities.length,
    amounts: new Map(everyRequirement(entry?.requirements ?? []).map(({ id, earned }) => [id, earned])),
  };
}

/** How many people lack more than the catalogue can give one person. */
export function beyondReach({ amounts }: Lack, reachable: Points): number {
  return amounts.filter((amount) => amount > reachable).length;
}
