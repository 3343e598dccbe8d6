import type { LocalizedText } from '@peil/kernel';
import type { RequirementResult, Status } from '../balance.js';
import { amountText, dayText } from './amounts.js';

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

/** Where a requirement stands: "Je hebt 3 van de 8 uur. Je hebt er tot en met 31 december 2026 nog 5 uur voor nodig." */
export function requirementSentence(result: RequirementResult): LocalizedText {
  const { status, unit, label } = result;
  if (status === 'exempt') return { nl: 'Je hebt hiervoor een vrijstelling.', en: 'You are exempt from this.' };
  if (status === 'notInScope') return { nl: 'Dit geldt niet voor je.', en: 'This does not apply to you.' };
  if (result.parts.length > 0) return partsSentence(result);
  const earned = amountText(result.earned, unit);
  const required = amountText(result.required, unit);
  if (status === 'met') {
    return {
      nl: `${label.nl}: je hebt ${earned.nl}, ${required.nl} is nodig. Je voldoet.`,
      en: `${label.en}: you have ${earned.en} of the ${required.en} needed. You meet this.`,
    };
  }
  const missing = amountText(result.missing, unit);
  const due = dayText(result.window.until);
  const late = status === 'short' || status === 'lapsed';
  const sentences = [
    late
      ? {
          nl: `${label.nl}: je had op ${due.nl} ${earned.nl} van de ${required.nl}; ${missing.nl} te weinig.`,
          en: `${label.en}: on ${due.en} you had ${earned.en} of ${required.en}; ${missing.en} too few.`,
        }
      : {
          nl: `${label.nl}: je hebt ${earned.nl} van de ${required.nl}. Tot en met ${due.nl} is nog ${missing.nl} nodig.`,
          en: `${label.en}: you have ${earned.en} of ${required.en}. ${missing.en} more needed by ${due.en}.`,
        },
  ];
  if (result.provisional > 0) {
    const waiting = amountText(result.provisional, unit);
    sentences.push({ nl: `${waiting.nl} wacht op goedkeuring.`, en: `${waiting.en} waiting for approval.` });
  }
  if (result.planned > 0) {
    const planned = amountText(result.planned, unit);
    sentences.push({ nl: `${planned.nl} is gepland.`, en: `${planned.en} planned.` });
  }
  if (status === 'atRisk') {
    sentences.push({
      nl: 'In dit tempo haal je het niet op tijd.',
      en: 'At this pace you will not make it in time.',
    });
  }
  return { nl: sentences.map(({ nl }) => nl).join(' '), en: sentences.map(({ en }) => en).join(' ') };
}

function partsSentence(result: RequirementResult): LocalizedText {
  const { label, parts, status } = result;
  const relevant = parts.filter((part) => part.status !== 'notInScope');
  const done = relevant.filter((part) => part.status === 'met' || part.status === 'exempt').length;
  const needed = result.partsNeeded ?? relevant.length;
  const end = status === 'met' ? { nl: ' Je voldoet.', en: ' You meet this.' } : { nl: '', en: '' };
  return {
    nl: `${label.nl}: je voldoet aan ${done} van de ${relevant.length}; ${needed} nodig.${end.nl}`,
    en: `${label.en}: you meet ${done} of ${relevant.length}; ${needed} needed.${end.en}`,
  };
}
