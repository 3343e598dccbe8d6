import type { FastifyInstance } from 'fastify';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Lets one write begin in each turn of the event loop. All that came in is looked at in between, so a reader waits for
 * the decision of one write, not of everyone who writes; writes still share commits, since most of a write is waiting.
 */
export function takeWritesInTurn(fastify: FastifyInstance): void {
  const waiting: (() => void)[] = [];

  function next(): void {
    const begin = waiting.shift();
    if (waiting.length > 0) setImmediate(next);
    begin?.();
  }

  fastify.addHook('onRequest', (request, _reply, done) => {
    if (READING.has(request.method)) {
      done();
      return;
    }
    waiting.push(done);
    if (waiting.length === 1) setImmediate(next);
  });
}
