import { Inject, Injectable } from '@nestjs/common';
import { ACCESS_DECIDER, type AccessDecider, type Caller } from '@peil/http-api';
import type { CalendarDay } from '@peil/kernel';
import { liesIn, ORGANISATION_READER, standingAppointments, type OrganisationReader } from '@peil/organisation';
import type { PeriodKey } from '../domain/settlement/events.js';
import type { Computed } from '../domain/settlement/settlement.js';
import type { Periods, PersonPeriod, PersonPeriods } from '../read-models/person-periods.js';
import type { PeriodCountsAnswer } from './period-answers.js';
import { unknownPeriod } from './period-id.js';
import { PERIODS } from './readers.js';

/** Who decides about whose periods, and the periods of all of them together. */
@Injectable()
export class PeriodLists {
  constructor(
    @Inject(PERIODS) private readonly periods: Periods,
    @Inject(ORGANISATION_READER) private readonly organisation: OrganisationReader,
    @Inject(ACCESS_DECIDER) private readonly access: AccessDecider,
  ) {}

  /** Those the caller may decide about, in the unit where one is given. Linear in the number of people. */
  peopleFor(caller: Caller, today: CalendarDay, unitId?: string): readonly string[] {
    const view = this.organisation.on(today);
    return [...view.organisation.people.keys()].filter((personId) => {
      const inUnit =
        unitId === undefined ||
        standingAppointments(view, personId).some((appointment) => liesIn(view, appointment.unitId, unitId));
      return inUnit && this.mayDecide(caller, personId, today);
    });
  }

  mayDecide(caller: Caller, personId: string, today: CalendarDay): boolean {
    return this.access.decide(caller, 'standing.write', { personId }, today).allowed;
  }

  isKnown(personId: string): boolean {
    return this.organisation.organisation().people.has(personId);
  }

  hasUnit(unitId: string, today: CalendarDay): boolean {
    return this.organisation.on(today).units.has(unitId);
  }

  of(personId: string, today: CalendarDay): PersonPeriods {
    return this.periods.of({ personId, asOf: today });
  }

  /**
   * What the facts now make of a period, as of the day it was closed on; of one that is not closed, as of today.
   * @throws ProblemError when the person has no such period
   */
  settledAnew({ personId, schemeId, periodFrom }: PeriodKey, today: CalendarDay): Computed {
    const period = this.of(personId, today).periods.find((one) => one.schemeId === schemeId && one.from === periodFrom);
    if (period === undefined) throw unknownPeriod();
    if (period.restatement !== undefined) return period.restatement.known;
    if (period.settlement !== undefined) {
      const { asOf, result, grounds } = period.settlement;
      return { asOf, result, grounds };
    }
    const computed = this.periods.computed({ personId, asOf: today }, schemeId, periodFrom);
    if (computed === undefined) throw unknownPeriod();
    return computed;
  }

  /** Each period of each scheme, counted over these people; the newest first. */
  counts(people: readonly string[], today: CalendarDay): readonly Counts[] {
    const counts = new Map<string, Counts>();
    for (const personId of people) {
      for (const period of this.of(personId, today).periods) {
        const key = `${period.from} ${period.until} ${period.schemeId}`;
        counts.set(key, counted(counts.get(key) ?? uncounted(period), period));
      }
    }
    return [...counts].sort(([a], [b]) => (a < b ? 1 : -1)).map(([, count]) => count);
  }
}

type Counts = Pick<PeriodCountsAnswer, keyof PeriodCountsAnswer>;

function uncounted({ schemeId, schemeName, from, until, graceUntil }: PersonPeriod): Counts {
  const none = { managers: 0, running: 0, inGrace: 0, toClose: 0, closed: 0, waiting: 0, restated: 0, objections: 0 };
  return { schemeId, schemeName, period: { from, until }, graceUntil, ...none };
}

function counted(count: Counts, period: PersonPeriod): Counts {
  const { state, result, restatement, decisions } = period;
  const undecided = decisions?.objections.some(({ outcome }) => outcome === undefined) === true;
  return {
    ...count,
    managers: count.managers + 1,
    [state]: count[state] + 1,
    waiting: count.waiting + (state === 'toClose' && result.provisional !== '0' ? 1 : 0),
    restated: count.restated + (restatement !== undefined && !restatement.declined ? 1 : 0),
    objections: count.objections + (undecided ? 1 : 0),
  };
}
