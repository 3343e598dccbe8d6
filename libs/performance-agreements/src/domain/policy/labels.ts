import type { LocalizedText } from '@peil/kernel';
import { builtInAgreementKinds } from '../kinds/built-in-kinds.js';

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** A kind in the middle of a sentence; an own kind of HR by its code. */
export function kindText(code: string): LocalizedText {
  const known = builtInAgreementKinds.find((kind) => kind.code === code);
  return known ? { nl: lower(known.names.nl), en: lower(known.names.en) } : { nl: code, en: code };
}

/** What an obligation is called where the policy gives it no name. */
export const labels = {
  agreement: (kind: string): LocalizedText => ({
    nl: `Afspraak ${kindText(kind).nl} van kracht`,
    en: `Agreement on ${kindText(kind).en} in force`,
  }),
  moment: (number: number, of: number): LocalizedText =>
    of === 1
      ? { nl: 'Moment van het jaar ingevuld', en: 'Moment of the year filled in' }
      : { nl: `Moment ${number} ingevuld`, en: `Moment ${number} filled in` },
  conversation: { nl: 'Gesprek gevoerd', en: 'Conversation held' },
  conclusion: { nl: 'Afspraken afgerond', en: 'Agreements concluded' },
  followUp: (kind: string): LocalizedText => ({
    nl: `Afspraak ${kindText(kind).nl} waargemaakt`,
    en: `Agreement on ${kindText(kind).en} fulfilled`,
  }),
  actionPlan: { nl: 'Actieplan vastgesteld', en: 'Action plan adopted' },
  directorCycle: { nl: 'MAG van de directeur', en: "The director's own MAG" },
  feedbackRound: { nl: '360 graden feedback van de directeur', en: "The director's 360 feedback round" },
} as const;
