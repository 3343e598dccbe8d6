import { dayNumber, dayOfNumber, isCalendarDay, parsePoints, type CalendarDay, type DayNumber } from '@peil/kernel';
import type { ActivityFact, ManualAdjustmentFact, OfferingAccreditation, OfferingLookup } from '../facts.js';
import type { Reason } from '../reason.js';
import type { CompiledRule, CompiledVersion } from './compile.js';
import { APPROVED, PLANNED, PROVISIONAL, type Credit, type Layer } from './credit.js';
import type { Subject } from './subject.js';
import { covers } from './interval.js';
import { inNextYear, plus } from './length-of-time.js';
import { minutesOf } from './match.js';
import { daysWhen, type Person } from './person.js';
import { worthOf } from './worth.js';

/** What earning needs to know besides the activity. */
export type EarningContext = {
  readonly person: Person;
  readonly schemeId: string;
  readonly asOf: DayNumber;
  readonly offerings: OfferingLookup;
  /** The version in force on a day; facts from before the first version follow the first one. */
  readonly versionOn: (day: DayNumber) => CompiledVersion | undefined;
};

type Part = { readonly day: CalendarDay; readonly minutes: number; readonly days: number; readonly last: boolean };

function accreditationOn(
  fact: ActivityFact,
  day: CalendarDay,
  context: EarningContext,
): { readonly offering: ReturnType<OfferingLookup>; readonly accreditation: OfferingAccreditation | undefined } {
  const offering = fact.offeringId === undefined ? undefined : context.offerings(fact.offeringId);
  const accreditation = offering?.accreditations.find(
    (it) =>
      it.from <= day &&
      (it.until === undefined || day <= it.until) &&
      (it.schemeId === undefined || it.schemeId === context.schemeId),
  );
  return { offering, accreditation };
}

type Words = readonly string[];

/** What the accreditation says, else the offering, else what was recorded. */
function firstFilled(accreditation: Words | undefined, offering: Words | undefined, own: Words): Words {
  if (accreditation !== undefined && accreditation.length > 0) return accreditation;
  return offering !== undefined && offering.length > 0 ? offering : own;
}

function together(a: Words, b: Words | undefined): Words {
  if (b === undefined || b.length === 0) return a;
  return a.length === 0 ? b : [...new Set([...a, ...b])];
}

function ruleFor(version: CompiledVersion, subject: Subject, day: DayNumber, person: Person): CompiledRule | undefined {
  for (const compiled of version.rulesFor(subject.fact.kind)) {
    if (!compiled.test(subject)) continue;
    if (compiled.span !== undefined && (day < compiled.span.from || day > compiled.span.until)) continue;
    const { who } = compiled.rule;
    if (who !== undefined && !covers(daysWhen(who, person), day)) continue;
    return compiled;
  }
  return undefined;
}

/** Where the fact stands: its layer, or the reason why it counts for nothing. */
function standing(
  fact: ActivityFact,
  last: DayNumber,
  asOf: DayNumber,
  version: CompiledVersion,
  rule: CompiledRule | undefined,
  subject: Subject,
): { readonly layer: Layer | undefined; readonly reason?: Reason } {
  if (fact.review === 'withdrawn' || fact.review === 'rejected' || fact.review === 'returned') {
    return { layer: undefined, reason: { code: fact.review } };
  }
  if (fact.planned) {
    if (last > asOf) return { layer: PLANNED, reason: { code: 'planned' } };
    return { layer: undefined, reason: { code: 'plannedDayPassed' } };
  }
  if (fact.review === 'approved' || fact.review === 'waived' || rule?.rule.review === 'never')
    return { layer: APPROVED };
  if (rule?.rule.review !== 'always' && version.reviewNotNeeded.some((test) => test(subject)))
    return { layer: APPROVED };
  return { layer: PROVISIONAL, reason: { code: 'awaitsReview' } };
}

