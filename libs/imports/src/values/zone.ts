import { IANAZone } from 'luxon';

/** Names by which systems and Windows call zones that occur here, as the time zone database calls them. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  'w. europe standard time': 'Europe/Amsterdam',
  'romance standard time': 'Europe/Paris',
  'central european standard time': 'Europe/Warsaw',
  'e. europe standard time': 'Europe/Chisinau',
  'gtb standard time': 'Europe/Bucharest',
  'fle standard time': 'Europe/Kyiv',
  'turkey standard time': 'Europe/Istanbul',
  'russian standard time': 'Europe/Moscow',
  'morocco standard time': 'Africa/Casablanca',
  'sa eastern standard time': 'America/Cayenne',
  'sa western standard time': 'America/La_Paz',
  'central standard time': 'America/Chicago',
  'mountain standard time': 'America/Denver',
  'india standard time': 'Asia/Kolkata',
  'china standard time': 'Asia/Shanghai',
  'tokyo standard time': 'Asia/Tokyo',
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
  // As Outlook shows it: "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna".
  if (/^\((?:UTC|GMT)\+01:00\).*amsterdam/i.test(text.trim())) return 'Europe/Amsterdam';
  const name = text.trim().replaceAll(' ', '_');
  return IANAZone.isValidZone(name) ? name : undefined;
}
