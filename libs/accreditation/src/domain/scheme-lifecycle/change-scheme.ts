import type { JsonObject, JsonValue } from '@peil/eventing';
import { refuse, type Refusal } from '@peil/kernel';

/** One change of a scheme that needs no knowledge of how a scheme is written. Amounts are decimal strings. */
export type SchemeChange =
  | {
      readonly type: 'setEarning';
      /** What is changed: what a kind of activity earns. */
      readonly kind: string;
      /** Id of the earning rule, where several are about the kind. */
      readonly rule?: string | undefined;
      readonly points: string;
      /** Absent: for the whole activity. */
      readonly per?: 'hour' | 'day' | 'month' | 'quarter' | undefined;
      /** The most one activity earns. */
      readonly atMost?: string | undefined;
    }
  | { readonly type: 'setRequired'; readonly requirement: string; readonly atLeast: string }
  | { readonly type: 'setLimit'; readonly limit: string; readonly atMost: string };

export type ChangedScheme = { readonly document: JsonObject } | { readonly refusal: Refusal };

/** A scheme document with the changes made in it, one after another. The document itself is checked by its own schema. */
export function changeScheme(document: JsonObject, changes: readonly SchemeChange[]): ChangedScheme {
  return changes.reduce<ChangedScheme>(
    (result, change) => ('refusal' in result ? result : changeOnce(result.document, change)),
    { document },
  );
}

function changeOnce(document: JsonObject, change: SchemeChange): ChangedScheme {
  switch (change.type) {
    case 'setEarning':
      return setEarning(document, change);
    case 'setRequired': {
      const require = inRequirement(objectsIn(document.require), change.requirement, change.atLeast);
      return require ? { document: { ...document, require } } : ruleUnknown('requirement', change.requirement);
    }
    case 'setLimit': {
      const limits = objectsIn(document.limits);
      if (!limits.some(({ id }) => id === change.limit)) return ruleUnknown('limit', change.limit);
      const changed = limits.map((limit) => (limit.id === change.limit ? { ...limit, atMost: change.atMost } : limit));
      return { document: { ...document, limits: changed } };
    }
  }
}

function setEarning(document: JsonObject, change: Extract<SchemeChange, { type: 'setEarning' }>): ChangedScheme {
  const give: JsonObject = {
    points: change.points,
    ...(change.per !== undefined && { per: change.per }),
    ...(change.atMost !== undefined && { atMost: change.atMost }),
  };
  const rules = objectsIn(document.earn);
  const about = rules.filter(
    (rule) => kindsOf(rule).includes(change.kind) && (change.rule === undefined || rule.id === change.rule),
  );
  const [found] = about;
  if (!found) {
    if (change.rule !== undefined) return ruleUnknown('rule', change.rule);
    const rule: JsonObject = { id: unusedId(rules, change.kind), for: { kind: change.kind }, give };
    return { document: { ...document, earn: [...rules, rule] } };
  }
  if (about.length > 1) return rulesAmbiguous(change.kind, about);
  const earn = rules.flatMap((rule) => (rule === found ? withGive(rules, rule, change.kind, give) : [rule]));
  return { document: { ...document, earn } };
}

/** The rule giving something else; a rule about several kinds is split, so that the other kinds keep what they earn. */
function withGive(rules: readonly JsonObject[], rule: JsonObject, kind: string, give: JsonObject): JsonObject[] {
  const kinds = kindsOf(rule);
  if (kinds.length === 1) return [{ ...rule, give }];
  const selector = objectIn(rule.for);
  const own = { ...rule, id: unusedId(rules, `${idOf(rule)}-${kind}`), for: { ...selector, kind }, give };
  return [own, { ...rule, for: { ...selector, kind: kinds.filter((other) => other !== kind) } }];
}

/** The requirements with the amount of one of them, or of one of its members, changed; undefined when it is not there. */
function inRequirement(list: readonly JsonObject[], id: string, atLeast: string): JsonObject[] | undefined {
  const next = list.map((requirement): JsonObject => {
    if (requirement.id === id && requirement.atLeast !== undefined) return { ...requirement, atLeast };
    for (const members of ['allOf', 'anyOf', 'among']) {
      const inside = inRequirement(objectsIn(requirement[members]), id, atLeast);
      if (inside) return { ...requirement, [members]: inside };
    }
    return requirement;
  });
  return next.some((requirement, index) => requirement !== list[index]) ? next : undefined;
}

function idOf({ id }: JsonObject): string {
  return typeof id === 'string' ? id : '';
}

function kindsOf(rule: JsonObject): string[] {
  const { kind } = objectIn(rule.for);
  return [kind ?? []].flat().filter((item): item is string => typeof item === 'string');
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objectIn(value: JsonValue | undefined): JsonObject {
  return isObject(value) ? value : {};
}

function objectsIn(value: JsonValue | undefined): JsonObject[] {
  return [value ?? []].flat().filter(isObject);
}

function unusedId(rules: readonly JsonObject[], wanted: string): string {
  const taken = new Set(rules.map(({ id }) => id));
  let id = wanted;
  for (let number = 2; taken.has(id); number += 1) id = `${wanted}-${number}`;
  return id;
}

function ruleUnknown(field: string, id: string) {
  return refuse(
    'invalid',
    'scheme-rule-unknown',
    { nl: `De regeling kent geen regel "${id}".`, en: `The scheme has no rule "${id}".` },
    { field },
  );
}

function rulesAmbiguous(kind: string, rules: readonly JsonObject[]) {
  const ids = rules.map(idOf).join(', ');
  return refuse(
    'invalid',
    'earning-rule-ambiguous',
    {
      nl: `Meer dan één regel gaat over "${kind}": ${ids}. Noem de regel die je wilt wijzigen.`,
      en: `More than one rule is about "${kind}": ${ids}. Name the rule you want to change.`,
    },
    { field: 'rule' },
  );
}
