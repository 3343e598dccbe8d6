import type { Actor } from '@peil/eventing';
import { addDays, type CalendarDay, type Instant } from '@peil/kernel';
import type { PersonId } from '@peil/organisation';
import { dayAt, dayNumber, momentOf, workingDay, type DemoCalendar } from './calendar.js';
import type { CityManager } from './city/people.js';
import { servedIn } from './dossiers/programmes.js';
import { randomOf } from './random.js';
import type { Script } from './script.js';

/** A day on which HR sat down with the periods. */
export type DeskDay = { readonly day: CalendarDay; readonly at: Instant };

/** What happens to the earlier period of the people of the city after its grace. */
export type ClosingPlan = {
  readonly schemeId: string;
  readonly periodFrom: CalendarDay;
  readonly hr: Actor;
  /** The day most periods are closed; on the others what came of it is decided. Days still to come are left out. */
  readonly closing: DeskDay | undefined;
  readonly restating: DeskDay | undefined;
  readonly deciding: DeskDay | undefined;
  readonly closed: readonly PersonId[];
  /** Whose late correction is taken over, and whose is not. */
  readonly accepted: readonly PersonId[];
  readonly declined: readonly PersonId[];
  /** Who objects: the first objection is decided, the others wait. */
  readonly objecting: readonly PersonId[];
};

const DAYS_AFTER_GRACE = 110;
const UNTIL_RESTATING = 30;
const UNTIL_DECIDING = 60;
/** Of every hundred, those whose period HR leaves open for now. */
const LEFT_OPEN = 0.08;

/** In a small city only the first of these have someone to happen to. */
const stories = [
  { points: '2', reason: 'Een intervisie was niet doorgegeven.', becomes: 'objecting' },
  { points: '3', reason: 'Een training in een andere gemeente telt mee.', becomes: 'waits' },
  { points: '4', reason: 'De presentielijst van een training kwam later binnen.', becomes: 'accepted' },
  { points: '-2', reason: 'Een training stond dubbel in het systeem.', becomes: 'declined' },
  { points: '-3', reason: 'De duur van een masterclass klopte niet.', becomes: 'waits' },
  { points: undefined, reason: '', becomes: 'objecting' },
] as const;

/** Plans the closing of the earlier period, and tells the corrections that came in after it. */
export function planClosing(
  script: Script,
  schemeId: string,
  calendar: DemoCalendar,
  people: readonly CityManager[],
  hr: Actor,
): ClosingPlan {
  const closingDay = workingDay(dayNumber(addDays(calendar.current.from, DAYS_AFTER_GRACE)));
  const deskDay = (later: number): DeskDay | undefined => {
    const on = workingDay(closingDay + later);
    return on > script.lastDay ? undefined : { day: dayAt(on), at: momentOf(dayAt(on), 1_020) };
  };
  const throughout = people.filter((person) => {
    const served = servedIn(person, calendar.earlier);
    const whole =
      served?.until === dayNumber(calendar.earlier.until) && served.from === dayNumber(calendar.earlier.from);
    return whole && person.situation === undefined;
  });
  const told = stories.flatMap((story, place) => {
    const person = throughout[place * 7] ?? throughout[place];
    return person === undefined ? [] : [{ ...story, personId: person.personId }];
  });
  for (const { points, reason, personId } of told) {
    if (points === undefined) continue;
    const on = workingDay(closingDay + 12);
    script.add(`late correction ${personId}`, { on, minute: 600 }, hr, {
      ...{ to: 'standing', streamId: personId },
      command: {
        ...{ type: 'adjustPoints', personId, adjustmentId: script.id('late correction', personId) },
        adjustment: {
          ...{ schemeId, day: addDays(calendar.earlier.until, -40), points, ground: 'correction', reason },
          ...{ components: [], tags: [], categories: [] },
        },
      },
    });
  }
  const those = (becomes: (typeof stories)[number]['becomes']): readonly PersonId[] =>
    told.filter((story) => story.becomes === becomes).map(({ personId }) => personId);
  const chosen = new Set<string>(told.map(({ personId }) => personId));
  return {
    ...{ schemeId, periodFrom: calendar.earlier.from, hr },
    ...{ closing: deskDay(0), restating: deskDay(UNTIL_RESTATING), deciding: deskDay(UNTIL_DECIDING) },
    closed: people
      .filter(({ personId }) => {
        return chosen.has(personId) || !randomOf(script.seed, 'left open', personId).chance(LEFT_OPEN);
      })
      .map(({ personId }) => personId),
    ...{ accepted: those('accepted'), declined: those('declined'), objecting: those('objecting') },
  };
}
