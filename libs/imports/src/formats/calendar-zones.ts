import ICAL from 'ical.js';
import { DateTime } from 'luxon';
import { zoneNamed } from '../values/zone.js';
import type { CalendarParts } from './calendar-lines.js';

/** A zone as a calendar uses it. */
export type CalendarZone = {
  /** As the time zone database calls it; as it was written where nobody knows it; undefined: only the file knows it. */
  readonly name: string | undefined;
  /** The moment of a time on the wall there. Undefined: nobody knows the zone. */
  readonly moment: (time: ICAL.Time) => DateTime | undefined;
  /** The time on the wall there, of a time in UTC. */
  readonly onTheWall: (time: ICAL.Time) => ICAL.Time;
};

export const isUtc = ({ zone }: ICAL.Time) => zone === ICAL.Timezone.utcTimezone;
const wallOf = ({ year, month, day, hour, minute, second }: ICAL.Time) => ({ year, month, day, hour, minute, second });

function wallTime(moment: DateTime): ICAL.Time {
  const { year, month, day, hour, minute, second } = moment;
  return new ICAL.Time({ year, month, day, hour, minute, second, isDate: false }, ICAL.Timezone.localTimezone);
}

export function knownZone(name: string): CalendarZone {
  return {
    name,
    moment: (time) => DateTime.fromObject(wallOf(time), { zone: isUtc(time) ? 'UTC' : name }),
    onTheWall: (time) =>
      isUtc(time) ? wallTime(DateTime.fromObject(wallOf(time), { zone: 'UTC' }).setZone(name)) : time,
  };
}

/** A zone of the file's own: its offsets stand in the file. */
function ownZone(zone: ICAL.Timezone): CalendarZone {
  const momentIn = (time: ICAL.Time) => {
    const utc = DateTime.fromObject(wallOf(time), { zone: 'UTC' });
    return isUtc(time) ? utc : utc.minus({ seconds: zone.utcOffset(time) });
  };
  return {
    name: undefined,
    moment: momentIn,
    onTheWall: (time) =>
      isUtc(time)
        ? wallTime(DateTime.fromObject(wallOf(time), { zone: 'UTC' }).plus({ seconds: zone.utcOffset(time) }))
        : time,
  };
}

const unknownZone = (name: string): CalendarZone => ({
  name,
  moment: (time) => (isUtc(time) ? DateTime.fromObject(wallOf(time), { zone: 'UTC' }) : undefined),
  onTheWall: (time) => time,
});

/** The zones of a calendar, by how its moments name them; a moment without a zone is in the calendar's own, else in ours. */
export function calendarZones({ zones, zone }: CalendarParts): {
  readonly named: (tzid: string | undefined) => CalendarZone;
} {
  const own = new Map<string, CalendarZone>();
  for (const { lines } of zones) {
    const idOf = (name: string) =>
      lines
        .find((line) => line.toUpperCase().startsWith(`${name}:`))
        ?.slice(name.length + 1)
        .trim();
    const id = idOf('TZID');
    if (id === undefined) continue;
    const located = idOf('X-LIC-LOCATION');
    const known = zoneIn(id) ?? (located === undefined ? undefined : zoneIn(located));
    const made = known === undefined ? ownZoneOf(lines) : knownZone(known);
    if (made) own.set(id, made);
  }
  const ours = knownZone((zone === undefined ? undefined : zoneIn(zone)) ?? 'Europe/Amsterdam');
  const kept = new Map<string, CalendarZone>();
  return {
    named(tzid) {
      if (tzid === undefined) return ours;
      const known = zoneIn(tzid);
      const found = kept.get(tzid) ?? (known === undefined ? own.get(tzid) : knownZone(known)) ?? unknownZone(tzid);
      kept.set(tzid, found);
      return found;
    },
  };
}

function ownZoneOf(lines: readonly string[]): CalendarZone | undefined {
  try {
    const json: unknown = ICAL.parse(['BEGIN:VTIMEZONE', ...lines, 'END:VTIMEZONE'].join('\r\n'));
    return Array.isArray(json) ? ownZone(new ICAL.Timezone(new ICAL.Component(json))) : undefined;
  } catch {
    return undefined;
  }
}

/** A zone by its name, also at the end of a path: "/example.org/20260101/Europe/Amsterdam". */
function zoneIn(tzid: string): string | undefined {
  const bare = tzid.replace(/^"|"$/g, '');
  return zoneNamed(bare) ?? zoneNamed(bare.split('/').slice(-2).join('/'));
}
