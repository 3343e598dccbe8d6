import { IANAZone } from 'luxon';

/** Names by which systems and Windows call zones that occur here, as the time zone database calls them. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  'w. europe standard time': 'Europe/Amsterdam',
  'romance standard time': 'Europe/Paris',
  'central european standard time': 'Europe/Warsaw',
  'central europe standard time': 'Europe/Budapest',
  'gmt standard time': 'Europe/London',
  'greenwich standard time': 'UTC',
  'eastern standard time': 'America/New_York',
  'pacific standard time': 'America/Los_Angeles',
  cet: 'Europe/Amsterdam',
  cest: 'Europe/Amsterdam',
  met: 'Europe/Amsterdam',
  gmt: 'UTC',
  utc: 'UTC',
  z: 'UTC',
};

/** The zone a text names; undefined when nobody knows it. Libraries take a Windows name for no zone at all. */
export function zoneNamed(text: string): string | undefined {
  const known = OTHER_NAMES[text.trim().toLowerCase()];
  if (known !== undefined) return known;
  const name = text.trim().replaceAll(' ', '_');
  return IANAZone.isValidZone(name) ? name : undefined;
}
