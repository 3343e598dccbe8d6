import ICAL from 'ical.js';
import { DateTime } from 'luxon';
import { asByteText } from '../reading/byte-text.js';
import type { FileRecord } from '../reading/record-reader.js';
import { byteText } from '../reading/upload-text.js';
import { calendarParts, type CalendarPart, type CalendarParts } from './calendar-lines.js';
import { isCountable } from './calendar-repeat.js';
import { calendarZones, isUtc, knownZone, type CalendarZone } from './calendar-zones.js';

/** What was found out about a calendar on the way. */
export type CalendarFound = {
  /** Repeats without an end, of which only the first were read. */
  cutRepeats: number;
};

/** A repeat without an end is read so far: a session a week for some eight years. */
export const MOST_REPEATS = 400;
const AT_ONCE = 100;
const HERE = 'Europe/Amsterdam';

/** One event as the file has it. */
type Event = {
  readonly line: number;
  readonly uid: string;
  readonly component: ICAL.Component;
  readonly start: ICAL.Time;
  readonly zone: CalendarZone;
  /** Which occurrence of a repeat this is another version of, in milliseconds. */
  readonly replaces: number | undefined;
};

const textIn = (component: ICAL.Component, name: string): string => {
  const value: unknown = component.getFirstPropertyValue(name);
  return typeof value === 'string' ? value : '';
};

const timesOf = (component: ICAL.Component, name: string) =>
  component.getAllProperties(name).flatMap((property) => {
    const zone: unknown = property.getParameter('tzid');
    const values: readonly unknown[] = property.getValues();
    return values.flatMap((value) => {
      const time = value instanceof ICAL.Period ? value.start : value;
      return time instanceof ICAL.Time ? [{ time, zone: typeof zone === 'string' ? zone : undefined }] : [];
    });
  });

function parsed({ lines }: CalendarPart): ICAL.Component | undefined {
  try {
    const json: unknown = ICAL.parse(['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n'));
    if (!Array.isArray(json)) return undefined;
    const component = new ICAL.Component(json);
    for (const property of component.getAllProperties()) if (!isReadable(property)) component.removeProperty(property);
    return component;
  } catch {
    return undefined;
  }
}

/** Values are read late, and throw then. */
function isReadable(property: ICAL.Property): boolean {
  try {
    return property.getValues().length > 0;
  } catch {
    return false;
  }
}

/**
 * The sessions of a calendar: an event, or each of its repeats, with day, last day and minutes. An end is exclusive; a
 * version of one repeat takes the place of that repeat; zones go by the names that Windows gives them too. Nobody who
 * takes part is read.
 */
export async function* calendarRecords(
  upload: AsyncIterable<Uint8Array>,
  found: CalendarFound,
): AsyncGenerator<readonly FileRecord[]> {
  const parts = await calendarParts(byteText(upload));
  const zones = calendarZones(parts);
  const read = parts.events.map((part) => eventOf(part, zones.named));
  const byUid = Map.groupBy(
    read.filter((one): one is Event => 'uid' in one),
    ({ uid }) => uid,
  );
  for (let from = 0; from < read.length; from += AT_ONCE) {
    yield read.slice(from, from + AT_ONCE).flatMap((event) => {
      if (!('uid' in event)) return [event];
      return sessionsOf(event, byUid.get(event.uid) ?? [], parts, zones.named, found);
    });
  }
  if (read.length === 0) yield [];
}

type Zones = (tzid: string | undefined) => CalendarZone;

function eventOf(part: CalendarPart, zones: Zones): Event | FileRecord {
  const component = parsed(part);
  const [start] = component ? timesOf(component, 'dtstart') : [];
  const uid = component ? textIn(component, 'uid') : '';
  if (!component || !start) {
    const summary = component ? textIn(component, 'summary') : '';
    return record(part.line, { UID: uid, SUMMARY: summary });
  }
  const [replaces] = timesOf(component, 'recurrence-id');
  return {
    line: part.line,
    uid: uid === '' ? `line-${part.line}` : uid,
    component,
    start: start.time,
    zone: isUtc(start.time) ? knownZone('UTC') : zones(start.zone),
    replaces: replaces && keyOf(replaces.time, zones(replaces.zone)),
  };
}

function record(line: number, values: Readonly<Record<string, string>>): FileRecord {
  const filled = Object.entries(values).filter(([, value]) => value !== '');
  return { line, names: filled.map(([name]) => name), cells: filled.map(([, value]) => asByteText(value)) };
}

/** A moment as milliseconds; a whole day as those of its date. */
function keyOf(time: ICAL.Time, zone: CalendarZone): number {
  if (time.isDate) return Date.UTC(time.year, time.month - 1, time.day);
  return zone.moment(time)?.toMillis() ?? Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute);
}

