import type { Language, LocalizedText, Refusal } from '@peil/kernel';

/** One field of a request that breaks a rule. */
export type FieldProblem = { readonly field: string; readonly code: string; readonly messages: LocalizedText };

/** A problem document (RFC 9457) with its texts in both languages. */
export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly messages: LocalizedText;
  readonly rule?: string;
  readonly errors?: readonly FieldProblem[];
  /** Number for the help desk; also in the log. */
  readonly requestId: string;
};

/** Ends a request with a problem document. Thrown by the HTTP layer only; the domain returns refusals. */
export class ProblemError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly messages: LocalizedText,
    readonly more: {
      readonly rule?: string;
      readonly errors?: readonly FieldProblem[];
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ) {
    super(messages.en);
    this.name = 'ProblemError';
  }
}

const STATUS_OF: Record<Refusal['kind'], number> = { invalid: 422, notFound: 404, conflict: 409, forbidden: 403 };

export function problemOfRefusal({ kind, code, message, field, rule }: Refusal): ProblemError {
  return new ProblemError(STATUS_OF[kind], code, message, {
    ...(rule !== undefined && { rule }),
    ...(field !== undefined && { errors: [{ field, code, messages: message }] }),
  });
}

const TITLES: Record<number, LocalizedText> = {
  400: { nl: 'Het verzoek klopt niet', en: 'The request is not right' },
  401: { nl: 'Meld je eerst aan', en: 'Sign in first' },
  403: { nl: 'Je mag dit niet zien of doen', en: 'You may not see or do this' },
  404: { nl: 'Dit bestaat niet', en: 'This does not exist' },
  409: { nl: 'Er is intussen iets veranderd', en: 'Something has changed meanwhile' },
  410: { nl: 'Dit is er niet meer', en: 'This is gone' },
  413: { nl: 'Dit is te groot', en: 'This is too large' },
  415: { nl: 'Dit soort bestand kan niet', en: 'This kind of file is not taken' },
  422: { nl: 'Een regel staat dit niet toe', en: 'A rule does not allow this' },
  429: { nl: 'Te veel verzoeken', en: 'Too many requests' },
  500: { nl: 'Er ging iets mis bij ons', en: 'Something went wrong on our side' },
  503: { nl: 'Even wachten', en: 'Wait a moment' },
  507: { nl: 'De opslag is vol', en: 'The storage is full' },
};

export function problemDocument(error: ProblemError, language: Language, requestId: string): Problem {
  const { status, code, messages, more } = error;
  return {
    type: `urn:peil:problem:${code}`,
    title: (TITLES[status] ?? { nl: 'Fout', en: 'Error' })[language],
    status,
    detail: messages[language],
    code,
    messages,
    ...(more.rule !== undefined && { rule: more.rule }),
    ...(more.errors && { errors: more.errors }),
    requestId,
  };
}

/** Dutch unless English is asked for first. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const asked = (acceptLanguage ?? '')
    .split(',')
    .map((part, index) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((text) => /^\s*q=([\d.]+)$/.exec(text)?.[1]).find((q) => q !== undefined);
      return { language: tag.slice(0, 2), quality: quality === undefined ? 1 : Number(quality), index };
    })
    .filter(({ language, quality }) => quality > 0 && (language === 'nl' || language === 'en'))
    .sort((a, b) => b.quality - a.quality || a.index - b.index);
  return asked[0]?.language === 'en' ? 'en' : 'nl';
}
