import type { Clock } from '@peil/eventing';
import type { Caller } from '@peil/http-api';
import { instant, type Instant } from '@peil/kernel';
import { LRUCache } from 'lru-cache';
import { DateTime } from 'luxon';
import { randomBytes } from 'node:crypto';
import type { Granted, IdentityProvider } from './identity-provider.js';
import type { Claims } from './who-is-it.js';

/** The longest that somebody stays signed in, however often it is refreshed: a working day. In seconds. */
export const SESSION_SECONDS = 8 * 60 * 60;
const TOKEN_BYTES = 32;
const MAX_SESSIONS = 20_000;

type Session = {
  readonly caller: Caller;
  readonly subject: string;
  readonly refreshToken: string | undefined;
  /** From then on the provider is asked again. */
  readonly refreshAt: Instant;
  readonly endsAt: Instant;
};

/** Who are signed in with the provider. Kept in memory; gone with the process. */
export type ProviderSessions = {
  /** The token for the cookie; undefined when the claims are of nobody here. */
  readonly begin: (granted: Granted) => string | undefined;
  readonly end: (token: string) => void;
  readonly callerOf: (token: string) => Promise<Caller | undefined>;
};

export function providerSessions(
  provider: IdentityProvider,
  whoIs: (claims: Claims) => Caller | undefined,
  clock: Clock,
): ProviderSessions {
  const sessions = new LRUCache<string, Session>({ max: MAX_SESSIONS });
  const refreshing = new Map<string, Promise<Caller | undefined>>();
  const later = (seconds: number): Instant =>
    instant(DateTime.fromISO(clock.now()).plus({ seconds }).toUTC().toISO() ?? '');

  function sessionOf({ claims, secondsLeft, refreshToken }: Granted, endsAt: Instant): Session | undefined {
    const caller = whoIs(claims);
    if (caller === undefined || typeof claims.sub !== 'string') return undefined;
    return { caller, subject: claims.sub, refreshToken, refreshAt: later(secondsLeft), endsAt };
  }

  async function refreshed(token: string, session: Session): Promise<Caller | undefined> {
    const { refreshToken, subject, endsAt } = session;
    const answer = refreshToken === undefined ? 'refused' : await provider.refresh(refreshToken, subject);
    // Nobody is let in on an old word: until the provider is there again, the session waits.
    if (answer === 'unreachable') return undefined;
    const renewed = answer === 'refused' ? undefined : sessionOf(answer, endsAt);
    if (renewed === undefined) {
      sessions.delete(token);
      return undefined;
    }
    // Who signed out meanwhile stays signed out.
    if (!sessions.has(token)) {
      if (renewed.refreshToken !== undefined) await provider.revoke(renewed.refreshToken);
      return undefined;
    }
    sessions.set(token, renewed);
    return renewed.caller;
  }

  return {
    begin(granted) {
      const session = sessionOf(granted, later(SESSION_SECONDS));
      if (session === undefined) return undefined;
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      sessions.set(token, session);
      return token;
    },
    end(token) {
      const refreshToken = sessions.get(token)?.refreshToken;
      sessions.delete(token);
      if (refreshToken !== undefined) void provider.revoke(refreshToken);
    },
    async callerOf(token) {
      const session = sessions.get(token);
      if (session === undefined) return undefined;
      const now = clock.now();
      if (session.endsAt <= now) {
        sessions.delete(token);
        return undefined;
      }
      if (session.refreshAt > now) return session.caller;
      // Many requests of one page: the provider is asked once, since a refresh token may be used once.
      const running = refreshing.get(token) ?? refreshed(token, session).finally(() => refreshing.delete(token));
      refreshing.set(token, running);
      return running;
    },
  };
}
