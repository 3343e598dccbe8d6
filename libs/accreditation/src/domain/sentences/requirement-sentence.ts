import { formatPoints, UNITS_PER_POINT, type LocalizedText, type Points } from '@peil/kernel';
import type { RequirementResult, Status, Unit } from '../balance.js';
import { amountText, dayText, decimalText, partOf, verbFor } from './amounts.js';

const statusWords: { readonly [status in Status]: LocalizedText } = {
  met: { nl: 'je voldoet', en: 'met' },
  onTrack: { nl: 'op koers', en: 'on track' },
  atRisk: { nl: 'je loopt achter', en: 'at risk' },
  short: { nl: 'te kort', en: 'short' },
  lapsed: { nl: 'verlopen', en: 'lapsed' },
  exempt: { nl: 'vrijgesteld', en: 'exempt' },
  notInScope: { nl: 'geldt niet voor je', en: 'does not apply to you' },
};

export function statusText(status: Status): LocalizedText {
  return statusWords[status];
}

const slow: LocalizedText = {
  nl: 'In dit tempo haal je het niet op tijd.',
  en: 'At this pace you will not make it in time.',
};

function together(label: LocalizedText, sentences: readonly LocalizedText[]): LocalizedText {
  return {
    nl: `${label.nl}: ${sentences.map(({ nl }) => nl).join(' ')}`,
    en: `${label.en}: ${sentences.map(({ en }) => en).join(' ')}`,
  };
}

/** Dutch takes a number of hours as one: "er is nog 5 uur nodig". */
function verb(amount: Points, unit: Unit, one: LocalizedText, many: LocalizedText): LocalizedText {
  const found = verbFor(amount, one, many);
  return unit === 'hours' || unit === 'times' ? { nl: one.nl, en: found.en } : found;
}

function isLate({ status }: RequirementResult): boolean {
  return status === 'short' || status === 'lapsed';
}

/** Something that happens once, or a few times: done or not, and by when. */
function timesSentence(result: RequirementResult): readonly LocalizedText[] {
  const due = dayText(result.window.until);
  if (result.status === 'met') return [{ nl: 'dit is in orde.', en: 'this is in order.' }];
  const first = isLate(result)
    ? { nl: `dit moest uiterlijk ${due.nl}.`, en: `this was due by ${due.en}.` }
    : { nl: `dit moet uiterlijk ${due.nl}.`, en: `this is due by ${due.en}.` };
  const sentences = [first];
  if (result.provisional > 0) {
    sentences.push({ nl: 'Wat je hebt vastgelegd wacht op goedkeuring.', en: 'What you recorded waits for approval.' });
  }
  if (result.planned > 0) sentences.push({ nl: 'Het staat gepland.', en: 'It is planned.' });
  return sentences;
}

function amountSentences(result: RequirementResult): readonly LocalizedText[] {
  const { unit, earned, required, missing, status } = result;
  const part = partOf(earned, required, unit);
  const all = amountText(earned, unit);
  const least = decimalText(formatPoints(required));
  const due = dayText(result.window.until);
  if (status === 'met') {
    return [
      {
        nl: `je hebt ${all.nl}; ten minste ${least.nl} is nodig. Je voldoet.`,
        en: `you have ${all.en}; at least ${least.en} needed. You meet this.`,
      },
    ];
  }
  const more = amountText(missing, unit);
  const is = verb(missing, unit, { nl: 'is', en: 'is' }, { nl: 'zijn', en: 'are' });
  const sentences: LocalizedText[] = isLate(result)
    ? [{ nl: `je had op ${due.nl} ${part.nl}.`, en: `on ${due.en} you had ${part.en}.` }]
    : [
        {
          nl: `je hebt ${part.nl}. Tot en met ${due.nl} ${is.nl} nog ${more.nl} nodig.`,
          en: `you have ${part.en}. ${more.en} more ${is.en} needed by ${due.en}.`,
        },
      ];
  if (result.provisional > 0) {
    const waiting = amountText(result.provisional, unit);
    const waits = verb(result.provisional, unit, { nl: 'wacht', en: 'waits' }, { nl: 'wachten', en: 'wait' });
    sentences.push({ nl: `${waiting.nl} ${waits.nl} op goedkeuring.`, en: `${waiting.en} ${waits.en} for approval.` });
  }
  if (result.planned > 0) {
    const planned = amountText(result.planned, unit);
    const is = verb(result.planned, unit, { nl: 'is', en: 'is' }, { nl: 'zijn', en: 'are' });
    sentences.push({ nl: `${planned.nl} ${is.nl} gepland.`, en: `${planned.en} ${is.en} planned.` });
  }
  if (result.carried > 0) {
    const carried = amountText(result.carried, unit);
    sentences.push({
      nl: `Daarvan komt ${carried.nl} uit een eerdere periode.`,
      en: `${carried.en} of it came from an earlier period.`,
    });
  }
  return status === 'atRisk' ? [...sentences, slow] : sentences;
}

function partsSentences(result: RequirementResult): readonly LocalizedText[] {
  const relevant = result.parts.filter((part) => part.status !== 'notInScope');
  const done = relevant.filter((part) => part.status === 'met' || part.status === 'exempt').length;
  const needed = result.partsNeeded ?? relevant.length;
  const count =
    needed < relevant.length
      ? {
          nl: `${needed} van deze ${relevant.length} is genoeg; je voldoet aan ${done}.`,
          en: `${needed} of these ${relevant.length} is enough; you meet ${done}.`,
        }
      : { nl: `je voldoet aan ${done} van de ${relevant.length}.`, en: `you meet ${done} of ${relevant.length}.` };
  return result.status === 'atRisk' ? [count, slow] : [count];
}

/** Where a requirement stands: "Intervisie: je hebt 3 van de 8 uur. Tot en met 31 december 2026 zijn nog 5 uur nodig." */
export function requirementSentence(result: RequirementResult): LocalizedText {
  const { status, label, unit } = result;
  if (status === 'exempt') {
    return together(label, [{ nl: 'je hebt hiervoor een vrijstelling.', en: 'you are exempt from this.' }]);
  }
  if (status === 'notInScope') {
    return together(label, [{ nl: 'dit geldt niet voor je.', en: 'this does not apply to you.' }]);
  }
  if (result.parts.length > 0) return together(label, partsSentences(result));
  if (unit === 'times' && result.required <= UNITS_PER_POINT) return together(label, timesSentence(result));
  return together(label, amountSentences(result));
}