function bookedOn(rule: CompiledRule | undefined, fact: ActivityFact, day: DayNumber): DayNumber {
  const bookOn = rule?.rule.bookOn;
  if (bookOn === undefined || bookOn === 'lastDay') return day;
  if ('nextYear' in bookOn) return inNextYear(day, bookOn.nextYear);
  const value = fact.attributes[bookOn.attribute];
  return typeof value === 'string' && isCalendarDay(value) ? dayNumber(value) : day;
}

/** The last day of an activity: it counts whole once it is done. */
function lastDayOfActivity(fact: ActivityFact): CalendarDay {
  return fact.days?.at(-1)?.day ?? fact.until ?? fact.day;
}

/** The whole activity, on its last day. */
function wholeOf(fact: ActivityFact): Part {
  const days = fact.days?.length ?? (fact.until === undefined ? 1 : dayNumber(fact.until) - dayNumber(fact.day) + 1);
  return { day: lastDayOfActivity(fact), minutes: minutesOf(fact), days, last: true };
}

/** The days of an activity, each with its own minutes. */
function daysOf(fact: ActivityFact): readonly Part[] {
  const end = lastDayOfActivity(fact);
  return (fact.days ?? []).map(({ day, minutes }) => ({ day, minutes, days: 1, last: day === end }));
}

type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/** What the activity is about on the day: by its accreditation or offering, else as it was recorded. */
function draftOf(fact: ActivityFact, part: Part, day: DayNumber, version: CompiledVersion, context: EarningContext) {
  const { offering, accreditation } = accreditationOn(fact, part.day, context);
  const credit: Writable<Credit> = {
    fact,
    minutesThatDay: part.minutes,
    numberOfDays: part.days,
    components: firstFilled(accreditation?.components, offering?.components, fact.components),
    tags: firstFilled(accreditation?.tags, offering?.tags, fact.tags),
    categories: together(together(fact.categories, offering?.categories), accreditation?.categories),
    accredited: accreditation !== undefined,
    approved: fact.review === 'approved' || fact.review === 'waived',
    earnedBy: undefined,
    index: 0,
    source: 'activity',
    event: fact.event,
    day,
    booked: day,
    layer: undefined,
    version,
    rule: undefined,
    points: 0,
    minutes: part.minutes,
    times: part.last ? 1 : 0,
    days: part.days,
    expires: undefined,
    towards: undefined,
    notTowards: undefined,
    reasons: [],
  };
  return { credit, accreditation };
}

/** Says what the rule gives, or which condition is not met; whether it may count at all. */
function applyRule(
  credit: Writable<Credit>,
  compiled: CompiledRule,
  accreditation: OfferingAccreditation | undefined,
  reasons: Reason[],
): boolean {
  const { rule } = compiled;
  const { fact, version } = credit;
  const about = { rule: rule.id, version: version.published.version };
  const unmet = compiled.provided.find(({ test }) => !test(credit));
  if (unmet !== undefined || (rule.give.fromOffering === true && accreditation === undefined)) {
    const values = { condition: unmet?.key ?? 'accredited', wanted: unmet?.wanted ?? 'true' };
    reasons.push({ code: 'conditionNotMet', ...about, values });
    return false;
  }
  credit.points = worthOf(rule.give, { fact, minutes: credit.minutes, days: credit.days, accreditation });
  if (credit.points === 0) reasons.push({ code: 'earnsNothing', ...about, values: { kind: fact.kind } });
  return true;
}

