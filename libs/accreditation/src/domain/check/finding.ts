import type { LocalizedText } from '@peil/kernel';

/** The rules of the check. Stable; each has a planted fault in the tests that it finds. */
export const findingCodes = [
  'schema',
  'personal-attribute',
  'duplicate-id',
  'unknown-requirement',
  'unknown-earning-rule',
  'unknown-component',
  'unknown-tag',
  'unknown-category',
  'unknown-kind',
  'unknown-offering',
  'minimums-exceed-total',
  'no-free-room',
  'limit-below-minimum',
  'total-unreachable',
  'not-earnable',
  'rule-never-reached',
  'rule-gives-nothing',
  'alternative-useless',
  'choose-too-many',
  'reversed-days',
  'reversed-range',
  'steps-out-of-order',
  'windows-with-gaps',
  'part-longer-than-period',
  'grace-longer-than-period',
  'year-longer-than-period',
  'carry-over-covers-everything',
  'carry-over-of-a-group',
  'once-only-pro-rata',
  'more-than-all',
  'whole-period-takes-more-than-all',
  'rounding-larger-than-minimum',
  'people-contradict',
  'counts-without-review',
  'nothing-earns',
  'version-twice',
  'version-overlap',
  'version-gap',
  'catalogue-too-small',
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** Keys and indexes from the top of the document to the place it is about. */
export type Path = readonly (string | number)[];

/**
 * Something a scheme should not say. An `error` makes the scheme unusable or contradicts itself; a `warning` is most
 * likely not what was meant.
 */
export type Finding = {
  readonly code: FindingCode;
  readonly severity: 'error' | 'warning';
  readonly path: Path;
  readonly message: LocalizedText;
  /** What would take it away, each on its own. */
  readonly repairs?: readonly Repair[];
};

/** A value to write at a place of the document. */
export type Repair = { readonly path: Path; readonly value: string; readonly message: LocalizedText };

export function fault(code: FindingCode, path: Path, nl: string, en: string): Finding {
  return { code, severity: 'error', path, message: { nl, en } };
}

export function doubt(code: FindingCode, path: Path, nl: string, en: string): Finding {
  return { code, severity: 'warning', path, message: { nl, en } };
}
