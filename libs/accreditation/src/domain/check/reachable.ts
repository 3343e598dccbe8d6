import { addDays, formatPoints, type CalendarDay } from '@peil/kernel';
import type { RequirementResult } from '../balance.js';
import { followableIn, type FollowableOffering } from '../dry-run/economy.js';
import { draftVersion } from '../dry-run/draft-version.js';
import { evaluate } from '../evaluate/evaluate.js';
import { personFactsSchema, type OfferingLookup, type PersonFacts } from '../facts.js';
import type { PersonCondition } from '../scheme/person-condition.js';
import type { Scheme } from '../scheme/scheme.js';
import { lower } from '../sentences/vocabulary.js';
import { doubt, type Finding } from './finding.js';
import { requirementsIn } from './walk.js';

/** So long before the period somebody started who has been there all along. */
const LONG_AGO_DAYS = 3_650;

/** Somebody for whom the scheme is, and has been for long. */
function somebodyFor(
  { role, scale, weeklyHours, unit, registration, value }: PersonCondition,
  from: CalendarDay,
): PersonFacts {
  const since = addDays(from, -LONG_AGO_DAYS);
  return personFactsSchema.parse({
    appointments: [
      {
        unitId: unit?.[0] ?? 'somewhere',
        role: role?.[0] ?? 'manager',
        from: since,
        ...(scale !== undefined && { scale: scale.min ?? scale.max }),
        ...(weeklyHours !== undefined && { hours: String(weeklyHours.min ?? weeklyHours.max ?? 36) }),
      },
    ],
    registrations:
      registration === undefined
        ? []
        : [{ name: registration, from: since, ...(value?.[0] !== undefined && { value: value[0] }) }],
  });
}

/** What is asked in the unit of the scheme, of alternatives only while none can be met. */
function outOfReach(results: readonly RequirementResult[], scheme: Scheme): readonly RequirementResult[] {
  return results.flatMap((result) => {
    if (result.missing === 0 || result.status === 'met') return [];
    if (result.parts.length > 0) return outOfReach(result.parts, scheme);
    return result.unit === scheme.unit ? [result] : [];
  });
}

/**
 * Whether the catalogue of the coming period offers enough for everyone: what somebody gets who follows every offering
 * once, by the scheme itself, against what it asks. What is asked in another unit than the scheme's, and what is never
 * in a catalogue, is left out; what people do outside the catalogue comes on top.
 *
 * @param day the period that runs on it is the coming one.
 */
export function checkReachable(
  scheme: Scheme,
  catalogue: readonly FollowableOffering[],
  offerings: OfferingLookup,
  day: CalendarDay,
): readonly Finding[] {
  const [who] = scheme.who;
  if (catalogue.length === 0 || who === undefined) return [];
  const somebody = somebodyFor(who, day);
  const schemes = [draftVersion(scheme, somebody.appointments[0]?.from ?? day, scheme.version, [])];
  const entryOn = (facts: PersonFacts, asOf: CalendarDay) =>
    evaluate({ schemes, facts, offerings, asOf }).find(({ period }) => period.from <= day && day <= period.until);
  const period = entryOn(somebody, day)?.period;
  if (period === undefined) return [];
  const activities = followableIn(catalogue, { from: day, until: period.until }, scheme.scheme);
  const entry = entryOn({ ...somebody, activities: [...activities] }, period.until);
  const places = requirementsIn(scheme.require);
  return outOfReach(entry?.requirements ?? [], scheme).map(({ id, label, required, earned }) => {
    const path = places.find(({ item }) => item.id === id || id.startsWith(`${item.id}.`))?.path ?? ['require'];
    const name = lower(label);
    const [need, have] = [formatPoints(required), formatPoints(earned)];
    return doubt(
      'catalogue-too-small',
      path,
      `Voor ${name.nl} is ${need.replace('.', ',')} nodig, maar het aanbod is tot en met ${period.until} samen ${have.replace('.', ',')} waard.`,
      `For ${name.en} ${need} is needed, but the catalogue is worth ${have} together until ${period.until}.`,
    );
  });
}
