import { dayNumber } from '@peil/kernel';
import type { ActivityFact } from '../facts.js';
import type { AttributeTest, Selector } from '../scheme/selector.js';
import type { Range } from '../scheme/values.js';
import type { Subject } from './subject.js';
import { spanOf } from './length-of-time.js';

export type Test = (subject: Subject) => boolean;

/** One condition of a selector: its key, for the sentence when it is not met, and the test. */
export type Condition = { readonly key: string; readonly wanted: string; readonly test: Test };

function inRange(value: number | undefined, range: Range): boolean {
  if (value === undefined) return false;
  return (range.min === undefined || value >= range.min) && (range.max === undefined || value <= range.max);
}

function wordTest(words: readonly string[], read: (fact: ActivityFact) => string | undefined): Test {
  const only = words.length === 1 ? words[0] : undefined;
  if (only !== undefined) return (subject) => read(subject.fact) === only;
  const set = new Set(words);
  return (subject) => {
    const value = read(subject.fact);
    return value !== undefined && set.has(value);
  };
}

function kindTest(words: readonly string[]): Test {
  const [only] = words;
  if (words.length === 1) return ({ fact }) => fact.kind === only;
  return ({ fact }) => words.includes(fact.kind);
}

function overlapTest(words: readonly string[], read: (subject: Subject) => readonly string[]): Test {
  return (subject) => {
    const found = read(subject);
    for (const word of found) if (words.includes(word)) return true;
    return false;
  };
}

function attributeTest(name: string, test: AttributeTest): Test {
  if (Array.isArray(test)) {
    return ({ fact }) => {
      const value = fact.attributes[name];
      return value !== undefined && test.includes(value);
    };
  }
  const range: Range = 'min' in test || 'max' in test ? test : {};
  return ({ fact }) => {
    const value = fact.attributes[name];
    return typeof value === 'number' && inRange(value, range);
  };
}

function rangeText(range: Range): string {
  return `${range.min ?? ''}..${range.max ?? ''}`;
}

function attributeText(test: AttributeTest): string {
  return Array.isArray(test) ? test.join(',') : rangeText('min' in test || 'max' in test ? test : {});
}

function dayTest(selector: NonNullable<Selector['day']>): Test {
  const span = spanOf(selector);
  return ({ fact }) => {
    const day = dayNumber(fact.day);
    return span.from <= day && day <= span.until;
  };
}

/** The conditions of a selector, each of which must be met. */
export function conditionsOf(selector: Selector): readonly Condition[] {
  const conditions: Condition[] = [];
  const add = (key: string, wanted: string | number | boolean, test: Test): void => {
    conditions.push({ key, wanted: String(wanted), test });
  };
  const { kind, role, facilitation, source, offering, component, tag, category, earnedBy } = selector;
  if (kind !== undefined) add('kind', kind.join(), kindTest(kind));
  if (role !== undefined)
    add(
      'role',
      role.join(),
      wordTest(role, (fact) => fact.role),
    );
  if (source !== undefined)
    add(
      'source',
      source.join(),
      wordTest(source, (fact) => fact.source),
    );
  if (offering !== undefined)
    add(
      'offering',
      offering.join(),
      wordTest(offering, (fact) => fact.offeringId),
    );
  if (facilitation !== undefined) {
    add(
      'facilitation',
      facilitation.join(),
      wordTest(facilitation, (fact) => fact.facilitation ?? 'none'),
    );
  }
  if (component !== undefined)
    add(
      'component',
      component.join(),
      overlapTest(component, (it) => it.components),
    );
  if (tag !== undefined)
    add(
      'tag',
      tag.join(),
      overlapTest(tag, (it) => it.tags),
    );
  if (category !== undefined)
    add(
      'category',
      category.join(),
      overlapTest(category, (it) => it.categories),
    );
  if (earnedBy !== undefined) {
    add('earnedBy', earnedBy.join(), (it) => it.earnedBy !== undefined && earnedBy.includes(it.earnedBy));
  }
  const { facilitatorRegistered, providerAccredited, accredited, approved } = selector;
  if (facilitatorRegistered !== undefined) {
    add('facilitatorRegistered', facilitatorRegistered, ({ fact }) => {
      return (fact.facilitatorRegistered ?? false) === facilitatorRegistered;
    });
  }
  if (providerAccredited !== undefined) {
    add('providerAccredited', providerAccredited, ({ fact }) => {
      return (fact.providerAccredited ?? false) === providerAccredited;
    });
  }
  if (accredited !== undefined) add('accredited', accredited, (it) => it.accredited === accredited);
  if (approved !== undefined) add('approved', approved, (it) => it.approved === approved);
  const { minutes, minutesThatDay, numberOfDays, groupSize, day, attributes } = selector;
  if (minutes !== undefined) add('minutes', rangeText(minutes), ({ fact }) => inRange(minutesOf(fact), minutes));
  if (minutesThatDay !== undefined) {
    add('minutesThatDay', rangeText(minutesThatDay), (it) => inRange(it.minutesThatDay, minutesThatDay));
  }
  if (numberOfDays !== undefined) {
    add('numberOfDays', rangeText(numberOfDays), (it) => inRange(it.numberOfDays, numberOfDays));
  }
  if (groupSize !== undefined) {
    add('groupSize', rangeText(groupSize), ({ fact }) => inRange(fact.groupSize, groupSize));
  }
  if (day !== undefined) add('day', `${day.from ?? ''}..${day.until ?? ''}`, dayTest(day));
  for (const [name, test] of Object.entries(attributes ?? {})) {
    add(`attributes.${name}`, attributeText(test), attributeTest(name, test));
  }
  if (selector.all !== undefined) conditions.push(...selector.all.flatMap(conditionsOf));
  if (selector.any !== undefined) {
    const tests = selector.any.map(testOf);
    add('any', '', (subject) => tests.some((test) => test(subject)));
  }
  if (selector.not !== undefined) {
    const test = testOf(selector.not);
    add('not', '', (subject) => !test(subject));
  }
  return conditions;
}

/** Whether a selector fits. An absent one fits everything. */
export function testOf(selector: Selector | undefined): Test {
  const tests = selector === undefined ? [] : conditionsOf(selector).map(({ test }) => test);
  const [first, second] = tests;
  if (first === undefined) return () => true;
  if (second === undefined) return first;
  if (tests.length === 2) return (subject) => first(subject) && second(subject);
  return (subject) => {
    for (const test of tests) if (!test(subject)) return false;
    return true;
  };
}

/** Minutes of the whole activity: as given, or the sum of its days. */
export function minutesOf(fact: ActivityFact): number {
  if (fact.minutes !== undefined) return fact.minutes;
  let sum = 0;
  for (const day of fact.days ?? []) sum += day.minutes;
  return sum;
}
