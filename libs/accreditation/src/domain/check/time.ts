import { dayNumber, type CalendarDay } from '@peil/kernel';
import { plus } from '../evaluate/length-of-time.js';
import type { PersonCondition } from '../scheme/person-condition.js';
import type { Scheme } from '../scheme/scheme.js';
import type { Length, Range } from '../scheme/values.js';
import { monthsOfPeriod } from './amounts.js';
import { doubt, fault, type Finding, type Path } from './finding.js';
import { requirementsIn, selectorsIn, type Placed } from './walk.js';

type Span = { readonly from?: CalendarDay | undefined; readonly until?: CalendarDay | undefined };

function reversedSpan(span: Span | undefined, path: Path): readonly Finding[] {
  if (span?.from === undefined || span.until === undefined || span.from <= span.until) return [];
  return [fault('reversed-days', path, 'De laatste dag ligt voor de eerste.', 'The last day is before the first.')];
}

function reversedRange(range: Range | undefined, path: Path): readonly Finding[] {
  if (range?.min === undefined || range.max === undefined || range.min <= range.max) return [];
  return [fault('reversed-range', path, 'Het minimum is groter dan het maximum.', 'The minimum is above the maximum.')];
}

/** Every condition on people, with its place. */
function peopleIn(scheme: Scheme): readonly Placed<PersonCondition>[] {
  const one = (item: PersonCondition | undefined, path: Path): readonly Placed<PersonCondition>[] =>
    item === undefined ? [] : [{ item, path }];
  return [
    ...scheme.who.flatMap((item, index) => one(item, ['who', index])),
    ...scheme.earn.flatMap(({ who }, index) => one(who, ['earn', index, 'who'])),
    ...requirementsIn(scheme.require).flatMap(({ item, path }) => one(item.who, [...path, 'who'])),
    ...scheme.adjust.flatMap(({ when }, index) => one(when?.who, ['adjust', index, 'when', 'who'])),
  ];
}

/** Days and ranges that end before they begin. */
export function reversed(scheme: Scheme): readonly Finding[] {
  const ranges = ['minutes', 'minutesThatDay', 'numberOfDays', 'groupSize'] as const;
  return [
    ...reversedSpan(scheme, ['until']),
    ...scheme.earn.flatMap(({ between }, index) => reversedSpan(between, ['earn', index, 'between'])),
    ...scheme.limits.flatMap(({ between }, index) => reversedSpan(between, ['limits', index, 'between'])),
    ...scheme.carryOver.flatMap((rule, index) =>
      reversedSpan(rule.earnedBetween, ['carryOver', index, 'earnedBetween']),
    ),
    ...scheme.adjust.flatMap(({ count }, index) =>
      'monthsBetween' in count ? reversedSpan(count.monthsBetween, ['adjust', index, 'count', 'monthsBetween']) : [],
    ),
    ...requirementsIn(scheme.require).flatMap(({ item, path }) => reversedSpan(item.between, [...path, 'between'])),
    ...peopleIn(scheme).flatMap(({ item, path }) => [
      ...reversedSpan(item.between, [...path, 'between']),
      ...reversedRange(item.scale, [...path, 'scale']),
      ...reversedRange(item.weeklyHours, [...path, 'weeklyHours']),
    ]),
    ...selectorsIn(scheme).flatMap(({ item, path }) => [
      ...reversedSpan(item.day, [...path, 'day']),
      ...ranges.flatMap((key) => reversedRange(item[key], [...path, key])),
    ]),
  ];
}

function outOfOrder(values: readonly number[], path: Path): readonly Finding[] {
  if (values.every((value, index) => index === 0 || value > (values[index - 1] ?? value))) return [];
  return [
    fault(
      'steps-out-of-order',
      path,
      'De stappen staan niet van laag naar hoog.',
      'The steps are not in order from low to high.',
    ),
  ];
}

/** Tiers and steps that do not go up. */
export function stepsInOrder(scheme: Scheme): readonly Finding[] {
  return [
    ...scheme.earn.flatMap(({ give }, index) =>
      outOfOrder(
        (give.tiers ?? []).map(({ from }) => from),
        ['earn', index, 'give', 'tiers'],
      ),
    ),
    ...requirementsIn(scheme.require).flatMap(({ item, path }) => {
      const { atLeast } = item;
      if (typeof atLeast !== 'object' || !('byWeeklyHours' in atLeast)) return [];
      return outOfOrder(
        atLeast.byWeeklyHours.map(({ from }) => from),
        [...path, 'atLeast', 'byWeeklyHours'],
      );
    }),
  ];
}

