import type { LocalizedText } from '@peil/kernel';
import type { Scheme } from '../scheme/scheme.js';
import type { Difference } from '../settlement/difference.js';
import type { SettledPeriod } from '../balance.js';
import { dayText, decimalAmount, decimalText } from './amounts.js';
import { requirementName, type About } from './reasons.js';
import { statusText } from './requirement-sentence.js';
import { capital, wordFor } from './vocabulary.js';

type Amounts = { readonly settled: string; readonly now: string };

/** "38 in plaats van 40 punten". */
function instead({ settled, now }: Amounts, unit: About['unit']): LocalizedText {
  const [is, was] = [decimalText(now), decimalAmount(settled, unit)];
  return { nl: `${is.nl} in plaats van ${was.nl}`, en: `${is.en} instead of ${was.en}` };
}

function lead(name: LocalizedText, text: LocalizedText): LocalizedText {
  return { nl: `${name.nl}: ${text.nl}.`, en: `${name.en}: ${text.en}.` };
}

function plainInstead(now: LocalizedText, settled: LocalizedText): LocalizedText {
  return { nl: `${now.nl} in plaats van ${settled.nl}`, en: `${now.en} instead of ${settled.en}` };
}

const amountNames = {
  required: { nl: 'gevraagd', en: 'required' },
  earned: { nl: 'telt mee', en: 'counts' },
  provisional: { nl: 'wacht op goedkeuring', en: 'waits for approval' },
} as const;

function factName(difference: Extract<Difference, { about: 'fact' }>, scheme: Scheme | undefined): LocalizedText {
  const kind = capital(wordFor(difference.kind ?? 'manual-adjustment', scheme ?? { words: {} }));
  const day = dayText(difference.day);
  const from = difference.source === 'carryOver';
  return {
    nl: `${kind.nl} van ${day.nl}${from ? ', meegenomen' : ''}`,
    en: `${kind.en} of ${day.en}${from ? ', carried over' : ''}`,
  };
}

/** One thing that later facts would change about a closed period: "Training van 12 mei 2025: 2 in plaats van 4 punten." */
export function differenceText(difference: Difference, { scheme, unit }: About): LocalizedText {
  switch (difference.about) {
    case 'status': {
      const text = plainInstead(statusText(difference.now), statusText(difference.settled));
      return lead({ nl: 'Stand', en: 'Status' }, text);
    }
    case 'total': {
      const name = capital(amountNames[difference.amount]);
      return lead({ nl: `${name.nl} in totaal`, en: `${name.en} in total` }, instead(difference, difference.unit));
    }
    case 'requirement': {
      const name = capital(requirementName(difference.requirement ?? '', scheme));
      const what = amountNames[difference.amount];
      const text = { nl: `${name.nl}, ${what.nl}`, en: `${name.en}, ${what.en}` };
      return lead(text, instead(difference, difference.unit));
    }
    case 'requirementStatus': {
      const text = plainInstead(statusText(difference.now), statusText(difference.settled));
      return lead(capital(requirementName(difference.requirement, scheme)), text);
    }
    case 'fact': {
      const name = factName(difference, scheme);
      if (difference.settled !== difference.now) return lead(name, instead(difference, unit));
      return lead(name, { nl: 'de dag of de duur is veranderd', en: 'the day or the length has changed' });
    }
    case 'carryOver': {
      const name = { nl: 'Gaat mee naar de volgende periode', en: 'Goes to the next period' };
      if (difference.settled !== difference.now) return lead(name, instead(difference, unit));
      return lead(name, { nl: 'andere activiteiten dan eerst', en: 'other activities than before' });
    }
    case 'version': {
      const version = (number: string): LocalizedText => ({ nl: `versie ${number}`, en: `version ${number}` });
      return lead({ nl: 'Regeling', en: 'Scheme' }, plainInstead(version(difference.now), version(difference.settled)));
    }
    case 'period':
      return lead(
        { nl: 'Laatste dag van de periode', en: 'Last day of the period' },
        plainInstead(dayText(difference.now), dayText(difference.settled)),
      );
  }
}

/** "Vastgesteld op 3 april 2026." */
export function settledText({ day, later, declined }: SettledPeriod): LocalizedText {
  const on = dayText(day);
  const settled = { nl: `Vastgesteld op ${on.nl}.`, en: `Settled on ${on.en}.` };
  if (later.length === 0) return settled;
  return declined
    ? {
        nl: `${settled.nl} Wat daarna is vastgelegd, verandert dit niet: zo is besloten.`,
        en: `${settled.en} What was recorded since does not change this: so it was decided.`,
      }
    : {
        nl: `${settled.nl} Daarna is er iets vastgelegd dat het resultaat kan veranderen.`,
        en: `${settled.en} Something was recorded since that may change the result.`,
      };
}
