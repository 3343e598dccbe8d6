import {
  dayOfNumber,
  formatPoints,
  pointsOfUnits,
  UNITS_PER_POINT,
  ZERO_POINTS,
  type CalendarDay,
  type DayNumber,
  type Points,
} from '@peil/kernel';
import type { DayRange, RequirementResult, Status } from '../balance.js';
import { worstStatus } from '../balance.js';
import type { Reason } from '../reason.js';
import type { Fraction } from '../scheme/values.js';
import { amountFor } from './fill.js';
import { covers, OPEN_END, type Interval } from './interval.js';
import type { ConditionNode, Family, Group, Instance, InstanceContext, Node } from './instances.js';
import { judgedOn } from './instances.js';
import { lastDayOf } from './length-of-time.js';
import { stretchStart, registrationDays } from './person.js';

export type ResultContext = InstanceContext & { readonly rolling: boolean };

const QUARTER: Fraction = { numerator: 1, denominator: 4 };
const FIRST_DAY = -719_162; // 0001-01-01
const LAST_DAY = 2_932_896; // 9999-12-31

function dayText(day: DayNumber): CalendarDay {
  return dayOfNumber(Math.min(LAST_DAY, Math.max(FIRST_DAY, day)));
}

export function rangeOf(interval: Interval): DayRange {
  return { from: dayText(interval.from), until: dayText(interval.until) };
}

/** What will be there on the last day at this pace, times the days gone: whole numbers only. */
function paceFallsShort(instance: Instance, required: number, context: ResultContext): boolean {
  const [own, carried, provisional, planned] = instance.sums;
  const settings = context.period.version.scheme.status;
  const total = instance.due - instance.start + 1;
  const gone = Math.min(total, context.asOf - instance.start + 1);
  const after = instance.leaf.origin.atRiskAfter ?? settings?.atRiskAfter ?? QUARTER;
  if (gone <= 0 || gone * after.denominator < total * after.numerator) return false;
  const expected = own + carried + planned + (settings?.withProvisional === true ? provisional : 0);
  return expected * gone + own * (total - gone) < required * gone;
}

function statusOf(instance: Instance, context: ResultContext): Status {
  if (!instance.inScope) return 'notInScope';
  if (instance.required.exemptBy !== undefined) return 'exempt';
  const { required } = instance.required;
  const [own, carried] = instance.sums;
  if (own + carried >= required) return 'met';
  if (context.rolling) return 'short';
  if (context.asOf > instance.graceUntil) return 'lapsed';
  if (context.asOf > instance.due) return 'short';
  return paceFallsShort(instance, required, context) ? 'atRisk' : 'onTrack';
}

/** What would have counted, had it met the conditions of the requirement. */
function refusals(instance: Instance): readonly Reason[] {
  const [own, carried, provisional, planned] = instance.sums;
  let all = own + carried + provisional + planned;
  for (const { entry } of instance.refused) all += amountFor(instance, entry);
  const article = instance.leaf.article === undefined ? {} : { article: instance.leaf.article };
  return instance.refused.map(({ entry, condition }) => ({
    code: 'partDoesNotCount',
    rule: instance.leaf.id,
    ...article,
    version: instance.version,
    values: {
      amount: formatPoints(pointsOfUnits(amountFor(instance, entry))),
      of: formatPoints(pointsOfUnits(all)),
      unit: instance.leaf.unit,
      kind: entry.credit.fact.kind,
      day: dayText(entry.credit.booked),
      condition: condition.key,
      wanted: condition.wanted,
    },
  }));
}

function reasonsOf(instance: Instance, status: Status): readonly Reason[] {
  const rule = instance.leaf.id;
  if (status === 'met' || status === 'notInScope') return [{ code: status, rule }];
  if (status === 'exempt')
    return [{ code: 'exempt', rule, values: { dispensation: instance.required.exemptBy ?? '' } }];
  const reasons: Reason[] = [{ code: 'missing', rule, values: { due: dayText(instance.due) } }, ...refusals(instance)];
  if (status === 'atRisk') reasons.push({ code: 'paceTooSlow', rule });
  if (status === 'short' || status === 'lapsed') {
    reasons.push({
      code: 'dueDatePassed',
      rule,
      values: { due: dayText(instance.due), grace: dayText(instance.graceUntil) },
    });
  }
  return reasons;
}

function instanceResult(instance: Instance, context: ResultContext): RequirementResult {
  const status = statusOf(instance, context);
  const { required, ofAll, steps, byYear } = instance.required;
  const [own, carried, provisional, planned] = instance.sums;
  const { article } = instance.leaf;
  const asked = status === 'exempt' || status === 'notInScope' ? 0 : required;
  return {
    id: instance.id,
    label: instance.label,
    article,
    unit: instance.leaf.unit,
    required: pointsOfUnits(asked),
    requiredOfAll: pointsOfUnits(ofAll),
    steps,
    requiredByYear: byYear?.map(pointsOfUnits),
    earned: pointsOfUnits(own + carried),
    carried: pointsOfUnits(carried),
    provisional: pointsOfUnits(provisional),
    planned: pointsOfUnits(planned),
    missing: pointsOfUnits(Math.max(0, asked - own - carried)),
    status,
    window: rangeOf({ from: instance.window.from, until: Math.max(instance.window.from, instance.due) }),
    countsEverything: instance.leaf.origin.of === undefined && instance.leaf.origin.forEach === undefined,
    pace: context.rolling
      ? undefined
      : {
          from: dayText(instance.start),
          due: dayText(instance.due),
          withProvisional: context.period.version.scheme.status?.withProvisional === true,
        },
    parts: [],
    partsNeeded: undefined,
    reasons: reasonsOf(instance, status),
  };
}

