import { isList, isObject, type Json, type JsonObject, type Path } from './json.js';
import type { Check } from './queries.js';

/** The parts of a scheme that are lists of rules, in the order in which they are applied. */
export const RULE_PARTS = ['earn', 'limits', 'require', 'adjust', 'carryOver'] as const;
export type RulePart = (typeof RULE_PARTS)[number];

/** What a scheme says besides its rules, each a page of its own. */
export const SETTINGS = {
  about: ['name', 'source', 'unit', 'example', 'transition'],
  who: ['who'],
  period: ['period', 'grace', 'backfill'],
  judging: ['review', 'status', 'round'],
  lists: ['components', 'tags', 'categories', 'kinds'],
  words: ['words'],
} as const;
export type Setting = keyof typeof SETTINGS;
export const SETTING_NAMES = [
  'about',
  'who',
  'period',
  'judging',
  'lists',
  'words',
] as const satisfies readonly Setting[];

export type Rule = {
  readonly number: number;
  readonly part: RulePart;
  readonly index: number;
  readonly path: Path;
  readonly id: string;
};

/** Every rule with its number, as the list and the address count them. */
export function rulesOf(document: JsonObject): readonly Rule[] {
  return RULE_PARTS.flatMap((part) => {
    const list = document[part];
    return isList(list) ? list.map((rule, index) => ({ part, index, path: [part, index], id: idOf(rule) })) : [];
  }).map((rule, at) => ({ ...rule, number: at + 1 }));
}

const idOf = (rule: Json): string => (isObject(rule) && typeof rule.id === 'string' ? rule.id : '');

type Found = Check['findings'][number];

/** What is found in a rule, or in one of the keys of a setting. */
export function foundIn(findings: readonly Found[], paths: readonly string[]): readonly Found[] {
  return findings.filter(({ path }) => paths.some((own) => path === own || path.startsWith(`${own}.`)));
}

/** The first id that is free, for a rule that begins as an example. */
export function freeId(document: JsonObject, wanted: string): string {
  const taken = new Set(rulesOf(document).map(({ id }) => id));
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted}-${number}`)) number += 1;
  return `${wanted}-${number}`;
}
