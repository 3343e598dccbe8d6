import { pointsOfUnits, type LocalizedText } from '@peil/kernel';
import type { Status } from '../balance.js';
import type { Cause } from '../dry-run/causes.js';
import { ruleIn } from '../dry-run/rule-reference.js';
import type { DirectionCounts } from '../dry-run/tally.js';
import type { Scheme } from '../scheme/scheme.js';
import { amountText, verbFor } from './amounts.js';
import { requirementName, ruleName } from './rule-reference-text.js';
import { capital, listOf, lower, wordFor } from './vocabulary.js';

/** Statuses as HR reads them in tables: of people, not to them. */
const words: { readonly [status in Status]: LocalizedText } = {
  met: { nl: 'behaald', en: 'met' },
  onTrack: { nl: 'op koers', en: 'on track' },
  atRisk: { nl: 'loopt risico', en: 'at risk' },
  short: { nl: 'te kort', en: 'short' },
  lapsed: { nl: 'niet gehaald', en: 'lapsed' },
  exempt: { nl: 'vrijgesteld', en: 'exempt' },
  notInScope: { nl: 'geldt niet', en: 'not in scope' },
};

export function statusWord(status: Status): LocalizedText {
  return words[status];
}

const numbers = { nl: new Intl.NumberFormat('nl-NL'), en: new Intl.NumberFormat('en-GB') };

function count(people: number): LocalizedText {
  return { nl: numbers.nl.format(people), en: numbers.en.format(people) };
}

function together(counts: DirectionCounts): number {
  return counts.down + counts.up + counts.aside;
}

/** "62 mensen krijgen een andere stand". */
export function headline(counts: DirectionCounts): LocalizedText {
  const changed = together(counts);
  if (changed === 0) return { nl: 'Niemand krijgt een andere stand', en: 'Nobody changes status' };
  if (changed === 1) return { nl: '1 persoon krijgt een andere stand', en: '1 person changes status' };
  const shown = count(changed);
  return { nl: `${shown.nl} mensen krijgen een andere stand`, en: `${shown.en} people change status` };
}

function goes(people: number, nl: string, en: string): LocalizedText {
  const shown = count(people);
  return {
    nl: `${shown.nl} ${people === 1 ? 'gaat' : 'gaan'} ${nl}`,
    en: `${shown.en} ${people === 1 ? 'goes' : 'go'} ${en}`,
  };
}

/** "56 gaan omlaag en 6 gaan omhoog. Voor de andere 1.038 verandert de stand niet. Er is niets opgeslagen." */
export function headlineDetail(counts: DirectionCounts): LocalizedText {
  const parts = [
    ...(counts.down > 0 ? [goes(counts.down, 'omlaag', 'down')] : []),
    ...(counts.up > 0 ? [goes(counts.up, 'omhoog', 'up')] : []),
    ...(counts.aside > 0 ? [goes(counts.aside, 'erin of eruit', 'in or out')] : []),
  ];
  const others = count(counts.same);
  const rest = {
    nl: `Voor ${together(counts) > 0 ? 'de andere ' : 'alle '}${others.nl} verandert de stand niet. Er is niets opgeslagen.`,
    en: `For ${together(counts) > 0 ? 'the other ' : 'all '}${others.en} the status stays the same. Nothing was saved.`,
  };
  if (parts.length === 0) return rest;
  const moves = capital(listOf(parts, { nl: 'en', en: 'and' }));
  return { nl: `${moves.nl}. ${rest.nl}`, en: `${moves.en}. ${rest.en}` };
}

/** What a publication with a day in the past must be confirmed with, with the number of people first. */
export function recalculationText(from: string, counts: DirectionCounts): LocalizedText {
  const [title, detail] = [headline(counts), headlineDetail(counts)];
  return {
    nl: `Deze versie gaat in het verleden in. Saldo's vanaf ${from} worden opnieuw berekend. ${title.nl}. ${detail.nl}`,
    en: `This version takes effect in the past. Balances from ${from} on are computed anew. ${title.en}. ${detail.en}`,
  };
}

function whereFrom({ effect, fromEarlierPeriod }: Cause): LocalizedText {
  if (fromEarlierPeriod) return { nl: ' uit de vorige periode', en: ' from the period before' };
  if (effect === 'earned') return { nl: '', en: '' };
  return { nl: ', gepland of nog te beoordelen,', en: ', planned or waiting for review,' };
}

/**
 * One cause as a sentence about one person: "2 punten intervisie tellen niet meer mee (regel 2d)", "Voor totaal is 5
 * punten meer nodig (regel 3a)".
 *
 * @param after the version of the draft, or the one before where the draft does not know the rule.
 */
export function causeSentence(cause: Cause, before: Scheme | undefined, after: Scheme | undefined): LocalizedText {
  const scheme = after ?? before;
  const name = ruleName(ruleIn(after, cause) === undefined ? before : after, cause);
  const amount = pointsOfUnits(Math.abs(cause.change));
  const size = amountText(amount, cause.unit);
  const more = cause.change > 0;
  const about = lower(requirementName(scheme, cause.requirement));
  switch (cause.effect) {
    case 'required':
      return {
        nl: `Voor ${about.nl} is ${size.nl} ${more ? 'meer' : 'minder'} nodig (${name.nl})`,
        en: `For ${about.en} ${size.en} ${more ? 'more' : 'less'} ${size.en.startsWith('1 ') ? 'is' : 'are'} needed (${name.en})`,
      };
    case 'judged':
      return capital({ nl: `anders beoordeeld: ${name.nl}`, en: `judged otherwise: ${name.en}` });
    case 'earned':
    case 'expected': {
      const kinds = listOf(
        cause.activityKinds.map((kind) => wordFor(kind, scheme ?? { words: {} })),
        { nl: 'en', en: 'and' },
      );
      const isHours = cause.unit === 'hours' || cause.unit === 'times';
      const counts = verbFor(amount, { nl: 'telt', en: 'counts' }, { nl: isHours ? 'telt' : 'tellen', en: 'count' });
      const what = { nl: kinds.nl === '' ? '' : ` ${kinds.nl}`, en: kinds.en === '' ? '' : ` of ${kinds.en}` };
      const from = whereFrom(cause);
      const later = cause.effect === 'expected';
      const now = { nl: later ? 'straks wel mee' : 'nu wel mee', en: later ? 'will count' : `${counts.en} now` };
      const not = { nl: 'niet meer mee', en: later ? 'will no longer count' : `no longer ${counts.en}` };
      const end = more ? now : not;
      return {
        nl: `${size.nl}${what.nl}${from.nl} ${counts.nl} ${end.nl} (${name.nl})`,
        en: `${size.en}${what.en}${from.en} ${end.en} (${name.en})`,
      };
    }
  }
}
