import rateLimit from '@fastify/rate-limit';
import { ProblemError } from '@peil/http-api';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** An organisation signs in at nine, often from behind one address. */
const SIGN_INS_PER_MINUTE = 300;
const MAX_CLIENTS = 20_000;

/** What a balancer, an operator and a page ask for by themselves. */
const FREE = /^\/(health|metrics|assets)(\/|\?|$)/;
const SIGN_IN = /^\/oidc\//;

/**
 * Refuses a client that asks too often: 429, with when to try again. Counted by address, sign-in by itself.
 *
 * @param perMinute of one client; 0 leaves all but sign-in free
 */
export async function limitRates(fastify: FastifyInstance, perMinute: number): Promise<void> {
  const signsIn = ({ url }: FastifyRequest) => SIGN_IN.test(url);
  await fastify.register(rateLimit, {
    timeWindow: '1 minute',
    cache: MAX_CLIENTS,
    max: (request) => (signsIn(request) ? SIGN_INS_PER_MINUTE : perMinute),
    keyGenerator: (request) => (signsIn(request) ? `sign-in ${request.ip}` : request.ip),
    allowList: (request) => FREE.test(request.url) || (perMinute === 0 && !signsIn(request)),
    errorResponseBuilder: () =>
      new ProblemError(429, 'too-many-requests', {
        nl: 'Je vraagt te veel achter elkaar. Wacht een minuut en probeer het opnieuw.',
        en: 'You ask too much in a row. Wait a minute and try again.',
      }),
  });
}
