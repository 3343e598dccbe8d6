import { dayNumber, type DayNumber } from '@peil/kernel';
import type { Reason } from '../reason.js';
import type { EarningRule } from '../scheme/earning.js';
import type { Limit } from '../scheme/limit.js';
import type { PublishedVersion, Scheme } from '../scheme/scheme.js';
import type { Length } from '../scheme/values.js';
import { compileRequirements, type CompiledRequirement } from './compile-requirements.js';
import type { Interval } from './interval.js';
import { OPEN_END } from './interval.js';
import { spanOf } from './length-of-time.js';
import { conditionsOf, testOf, type Condition, type Test } from './match.js';

export type CompiledRule = {
  readonly rule: EarningRule;
  readonly test: Test;
  readonly provided: readonly Condition[];
  readonly span: Interval | undefined;
  /** Whether an activity of several days is split over them. */
  readonly splits: boolean;
  /** The reason of every line that earned under it. */
  readonly earned: Reason;
};

export type CompiledLimit = { readonly limit: Limit; readonly test: Test; readonly span: Interval | undefined };

/** A version of a scheme made ready: selectors as functions, rules found by kind. Made once for each version. */
export type CompiledVersion = {
  readonly published: PublishedVersion;
  readonly scheme: Scheme;
  readonly from: DayNumber;
  readonly until: DayNumber;
  readonly rulesFor: (kind: string) => readonly CompiledRule[];
  readonly reviewNotNeeded: readonly Test[];
  readonly limits: readonly CompiledLimit[];
  /** Articles by id of the limit. */
  readonly articles: ReadonlyMap<string, string>;
  readonly requirements: readonly CompiledRequirement[];
  readonly graceConditions: readonly { readonly id: string; readonly test: Test; readonly within: Length }[];
};

/** The versions of one scheme, the earliest first. */
export type CompiledScheme = { readonly schemeId: string; readonly versions: readonly CompiledVersion[] };

function splitsOverDays({ give, bookOn }: EarningRule): boolean {
  if (bookOn !== undefined || give.points === undefined || give.fromAttribute !== undefined) return false;
  return give.per === 'hour' || give.per === 'day' || (typeof give.per === 'object' && 'minutes' in give.per);
}

function compileRule(rule: EarningRule, version: string): CompiledRule {
  const article = rule.article === undefined ? {} : { article: rule.article };
  return {
    rule,
    test: testOf(rule.for),
    provided: (rule.provided ?? []).flatMap(conditionsOf),
    span: rule.between === undefined ? undefined : spanOf(rule.between),
    splits: splitsOverDays(rule),
    earned: { code: 'earned', rule: rule.id, version, ...article },
  };
}

function rulesByKind(rules: readonly CompiledRule[]): CompiledVersion['rulesFor'] {
  const found = new Map<string, readonly CompiledRule[]>();
  return (kind) => {
    const known = found.get(kind);
    if (known !== undefined) return known;
    const made = rules.filter(({ rule }) => rule.for.kind === undefined || rule.for.kind.includes(kind));
    found.set(kind, made);
    return made;
  };
}

function compileVersion(published: PublishedVersion): CompiledVersion {
  const { scheme } = published;
  return {
    published,
    scheme,
    from: dayNumber(published.from),
    until: published.until === undefined ? OPEN_END : dayNumber(published.until),
    rulesFor: rulesByKind(scheme.earn.map((rule) => compileRule(rule, published.version))),
    reviewNotNeeded: scheme.review.notNeededFor.map(testOf),
    limits: scheme.limits.map((limit) => ({
      limit,
      test: testOf(limit.of),
      span: limit.between === undefined ? undefined : spanOf(limit.between),
    })),
    articles: new Map(
      scheme.limits.flatMap(({ id, article }): [string, string][] => (article === undefined ? [] : [[id, article]])),
    ),
    requirements: compileRequirements(scheme),
    graceConditions: (scheme.grace?.conditions ?? []).map(({ id, of, within }) => ({ id, test: testOf(of), within })),
  };
}

const versions = new WeakMap<PublishedVersion, CompiledVersion>();

function compiledVersion(published: PublishedVersion): CompiledVersion {
  const known = versions.get(published);
  if (known !== undefined) return known;
  const made = compileVersion(published);
  versions.set(published, made);
  return made;
}

const schemes = new WeakMap<readonly PublishedVersion[], readonly CompiledScheme[]>();

/** The schemes behind a list of versions, by id. Remembered for as long as the list itself lives. */
export function compiledSchemes(published: readonly PublishedVersion[]): readonly CompiledScheme[] {
  const known = schemes.get(published);
  if (known !== undefined) return known;
  const bySchemeId = Map.groupBy(published, ({ schemeId }) => schemeId);
  const made = [...bySchemeId]
    .map(([schemeId, list]) => ({
      schemeId,
      versions: list.map(compiledVersion).sort((a, b) => a.from - b.from),
    }))
    .sort((a, b) => (a.schemeId < b.schemeId ? -1 : 1));
  schemes.set(published, made);
  return made;
}
