import { profileOf, type Profile } from './profile.js';

/** Planned sessions as calendars give them. */
export const sessionProfiles: readonly Profile[] = [
  profileOf({
    code: 'calendar',
    names: { nl: 'Kalender (iCalendar)', en: 'Calendar (iCalendar)' },
    kind: 'sessions',
    system: 'calendar',
    recognise: { headings: [['UID'], ['DTSTART']] },
    columns: [
      { field: 'reference', headings: ['UID'], required: true },
      { field: 'title', headings: ['SUMMARY'] },
      { field: 'offering', headings: ['CATEGORIES'] },
      { field: 'day', headings: ['DTSTART'], required: true, zoneHeadings: ['TZID'] },
      { field: 'lastDay', headings: ['LAST-DAY'] },
      { field: 'minutes', headings: ['MINUTES'], unit: 'minutes' },
      {
        field: 'status',
        headings: ['STATUS'],
        words: { planned: ['CONFIRMED', 'TENTATIVE'], cancelled: ['CANCELLED'], superseded: ['SUPERSEDED'] },
      },
    ],
    // A calendar of one offering may say so in its name: "Bewust werven (BIW-1).ics".
    wholeFile: { offering: { fileName: '[(]([A-Za-z0-9._-]{3,60})[)][.]\\w+$' } },
  }),
];
