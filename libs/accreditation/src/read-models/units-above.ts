import { addDays, type CalendarDay } from '@peil/kernel';
import { foldOrganisation, unitEvents, type UnitEvent } from '@peil/organisation';
import type { AppointmentFact } from '../domain/facts.js';

/** Events that say where units lie. */
export const placingEvents = unitEvents;

type Stretch = NonNullable<AppointmentFact['within']>[number];

/** More levels than any organisation has. */
const DEEPEST = 20;

function common(a: Stretch, b: Stretch): Stretch | undefined {
  const from: CalendarDay = a.from > b.from ? a.from : b.from;
  const ends = [a.until, b.until].filter((day) => day !== undefined);
  const until = ends.reduce<CalendarDay | undefined>(
    (first, day) => (first === undefined || day < first ? day : first),
    undefined,
  );
  if (until !== undefined && until < from) return undefined;
  return { unitId: b.unitId, from, ...(until !== undefined && { until }) };
}

/** The units above each unit, with the days on which each lay there. Worked out once for each unit that is asked. */
export function unitsAboveIn(events: readonly UnitEvent[]): (unitId: string) => Stretch[] | undefined {
  const { units } = foldOrganisation(events);
  const known = new Map<string, Stretch[]>();

  function above(unitId: string, depth: number): Stretch[] {
    const found = known.get(unitId);
    if (found !== undefined) return found;
    const parents = units.get(unitId)?.parents ?? [];
    const stretches = parents.flatMap(({ from, parentId }, index): Stretch[] => {
      const next = parents[index + 1];
      const own: Stretch = { unitId: parentId, from, ...(next && { until: addDays(next.from, -1) }) };
      const higher = depth < DEEPEST ? above(parentId, depth + 1) : [];
      return [own, ...higher.flatMap((stretch) => common(own, stretch) ?? [])];
    });
    if (depth === 0) known.set(unitId, stretches);
    return stretches;
  }

  return (unitId) => {
    const found = above(unitId, 0);
    return found.length === 0 ? undefined : found;
  };
}
