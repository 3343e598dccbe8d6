import type { Scheme } from '../scheme/scheme.js';
import type { Requirement } from '../scheme/requirement.js';
import { doubt, fault, type Finding } from './finding.js';
import { isWithin, mayShare } from './selector-sets.js';
import { requirementsIn } from './walk.js';

function givesNothing({ give }: Scheme['earn'][number]): boolean {
  if (give.atMost !== undefined && give.atMost <= 0) return true;
  if (give.tiers !== undefined) return give.tiers.every(({ points }) => points <= 0);
  return give.fromAttribute === undefined && give.fromOffering === undefined && (give.points ?? 0) <= 0;
}

/** Earning rules that are never reached, or give nothing. */
export function uselessRules(scheme: Scheme): readonly Finding[] {
  return scheme.earn.flatMap((rule, index) => {
    const earlier = scheme.earn
      .slice(0, index)
      .find((it) => it.who === undefined && it.between === undefined && isWithin(rule.for, it.for));
    const findings: Finding[] = [];
    if (earlier !== undefined) {
      findings.push(
        fault(
          'rule-never-reached',
          ['earn', index],
          `Regel ${rule.id} komt nooit aan de beurt: regel ${earlier.id} gaat voor en past op hetzelfde.`,
          `Rule ${rule.id} is never reached: rule ${earlier.id} comes first and fits the same.`,
        ),
      );
    }
    if (givesNothing(rule)) {
      findings.push(
        doubt(
          'rule-gives-nothing',
          ['earn', index, 'give'],
          `Regel ${rule.id} levert niets op.`,
          `Rule ${rule.id} gives nothing.`,
        ),
      );
    }
    return findings;
  });
}

function isEarned({ unit }: Requirement, scheme: Scheme): boolean {
  return unit === undefined || unit === scheme.unit;
}

/** Requirements in points for which no rule gives any. */
export function notEarnable(scheme: Scheme): readonly Finding[] {
  const asked = requirementsIn(scheme.require).filter(
    ({ item }) => item.atLeast !== undefined && isEarned(item, scheme),
  );
  const earning = scheme.earn.filter((rule) => !givesNothing(rule));
  const [first] = asked;
  if (scheme.earn.length === 0) {
    if (first === undefined) return [];
    return [
      fault(
        'nothing-earns',
        ['earn'],
        'Er worden punten gevraagd, maar niets levert punten op.',
        'Points are asked, but nothing earns any.',
      ),
    ];
  }
  return asked.flatMap(({ item, path }) => {
    const kinds = item.forEach?.kind;
    const wanted = kinds === undefined ? [item.of] : kinds.map((kind) => ({ ...item.of, kind: [kind] }));
    const missing = wanted.find((selector) => !earning.some((rule) => reaches(rule, selector)));
    if (missing === undefined) return [];
    return fault(
      'not-earnable',
      path,
      `Geen enkele regel geeft punten voor wat eis ${item.id} vraagt.`,
      `No rule gives points for what requirement ${item.id} asks.`,
    );
  });
}

function reaches(rule: Scheme['earn'][number], selector: Requirement['of']): boolean {
  if (selector?.earnedBy !== undefined) return selector.earnedBy.includes(rule.id);
  return mayShare(rule.for, selector);
}

/** Alternatives that are met whenever another one is, and groups that ask more members than there are. */
export function oddGroups(scheme: Scheme): readonly Finding[] {
  return requirementsIn(scheme.require).flatMap(({ item, path }) => {
    const { anyOf = [], among, choose, forEach } = item;
    const values = forEach?.component ?? forEach?.tag ?? forEach?.category ?? forEach?.kind;
    const count = among?.length ?? values?.length;
    const findings: Finding[] = [];
    if (choose !== undefined && count !== undefined && choose > count) {
      findings.push(
        fault(
          'choose-too-many',
          [...path, 'choose'],
          `Er zijn er ${choose} nodig, maar er zijn er maar ${count}.`,
          `${choose} are needed, but there are only ${count}.`,
        ),
      );
    }
    anyOf.forEach((alternative, index) => {
      const easier = anyOf.find((other, place) => place !== index && isEasier(other, alternative, place < index));
      if (easier === undefined) return;
      findings.push(
        doubt(
          'alternative-useless',
          [...path, 'anyOf', index],
          `Wie aan ${alternative.id} voldoet, voldoet ook aan ${easier.id}: dit is geen keuze.`,
          `Whoever meets ${alternative.id} meets ${easier.id} too: this is no alternative.`,
        ),
      );
    });
    return findings;
  });
}

