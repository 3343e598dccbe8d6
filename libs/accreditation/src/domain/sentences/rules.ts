import { ZERO_POINTS, type LocalizedText } from '@peil/kernel';
import type { EarningRule, Give, Per } from '../scheme/earning.js';
import type { Limit } from '../scheme/limit.js';
import type { Over, RequiredAmount, Requirement } from '../scheme/requirement.js';
import type { Scheme } from '../scheme/scheme.js';
import type { Selector } from '../scheme/selector.js';
import type { Fraction, Length } from '../scheme/values.js';
import { amountText } from './amounts.js';
import { labelOfRequirement } from './labels.js';
import { capital, listOf, lower, wordFor } from './vocabulary.js';

/** The rules of a scheme in words, made from the same structure that the calculation reads. */

const lengths: { readonly [unit in keyof Length]: readonly [LocalizedText, LocalizedText] } = {
  years: [
    { nl: 'jaar', en: 'year' },
    { nl: 'jaar', en: 'years' },
  ],
  months: [
    { nl: 'maand', en: 'month' },
    { nl: 'maanden', en: 'months' },
  ],
  weeks: [
    { nl: 'week', en: 'week' },
    { nl: 'weken', en: 'weeks' },
  ],
  days: [
    { nl: 'dag', en: 'day' },
    { nl: 'dagen', en: 'days' },
  ],
};

/** "2 jaar", "2 years". */
export function lengthText(length: Length): LocalizedText {
  for (const unit of ['years', 'months', 'weeks', 'days'] as const) {
    const value = length[unit];
    const words = lengths[unit]?.[value === 1 ? 0 : 1];
    if (value !== undefined && words !== undefined) return { nl: `${value} ${words.nl}`, en: `${value} ${words.en}` };
  }
  return { nl: '', en: '' };
}

const facilitation: { readonly [value: string]: LocalizedText } = {
  external: { nl: 'met externe begeleiding', en: 'with external facilitation' },
  internal: { nl: 'met interne begeleiding', en: 'with internal facilitation' },
  none: { nl: 'zonder begeleiding', en: 'without facilitation' },
};

const sources: { readonly [value: string]: LocalizedText } = {
  selfReported: { nl: 'zelf gemeld', en: 'reported by yourself' },
  attendanceList: { nl: 'op een presentielijst', en: 'on an attendance list' },
  import: { nl: 'ingelezen uit een ander systeem', en: 'taken from another system' },
};

function together(texts: readonly LocalizedText[]): LocalizedText {
  return { nl: texts.map(({ nl }) => nl).join(' '), en: texts.map(({ en }) => en).join(' ') };
}

/** What a selector selects: "intervisie met externe begeleiding". */
export function selectorText(
  selector: Selector | undefined,
  scheme: Pick<Scheme, 'words'> & { readonly earn?: Scheme['earn'] },
): LocalizedText {
  if (selector === undefined || Object.values(selector).every((value) => value === undefined)) {
    return { nl: 'alles', en: 'everything' };
  }
  const words = (ids: readonly string[]): LocalizedText => listOf(ids.map((id) => wordFor(id, scheme)));
  const parts: LocalizedText[] = [];
  const { kind, component, tag, category, role, source, earnedBy } = selector;
  const earning = (scheme.earn ?? []).filter(({ id }) => earnedBy?.includes(id) === true);
  if (earning.length > 0) parts.push(listOf(earning.map((rule) => selectorText(rule.for, scheme))));
  if (kind !== undefined) parts.push(words(kind));
  if (role !== undefined) parts.push({ nl: `(${words(role).nl})`, en: `(${words(role).en})` });
  if (selector.facilitation !== undefined) {
    parts.push(listOf(selector.facilitation.map((value) => facilitation[value] ?? { nl: value, en: value })));
  }
  for (const ids of [component, tag, category]) {
    if (ids !== undefined) parts.push({ nl: `over ${words(ids).nl}`, en: `about ${words(ids).en}` });
  }
  if (source !== undefined) parts.push(listOf(source.map((value) => sources[value] ?? { nl: value, en: value })));
  if (selector.offering !== undefined) {
    parts.push({ nl: `aanbod ${selector.offering.join(', ')}`, en: `offering ${selector.offering.join(', ')}` });
  }
  if (selector.accredited === true) parts.push({ nl: 'dat geaccrediteerd is', en: 'that is accredited' });
  if (selector.accredited === false) parts.push({ nl: 'dat niet geaccrediteerd is', en: 'that is not accredited' });
  if (selector.any !== undefined) parts.push(listOf(selector.any.map((it) => selectorText(it, scheme))));
  if (selector.all !== undefined) parts.push(together(selector.all.map((it) => selectorText(it, scheme))));
  if (selector.not !== undefined) {
    const not = selectorText(selector.not, scheme);
    parts.push({ nl: `(niet: ${not.nl})`, en: `(not: ${not.en})` });
  }
  for (const name of Object.keys(selector.attributes ?? {})) {
    const word = wordFor(name, scheme);
    parts.push({ nl: `met ${word.nl}`, en: `with ${word.en}` });
  }
  return parts.length === 0
    ? { nl: 'wat aan de voorwaarden voldoet', en: 'what meets the conditions' }
    : together(parts);
}

