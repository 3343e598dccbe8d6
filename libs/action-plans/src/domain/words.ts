import type { Decider } from '@peil/eventing';
import { accept, sameContent, type Refusal } from '@peil/kernel';
import type { ActionContent } from './action.js';
import { ACTION_PLAN_WORDS, actionPlanWordsEvents, type ActionPlanWordsEvent, type PlanWord } from './events.js';
import { codeTwice, unknownClassification, unknownTheme } from './refusals.js';

/** The themes and classifications of action plans. */
export type PlanWords = { readonly themes: readonly PlanWord[]; readonly classifications: readonly PlanWord[] };

export type PlanWordsCommand =
  | { readonly type: 'setWords'; readonly words: PlanWords }
  /** The same at first start: what HR made of them stays. */
  | { readonly type: 'provideWords'; readonly words: PlanWords };

export const noWords: PlanWords = { themes: [], classifications: [] };

/** What themes and classifications decide: the one stream `actionplanwords-city`. */
export const planWordsDecider: Decider<PlanWordsCommand, ActionPlanWordsEvent, PlanWords> = {
  category: ACTION_PLAN_WORDS,
  events: actionPlanWordsEvents,
  initialState: noWords,
  decide: ({ type, words }, state) => {
    if (type === 'provideWords' && state.themes.length > 0) return accept();
    if (sameContent(state, words)) return accept();
    if (isTwice(words.themes) || isTwice(words.classifications)) return codeTwice;
    return accept({
      type: 'ActionPlanWordsSet',
      data: { themes: [...words.themes], classifications: [...words.classifications] },
    });
  },
  evolve: (_state, { data }) => data,
};

function isTwice(words: readonly PlanWord[]): boolean {
  return new Set(words.map(({ code }) => code)).size < words.length;
}

/** Why an action does not fit the configured words; undefined when it does. */
export function wordsRefusal(
  { theme, classifications }: Pick<ActionContent, 'theme' | 'classifications'>,
  words: PlanWords,
): Refusal | undefined {
  if (!words.themes.some(({ code }) => code === theme)) return unknownTheme.refusal;
  const known = new Set(words.classifications.map(({ code }) => code));
  return classifications.every((code) => known.has(code)) ? undefined : unknownClassification.refusal;
}

const word = (code: string, nl: string, en: string): PlanWord => ({ code, names: { nl, en } });

/** The nine themes of the source, and its four classifications. HR may change them. */
export const builtInWords: PlanWords = {
  themes: [
    word('accessibility', 'Toegankelijkheid', 'Accessibility'),
    word('social-safety', 'Sociale veiligheid en antidiscriminatie', 'Social safety and anti-discrimination'),
    word('awareness', 'Bewustzijn', 'Awareness'),
    word('tailored-support', 'Maatwerk', 'Tailored support'),
    word('leadership', 'Leiderschap', 'Leadership'),
    word('targets', 'Streefcijfers en voorkeursbeleid', 'Target figures and preference policy'),
    word('progression', 'Doorstroom', 'Progression'),
    word('agreements', 'Prestatieafspraken', 'Performance agreements'),
    word('research', 'Onderzoek', 'Research'),
  ],
  classifications: [
    word('inflow', 'Instroom', 'Inflow'),
    word('progression', 'Doorstroom', 'Progression'),
    word('retention', 'Behoud', 'Retention'),
    word('inclusion', 'Inclusie', 'Inclusion'),
  ],
};