/** Whether the first is met whenever the second is. Of two that are the same, only the later one is useless. */
function isEasier(first: Requirement, second: Requirement, comesFirst: boolean): boolean {
  if (typeof first.atLeast !== 'number' || typeof second.atLeast !== 'number') return false;
  if (first.unit !== second.unit || first.provided !== undefined || !isWithin(second.of, first.of)) return false;
  if (JSON.stringify(first.over) !== JSON.stringify(second.over) || first.forEach !== undefined) return false;
  return (
    first.atLeast < second.atLeast ||
    (first.atLeast === second.atLeast && (comesFirst || !isWithin(first.of, second.of)))
  );
}

/** Carry-over that does not say what it is a surplus of, or that meets the next period by itself. */
export function oddCarryOver(scheme: Scheme): readonly Finding[] {
  const byId = new Map(requirementsIn(scheme.require).map(({ item }) => [item.id, item]));
  return scheme.carryOver.flatMap((rule, index) => {
    const source = rule.surplusOf === undefined ? undefined : byId.get(rule.surplusOf);
    if (source === undefined) return [];
    if (source.atLeast === undefined || source.forEach !== undefined) {
      return fault(
        'carry-over-of-a-group',
        ['carryOver', index, 'surplusOf'],
        `Eis ${source.id} heeft zelf geen aantal, en dus geen overschot.`,
        `Requirement ${source.id} has no amount of its own, so it has no surplus.`,
      );
    }
    const limited = rule.atMost ?? Infinity;
    if (typeof source.atLeast !== 'number' || limited < source.atLeast || rule.onlyWhatIsMissing === true) return [];
    if (rule.earnedInLast !== undefined) return [];
    return doubt(
      'carry-over-covers-everything',
      ['carryOver', index],
      'Wat meegaat kan een hele volgende periode vullen zonder dat iemand iets doet.',
      'What goes along may fill a whole next period without anyone doing anything.',
    );
  });
}

/** Pro rata on facts that happen once: domain.md allows it for amounts of points and hours only. */
export function onceOnlyProRata(scheme: Scheme): readonly Finding[] {
  const byId = new Map(requirementsIn(scheme.require).map(({ item }) => [item.id, item]));
  return scheme.adjust.flatMap(({ to }, index) =>
    (to ?? []).flatMap((id, place) => {
      const unit = byId.get(id)?.unit;
      if (unit !== 'times' && unit !== 'days') return [];
      return fault(
        'once-only-pro-rata',
        ['adjust', index, 'to', place],
        `Eis ${id} gaat over iets wat één keer gebeurt; daar kan geen deel van af.`,
        `Requirement ${id} is about something that happens once; no part of it can be taken off.`,
      );
    }),
  );
}

/** What counts although nobody has looked at it: a file that a person adds never should. */
export function countsWithoutReview(scheme: Scheme): readonly Finding[] {
  const [nl, en] = [
    'Wat mensen zelf melden telt zo mee zonder dat iemand ernaar kijkt.',
    'What people report themselves counts without anyone looking at it.',
  ];
  const waived = scheme.review.notNeededFor.flatMap((selector, index) => {
    const own = selector.source === undefined || selector.source.includes('selfReported');
    return own ? doubt('counts-without-review', ['review', 'notNeededFor', index], nl, en) : [];
  });
  const never = scheme.earn.flatMap(({ review }, index) => {
    return review === 'never' ? doubt('counts-without-review', ['earn', index, 'review'], nl, en) : [];
  });
  return [...waived, ...never];
}
