import { headerOf, type PeilRequest } from './request.js';

/** The cookie of the web application's session. No script can read it, and no other site can send it along. */
const NAME = 'peil-session';

/**
 * The header that a write with the cookie must carry. A page of another origin cannot send it: that takes a preflight
 * request, which is answered to nobody.
 */
export const PAGE_HEADER = 'peil-page';

/** How a request says who sends it: with a token, or with the cookie of a page. */
export type Credential = { readonly token: string; readonly from: 'header' | 'cookie' };

/** The header goes before the cookie. Undefined when the request carries neither. */
export function credentialOf(request: PeilRequest): Credential | undefined {
  const authorization = headerOf(request, 'authorization');
  if (authorization !== undefined) {
    const [, token] = /^Bearer (\S+)$/i.exec(authorization) ?? [];
    return token === undefined ? undefined : { token, from: 'header' };
  }
  const [, token] = new RegExp(`(?:^|;\\s*)${NAME}=([^;\\s]+)`).exec(headerOf(request, 'cookie') ?? '') ?? [];
  return token === undefined ? undefined : { token, from: 'cookie' };
}

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a write with the cookie may have been made by a page of another site. */
export function mayBeForged(request: PeilRequest, { from }: Credential): boolean {
  return from === 'cookie' && !READS.has(request.method) && headerOf(request, PAGE_HEADER) === undefined;
}

/** The `Set-Cookie` that begins a session. `secure`: over https only. */
export function sessionCookie(token: string, secondsLeft: number, secure: boolean): string {
  return `${NAME}=${token}; Path=/; Max-Age=${secondsLeft}; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
}

/** The `Set-Cookie` that ends a session. */
export const endedSessionCookie = `${NAME}=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict`;
