import type { Requirement } from '../scheme/requirement.js';
import type { Scheme } from '../scheme/scheme.js';
import type { Selector } from '../scheme/selector.js';
import type { Path } from './finding.js';

export type Placed<Item> = { readonly item: Item; readonly path: Path };

function within(selector: Selector, path: Path): readonly Placed<Selector>[] {
  return [
    { item: selector, path },
    ...(selector.any ?? []).flatMap((it, index) => within(it, [...path, 'any', index])),
    ...(selector.all ?? []).flatMap((it, index) => within(it, [...path, 'all', index])),
    ...(selector.not === undefined ? [] : within(selector.not, [...path, 'not'])),
  ];
}

function optional(selector: Selector | undefined, path: Path): readonly Placed<Selector>[] {
  return selector === undefined ? [] : within(selector, path);
}

function several(selectors: readonly Selector[] | undefined, path: Path): readonly Placed<Selector>[] {
  return (selectors ?? []).flatMap((it, index) => within(it, [...path, index]));
}

/** Every requirement of the scheme, members of groups included, with its place. */
export function requirementsIn(
  requirements: readonly Requirement[],
  path: Path = ['require'],
): readonly Placed<Requirement>[] {
  return requirements.flatMap((item, index) => {
    const own = [...path, index];
    return [
      { item, path: own },
      ...(['allOf', 'anyOf', 'among'] as const).flatMap((key) => requirementsIn(item[key] ?? [], [...own, key])),
    ];
  });
}

/** Every selector of the scheme, nested ones included, with its place. */
export function selectorsIn(scheme: Scheme): readonly Placed<Selector>[] {
  const { period } = scheme;
  return [
    ...scheme.earn.flatMap((rule, index) => [
      ...within(rule.for, ['earn', index, 'for']),
      ...several(rule.provided, ['earn', index, 'provided']),
    ]),
    ...several(scheme.review.notNeededFor, ['review', 'notNeededFor']),
    ...scheme.limits.flatMap((limit, index) => optional(limit.of, ['limits', index, 'of'])),
    ...requirementsIn(scheme.require).flatMap(({ item, path }) => [
      ...optional(item.of, [...path, 'of']),
      ...several(item.provided, [...path, 'provided']),
      ...(item.weigh ?? []).flatMap(({ of }, index) => within(of, [...path, 'weigh', index, 'of'])),
    ]),
    ...scheme.carryOver.flatMap((rule, index) => optional(rule.of, ['carryOver', index, 'of'])),
    ...(scheme.grace?.conditions ?? []).flatMap(({ of }, index) => within(of, ['grace', 'conditions', index, 'of'])),
    ...(period.type === 'sliding' || period.type === 'renewal' ? within(period.of, ['period', 'of']) : []),
  ];
}
