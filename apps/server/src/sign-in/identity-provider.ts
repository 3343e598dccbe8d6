import { jwtVerify, type JWTVerifyGetKey } from 'jose';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  discovery,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  refreshTokenGrant,
  ResponseBodyError,
  tokenRevocation,
  type Configuration,
} from 'openid-client';
import type { IdentityProviderConfiguration } from './configuration.js';
import { providerKeys } from './provider-keys.js';
import type { Claims } from './who-is-it.js';

/** What a browser takes along to the provider, and what must come back with it. */
export type SignInAttempt = {
  readonly address: URL;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
};

/** What the provider gave: who it is, for how long, and with what to ask again. Tokens never leave the server. */
export type Granted = {
  readonly claims: Claims;
  readonly secondsLeft: number;
  readonly refreshToken: string | undefined;
};

/** How the provider answered a refresh: `refused` ends the session, `unreachable` leaves it to be tried again. */
export type Refreshed = Granted | 'refused' | 'unreachable';

export type IdentityProvider = {
  readonly begin: () => Promise<SignInAttempt>;
  /** @throws Error when the answer is not the one that was asked for, or its token is not right */
  readonly finish: (answer: URL, attempt: SignInAttempt) => Promise<Granted>;
  /** @param subject whose session it is: a token of somebody else is refused */
  readonly refresh: (refreshToken: string, subject: string) => Promise<Refreshed>;
  /** Lets go of a refresh token. Without effect when the provider cannot. */
  readonly revoke: (refreshToken: string) => Promise<void>;
  /** Where a browser signs out with the provider too; undefined where it has no such page. */
  readonly endAddress: () => Promise<string | undefined>;
  /** Whose tokens are believed, and the keys they must be signed with. */
  readonly trusted: () => Promise<{ readonly issuer: string; readonly keys: JWTVerifyGetKey }>;
};

export const CALLBACK_PATH = '/oidc/callback';
const PATIENCE_SECONDS = 10;
/** How long a session lasts when the provider does not say, in seconds. */
const SHORT = 300;
const CLOCKS_APART_SECONDS = 5;

/** Speaks to the provider when somebody first signs in: a provider that is down does not stop Peil from starting. */
export function identityProvider(settings: IdentityProviderConfiguration): IdentityProvider {
  const redirectUri = `${settings.publicAddress}${CALLBACK_PATH}`;
  let known: Promise<{ readonly client: Configuration; readonly keys: JWTVerifyGetKey }> | undefined;

  async function discovered() {
    const issuer = new URL(settings.issuer);
    const client = await discovery(
      issuer,
      settings.clientId,
      undefined,
      settings.clientSecret === undefined ? None() : ClientSecretBasic(settings.clientSecret),
      {
        timeout: PATIENCE_SECONDS,
        // Only the machine itself passes the configuration with http.
        ...(issuer.protocol === 'http:' && { execute: [allowInsecureRequests] }),
      },
    );
    const { jwks_uri: keysAt } = client.serverMetadata();
    if (keysAt === undefined) throw new Error('the identity provider does not say where its keys are');
    return { client, keys: providerKeys(new URL(keysAt)) };
  }

  function provider() {
    known ??= discovered().catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  }

  /** Signature, issuer, audience and days, beside what the library checks of the answer the token came in. */
  async function claimsOf(idToken: string): Promise<Claims> {
    const { keys, client } = await provider();
    const { payload } = await jwtVerify(idToken, keys, {
      issuer: client.serverMetadata().issuer,
      audience: settings.clientId,
      algorithms: [...settings.algorithms],
      requiredClaims: ['sub', 'exp', 'iat'],
      clockTolerance: CLOCKS_APART_SECONDS,
    });
    return payload;
  }

  return {
    async begin() {
      const { client } = await provider();
      const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
      const address = buildAuthorizationUrl(client, {
        redirect_uri: redirectUri,
        scope: settings.scope,
        state,
        nonce,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      return { address, state, nonce, verifier };
    },
    async finish(answer, { state, nonce, verifier }) {
      const { client } = await provider();
      const tokens = await authorizationCodeGrant(client, answer, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      return {
        claims: await claimsOf(tokens.id_token ?? ''),
        secondsLeft: tokens.expiresIn() ?? SHORT,
        refreshToken: tokens.refresh_token,
      };
    },
    async refresh(refreshToken, subject) {
      try {
        const { client } = await provider();
        const tokens = await refreshTokenGrant(client, refreshToken);
        // Without a new one, who somebody is and may be would never be looked at again.
        if (tokens.id_token === undefined) return 'refused';
        const claims = await claimsOf(tokens.id_token);
        if (claims.sub !== subject) return 'refused';
        return {
          claims,
          secondsLeft: tokens.expiresIn() ?? SHORT,
          refreshToken: tokens.refresh_token ?? refreshToken,
        };
      } catch (error) {
        return isUnreachable(error) ? 'unreachable' : 'refused';
      }
    },
    async revoke(refreshToken) {
      try {
        const { client } = await provider();
        if (client.serverMetadata().revocation_endpoint === undefined) return;
        await tokenRevocation(client, refreshToken, { token_type_hint: 'refresh_token' });
      } catch {
        // The session has ended here all the same.
      }
    },
    async endAddress() {
      try {
        const { client } = await provider();
        if (client.serverMetadata().end_session_endpoint === undefined) return undefined;
        return buildEndSessionUrl(client, { post_logout_redirect_uri: `${settings.publicAddress}/sign-in` }).href;
      } catch {
        return undefined;
      }
    },
    async trusted() {
      const { client, keys } = await provider();
      return { issuer: client.serverMetadata().issuer, keys };
    },
  };
}

/** Whether there was no answer, or one of a server in trouble, rather than a no. */
function isUnreachable(error: unknown): boolean {
  if (error instanceof ResponseBodyError) return error.status >= 500;
  if (!(error instanceof Error)) return false;
  const { cause } = error;
  return (
    error instanceof TypeError ||
    ['TimeoutError', 'AbortError'].includes(error.name) ||
    (cause instanceof Response && cause.status >= 500) ||
    (cause instanceof Error && isUnreachable(cause))
  );
}
