import { decodeHeading, type ByteText } from '../reading/upload-text.js';
import { LONGEST_CELL, unreadable } from '../reading/unreadable-file.js';

/** What is kept of an event: when it is, what it is called, and how it is known again. Who takes part is not read. */
const KEPT = new Set([
  ...['UID', 'SUMMARY', 'CATEGORIES', 'STATUS', 'SEQUENCE', 'RECURRENCE-ID'],
  ...['DTSTART', 'DTEND', 'DURATION', 'RRULE', 'RDATE', 'EXDATE'],
]);
const MOST_EVENTS = 200_000;

/** The lines of one event, folded lines joined. */
export type CalendarPart = { readonly line: number; readonly lines: readonly string[] };

/** A calendar cut into its events and zones. */
export type CalendarParts = {
  readonly events: readonly CalendarPart[];
  readonly zones: readonly CalendarPart[];
  /** The calendar's own name of the zone of moments without one. */
  readonly zone: string | undefined;
  /** The whole calendar takes its events back. */
  readonly cancels: boolean;
};

/** The name of a property, without its parameters. */
function nameOf(line: string): string {
  return /^[^:;]*/.exec(line)?.[0].trim().toUpperCase() ?? '';
}

/**
 * Cuts iCalendar text into events. Lines are folded by bytes, also within a letter, so they are joined before they are
 * decoded; whatever says who takes part is dropped here.
 *
 * @throws UnreadableFile
 */
export async function calendarParts(text: AsyncIterable<ByteText>): Promise<CalendarParts> {
  const events: CalendarPart[] = [];
  const zones: CalendarPart[] = [];
  const path: string[] = [];
  let open: { line: number; lines: string[] } | undefined;
  let zone: string | undefined;
  let cancels = false;
  let rest = '';
  let number = 0;
  let logical: { text: string; line: number } | undefined;

  function take({ text: bytes, line }: { text: string; line: number }): void {
    const name = nameOf(bytes);
    const value = () => decodeHeading(bytes.slice(bytes.indexOf(':') + 1)).trim();
    if (name === 'BEGIN') {
      const component = value().toUpperCase();
      path.push(component);
      if (component === 'VEVENT' || component === 'VTIMEZONE') open = { line, lines: [] };
      else if (path.at(-2) === 'VTIMEZONE') open?.lines.push(`BEGIN:${component}`);
    } else if (name === 'END') {
      const component = path.pop();
      if (component === 'VEVENT' && open) {
        events.push(open);
        if (events.length > MOST_EVENTS) throw unreadable.tooLargeUnpacked();
      } else if (component === 'VTIMEZONE' && open) zones.push(open);
      else if (component !== undefined && path.at(-1) === 'VTIMEZONE') open?.lines.push(`END:${component}`);
    } else if (path.at(-1) === 'VEVENT') {
      if (KEPT.has(name)) open?.lines.push(decodeHeading(bytes));
    } else if (path.includes('VTIMEZONE')) open?.lines.push(decodeHeading(bytes));
    else if (name === 'X-WR-TIMEZONE') zone = value();
    else if (name === 'METHOD') cancels = value().toUpperCase() === 'CANCEL';
  }

  function physical(line: string): void {
    number += 1;
    if (/^[ \t]/.test(line) && logical) {
      logical.text += line.slice(1);
      if (logical.text.length > LONGEST_CELL) throw unreadable.cellTooLarge();
      return;
    }
    if (logical && logical.text.trim() !== '') take(logical);
    logical = { text: line, line: number };
  }

  for await (const part of text) {
    const lines = (rest + part).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST_CELL) throw unreadable.cellTooLarge();
    for (const line of lines) physical(line.replace(/\r$/, ''));
  }
  physical(rest.replace(/\r$/, ''));
  physical('END:');
  return { events, zones, zone, cancels };
}
