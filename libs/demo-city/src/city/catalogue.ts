import { derivedId } from '@peil/eventing';
import type { LocalizedText } from '@peil/kernel';

/** A provider of the demo; `accredited`: how long its lists need no review. */
export type CityProvider = {
  readonly providerId: string;
  readonly name: string;
  readonly internal: boolean;
  readonly accredited: 'throughout' | 'untilLastYear' | 'no';
};

/**
 * How an offering's accreditation goes. `granted` from the first day on · `lateGranted`: decided months later, counting
 * from the day it started · `expired`: ran out with the earlier period · `withdrawn` half-way the current period ·
 * `pending`: asked and not decided · `refused`.
 */
export type AccreditationStory = 'granted' | 'lateGranted' | 'expired' | 'withdrawn' | 'pending' | 'refused';

export type CityOffering = {
  readonly offeringId: string;
  readonly code: string;
  readonly title: LocalizedText;
  readonly providerId: string;
  readonly kind: string;
  readonly minutes: number;
  readonly components: readonly string[];
  readonly tags: readonly string[];
  readonly story: AccreditationStory;
};

export const INCLUSION = 'inclusion-diversity';
export const SCHOOL = 'amsterdamse-school';
export const PORTAL = 'leerplein';
export const BUREAU = 'bureau-tweestroom';
export const INSTITUTE = 'instituut-samenspel';
export const COLLEGE = 'hogeschool-aan-de-vaart';

export const cityProviders: readonly CityProvider[] = [
  { providerId: SCHOOL, name: 'Amsterdamse School', internal: true, accredited: 'throughout' },
  { providerId: PORTAL, name: 'Leerplein', internal: true, accredited: 'throughout' },
  { providerId: BUREAU, name: 'Bureau Tweestroom', internal: false, accredited: 'throughout' },
  { providerId: INSTITUTE, name: 'Instituut Samenspel', internal: false, accredited: 'untilLastYear' },
  { providerId: COLLEGE, name: 'Hogeschool aan de Vaart', internal: false, accredited: 'no' },
];

type Row = Omit<CityOffering, 'offeringId' | 'tags' | 'story' | 'title'> & {
  readonly nl: string;
  readonly en: string;
  readonly inclusion?: true;
  readonly story?: AccreditationStory;
};

const HOUR = 60;

