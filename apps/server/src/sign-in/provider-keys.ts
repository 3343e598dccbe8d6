import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';

/** A token signed with a key we do not know makes us ask for the keys again, at most so often. */
const COOLDOWN_MS = 2_000;
/** A key that the provider withdrew is accepted at most so long. */
const KEPT_MS = 60_000;
const PATIENCE_MS = 5_000;

/** The public keys of the provider, read when needed and again when it rotates them. */
export function providerKeys(address: URL): JWTVerifyGetKey {
  return createRemoteJWKSet(address, {
    cooldownDuration: COOLDOWN_MS,
    cacheMaxAge: KEPT_MS,
    timeoutDuration: PATIENCE_MS,
  });
}
