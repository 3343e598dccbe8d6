import type { Requirement } from '../scheme/requirement.js';
import type { Scheme } from '../scheme/scheme.js';

/** Parts of a scheme that have no id of their own. */
export const schemeSettings = [
  'who',
  'period',
  'review',
  'round',
  'backfill',
  'grace',
  'status',
  'transition',
  'scheme',
] as const;
export type SchemeSetting = (typeof schemeSettings)[number];

export const ruleKinds = ['earn', 'limit', 'require', 'adjust', 'carryOver', 'setting'] as const;
export type RuleKind = (typeof ruleKinds)[number];

/** A rule of a scheme: what it is, and its id; of a setting, which one. */
export type RuleReference = { readonly kind: RuleKind; readonly rule: string };

export function keyOfRule({ kind, rule }: RuleReference): string {
  return `${kind}/${rule}`;
}

function requirementIn(list: readonly Requirement[], id: string): Requirement | undefined {
  for (const requirement of list) {
    if (requirement.id === id) return requirement;
    const members = requirement.allOf ?? requirement.anyOf ?? requirement.among ?? [];
    const found = requirementIn(members, id);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The requirement of an id, also of a member of a "for each": `components.direction` belongs to `components`. */
export function requirementOf(scheme: Scheme, id: string): Requirement | undefined {
  for (let name = id; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('.')))) {
    const found = requirementIn(scheme.require, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

function settingOf(scheme: Scheme, name: string): unknown {
  switch (name) {
    case 'who':
    case 'period':
    case 'review':
    case 'round':
    case 'backfill':
    case 'grace':
    case 'status':
    case 'transition':
      return scheme[name];
    default:
      return undefined;
  }
}

/** What a version says of a rule; undefined when it does not know the rule. */
export function ruleIn(scheme: Scheme | undefined, { kind, rule }: RuleReference): unknown {
  if (scheme === undefined) return undefined;
  const named = (list: readonly { readonly id: string }[]) => list.find(({ id }) => id === rule);
  switch (kind) {
    case 'earn':
      return named(scheme.earn);
    case 'limit':
      return named(scheme.limits);
    case 'require':
      return requirementOf(scheme, rule);
    case 'adjust':
      return named(scheme.adjust);
    case 'carryOver':
      return named(scheme.carryOver);
    case 'setting':
      return settingOf(scheme, rule);
  }
}

/** Whether two versions say something else about a rule. */
export function differsIn(one: Scheme | undefined, other: Scheme | undefined, rule: RuleReference): boolean {
  if (one === other) return false;
  return JSON.stringify(ruleIn(one, rule) ?? null) !== JSON.stringify(ruleIn(other, rule) ?? null);
}
