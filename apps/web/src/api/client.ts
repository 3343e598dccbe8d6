import createClient from 'openapi-fetch';
import { currentLanguage } from '../texts/language.js';
import type { components, paths } from './generated/schema.js';

export type Schemas = components['schemas'];
export type Problem = Schemas['Problem'];

/**
 * Asks the server. The session is in a cookie that no script can read; the header says that a page of ours asks, which
 * a page of another origin cannot.
 */
export const api = createClient<paths>({ baseUrl: '/v1', headers: { 'peil-page': '1' } });

api.use({
  onRequest({ request }) {
    request.headers.set('Accept-Language', currentLanguage());
    return request;
  },
});

/** The server refused or failed: its problem document, with texts in both languages. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

type Answered<Data> = { readonly data?: Data; readonly error?: unknown; readonly response: Response };

/** @throws ProblemError when the server said no; TypeError when there is no server */
export async function answerOf<Data>(asked: Promise<Answered<Data>>): Promise<NonNullable<Data>> {
  const { data, error, response } = await asked;
  if (!response.ok || data === undefined || data === null) throw new ProblemError(problemOf(error, response));
  return data;
}

/** Whether the figures include the write, or follow in a few seconds. */
export const isBehind = (response: Response): boolean => response.status === 202;

function problemOf(error: unknown, response: Response): Problem {
  if (isProblem(error)) return error;
  const messages = { nl: 'Er ging iets mis bij ons.', en: 'Something went wrong on our side.' };
  return {
    type: 'urn:peil:problem:unreadable',
    title: messages.nl,
    status: response.status,
    detail: messages.nl,
    code: 'unreadable',
    messages,
    requestId: '',
  };
}

export function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'messages' in value && 'requestId' in value;
}