function creditOf(fact: ActivityFact, part: Part, context: EarningContext): Credit | undefined {
  const day = dayNumber(part.day);
  const version = context.versionOn(day);
  if (version === undefined) return undefined;
  const { credit, accreditation } = draftOf(fact, part, day, version, context);
  const compiled = ruleFor(version, credit, day, context.person);
  if (compiled !== undefined) {
    const { rule } = compiled;
    credit.rule = compiled;
    credit.earnedBy = rule.id;
    if (rule.categories !== undefined || rule.insteadOfCategories === true) {
      credit.categories = together(rule.insteadOfCategories === true ? [] : credit.categories, rule.categories);
    }
    credit.booked = bookedOn(compiled, fact, day);
    if (rule.validFor !== undefined) credit.expires = plus(credit.booked, rule.validFor);
  }
  const stands = standing(fact, day, context.asOf, version, compiled, credit);
  const reasons: Reason[] = stands.reason === undefined ? [] : [stands.reason];
  credit.reasons = reasons;
  credit.layer = stands.layer;
  if (compiled === undefined) {
    reasons.push({ code: 'noRule', version: version.published.version, values: { kind: fact.kind } });
  } else if (!applyRule(credit, compiled, accreditation, reasons)) {
    credit.layer = undefined;
  }
  if (credit.booked > context.asOf && credit.layer === APPROVED) {
    credit.layer = PLANNED;
    const about = { rule: compiled?.rule.id ?? '', version: version.published.version };
    reasons.push({ code: 'bookedLater', ...about, values: { day: dayOfNumber(credit.booked) } });
  }
  return credit;
}

function creditsOfActivity(fact: ActivityFact, context: EarningContext, credits: Credit[]): void {
  const { asOf } = context;
  const add = (part: Part): void => {
    if (!fact.planned && dayNumber(part.day) > asOf) return;
    const credit = creditOf(fact, part, context);
    if (credit !== undefined) credits.push(credit);
  };
  if (fact.days === undefined || fact.days.length < 2) {
    add(wholeOf(fact));
    return;
  }
  const [first] = daysOf(fact);
  const probe = first === undefined ? undefined : creditOf(fact, first, context);
  if (probe?.rule?.splits === false) add(wholeOf(fact));
  else daysOf(fact).forEach(add);
}

const noActivity = {
  role: 'none',
  attributes: {},
  // HR entered it: what limits a person's own claims does not limit this
  source: 'import',
  review: 'approved',
  planned: false,
} as const;

function creditOfAdjustment(fact: ManualAdjustmentFact, context: EarningContext): Credit | undefined {
  const day = dayNumber(fact.day);
  const version = context.versionOn(day);
  if (version === undefined || day > context.asOf || fact.schemeId !== context.schemeId) return undefined;
  const { id, components, tags, categories } = fact;
  return {
    fact: { ...noActivity, id, kind: 'manual-adjustment', day: fact.day, components, tags, categories },
    index: 0,
    source: 'adjustment',
    event: fact.event,
    minutesThatDay: 0,
    numberOfDays: 1,
    components,
    tags,
    categories,
    accredited: false,
    approved: true,
    earnedBy: undefined,
    day,
    booked: day,
    layer: APPROVED,
    version,
    rule: undefined,
    points: parsePoints(fact.points),
    minutes: 0,
    times: 0,
    days: 0,
    expires: undefined,
    towards: fact.towards,
    notTowards: undefined,
    reasons: [{ code: 'manualAdjustment', values: { reason: fact.reason } }],
  };
}

function inOrder(a: ActivityFact, b: ActivityFact): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** The activities by day, then by id: the order in which they arrived makes no difference to anything. */
export function activitiesInOrder(activities: readonly ActivityFact[]): readonly ActivityFact[] {
  for (let index = 1; index < activities.length; index += 1) {
    const [previous, current] = [activities[index - 1], activities[index]];
    if (previous !== undefined && current !== undefined && inOrder(previous, current) > 0) {
      return [...activities].sort(inOrder);
    }
  }
  return activities;
}

/** What every fact earned under the version of its day, in order. */
export function creditsOf(activities: readonly ActivityFact[], context: EarningContext): readonly Credit[] {
  const credits: Writable<Credit>[] = [];
  for (const fact of activities) creditsOfActivity(fact, context, credits);
  const { adjustments } = context.person.facts;
  const sorted = [...adjustments].sort((a, b) => (a.day !== b.day ? (a.day < b.day ? -1 : 1) : a.id < b.id ? -1 : 1));
  for (const fact of sorted) {
    const credit = creditOfAdjustment(fact, context);
    if (credit !== undefined) credits.push(credit);
  }
  credits.forEach((credit, index) => {
    credit.index = index;
  });
  return credits;
}