function perText(per: Per, whole: boolean, scheme: Scheme): LocalizedText {
  const adjective = whole ? { nl: 'heel ', en: 'whole ' } : { nl: '', en: '' };
  if (per === 'hour') return { nl: `per ${adjective.nl}uur`, en: `per ${adjective.en}hour` };
  if (per === 'day') return { nl: 'per dag', en: 'per day' };
  if (per === 'month') return { nl: 'per maand', en: 'per month' };
  if (per === 'quarter') return { nl: 'per kwartaal', en: 'per quarter' };
  if ('minutes' in per) return { nl: `per ${per.minutes} minuten`, en: `per ${per.minutes} minutes` };
  const word = wordFor(per.attribute, scheme);
  return { nl: `per ${per.every} ${word.nl}`, en: `per ${per.every} ${word.en}` };
}

function giveText(give: Give, scheme: Scheme): LocalizedText {
  if (give.fromOffering === true) return { nl: 'de punten van het aanbod', en: 'the points of the offering' };
  if (give.fromAttribute !== undefined) {
    const word = wordFor(give.fromAttribute, scheme);
    return { nl: `het aantal van: ${word.nl}`, en: `the number of: ${word.en}` };
  }
  if (give.tiers !== undefined) return { nl: 'punten naar hoe lang het duurt', en: 'points by how long it takes' };
  const points = amountText(give.points ?? ZERO_POINTS, scheme.unit);
  const per = give.per === undefined ? undefined : perText(give.per, give.whole === true, scheme);
  const most = give.atMost === undefined ? undefined : amountText(give.atMost, scheme.unit);
  return {
    nl: `${points.nl}${per === undefined ? '' : ` ${per.nl}`}${most === undefined ? '' : `, ten hoogste ${most.nl}`}`,
    en: `${points.en}${per === undefined ? '' : ` ${per.en}`}${most === undefined ? '' : `, at most ${most.en}`}`,
  };
}

/** "Intervisie met externe begeleiding: 1 punt per uur". */
export function earningRuleText(rule: EarningRule, scheme: Scheme): LocalizedText {
  if (rule.label !== undefined) return rule.label;
  const what = selectorText(rule.for, scheme);
  const worth = giveText(rule.give, scheme);
  return capital({ nl: `${what.nl}: ${worth.nl}`, en: `${what.en}: ${worth.en}` });
}

function fractionText({ numerator, denominator }: Fraction): string {
  const percent = (numerator * 100) / denominator;
  return Number.isInteger(percent) ? `${percent}%` : `${numerator}/${denominator}`;
}

const periods: { readonly [per: string]: LocalizedText } = {
  activity: { nl: 'per activiteit', en: 'per activity' },
  day: { nl: 'per dag', en: 'per day' },
  month: { nl: 'per maand', en: 'per month' },
  quarter: { nl: 'per kwartaal', en: 'per quarter' },
  year: { nl: 'per jaar', en: 'per year' },
  period: { nl: 'per periode', en: 'per period' },
};

/** "Congres: ten hoogste 8 punten per periode". */
export function limitText(limit: Limit, scheme: Scheme): LocalizedText {
  if (limit.label !== undefined) return limit.label;
  const what = selectorText(limit.of, scheme);
  const most =
    typeof limit.atMost === 'number'
      ? amountText(limit.atMost, limit.unit ?? scheme.unit)
      : { nl: fractionText(limit.atMost.share), en: fractionText(limit.atMost.share) };
  const per = typeof limit.per === 'object' ? wordPer(limit.per.attribute, scheme) : periods[limit.per ?? 'period'];
  return capital({
    nl: `${what.nl}: ten hoogste ${most.nl} ${per?.nl ?? ''}`,
    en: `${what.en}: at most ${most.en} ${per?.en ?? ''}`,
  });
}

function wordPer(attribute: string, scheme: Scheme): LocalizedText {
  const word = wordFor(attribute, scheme);
  return { nl: `per ${word.nl}`, en: `per ${word.en}` };
}

