import { z } from 'zod';
import { answerCheckOf, openApiOf, type AnswerCheck } from './openapi-answers.js';

const anyObject = z.record(z.string(), z.unknown());

/** What a call answered. `body` is empty where there is none, or none in JSON. */
export type Answer = { readonly status: number; readonly headers: Headers; readonly body: Record<string, unknown> };

const checks = new Map<string, Promise<AnswerCheck>>();

function checkOf(url: string): Promise<AnswerCheck> {
  const known = checks.get(url) ?? openApiOf(url).then(answerCheckOf);
  checks.set(url, known);
  return known;
}

/** Speaks to the API as one person, over real HTTP. @throws Error when an answer is not as the OpenAPI document says */
export function apiAs(url: string, token: string | undefined) {
  async function call(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const isForm = body instanceof FormData;
    const answer = await fetch(`${url}/v1${path}`, {
      method,
      headers: {
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
        ...(body && !isForm && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body && { body: isForm ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const contentType = answer.headers.get('content-type') ?? '';
    const untrue = (await checkOf(url))({
      method,
      path: path.split('?')[0] ?? path,
      status: answer.status,
      contentType,
      text,
    });
    if (untrue.length > 0) throw new Error(`not as the document says: ${untrue.join('; ')}`);
    return {
      status: answer.status,
      headers: answer.headers,
      body: !/[/+]json/.test(contentType) ? {} : anyObject.parse(JSON.parse(text)),
    };
  }
  return {
    get: (path: string, headers?: Record<string, string>) => call('GET', path, undefined, headers),
    post: (path: string, body: object = {}, headers?: Record<string, string>) => call('POST', path, body, headers),
    put: (path: string, body: object) => call('PUT', path, body),
    delete: (path: string) => call('DELETE', path),
    /** Sends a file as a form does, with the other fields before it. */
    upload(path: string, name: string, content: string | Uint8Array<ArrayBuffer>, fields: Record<string, string> = {}) {
      const form = new FormData();
      for (const [field, value] of Object.entries(fields)) form.append(field, value);
      form.append('file', new Blob([content]), name);
      return call('POST', path, form);
    },
  };
}