function longer(a: Length, b: Length): boolean {
  return plus(0, a) > plus(0, b);
}

/** Lengths that do not fit in each other. */
export function lengthsThatFit(scheme: Scheme): readonly Finding[] {
  const { period, grace } = scheme;
  if (!('length' in period)) return [];
  const findings: Finding[] = [];
  if (period.type === 'calendar' && period.every !== undefined && longer(period.every, period.length)) {
    findings.push(
      fault(
        'windows-with-gaps',
        ['period', 'every'],
        'Er begint minder vaak een venster dan het lang is: er zijn dagen die nergens bij horen.',
        'Windows start less often than they are long: some days belong to none.',
      ),
    );
  }
  if (grace?.length !== undefined && longer(grace.length, period.length)) {
    findings.push(
      doubt(
        'grace-longer-than-period',
        ['grace', 'length'],
        'De hersteltijd is langer dan de periode.',
        'The grace is longer than the period.',
      ),
    );
  }
  const months = monthsOfPeriod(scheme) ?? 0;
  for (const { item, path } of requirementsIn(scheme.require)) {
    const { over, atLeast } = item;
    if (over !== undefined && 'each' in over && longer(over.each, period.length)) {
      findings.push(
        fault(
          'part-longer-than-period',
          [...path, 'over', 'each'],
          'Dit deel is langer dan de periode zelf.',
          'This part is longer than the period itself.',
        ),
      );
    }
    if (typeof atLeast === 'object' && 'perYear' in atLeast && months < 12) {
      findings.push(
        fault(
          'year-longer-than-period',
          [...path, 'atLeast', 'perYear'],
          'De periode is korter dan een jaar.',
          'The period is shorter than a year.',
        ),
      );
    }
  }
  return findings;
}

/** Conditions on people that nobody can meet, or of which a part does nothing. */
export function peopleContradict(scheme: Scheme): readonly Finding[] {
  return peopleIn(scheme).flatMap(({ item, path }) => {
    if (item.acting === false && item.actingFromMonth !== undefined) {
      return fault(
        'people-contradict',
        [...path, 'actingFromMonth'],
        'Waarnemers zijn hier uitgesloten, dus een maand voor waarnemers doet niets.',
        'People standing in are excluded here, so a month for them does nothing.',
      );
    }
    if (item.registration === undefined && (item.value !== undefined || item.registeredFor !== undefined)) {
      return fault(
        'people-contradict',
        path,
        'Er staat niet bij om welke registratie het gaat.',
        'It does not say which registration is meant.',
      );
    }
    return [];
  });
}

/** Versions of one scheme that leave days uncovered, or claim the same days. */
export function checkVersions(versions: readonly Scheme[]): readonly (Finding & { readonly version: string })[] {
  const sorted = [...versions].sort((a, b) => (a.from < b.from ? -1 : 1));
  return sorted.flatMap((version, index) => {
    const next = sorted[index + 1];
    const found: (Finding & { readonly version: string })[] = [];
    const add = (finding: Finding): void => void found.push({ ...finding, version: version.version });
    if (sorted.some((other, place) => place < index && other.version === version.version)) {
      add(
        fault(
          'version-twice',
          ['version'],
          `Versie ${version.version} bestaat al.`,
          `Version ${version.version} exists already.`,
        ),
      );
    }
    if (next === undefined) return found;
    const until = version.until === undefined ? undefined : dayNumber(version.until);
    const start = dayNumber(next.from);
    if (version.from === next.from || (until !== undefined && until >= start)) {
      add(
        fault(
          'version-overlap',
          until === undefined ? ['from'] : ['until'],
          `Versies ${version.version} en ${next.version} gelden op dezelfde dagen.`,
          `Versions ${version.version} and ${next.version} are in force on the same days.`,
        ),
      );
    } else if (until !== undefined && until < start - 1) {
      add(
        fault(
          'version-gap',
          ['until'],
          `Tussen versie ${version.version} en ${next.version} geldt er niets.`,
          `Between version ${version.version} and ${next.version} nothing is in force.`,
        ),
      );
    }
    return found;
  });
}