function sessionsOf(
  event: Event,
  sameUid: readonly Event[],
  { cancels }: CalendarParts,
  zones: Zones,
  found: CalendarFound,
): readonly FileRecord[] {
  const { component, line, uid, zone, start } = event;
  const sequence = (one: Event) => Number(one.component.getFirstPropertyValue('sequence') ?? 0);
  const newest = sameUid
    .filter(({ replaces }) => replaces === event.replaces)
    .reduce((best, one) => (sequence(one) >= sequence(best) ? one : best), event);
  const said = textIn(component, 'status').toUpperCase();
  const status = newest !== event ? 'SUPERSEDED' : cancels || said === 'CANCELLED' ? 'CANCELLED' : 'CONFIRMED';
  const unread = component.getAllProperties('rrule').map((property): unknown => property.getFirstValue());
  const odd = unread.find((rule) => rule instanceof ICAL.Recur && !isCountable(rule));
  // A repeat that cannot be counted out is said with the rule itself where its day should stand.
  if (odd instanceof ICAL.Recur) {
    return [record(line, { UID: uid, SUMMARY: textIn(component, 'summary').trim(), DTSTART: odd.toString() })];
  }
  const repeats = component.getFirstProperty('rrule') ?? component.getFirstProperty('rdate');
  const starts =
    event.replaces === undefined && repeats
      ? repeatsOf(event, sameUid, zones, found)
      : [{ time: start, key: event.replaces }];
  const isPart = repeats !== null || event.replaces !== undefined;
  return starts.map(({ time, key }) =>
    record(line, {
      UID: isPart && key !== undefined ? `${uid} ${new Date(key).toISOString()}` : uid,
      SUMMARY: textIn(component, 'summary').trim(),
      CATEGORIES: textIn(component, 'categories').trim(),
      STATUS: status,
      ...timesIn(time, zone, component, zones),
    }),
  );
}

/** The starts of a repeat: by its rule and its extra days, without those left out or replaced by a version of their own. */
function repeatsOf(event: Event, sameUid: readonly Event[], zones: Zones, found: CalendarFound) {
  const { component, start, zone } = event;
  const starts = new Map<number, ICAL.Time>([[keyOf(start, zone), start]]);
  for (const property of component.getAllProperties('rrule')) {
    const rule: unknown = property.getFirstValue();
    if (!(rule instanceof ICAL.Recur)) continue;
    const wall = start.clone();
    // Counted by the clock on the wall, so that a session at two stays at two on both sides of summer time.
    wall.zone = ICAL.Timezone.localTimezone;
    if (rule.until && !rule.until.isDate && !wall.isDate) rule.until = zone.onTheWall(rule.until);
    const iterator = rule.iterator(wall);
    for (let seen = 0; ; seen += 1) {
      // After the last one it answers null, whatever its types say.
      const next: unknown = iterator.next();
      if (!(next instanceof ICAL.Time)) break;
      if (seen === MOST_REPEATS) {
        found.cutRepeats += 1;
        break;
      }
      const time = next.clone();
      starts.set(keyOf(time, zone), time);
    }
  }
  for (const { time, zone: tzid } of timesOf(component, 'rdate')) {
    starts.set(keyOf(time, zones(tzid)), time);
  }
  const left = new Set([
    ...timesOf(component, 'exdate').map(({ time, zone: tzid }) => keyOf(time, zones(tzid))),
    ...sameUid.flatMap(({ replaces }) => replaces ?? []),
  ]);
  return [...starts]
    .filter(([key]) => !left.has(key))
    .sort(([a], [b]) => a - b)
    .map(([key, time]) => ({ time, key }));
}

const isoOf = ({ year, month, day }: ICAL.Time) =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** Day, zone, last day and minutes of one session. A zone that nobody knows stays as it was written: then it is said. */
function timesIn(start: ICAL.Time, zone: CalendarZone, component: ICAL.Component, zones: Zones) {
  const [end] = timesOf(component, 'dtend');
  const [own] = timesOf(component, 'dtstart');
  const length: unknown = component.getFirstPropertyValue('duration');
  const seconds = length instanceof ICAL.Duration ? length.toSeconds() : undefined;
  if (start.isDate) {
    const lasts = end && own ? end.time.subtractDate(own.time).toSeconds() : (seconds ?? 86_400);
    const days = Math.max(1, Math.round(lasts / 86_400));
    const last = DateTime.utc(start.year, start.month, start.day).plus({ days: days - 1 });
    return { DTSTART: isoOf(start), 'LAST-DAY': last.toFormat('yyyy-MM-dd') };
  }
  const begins = zone.moment(start);
  const clock = `${String(start.hour).padStart(2, '0')}:${String(start.minute).padStart(2, '0')}`;
  const when =
    zone.name === undefined && begins
      ? { DTSTART: begins.setZone(HERE).toFormat('yyyy-MM-dd HH:mm'), TZID: HERE }
      : { DTSTART: `${isoOf(start)} ${clock}`, TZID: zone.name ?? HERE };
  const ownBegin = own && zone.moment(own.time);
  const ends = end && zones(end.zone).moment(end.time);
  const lasts = ends && ownBegin ? ends.diff(ownBegin, 'seconds').seconds : (seconds ?? 0);
  if (!begins || lasts < 0) return when;
  const lastMoment = begins.plus({ seconds: Math.max(0, lasts - 1) }).setZone(HERE);
  return {
    ...when,
    'LAST-DAY': lastMoment.toFormat('yyyy-MM-dd'),
    ...(lasts > 0 && { MINUTES: String(Math.round(lasts / 60)) }),
  };
}