/** The first dozen is what the source documents name; the rest is made up in their style. */
const rows: readonly Row[] = [
  {
    ...{ code: 'werven', nl: 'Bewust inclusief werven en selecteren', en: 'Recruiting and selecting inclusively' },
    ...{ providerId: PORTAL, kind: 'e-learning', minutes: 3 * HOUR, components: ['results'], inclusion: true },
  },
  {
    ...{ code: 'omstander', nl: 'Omstanderstraining', en: 'Bystander training', inclusion: true },
    ...{ providerId: SCHOOL, kind: 'training', minutes: 4 * HOUR, components: ['integrity', 'connection'] },
  },
  {
    ...{
      code: 'leergang',
      nl: 'Leergang inclusief leiderschap',
      en: 'Course in inclusive leadership',
      inclusion: true,
    },
    ...{ providerId: SCHOOL, kind: 'training', minutes: 16 * HOUR, components: ['direction', 'connection'] },
  },
  {
    ...{ code: 'masterclass-id', nl: 'Masterclass inclusie & diversiteit', en: 'Masterclass inclusion & diversity' },
    ...{ providerId: INSTITUTE, kind: 'masterclass', minutes: 4 * HOUR, components: ['direction'], inclusion: true },
  },
  {
    ...{ code: 'oordeelloos', nl: 'Oordeelloos communiceren', en: 'Communicating without judgement', inclusion: true },
    ...{ providerId: SCHOOL, kind: 'training', minutes: 8 * HOUR, components: ['connection'] },
  },
  {
    ...{ code: 'deep-democracy', nl: 'Deep democracy: het echte gesprek', en: 'Deep democracy: the real conversation' },
    ...{ providerId: INSTITUTE, kind: 'training', minutes: 8 * HOUR, components: ['connection', 'development'] },
  },
  {
    ...{ code: 'normen', nl: 'Normen stellen en bewaken', en: 'Setting and guarding norms' },
    ...{ providerId: SCHOOL, kind: 'training', minutes: 8 * HOUR, components: ['integrity', 'results'] },
  },
  {
    ...{ code: 'teamcoaching', nl: 'Teamcoaching', en: 'Team coaching' },
    ...{ providerId: BUREAU, kind: 'coaching', minutes: 3 * HOUR, components: ['development'] },
  },
  {
    ...{ code: 'reflectie', nl: 'Collegiale reflectie', en: 'Collegial reflection' },
    ...{ providerId: SCHOOL, kind: 'intervision', minutes: 2 * HOUR, components: ['development'] },
  },
  {
    ...{ code: 'interview', nl: 'Interview over leiderschap', en: 'Interview on leadership', story: 'refused' },
    ...{ providerId: COLLEGE, kind: 'mentoring', minutes: 2 * HOUR, components: ['direction'] },
  },
  {
    ...{ code: 'leiderschapsdag', nl: 'Stedelijke leiderschapsdag', en: 'City leadership day' },
    ...{ providerId: SCHOOL, kind: 'leadership-day', minutes: 7 * HOUR, components: ['direction'] },
  },
  {
    ...{ code: 'resultaat', nl: 'Sturen op resultaat', en: 'Steering on results' },
    ...{ providerId: SCHOOL, kind: 'training', minutes: 8 * HOUR, components: ['results', 'direction'] },
  },
  {
    ...{ code: 'integriteit', nl: 'Integriteit in de praktijk', en: 'Integrity in practice' },
    ...{ providerId: PORTAL, kind: 'e-learning', minutes: 2 * HOUR, components: ['integrity'] },
  },
  {
    ...{ code: 'begroting', nl: 'Begroting en opdracht', en: 'Budget and assignment' },
    ...{ providerId: SCHOOL, kind: 'training', minutes: 6 * HOUR, components: ['results'] },
  },
  {
    ...{ code: 'veilig-team', nl: 'Een veilig team', en: 'A safe team', inclusion: true, story: 'lateGranted' },
    ...{ providerId: BUREAU, kind: 'training', minutes: 6 * HOUR, components: ['connection', 'integrity'] },
  },
  {
    ...{ code: 'verandering', nl: 'Leiden in verandering', en: 'Leading change' },
    ...{ providerId: BUREAU, kind: 'training', minutes: 12 * HOUR, components: ['direction', 'development'] },
  },
  {
    ...{ code: 'vitaal', nl: 'Vitaal leiderschap', en: 'Vital leadership', story: 'expired' },
    ...{ providerId: INSTITUTE, kind: 'training', minutes: 6 * HOUR, components: ['development'] },
  },
  {
    ...{ code: 'data', nl: 'Besluiten met data', en: 'Deciding with data', story: 'withdrawn' },
    ...{ providerId: COLLEGE, kind: 'training', minutes: 4 * HOUR, components: ['results'] },
  },
  {
    ...{ code: 'ai', nl: 'Leidinggeven en AI', en: 'Leadership and AI', story: 'pending' },
    ...{ providerId: COLLEGE, kind: 'masterclass', minutes: 3 * HOUR, components: ['development'] },
  },
];

export function cityOfferings(seed: string): readonly CityOffering[] {
  return rows.map(({ nl, en, inclusion, story = 'granted', ...row }) => ({
    ...row,
    offeringId: derivedId('demo-city', seed, 'offering', row.code),
    title: { nl, en },
    tags: inclusion === true ? [INCLUSION] : [],
    story,
  }));
}

/** Someone who facilitates intervision or coaching. */
export type CityFacilitator = {
  readonly facilitatorId: string;
  readonly external: boolean;
  readonly registered: boolean;
};

const REGISTERED_EXTERNAL = 14;
const REGISTERED_INTERNAL = 4;
const UNREGISTERED = 4;

export function cityFacilitators(seed: string): readonly CityFacilitator[] {
  const all = REGISTERED_EXTERNAL + REGISTERED_INTERNAL + UNREGISTERED;
  return Array.from({ length: all }, (_, index) => ({
    facilitatorId: derivedId('demo-city', seed, 'facilitator', index),
    external: index < REGISTERED_EXTERNAL || index >= REGISTERED_EXTERNAL + REGISTERED_INTERNAL,
    registered: index < REGISTERED_EXTERNAL + REGISTERED_INTERNAL,
  }));
}
