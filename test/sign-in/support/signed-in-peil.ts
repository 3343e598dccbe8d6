import type { Instant } from '@peil/kernel';
import { freePort } from '../../support/server-process.js';
import { startPeil, type RunningPeil } from '../../support/peil.js';
import { buildSmallCity } from '../../support/small-city.js';
import { AUDIENCE, CLIENT, startProvider, type ProviderProcess } from './provider-process.js';

/** Peil on the small city, with a real identity provider that knows everybody by id. */
export type SignedInPeil = {
  readonly peil: RunningPeil;
  readonly provider: ProviderProcess;
  readonly close: () => Promise<void>;
};

export async function startWithProvider(
  options: {
    readonly now?: () => Instant;
    readonly accessTokenSeconds?: number;
    readonly environment?: Readonly<Record<string, string>>;
  } = {},
): Promise<SignedInPeil> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const provider = await startProvider(`${origin}/oidc/callback`, {
    ...(options.accessTokenSeconds !== undefined && { accessToken: options.accessTokenSeconds }),
  });
  const peil = await startPeil({
    port,
    prepare: buildSmallCity,
    ...(options.now && { now: options.now }),
    environment: {
      PEIL_DEMO: 'false',
      PEIL_PUBLIC_ADDRESS: origin,
      PEIL_OIDC_ISSUER: provider.issuer,
      PEIL_OIDC_CLIENT_ID: CLIENT.id,
      PEIL_OIDC_CLIENT_SECRET: CLIENT.secret,
      PEIL_OIDC_SCOPE: 'openid profile',
      PEIL_OIDC_AUDIENCE: AUDIENCE,
      PEIL_OIDC_PERSON_CLAIM: 'sub',
      PEIL_OIDC_PERSON_BY: 'personId',
      PEIL_OIDC_ROLES: '{"peil-hr":[{"role":"hr","units":["west"]}]}',
      ...options.environment,
    },
  });
  return {
    peil,
    provider,
    async close() {
      await peil.close();
      await provider.stop();
    },
  };
}
