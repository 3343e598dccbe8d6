import type { Scheme } from '../scheme/scheme.js';
import { fault, type Finding, type Path } from './finding.js';
import { requirementsIn } from './walk.js';

type Named = { readonly id: string; readonly path: Path };

function repeated(named: readonly Named[]): readonly Finding[] {
  const seen = new Set<string>();
  return named
    .filter(({ id }) => seen.size === seen.add(id).size)
    .map(({ id, path }) =>
      fault('duplicate-id', [...path, 'id'], `Dit kenmerk komt twee keer voor: ${id}.`, `This id occurs twice: ${id}.`),
    );
}

function indexed(items: readonly { readonly id: string }[], key: string): readonly Named[] {
  return items.map(({ id }, index) => ({ id, path: [key, index] }));
}

/** Ids that occur twice in their own list. */
export function duplicateIds(scheme: Scheme): readonly Finding[] {
  return [
    ...repeated(indexed(scheme.earn, 'earn')),
    ...repeated(indexed(scheme.limits, 'limits')),
    ...repeated(indexed(scheme.adjust, 'adjust')),
    ...repeated(indexed(scheme.carryOver, 'carryOver')),
    ...repeated(requirementsIn(scheme.require).map(({ item, path }) => ({ id: item.id, path }))),
  ];
}

/** Every place that names a requirement. */
function references(scheme: Scheme): readonly Named[] {
  const list = (ids: readonly string[] | undefined, path: Path): readonly Named[] =>
    (ids ?? []).map((id, index) => ({ id, path: [...path, index] }));
  return [
    ...scheme.adjust.flatMap(({ to }, index) => list(to, ['adjust', index, 'to'])),
    ...scheme.carryOver.flatMap((rule, index) => [
      ...(rule.surplusOf === undefined ? [] : [{ id: rule.surplusOf, path: ['carryOver', index, 'surplusOf'] }]),
      ...list(rule.towards, ['carryOver', index, 'towards']),
      ...list(rule.notTowards, ['carryOver', index, 'notTowards']),
      ...list(rule.onlyIfMet, ['carryOver', index, 'onlyIfMet']),
    ]),
    ...scheme.limits.flatMap(({ atMost }, index) =>
      typeof atMost === 'object' && typeof atMost.of === 'object'
        ? [{ id: atMost.of.required, path: ['limits', index, 'atMost', 'of', 'required'] }]
        : [],
    ),
    ...list(scheme.backfill?.requirements, ['backfill', 'requirements']),
  ];
}

/** Requirements that are named and do not exist. A member of a "for each" is named as `id.value`. */
export function unknownRequirements(scheme: Scheme): readonly Finding[] {
  const known = new Set<string>();
  for (const { item } of requirementsIn(scheme.require)) {
    known.add(item.id);
    const { component, tag, category, kind } = item.forEach ?? {};
    for (const value of component ?? tag ?? category ?? kind ?? []) known.add(`${item.id}.${value}`);
  }
  return references(scheme)
    .filter(({ id }) => !known.has(id))
    .map(({ id, path }) =>
      fault('unknown-requirement', path, `Er is geen eis met kenmerk ${id}.`, `There is no requirement ${id}.`),
    );
}
