import { formatPoints, parsePoints, pointsOfUnits, type CalendarDay } from '@peil/kernel';
import type { OfferingFacts } from '../facts.js';
import type { Scheme } from '../scheme/scheme.js';
import { doubt, type Finding, type Path } from './finding.js';
import { requirementsIn } from './walk.js';

/** What the offerings of a period are worth together, each followed once. */
function worth(offering: OfferingFacts, from: CalendarDay, until: CalendarDay, schemeId: string): number {
  const accreditation = offering.accreditations.find(
    (it) =>
      it.from <= until &&
      (it.until === undefined || it.until >= from) &&
      (it.schemeId === undefined || it.schemeId === schemeId),
  );
  return accreditation?.points === undefined ? 0 : parsePoints(accreditation.points);
}

function about(offering: OfferingFacts, key: 'components' | 'tags' | 'categories'): readonly string[] {
  return [...offering[key], ...offering.accreditations.flatMap((it) => it[key])];
}

/**
 * Whether the catalogue of a period offers enough points for everyone: for the total, and for each component, tag and
 * category that is asked for. Counts what offerings are accredited for; what people do outside the catalogue comes on top.
 */
export function checkCatalogue(
  scheme: Scheme,
  offerings: readonly OfferingFacts[],
  from: CalendarDay,
  until: CalendarDay,
): readonly Finding[] {
  const reachable = (fits: (offering: OfferingFacts) => boolean): number =>
    offerings.filter(fits).reduce((sum, offering) => sum + worth(offering, from, until, scheme.scheme), 0);
  const compare = (what: string, asked: number, offered: number, path: Path): readonly Finding[] => {
    if (offered >= asked) return [];
    const [need, have] = [formatPoints(pointsOfUnits(asked)), formatPoints(pointsOfUnits(offered))];
    return [
      doubt(
        'catalogue-too-small',
        path,
        `Voor ${what} is ${need.replace('.', ',')} nodig, maar het aanbod is samen ${have.replace('.', ',')} waard.`,
        `For ${what} ${need} is needed, but the catalogue is worth ${have} together.`,
      ),
    ];
  };
  return requirementsIn(scheme.require).flatMap(({ item, path }) => {
    const { atLeast, of, forEach } = item;
    if (typeof atLeast !== 'number' || (item.unit !== undefined && item.unit !== scheme.unit)) return [];
    const keys = [
      ['component', 'components'],
      ['tag', 'tags'],
      ['category', 'categories'],
    ] as const;
    for (const [key, list] of keys) {
      const values = forEach?.[key] ?? of?.[key];
      if (values === undefined) continue;
      const groups = forEach?.[key] === undefined ? [values] : values.map((value) => [value]);
      return groups.flatMap((group) => {
        const offered = reachable((offering) => about(offering, list).some((word) => group.includes(word)));
        return compare(group.join(', '), atLeast, offered, path);
      });
    }
    return of === undefined && forEach === undefined
      ? compare(
          item.id,
          atLeast,
          reachable(() => true),
          path,
        )
      : [];
  });
}
