import { createContext, useContext, useMemo, useState, useEffect, type ReactNode } from 'react';
import { createIntl, createIntlCache, RawIntlProvider, useIntl } from 'react-intl';
import { allTexts, type TextKey } from './all-texts.js';
import { currentLanguage, LANGUAGES, rememberLanguage, type Language } from './language.js';
import type { Text } from './text.js';

type Values = Readonly<Record<string, string | number>>;

const MESSAGES = Object.fromEntries(
  LANGUAGES.map((language) => [
    language,
    Object.fromEntries(Object.entries(allTexts).map(([key, text]) => [key, text[language]])),
  ]),
);

const Switch = createContext<(language: Language) => void>(() => undefined);

/** Gives every component below the texts, in the language chosen. */
export function TextProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(currentLanguage);
  const intl = useMemo(
    () =>
      createIntl(
        { locale: language === 'nl' ? 'nl-NL' : 'en-GB', messages: MESSAGES[language] ?? {}, defaultLocale: 'nl-NL' },
        createIntlCache(),
      ),
    [language],
  );
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choose = (wanted: Language): void => {
    rememberLanguage(wanted);
    setLanguage(wanted);
  };
  return (
    <Switch value={choose}>
      <RawIntlProvider value={intl}>{children}</RawIntlProvider>
    </Switch>
  );
}

/** The language of the page, and how to choose the other one. */
export function useLanguage(): { readonly language: Language; readonly choose: (language: Language) => void } {
  const { locale } = useIntl();
  return { language: locale.startsWith('nl') ? 'nl' : 'en', choose: useContext(Switch) };
}

/** A text by its key, as plain text. */
export function useText(): (key: TextKey, values?: Values) => string {
  const intl = useIntl();
  return (key, values) => intl.formatMessage({ id: key }, { ...values, b: (chunks: unknown) => String(chunks) });
}

/** A text of the server, which carries both languages. */
export function useServerText(): (text: Text) => string {
  const { language } = useLanguage();
  return (text) => text[language];
}

/** A sentence in which `<b>` shows what matters. */
export function Sentence({ id, values }: { readonly id: TextKey; readonly values?: Values }) {
  const intl = useIntl();
  return <>{intl.formatMessage({ id }, { ...values, b: (chunks: ReactNode) => <strong>{chunks}</strong> })}</>;
}
