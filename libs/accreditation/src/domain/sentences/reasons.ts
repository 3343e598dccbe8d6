import { parsePoints, type LocalizedText } from '@peil/kernel';
import { units, type Unit } from '../unit.js';
import type { Reason, ReasonCode } from '../reason.js';
import type { Scheme } from '../scheme/scheme.js';
import type { Requirement } from '../scheme/requirement.js';
import { dayText, decimalAmount, decimalText, partOf, verbFor } from './amounts.js';
import { unmetCondition } from './conditions.js';
import { limitText, selectorText } from './rules.js';
import { labelOfMember, labelOfRequirement } from './labels.js';
import { capital, lower, wordFor } from './vocabulary.js';

/** What a sentence is about: the scheme whose rule it names, and the unit of the amounts in it. */
export type About = { readonly scheme: Scheme | undefined; readonly unit: Unit };

type Writer = (reason: Reason, about: About) => LocalizedText;

const noWords: Pick<Scheme, 'words'> = { words: {} };

function value(reason: Reason, name: string): string {
  const found = reason.values?.[name];
  return Array.isArray(found) ? found.join() : String(found ?? '');
}

function amount(reason: Reason, name: string, about: About): LocalizedText {
  return decimalAmount(value(reason, name), about.unit);
}

function findRequirement(id: string, requirements: readonly Requirement[]): Requirement | undefined {
  for (const requirement of requirements) {
    if (requirement.id === id) return requirement;
    const { allOf, anyOf, among } = requirement;
    const found = findRequirement(id, allOf ?? anyOf ?? among ?? []);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What a requirement is called within a sentence. */
export function requirementName(id: string, scheme: Scheme | undefined): LocalizedText {
  if (scheme === undefined) return wordFor(id, noWords);
  const found = findRequirement(id, scheme.require);
  if (found !== undefined) return lower(labelOfRequirement(found, scheme));
  return memberName(id, scheme) ?? wordFor(id, scheme);
}

/** One of those that a requirement asks for each: `components.results` is called after the component. */
function memberName(id: string, scheme: Scheme): LocalizedText | undefined {
  const dot = id.indexOf('.');
  const parent = dot < 0 ? undefined : findRequirement(id.slice(0, dot), scheme.require);
  return parent?.forEach === undefined ? undefined : lower(labelOfMember(id.slice(dot + 1), scheme));
}

function graceConditionName(id: string | undefined, scheme: Scheme | undefined): LocalizedText {
  const found = scheme?.grace?.conditions?.find((condition) => condition.id === id);
  if (found === undefined || scheme === undefined) return { nl: id ?? '', en: id ?? '' };
  return found.label ?? selectorText(found.of, scheme);
}

function same(nl: string, en: string): Writer {
  return () => ({ nl, en });
}

const writers: { readonly [code in ReasonCode]: Writer } = {
  earned: same('Dit telt mee', 'This counts'),
  noRule: (reason, { scheme }) => {
    const kind = wordFor(value(reason, 'kind'), scheme ?? noWords);
    return { nl: `Deze regeling geeft geen punten voor ${kind.nl}`, en: `This scheme gives no points for ${kind.en}` };
  },
  outsidePeriod: same('Dit valt buiten de periode', 'This lies outside the period'),
  outsideScope: same('De regeling gold toen niet voor je', 'The scheme did not apply to you then'),
  conditionNotMet: (reason, { scheme }) => {
    const clause = unmetCondition(value(reason, 'condition'), value(reason, 'wanted'), scheme ?? noWords);
    return { nl: `Dit telt niet mee: ${clause.nl}`, en: `This does not count: ${clause.en}` };
  },
  earnsNothing: same('Dit levert geen punten op', 'This earns no points'),
  awaitsReview: same('Dit wacht op goedkeuring', 'This waits for approval'),
  returned: same(
    'Dit is naar je teruggestuurd om aan te vullen en telt nog niet mee',
    'This was returned to you to complete and does not count yet',
  ),
  rejected: same('Dit is afgewezen en telt niet mee', 'This was rejected and does not count'),
  withdrawn: same('Dit is ingetrokken en telt niet mee', 'This was withdrawn and does not count'),
  planned: same('Dit is gepland', 'This is planned'),
  plannedDayPassed: same(
    'Dit was gepland, maar is niet vastgelegd als gedaan',
    'This was planned, but it was not recorded as done',
  ),
  bookedLater: (reason) => {
    const day = dayText(value(reason, 'day'));
    return { nl: `Dit telt mee vanaf ${day.nl}`, en: `This counts from ${day.en}` };
  },
  limit: (reason, about) => {
    const lost = amount(reason, 'lost', about);
    const verb = verbFor(parsePoints(value(reason, 'lost')), { nl: 'telt', en: 'does' }, { nl: 'tellen', en: 'do' });
    const limit = about.scheme?.limits.find(({ id }) => id === reason.rule);
    const rule = limit === undefined || about.scheme === undefined ? undefined : limitText(limit, about.scheme);
    const because = rule ?? { nl: reason.rule ?? '', en: reason.rule ?? '' };
    return {
      nl: `${lost.nl} ${verb.nl} niet mee door een maximum: ${lower(because).nl}`,
      en: `${lost.en} ${verb.en} not count because of a maximum: ${lower(because).en}`,
    };
  },
  expired: same('De geldigheid hiervan is voorbij', 'This is no longer valid'),
  bookedOnEarlierPeriod: same(
    'Dit vulde eerst aan wat in een eerdere periode ontbrak',
    'This first filled what was missing in an earlier period',
  ),
  bookedFromLaterPeriod: same(
    'Dit is na de periode gedaan en vult aan wat ontbrak',
    'This was done after the period and fills what was missing',
  ),
  carriedOver: same('Dit komt uit een eerdere periode', 'This comes from an earlier period'),
  carryOverLapsed: (reason, about) => {
    const points = amount(reason, 'points', about);
    return {
      nl: `${points.nl} uit een eerdere periode zijn niet nodig en vervallen`,
      en: `${points.en} from an earlier period are not needed and lapse`,
    };
  },
  carryOverConditionNotMet: (reason, { scheme }) => {
    const name = requirementName(value(reason, 'requirement'), scheme);
    return {
      nl: `Dit telt pas mee als je in deze periode zelf voldoet aan: ${name.nl}`,
      en: `This counts only once you meet this in the period itself: ${name.en}`,
    };
  },
  manualAdjustment: same('HR heeft je punten gecorrigeerd', 'HR corrected your points'),
  countedElsewhere: same('Dit is niet nodig voor de geldigheid', 'This is not needed for the validity'),
  doesNotCountTowards: (reason, { scheme }) => {
    const clause = unmetCondition(value(reason, 'condition'), value(reason, 'wanted'), scheme ?? noWords);
    const name = requirementName(reason.rule ?? '', scheme);
    return {
      nl: `Dit telt niet mee voor ${name.nl}: ${clause.nl}`,
      en: `This does not count for ${name.en}: ${clause.en}`,
    };
  },
  met: same('Je voldoet', 'You meet this'),
  missing: same('Je voldoet nog niet', 'You do not meet this yet'),
  partDoesNotCount: (reason, { scheme }) => {
    const unit = units.find((it) => it === value(reason, 'unit')) ?? 'points';
    const amountHere = parsePoints(value(reason, 'amount'));
    const part = partOf(amountHere, parsePoints(value(reason, 'of')), unit);
    const verb = verbFor(amountHere, { nl: 'telt', en: 'does' }, { nl: 'tellen', en: 'do' });
    const words = scheme ?? noWords;
    const kind = wordFor(value(reason, 'kind'), words);
    const [condition, wanted, day] = [value(reason, 'condition'), value(reason, 'wanted'), value(reason, 'day')];
    if (unit === 'times') {
      const [on, why] = [dayText(day), unmetCondition(condition, wanted, words)];
      return {
        nl: `${capital(kind).nl} van ${on.nl} telt niet mee: ${why.nl}`,
        en: `${capital(kind).en} of ${on.en} does not count: ${why.en}`,
      };
    }
    const clause = unmetCondition(condition, wanted, words, day);
    return {
      nl: `${part.nl.replace(' van de ', ' van je ')} ${kind.nl} ${verb.nl} niet mee: ${clause.nl}`,
      en: `${part.en.replace(' of ', ' of your ')} of ${kind.en} ${verb.en} not count: ${clause.en}`,
    };
  },
  paceTooSlow: same(
    'In dit tempo, en met wat je hebt gepland, haal je het niet op tijd',
    'At this pace, and with what you have planned, you will not make it in time',
  ),
  notDueYet: same('Dit hoeft nog niet', 'This is not due yet'),
  dueDatePassed: (reason) => {
    const due = dayText(value(reason, 'due'));
    return { nl: `Dit moest op ${due.nl} klaar zijn`, en: `This was due on ${due.en}` };
  },
  exempt: same('Je hebt hiervoor een vrijstelling', 'You are exempt from this'),
  notInScope: same('Dit geldt niet voor je', 'This does not apply to you'),
  proRata: (reason) => ({
    nl: `De regeling geldt ${value(reason, 'counted')} van de ${value(reason, 'of')} maanden voor je`,
    en: `The scheme applies to you for ${value(reason, 'counted')} of the ${value(reason, 'of')} months`,
  }),
  excused: (reason) => ({
    nl: `Je was ${value(reason, 'counted')} hele maanden met verlof`,
    en: `You were on leave for ${value(reason, 'counted')} whole months`,
  }),
  concession: (reason) => {
    const [from, until] = [dayText(value(reason, 'from')), dayText(value(reason, 'until'))];
    return {
      nl: `${value(reason, 'counted')} maanden van je periode liggen tussen ${from.nl} en ${until.nl}`,
      en: `${value(reason, 'counted')} months of your period lie between ${from.en} and ${until.en}`,
    };
  },
  factor: same('Voor deze periode wordt minder gevraagd', 'Less is asked for this period'),
  weeklyHours: (reason) => {
    const full = decimalText(value(reason, 'full'));
    return {
      nl: `Je werkt minder dan ${full.nl} uur per week`,
      en: `You work less than ${full.en} hours a week`,
    };
  },
  dispensation: same('Je hebt een ontheffing', 'You have a dispensation'),
  rounded: (reason) => {
    const to = decimalText(value(reason, 'to'));
    return { nl: `Afgerond op een veelvoud van ${to.nl}`, en: `Rounded to a multiple of ${to.en}` };
  },
  noneOfAlternatives: same(
    'Je voldoet nog aan te weinig van de mogelijkheden',
    'You meet too few of the alternatives yet',
  ),
  pinned: (reason) => ({
    nl: `Voor jou geldt versie ${reason.version ?? ''} van de regeling`,
    en: `Version ${reason.version ?? ''} of the scheme applies to you`,
  }),
  conditional: (reason) => {
    const until = dayText(value(reason, 'until'));
    return { nl: `Voorwaardelijk, tot en met ${until.nl}`, en: `Conditional, until ${until.en}` };
  },
  graceCondition: (reason, { scheme }) => {
    const [name, until] = [graceConditionName(reason.rule, scheme), dayText(value(reason, 'until'))];
    return {
      nl: `Dit moet er uiterlijk ${until.nl} zijn: ${name.nl}`,
      en: `This must be there by ${until.en}: ${name.en}`,
    };
  },
  graceConditionMissed: (reason, { scheme }) => {
    const [name, until] = [graceConditionName(reason.rule, scheme), dayText(value(reason, 'until'))];
    return {
      nl: `Dit was er op ${until.nl} niet: ${name.nl}`,
      en: `This was not there by ${until.en}: ${name.en}`,
    };
  },
  suspended: (reason) => ({
    nl: `De periode is ${value(reason, 'days')} dagen langer, omdat je er niet was`,
    en: `The period is ${value(reason, 'days')} days longer, because you were away`,
  }),
  awaitsConversation: same(
    'Hierover is nog geen gesprek vastgelegd',
    'No conversation about this has been recorded yet',
  ),
  qualificationExpired: (reason) => {
    const until = dayText(value(reason, 'until'));
    return { nl: `Dit was geldig tot en met ${until.nl}`, en: `This was valid until ${until.en}` };
  },
  mayReactivate: (reason) => {
    const until = dayText(value(reason, 'until'));
    return {
      nl: `Je kunt het tot en met ${until.nl} weer geldig maken`,
      en: `You can make it valid again until ${until.en}`,
    };
  },
  renewalOpen: (reason) => {
    const until = dayText(value(reason, 'until'));
    return { nl: `Je kunt het nu vernieuwen, tot en met ${until.nl}`, en: `You can renew it now, until ${until.en}` };
  },
};

/** "(regel 4b, versie 2)", when the reason names a rule. */
function reference({ rule, article, version }: Reason): LocalizedText {
  if (rule === undefined || rule === '') return { nl: '', en: '' };
  const name = article ?? rule;
  return version === undefined
    ? { nl: ` (regel ${name})`, en: ` (rule ${name})` }
    : { nl: ` (regel ${name}, versie ${version})`, en: ` (rule ${name}, version ${version})` };
}

/** Reasons whose rule is a requirement or a dispensation: the person sees that above the sentence already. */
const withoutReference = new Set<ReasonCode>([
  'met',
  'missing',
  'paceTooSlow',
  'dueDatePassed',
  'notDueYet',
  'exempt',
  'notInScope',
  'noneOfAlternatives',
  'rounded',
  'dispensation',
  'carriedOver',
]);

/** A reason as a clause without a full stop. */
export function reasonClause(reason: Reason, about: About): LocalizedText {
  const text = writers[reason.code](reason, about);
  const from = withoutReference.has(reason.code) ? { nl: '', en: '' } : reference(reason);
  return { nl: `${text.nl}${from.nl}`, en: `${text.en}${from.en}` };
}

/** A reason as a sentence. */
export function reasonText(reason: Reason, about: About): LocalizedText {
  const { nl, en } = reasonClause(reason, about);
  return { nl: `${nl}.`, en: `${en}.` };
}
