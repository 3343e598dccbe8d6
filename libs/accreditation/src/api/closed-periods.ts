import type { Provider } from '@nestjs/common';
import { CLOSED_PERIODS, type ClosedPeriods } from '@peil/development';
import { calendarDay } from '@peil/kernel';
import { factsOf } from '../read-models/facts-of.js';
import type { FactsReader } from '../read-models/facts-reader.js';
import { decisionsOf } from '../read-models/period-decisions.js';
import { FACTS_READER } from './readers.js';

/** After every day on which something can have been settled. */
const ALWAYS = calendarDay('9999-12-31');

/** Says which reviews are final: those of activities in a period that was settled (domain.md, "Settled"). */
export const closedPeriodsProvider: Provider = {
  provide: CLOSED_PERIODS,
  inject: [FACTS_READER],
  useFactory: (reader: FactsReader): ClosedPeriods => ({
    find(personId, activityId) {
      const events = reader.personFacts(personId);
      const settled = [...decisionsOf(events, ALWAYS).values()].flatMap(({ periodFrom, settlements }) => {
        const last = settlements.at(-1);
        return last === undefined ? [] : [{ from: periodFrom, until: last.result.until, lines: last.result.lines }];
      });
      if (settled.length === 0) return undefined;
      const { activities } = factsOf(personId, events, reader.catalogue().registers).facts;
      const activity = activities.find(({ id }) => id === activityId);
      const day = activity?.until ?? activity?.day;
      const found = settled.find(({ from, until, lines }) => {
        const counted = lines.some(({ source, factId }) => source === 'activity' && factId === activityId);
        return counted || (day !== undefined && from <= day && day <= until);
      });
      return found && { from: found.from, until: found.until };
    },
  }),
};
