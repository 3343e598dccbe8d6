import type { Clock } from '@peil/eventing';
import type { Authenticator } from '@peil/http-api';
import type { PeopleIndex } from '@peil/organisation';
import type { DemoSessions } from '../sessions/demo-sessions.js';
import { accessTokens } from './access-tokens.js';
import type { IdentityProviderConfiguration } from './configuration.js';
import { identityProvider, type IdentityProvider } from './identity-provider.js';
import { providerSessions, type ProviderSessions } from './provider-sessions.js';
import { personOf } from './who-is-it.js';

/** How one can sign in. */
export type SignInOptions = { readonly demo: boolean; readonly beginAt?: string; readonly endAt?: string };

/** Whoever vouches for people: the demo, an identity provider, or nobody. */
export type SignIn = Authenticator & {
  readonly options: () => Promise<SignInOptions>;
  /** Without effect when there is no such session. */
  readonly end: (token: string) => void;
  /** Sign-in by a browser; undefined without an identity provider. */
  readonly browser:
    { readonly provider: IdentityProvider; readonly sessions: ProviderSessions; readonly secure: boolean } | undefined;
};
export const SIGN_IN = Symbol('SignIn');

export const BEGIN_PATH = '/oidc/sign-in';

export function demoSignIn(sessions: DemoSessions): SignIn {
  return {
    callerOf: (token, from) => sessions.callerOf(token, from),
    end: (token) => sessions.end(token),
    options: async () => ({ demo: true }),
    browser: undefined,
  };
}

/** Before an identity provider is connected. */
export const nobodySignsIn: SignIn = {
  callerOf: () => undefined,
  end: () => undefined,
  options: async () => ({ demo: false }),
  browser: undefined,
};

/** Pages sign in by a session, machines by an access token of their own: the one is never taken for the other. */
export function providerSignIn(settings: IdentityProviderConfiguration, people: PeopleIndex, clock: Clock): SignIn {
  const provider = identityProvider(settings);
  const sessions = providerSessions(provider, (claims) => personOf(claims, settings, people), clock);
  const ofMachine = accessTokens(settings, provider, people, clock);
  return {
    callerOf: (token, from) => (from === 'cookie' ? sessions.callerOf(token) : ofMachine(token)),
    end: (token) => sessions.end(token),
    async options() {
      const endAt = await provider.endAddress();
      return { demo: false, beginAt: BEGIN_PATH, ...(endAt !== undefined && { endAt }) };
    },
    browser: { provider, sessions, secure: settings.publicAddress.startsWith('https:') },
  };
}
