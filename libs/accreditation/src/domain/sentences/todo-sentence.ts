import { UNITS_PER_POINT, type LocalizedText } from '@peil/kernel';
import type { RequirementResult } from '../balance.js';
import { amountOf, type Deed } from '../forecast/todo.js';
import type { Scheme } from '../scheme/scheme.js';
import { amountText, dayText, verbFor } from './amounts.js';
import { listOf, lower, wordFor } from './vocabulary.js';

type RequirementDeed = Extract<Deed, { type: 'requirement' }>;

function sentences(found: readonly LocalizedText[]): LocalizedText {
  return { nl: found.map(({ nl }) => nl).join(' '), en: found.map(({ en }) => en).join(' ') };
}

/** "6 uur coaching", "4 punten voor resultaat". */
function wanted({ label, missing, unit }: RequirementResult): LocalizedText {
  const name = lower(label);
  if (unit === 'times' && missing <= UNITS_PER_POINT) return name;
  const amount = amountText(missing, unit);
  return unit === 'points'
    ? { nl: `${amount.nl} voor ${name.nl}`, en: `${amount.en} for ${name.en}` }
    : { nl: `${amount.nl} ${name.nl}`, en: `${amount.en} of ${name.en}` };
}

function single({ result, urgency }: RequirementDeed, above: boolean): LocalizedText {
  const { unit, missing, countsEverything } = result;
  const still = urgency === 'overdue' ? 'alsnog' : 'nog';
  const amount = amountText(missing, unit);
  if (countsEverything && unit !== 'times') {
    const total = { nl: `Haal ${still} ${amount.nl} in totaal.`, en: `Earn ${amount.en} more in total.` };
    return above
      ? sentences([total, { nl: 'Wat hierboven staat telt daarvoor mee.', en: 'What is above counts for it too.' }])
      : total;
  }
  const what = wanted(result);
  if (unit === 'points') return { nl: `Haal ${still} ${what.nl}.`, en: `Earn ${what.en}.` };
  return { nl: `Doe ${still} ${what.nl}.`, en: `Do ${what.en}.` };
}

function several(deed: RequirementDeed): LocalizedText {
  const { parts, enough, result } = deed;
  if (enough === undefined) {
    const unit = parts[0]?.unit ?? 'points';
    const all = amountText(amountOf(deed), unit);
    const each = parts.map((part) => {
      const amount = amountText(part.missing, unit);
      const name = lower(part.label);
      return { nl: `${name.nl} ${amount.nl}`, en: `${name.en} ${amount.en}` };
    });
    const list = listOf(each, { nl: 'en', en: 'and' });
    return { nl: `Haal nog ${all.nl}: ${list.nl}.`, en: `Earn ${all.en} more: ${list.en}.` };
  }
  const options = listOf(parts.slice(0, TOLD).map(wanted));
  if (enough > 1) {
    const name = lower(result.label);
    return {
      nl: `Kies er nog ${enough} voor ${name.nl}: ${options.nl}.`,
      en: `Choose ${enough} more for ${name.en}: ${options.en}.`,
    };
  }
  return { nl: `Doe nog ${options.nl}.`, en: `Do ${options.en}.` };
}

/** More alternatives than this nobody reads. */
const TOLD = 4;

/** What waits and what is planned already. */
function underWay({ result, parts }: RequirementDeed): readonly LocalizedText[] {
  if (parts.length > 0 || result.unit === 'times') return [];
  const { provisional, planned, unit } = result;
  const found: LocalizedText[] = [];
  if (provisional > 0) {
    const amount = amountText(provisional, unit);
    const waits = verbFor(provisional, { nl: 'wacht', en: 'waits' }, { nl: 'wachten', en: 'wait' });
    found.push({ nl: `${amount.nl} ${waits.nl} op beoordeling.`, en: `${amount.en} ${waits.en} for review.` });
  }
  if (planned > 0) {
    const amount = amountText(planned, unit);
    const stands = verbFor(planned, { nl: 'staat', en: 'is' }, { nl: 'staan', en: 'are' });
    found.push({ nl: `${amount.nl} ${stands.nl} gepland.`, en: `${amount.en} ${stands.en} planned.` });
  }
  return found;
}

function lastDay({ urgency, due, result }: RequirementDeed): readonly LocalizedText[] {
  const dated = urgency === 'overdue' || result.unit === 'times' || urgency === 'atRisk';
  if (!dated) return [];
  const day = dayText(due);
  return [{ nl: `Dat kan tot en met ${day.nl}.`, en: `You have until ${day.en}.` }];
}

function ofLine(deed: Extract<Deed, { line: unknown }>, words: Pick<Scheme, 'words'>): LocalizedText {
  const { line, type } = deed;
  const kind = lower(wordFor(line.kind ?? '', words));
  const day = dayText(line.day);
  return type === 'returned'
    ? {
        nl: `Verbeter je ${kind.nl} van ${day.nl}. Die is teruggestuurd.`,
        en: `Correct your ${kind.en} of ${day.en}. It was returned.`,
      }
    : {
        nl: `Bevestig je ${kind.nl} van ${day.nl}. Volgens je planning was je daar.`,
        en: `Confirm your ${kind.en} of ${day.en}. By your plan you were there.`,
      };
}

/** One deed with its number: "Doe nog 2 uur intervisie met externe begeleiding of 6 uur coaching." */
export function deedSentence(
  deed: Deed,
  { words, above }: { readonly words: Pick<Scheme, 'words'>; readonly above: boolean },
): LocalizedText {
  if (deed.type === 'conversation') {
    const [from, until] = [dayText(deed.period.from), dayText(deed.period.until)];
    return {
      nl: `Bespreek de periode van ${from.nl} tot en met ${until.nl}. Inhalen kan niet meer.`,
      en: `Talk about the period from ${from.en} until ${until.en}. It can no longer be made up.`,
    };
  }
  if (deed.type !== 'requirement') return ofLine(deed, words);
  const first = deed.parts.length === 0 ? single(deed, above) : several(deed);
  return sentences([first, ...underWay(deed), ...lastDay(deed)]);
}