/** Best first, as alternatives are taken: what is met needs nothing more. */
const preference: readonly Status[] = ['met', 'exempt', 'onTrack', 'atRisk', 'short', 'lapsed', 'notInScope'];

function statusOfGroup(parts: readonly RequirementResult[], needed: number): Status {
  const relevant = parts.filter(({ status }) => status !== 'notInScope').map(({ status }) => status);
  if (relevant.length === 0) return 'notInScope';
  if (needed >= relevant.length) return worstStatus(relevant);
  const sorted = relevant.sort((a, b) => preference.indexOf(a) - preference.indexOf(b));
  const chosen = sorted.slice(0, needed);
  return chosen.every((status) => status === 'exempt') ? 'exempt' : (chosen.at(-1) ?? 'met');
}

function count(amount: number): Points {
  return pointsOfUnits(amount * UNITS_PER_POINT);
}

function groupResult(
  node: Family | Group,
  members: readonly RequirementResult[],
  context: ResultContext,
): RequirementResult {
  const { id, label, origin } = node.source;
  const relevant = members.filter(({ status }) => status !== 'notInScope');
  const needed = Math.min(node.form === 'family' ? node.needed : node.source.needed, relevant.length);
  const status = node.inScope ? statusOfGroup(members, needed) : 'notInScope';
  const done = relevant.filter((part) => part.status === 'met' || part.status === 'exempt').length;
  const waiting = relevant.filter(({ missing, provisional }) => missing > 0 && provisional >= missing).length;
  const planned = relevant.filter((part) => part.missing > 0 && part.provisional + part.planned >= part.missing).length;
  const asked = node.inScope ? needed : 0;
  const code = status === 'met' || status === 'exempt' || status === 'notInScope' ? status : 'missing';
  return {
    id,
    label,
    article: origin.article,
    unit: 'times',
    required: count(asked),
    requiredOfAll: count(asked),
    steps: [],
    requiredByYear: undefined,
    earned: count(Math.min(done, asked)),
    carried: ZERO_POINTS,
    provisional: count(Math.min(waiting, Math.max(0, asked - done))),
    planned: count(Math.max(0, Math.min(planned - waiting, asked - done - waiting))),
    missing: count(Math.max(0, asked - done)),
    status,
    window: rangeOf(context.period.window),
    countsEverything: false,
    pace: undefined,
    parts: members,
    partsNeeded: asked,
    reasons: [{ code: code === 'missing' && asked < relevant.length ? 'noneOfAlternatives' : code, rule: id }],
  };
}

/** A condition that has no amount: met or not, and the day by which it must be. */
function conditionMet(node: ConditionNode, context: ResultContext): { readonly met: boolean; readonly due: DayNumber } {
  const { registered, inPost, verdict } = node.source.origin;
  const { person, period, scope, asOf, schemeId } = context;
  const day = judgedOn(period, asOf);
  if (registered !== undefined) {
    const days = registrationDays(person, registered.name, registered.value, undefined);
    return { met: covers(days, Math.min(day, period.window.until)), due: period.window.until };
  }
  if (inPost !== undefined) {
    const since = stretchStart(scope, day) ?? day;
    const reached = lastDayOf(since, inPost);
    return { met: reached <= day, due: Math.max(reached, period.window.until) };
  }
  const window = { from: dayText(period.window.from), until: dayText(day) };
  const verdicts = person.facts.verdicts.filter((fact) => {
    return fact.schemeId === schemeId && fact.name === verdict && fact.day >= window.from && fact.day <= window.until;
  });
  const latest = verdicts.reduce<(typeof verdicts)[number] | undefined>((last, fact) => {
    return last === undefined || fact.day >= last.day ? fact : last;
  }, undefined);
  return { met: latest?.granted === true, due: period.window.until };
}

function conditionResult(node: ConditionNode, context: ResultContext): RequirementResult {
  const { id, label, origin } = node.source;
  const { met, due } = conditionMet(node, context);
  const open = context.asOf <= due ? 'onTrack' : context.asOf <= context.period.graceUntil ? 'short' : 'lapsed';
  const status: Status = !node.inScope ? 'notInScope' : met ? 'met' : open;
  const asked = node.inScope ? 1 : 0;
  return {
    id,
    label,
    article: origin.article,
    unit: 'times',
    required: count(asked),
    requiredOfAll: count(asked),
    steps: [],
    requiredByYear: undefined,
    earned: count(met ? asked : 0),
    carried: ZERO_POINTS,
    provisional: ZERO_POINTS,
    planned: ZERO_POINTS,
    missing: count(met ? 0 : asked),
    status,
    window: rangeOf({
      from: context.period.window.from,
      until: due > OPEN_END / 2 ? context.period.window.until : due,
    }),
    countsEverything: false,
    pace: undefined,
    parts: [],
    partsNeeded: undefined,
    reasons: [
      {
        code: status === 'met' || status === 'notInScope' ? status : 'missing',
        rule: id,
        values: { due: dayText(due) },
      },
    ],
  };
}

function notInScope(result: RequirementResult): RequirementResult {
  return {
    ...result,
    status: 'notInScope',
    required: ZERO_POINTS,
    missing: ZERO_POINTS,
    parts: result.parts.map(notInScope),
    reasons: [{ code: 'notInScope', rule: result.id }],
  };
}

export function resultOf(node: Node, context: ResultContext): RequirementResult {
  if (node.form === 'instance') return instanceResult(node, context);
  if (node.form === 'condition') return conditionResult(node, context);
  const members = node.members.map((member) => resultOf(member, context));
  return groupResult(node, node.inScope ? members : members.map(notInScope), context);
}
