import type { Language, LocalizedText } from '@peil/kernel';

/** Dutch when LANG (or LC_ALL, LC_MESSAGES) says so, else English. */
export function languageOf(environment: Readonly<Record<string, string | undefined>>): Language {
  const stated = environment['LC_ALL'] ?? environment['LC_MESSAGES'] ?? environment['LANG'] ?? '';
  return stated.toLowerCase().startsWith('nl') ? 'nl' : 'en';
}

const language = languageOf(process.env);

/** The text in the language of the terminal. */
export function say(text: LocalizedText): string {
  return text[language];
}

export function sayBoth(nl: string, en: string): string {
  return say({ nl, en });
}
