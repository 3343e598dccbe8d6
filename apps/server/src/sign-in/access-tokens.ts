import type { Caller } from '@peil/http-api';
import type { PeopleIndex } from '@peil/organisation';
import type { Clock } from '@peil/eventing';
import { jwtVerify } from 'jose';
import type { IdentityProviderConfiguration } from './configuration.js';
import type { IdentityProvider } from './identity-provider.js';
import { machineOf, personOf } from './who-is-it.js';

const CLOCKS_APART_SECONDS = 5;

/** Who a machine's access token is of; undefined when the token is not right in any way. */
export function accessTokens(
  settings: IdentityProviderConfiguration,
  provider: IdentityProvider,
  people: PeopleIndex,
  clock: Clock,
): (token: string) => Promise<Caller | undefined> {
  const { audience } = settings;
  // Without an audience any token of the provider would do, also one for another program.
  if (audience === undefined) return async () => undefined;
  return async (token) => {
    try {
      const { issuer, keys } = await provider.trusted();
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms: [...settings.algorithms],
        requiredClaims: ['sub', 'exp', 'iat'],
        clockTolerance: CLOCKS_APART_SECONDS,
        currentDate: new Date(clock.now()),
        ...(settings.strictType && { typ: 'at+jwt' }),
      });
      return personOf(payload, settings, people) ?? machineOf(payload, settings);
    } catch {
      return undefined;
    }
  };
}
