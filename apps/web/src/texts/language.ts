/** The languages a page can be read in; the first is the default. */
export const LANGUAGES = ['nl', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const KEY = 'peil-language';

let current: Language = remembered();

function remembered(): Language {
  try {
    return globalThis.localStorage.getItem(KEY) === 'en' ? 'en' : 'nl';
  } catch {
    return 'nl';
  }
}

/** The language the page is in now, for what is no component: requests. */
export const currentLanguage = (): Language => current;

export function rememberLanguage(language: Language): void {
  current = language;
  try {
    globalThis.localStorage.setItem(KEY, language);
  } catch {
    // A browser that keeps nothing still shows the page in this language until it is closed.
  }
}