function requiredText(amount: RequiredAmount, requirement: Requirement, scheme: Scheme): LocalizedText {
  const unit = requirement.unit ?? scheme.unit;
  if (typeof amount === 'number') return amountText(amount, unit);
  if ('perYear' in amount) {
    const each = amountText(amount.perYear, unit);
    return { nl: `${each.nl} per jaar`, en: `${each.en} a year` };
  }
  if ('perWeeklyHour' in amount) {
    const each = amountText(amount.perWeeklyHour, unit);
    return { nl: `${each.nl} voor elk uur dat je per week werkt`, en: `${each.en} for each hour you work a week` };
  }
  const rows = 'byWeeklyHours' in amount ? amount.byWeeklyHours : amount.cases;
  const values = rows.map((row) => amountText(row.amount, unit));
  return listOf(values);
}

/** "elk jaar", "elke 4 jaar". */
function everyText(length: Length): LocalizedText {
  const text = lengthText(length);
  const single = text.nl.startsWith('1 ');
  if (!single) return { nl: `elke ${text.nl}`, en: `every ${text.en}` };
  const [nl, en] = [text.nl.slice(2), text.en.slice(2)];
  return { nl: `${nl === 'jaar' ? 'elk' : 'elke'} ${nl}`, en: `every ${en}` };
}

function overText(over: Over): LocalizedText {
  if ('each' in over) {
    const each = everyText(over.each);
    return { nl: `in ${each.nl}`, en: `in ${each.en}` };
  }
  if ('last' in over) {
    const last = everyText(over.last);
    return { nl: `in ${last.nl}, ook over periodes heen`, en: `in ${last.en}, across periods` };
  }
  if ('lookBack' in over) {
    const back = lengthText(over.lookBack);
    return { nl: `in de laatste ${back.nl}`, en: `in the last ${back.en}` };
  }
  if ('ever' in over) return { nl: 'op enig moment', en: 'at any time' };
  const within = lengthText(over.within);
  if (over.of === 'appointment')
    return { nl: `binnen ${within.nl} na je benoeming`, en: `within ${within.en} of your appointment` };
  if (over.of === 'period')
    return { nl: `in de eerste ${within.nl} van de periode`, en: `in the first ${within.en} of the period` };
  return { nl: `binnen ${within.nl} na je registratie`, en: `within ${within.en} of your registration` };
}

function eachText({ forEach, choose }: Requirement, scheme: Scheme): LocalizedText {
  if (forEach === undefined) return { nl: '', en: '' };
  const values = forEach.component ?? forEach.tag ?? forEach.category ?? forEach.kind;
  const words = listOf(
    (values ?? []).map((value) => wordFor(value, scheme)),
    { nl: 'en', en: 'and' },
  );
  const own = wordFor(forEach.registration ?? '', scheme);
  const of =
    values === undefined
      ? { nl: `elke eigen registratie (${own.nl})`, en: `each of your own registrations (${own.en})` }
      : words;
  if (choose !== undefined) return { nl: ` voor ${choose} van: ${of.nl}`, en: ` for ${choose} of: ${of.en}` };
  return values === undefined
    ? { nl: ` voor ${of.nl}`, en: ` for ${of.en}` }
    : { nl: ` voor elk van: ${of.nl}`, en: ` for each of: ${of.en}` };
}

function membersText(requirement: Requirement, members: readonly Requirement[], scheme: Scheme): LocalizedText {
  const texts = members.map((member, index) => {
    const text = requirementText(member, scheme);
    return index === 0 ? text : lower(text);
  });
  if (requirement.allOf !== undefined) return listOf(texts, { nl: 'en', en: 'and' });
  if (requirement.anyOf !== undefined) return listOf(texts);
  const list = listOf(texts.map(lower), { nl: 'en', en: 'and' });
  return { nl: `${requirement.choose ?? 1} van: ${list.nl}`, en: `${requirement.choose ?? 1} of: ${list.en}` };
}

/** "Intervisie met externe begeleiding: ten minste 8 uur". */
export function requirementText(requirement: Requirement, scheme: Scheme): LocalizedText {
  const members = requirement.allOf ?? requirement.anyOf ?? requirement.among;
  if (members !== undefined) return membersText(requirement, members, scheme);
  const label = labelOfRequirement(requirement, scheme);
  if (requirement.atLeast === undefined) return label;
  const amount = requiredText(requirement.atLeast, requirement, scheme);
  const over = requirement.over === undefined ? { nl: '', en: '' } : overText(requirement.over);
  const each = eachText(requirement, scheme);
  return {
    nl: `${label.nl}: ten minste ${amount.nl}${each.nl}${over.nl === '' ? '' : ` ${over.nl}`}`,
    en: `${label.en}: at least ${amount.en}${each.en}${over.en === '' ? '' : ` ${over.en}`}`,
  };
}
