import { hoursOfMinutes, pointsOfUnits, timesFraction, UNITS_PER_POINT } from '@peil/kernel';
import { divide } from './allocate.js';
import { addReason, LAYERS, type Credit, type Entry } from './credit.js';
import type { Reason } from '../reason.js';
import type { Instance } from './instances.js';
import type { Condition } from './match.js';

/** What an entry is worth to a requirement, in the requirement's own unit; before it is divided over any. */
export function amountFor(instance: Instance, entry: Entry): number {
  const { leaf } = instance;
  let amount: number;
  if (leaf.unit === 'points') amount = entry.points;
  else if (leaf.unit === 'hours') {
    // a scheme that earns hours measures what its rules gave; another one measures the time it took
    amount = entry.credit.version.scheme.unit === 'hours' ? entry.points : hoursOfMinutes(entry.minutes);
  } else amount = (leaf.unit === 'times' ? entry.times : entry.days) * UNITS_PER_POINT;
  if (leaf.weigh.length === 0) return amount;
  const weight = leaf.weigh.find(({ test }) => test(entry.credit))?.times;
  if (weight === undefined) return amount;
  return timesFraction(pointsOfUnits(amount), weight.numerator, weight.denominator, 'half-up');
}

function namedBy(ids: readonly string[], instance: Instance): boolean {
  return ids.some((id) => id === instance.id || id === instance.leaf.id || id === instance.leaf.origin.id);
}

function refusal({ leaf, version }: Instance, { key, wanted }: Condition): Reason {
  const article = leaf.article === undefined ? {} : { article: leaf.article };
  return { code: 'doesNotCountTowards', rule: leaf.id, ...article, version, values: { condition: key, wanted } };
}

/** Whether an entry may count for a requirement; a condition that is not met is noted on the entry. */
function selects(instance: Instance, entry: Entry): boolean {
  const { credit } = entry;
  if (credit.notTowards !== undefined && namedBy(credit.notTowards, instance)) return false;
  if (credit.booked < instance.window.from || credit.booked > instance.window.until) return false;
  if (credit.towards !== undefined) {
    if (!namedBy(credit.towards, instance)) return false;
    if (credit.source === 'adjustment') return true;
  }
  const { test: fits, provided } = instance.leaf;
  if (!fits(credit)) return false;
  if (provided.length === 0) return true;
  const unmet = provided.find(({ test }) => !test(credit));
  if (unmet === undefined) return true;
  instance.refused.push({ entry, condition: unmet });
  addReason(entry, refusal(instance, unmet));
  return false;
}

/** Requirements that share points, and what may count for them: which of them, as bits, beside each entry. */
export type Pool = {
  readonly instances: readonly Instance[];
  readonly entries: readonly Entry[];
  readonly masks: readonly number[];
  /** The layers that have an entry, as bits. */
  readonly layers: number;
};

function shares(a: Instance, b: Instance): boolean {
  return (
    a.leaf.dimension === b.leaf.dimension &&
    a.leaf.unit === b.leaf.unit &&
    a.window.from === b.window.from &&
    a.window.until === b.window.until
  );
}

/** Requirements that share points stand in one pool; every other one in its own. */
function sharing(instances: readonly Instance[]): readonly (readonly Instance[])[] {
  const pools: Instance[][] = [];
  for (const instance of instances) {
    const pool = instance.leaf.alone
      ? undefined
      : pools.find(([first]) => first !== undefined && shares(first, instance));
    if (pool === undefined) pools.push([instance]);
    else pool.push(instance);
  }
  return pools;
}

type Classifier = { readonly list: 'components' | 'tags' | 'categories'; readonly bits: ReadonlyMap<string, number> };

/** Members that differ by one word only: an entry is looked up by its words instead of tried on each of them. */
function classifierOf(members: readonly Instance[]): Classifier | undefined {
  const list = members[0]?.leaf.word?.list;
  if (list === undefined || members.length < 2) return undefined;
  const bits = new Map<string, number>();
  for (let index = 0; index < members.length; index += 1) {
    const word = members[index]?.leaf.word;
    if (word?.list !== list) return undefined;
    bits.set(word.value, (bits.get(word.value) ?? 0) | (1 << index));
  }
  return { list, bits };
}

function wordsOf(credit: Credit, list: Classifier['list']): readonly string[] {
  if (list === 'components') return credit.components;
  return list === 'tags' ? credit.tags : credit.categories;
}

