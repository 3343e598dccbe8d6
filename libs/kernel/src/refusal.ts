import type { LocalizedText } from './localized-text.js';

/**
 * Why a command was refused. A value, never an exception.
 *
 * - `invalid`: the request itself breaks a rule (HTTP 422)
 * - `notFound`: what it speaks of does not exist (404)
 * - `conflict`: it does not fit what has happened meanwhile (409)
 * - `forbidden`: this person may not do it (403)
 */
export type Refusal = {
  readonly kind: 'invalid' | 'notFound' | 'conflict' | 'forbidden';
  /** Stable, kebab-case. */
  readonly code: string;
  /** What is wrong and what to do, for a person. */
  readonly message: LocalizedText;
  /** The field of the command it is about, as a dotted path. */
  readonly field?: string;
  /** The rule behind it: a document, article or scheme rule. */
  readonly rule?: string;
};

/** A decision: the events to add, possibly none, or a refusal. */
export type Decision<Event> = { readonly events: readonly Event[] } | { readonly refusal: Refusal };

export function accept<Event>(...events: readonly Event[]): Decision<Event> {
  return { events };
}

export function refuse(
  kind: Refusal['kind'],
  code: string,
  message: LocalizedText,
  about: { readonly field?: string; readonly rule?: string } = {},
): { readonly refusal: Refusal } {
  return { refusal: { kind, code, message, ...about } };
}
