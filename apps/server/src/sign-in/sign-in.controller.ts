import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { headerOf, PublicRoute, sessionCookie, type PeilRequest } from '@peil/http-api';
import type { FastifyReply } from 'fastify';
import { LRUCache } from 'lru-cache';
import { randomBytes } from 'node:crypto';
import type { SignInAttempt } from './identity-provider.js';
import { SESSION_SECONDS } from './provider-sessions.js';
import { SIGN_IN, type SignIn } from './sign-in.js';

const ATTEMPT_COOKIE = 'peil-signing-in';
const ATTEMPT_SECONDS = 10 * 60;
const MAX_ATTEMPTS = 10_000;
const TOKEN_BYTES = 32;

/** Why somebody stands on the sign-in page again: its texts are in the web application. */
type Failure = 'unavailable' | 'refused' | 'unknown';

/**
 * Sign-in by a browser: to the identity provider and back. Pages rather than operations of the API. An attempt belongs
 * to the browser that began it, so nobody is signed in as somebody else by a link.
 */
@ApiExcludeController()
@Controller('oidc')
export class SignInController {
  private readonly attempts = new LRUCache<string, { readonly attempt: SignInAttempt; readonly then: string }>({
    max: MAX_ATTEMPTS,
    ttl: ATTEMPT_SECONDS * 1000,
  });

  constructor(@Inject(SIGN_IN) private readonly signIn: SignIn) {}

  @Get('sign-in')
  @PublicRoute()
  async begin(@Query() query: Record<string, unknown>, @Res() reply: FastifyReply): Promise<void> {
    const { browser } = this.signIn;
    const attempt = await browser?.provider.begin().catch(() => undefined);
    if (browser === undefined || attempt === undefined) {
      goTo(reply, failed('unavailable'));
      return;
    }
    const key = randomBytes(TOKEN_BYTES).toString('base64url');
    this.attempts.set(key, { attempt, then: pageOfOurs(query.then) });
    // Lax: the way back from the provider begins on a page of the provider.
    goTo(reply, attempt.address.href, [attemptCookie(key, ATTEMPT_SECONDS, browser.secure)]);
  }

  @Get('callback')
  @PublicRoute()
  async finish(@Req() request: PeilRequest, @Res() reply: FastifyReply): Promise<void> {
    const { browser } = this.signIn;
    const [, key = ''] =
      new RegExp(`(?:^|;\\s*)${ATTEMPT_COOKIE}=([^;\\s]+)`).exec(headerOf(request, 'cookie') ?? '') ?? [];
    const begun = this.attempts.get(key);
    this.attempts.delete(key);
    const over = attemptCookie('', 0, browser?.secure ?? false);
    if (browser === undefined || begun === undefined) {
      goTo(reply, failed('refused'), [over]);
      return;
    }
    const { attempt, then } = begun;
    const answer = new URL(request.url, attempt.address.searchParams.get('redirect_uri') ?? undefined);
    const granted = await browser.provider.finish(answer, attempt).catch(() => undefined);
    if (granted === undefined) {
      goTo(reply, failed('refused'), [over]);
      return;
    }
    const token = browser.sessions.begin(granted);
    if (token === undefined) {
      if (granted.refreshToken !== undefined) void browser.provider.revoke(granted.refreshToken);
      goTo(reply, failed('unknown'), [over]);
      return;
    }
    goTo(reply, then, [over, sessionCookie(token, SESSION_SECONDS, browser.secure)]);
  }
}

const failed = (why: Failure): string => `/sign-in?failed=${why}`;

/** An address of ours only: one of elsewhere would be a trap. */
function pageOfOurs(then: unknown): string {
  if (typeof then !== 'string' || !/^\/[A-Za-z0-9]/.test(then)) return '/';
  const base = 'http://peil.invalid';
  const url = URL.parse(then, base);
  return url?.origin === base ? `${url.pathname}${url.search}` : '/';
}

function attemptCookie(key: string, seconds: number, secure: boolean): string {
  return `${ATTEMPT_COOKIE}=${key}; Path=/oidc; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}

function goTo(reply: FastifyReply, address: string, cookies: readonly string[] = []): void {
  if (cookies.length > 0) void reply.header('Set-Cookie', cookies);
  void reply.header('Cache-Control', 'no-store').redirect(address, 302);
}