function maskOf(entry: Entry, members: readonly Instance[], classifier: Classifier | undefined): number {
  let mask = 0;
  const { credit } = entry;
  if (classifier !== undefined && credit.towards === undefined && credit.notTowards === undefined) {
    for (const word of wordsOf(credit, classifier.list)) mask |= classifier.bits.get(word) ?? 0;
    return mask;
  }
  for (let index = 0; index < members.length; index += 1) {
    const instance = members[index];
    if (instance !== undefined && selects(instance, entry)) mask |= 1 << index;
  }
  return mask;
}

/** Which entries may count for which requirements: decided once, before limits and before any layer is filled. */
export function poolsOf(
  instances: readonly Instance[],
  entriesFor: (instance: Instance) => readonly Entry[],
): readonly Pool[] {
  const pools: Pool[] = [];
  for (const members of sharing(instances)) {
    const [first] = members;
    if (first === undefined) continue;
    const within = isWithin(members);
    const classifier = within && first.leaf.origin.over === undefined ? classifierOf(members) : undefined;
    const found: Entry[] = [];
    const masks: number[] = [];
    let layers = 0;
    const { of, forEach } = first.leaf.origin;
    // the total, which everything serves, says nothing about what serves more
    const selecting = of !== undefined || forEach !== undefined ? 1 : 0;
    for (const entry of within || members.length === 1 ? entriesFor(first) : union(members, entriesFor)) {
      const mask = maskOf(entry, members, classifier);
      if (mask === 0) continue;
      found.push(entry);
      masks.push(mask);
      layers |= 1 << entry.layer;
      entry.serves += selecting;
    }
    pools.push({ instances: members, entries: found, masks, layers });
  }
  return pools;
}

/** Whether each member looks at the entries of the period, which are the same for all. */
function isWithin(members: readonly Instance[]): boolean {
  return members.every(({ leaf }) => leaf.origin.over === undefined || 'each' in leaf.origin.over);
}

function union(members: readonly Instance[], entriesFor: (instance: Instance) => readonly Entry[]): Iterable<Entry> {
  return new Set(members.flatMap((member) => [...entriesFor(member)]));
}

function give(instance: Instance, entry: Entry, amount: number): void {
  if (amount === 0) return;
  instance.sums[entry.layer] += amount;
  instance.givenBy.push(entry);
  instance.given.push(amount);
  entry.serving += 1;
}

function fillAlone(instance: Instance, entries: readonly Entry[], layer: number): void {
  for (const entry of entries) if (entry.layer === layer) give(instance, entry, amountFor(instance, entry));
}

function targetOf(mask: number): number {
  return 31 - Math.clz32(mask & -mask);
}

function fillShared(pool: Pool, layer: number): void {
  const [first] = pool.instances;
  if (first === undefined) return;
  const choices: { readonly entry: Entry; readonly mask: number; readonly amount: number }[] = [];
  for (let index = 0; index < pool.entries.length; index += 1) {
    const entry = pool.entries[index];
    const mask = pool.masks[index] ?? 0;
    if (entry?.layer !== layer) continue;
    const amount = amountFor(first, entry);
    const only = pool.instances[targetOf(mask)];
    // what fits one requirement has nothing to choose, and what takes away is not divided
    if (only !== undefined && (amount <= 0 || (mask & (mask - 1)) === 0)) give(only, entry, amount);
    else choices.push({ entry, mask, amount });
  }
  if (choices.length === 0) return;
  const needs = pool.instances.map(({ required, sums: [own, carried, provisional, planned] }) => {
    return Math.max(0, required.required - own - carried - provisional - planned);
  });
  divide(choices, needs).forEach((shares, index) => {
    for (const { target, amount } of shares) {
      const instance = pool.instances[target];
      const entry = choices[index]?.entry;
      if (instance !== undefined && entry !== undefined) give(instance, entry, amount);
    }
  });
}

/**
 * Fills the requirements, layer by layer.
 *
 * @param beforeLayer called before each layer: what was carried over may depend on what is approved.
 */
export function fill(pools: readonly Pool[], beforeLayer: (layer: number) => void): void {
  for (let layer = 0; layer < LAYERS; layer += 1) {
    beforeLayer(layer);
    for (const pool of pools) {
      if ((pool.layers & (1 << layer)) === 0) continue;
      const [only] = pool.instances;
      if (pool.instances.length > 1) fillShared(pool, layer);
      else if (only !== undefined) fillAlone(only, pool.entries, layer);
    }
  }
}
