import { calendarDay, dayNumber, dayOfNumber } from '@peil/kernel';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import {
  offeringFactsSchema,
  offeringsById,
  personFactsSchema,
  type PersonFacts,
} from '../../libs/accreditation/src/domain/facts.js';
import {
  publishedAsWritten,
  schemeSchema,
  type PublishedVersion,
} from '../../libs/accreditation/src/domain/scheme/scheme.js';

/** Facts of one dossier: three years of somebody who does a lot. */
export const FACTS = 55;

const components = ['direction', 'connection', 'development', 'results', 'integrity'];
const kinds = [
  'training',
  'intervision',
  'coaching',
  'e-learning',
  'congress',
  'masterclass',
  'leadership-day',
  'teaching',
];
/** The day that everything is asked for. */
export const asOf = calendarDay('2026-11-20');

/** A small generator of its own, so that every run measures the same dossiers. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function pick<Item>(items: readonly Item[], index: number, fallback: Item): Item {
  return items[index] ?? fallback;
}

/** Somebody's dossier; the same seed gives the same. */
export function dossier(seed: number): PersonFacts {
  const random = randomFrom(seed);
  const last = dayNumber(asOf);
  const activities = Array.from({ length: FACTS }, (_, index) => ({
    id: `a${index}`,
    kind: pick(kinds, random(kinds.length), 'training'),
    day: dayOfNumber(last - 1095 + index * 20),
    minutes: 60 + random(12) * 30,
    facilitation: pick(['external', 'internal'], random(2), 'external'),
    components: [
      pick(components, random(5), 'direction'),
      ...(random(4) === 0 ? [pick(components, random(5), 'results')] : []),
    ],
    tags: random(4) === 0 ? ['inclusion-diversity'] : [],
    source: pick(['attendanceList', 'selfReported', 'import'], random(3), 'import'),
    review: random(8) === 0 ? 'submitted' : 'approved',
    ...(random(3) === 0 ? { offeringId: `o${random(40)}` } : {}),
    event: { eventId: `e${seed}-${index}`, position: index },
  }));
  return personFactsSchema.parse({
    personId: `p${seed}`,
    appointments: [{ unitId: 'd1', role: random(19) === 0 ? 'director' : 'manager', scale: 12, from: '2019-03-01' }],
    excused: random(10) === 0 ? [{ class: 'B', from: '2026-02-01', until: '2026-06-15' }] : [],
    activities,
  });
}

/** The demo's scheme, with changes to its document where something else is tried. */
export function amsterdamDraft(change: (yaml: string) => string = (yaml) => yaml): PublishedVersion {
  const file = join(import.meta.dirname, '../../libs/accreditation/schemes/amsterdam-draft.yaml');
  return publishedAsWritten(schemeSchema.parse(parse(change(readFileSync(file, 'utf8')))));
}

/** Forty offerings, each about one component, accredited until half-way through the period. */
export const offerings = offeringsById(
  Array.from({ length: 40 }, (_, index) =>
    offeringFactsSchema.parse({
      id: `o${index}`,
      components: [pick(components, index % 5, 'direction')],
      accreditations: [{ from: '2024-01-01', until: '2026-06-30' }],
    }),
  ),
);
