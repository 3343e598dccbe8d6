import type { Authenticator, Caller } from '@peil/http-api';
import type { Clock } from '@peil/eventing';
import { instant, type Instant } from '@peil/kernel';
import { LRUCache } from 'lru-cache';
import { DateTime } from 'luxon';
import { randomBytes } from 'node:crypto';

const HOURS = 8;
/** How long a session lasts, in seconds. */
export const SESSION_SECONDS = HOURS * 60 * 60;
const TOKEN_BYTES = 32;
const MAX_SESSIONS = 20_000;

export const DEMO_SESSIONS = Symbol('DemoSessions');

export type DemoSession = { readonly token: string; readonly expiresAt: Instant; readonly personId: string };

export type DemoSessions = Authenticator & {
  readonly begin: (personId: string) => DemoSession;
  /** Without effect when there is no such session. */
  readonly end: (token: string) => void;
};

/** Sign-in of the demo: whoever one says one is. Kept in memory; gone with the process. */
export function demoSessions(clock: Clock): DemoSessions {
  const sessions = new LRUCache<string, DemoSession>({ max: MAX_SESSIONS });
  return {
    begin(personId) {
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      const expiresAt = instant(DateTime.fromISO(clock.now()).plus({ hours: HOURS }).toUTC().toISO() ?? '');
      const session = { token, expiresAt, personId };
      sessions.set(token, session);
      return session;
    },
    end(token) {
      sessions.delete(token);
    },
    callerOf(token): Caller | undefined {
      const session = sessions.get(token);
      return session === undefined || session.expiresAt <= clock.now() ? undefined : { personId: session.personId };
    },
  };
}
