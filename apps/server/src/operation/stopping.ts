import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

/** Whether the process was told to stop. A balancer is told by it before the last requests are answered. */
export type Stopping = { begun: boolean };
export const STOPPING = Symbol('Stopping');

const LOOK_AGAIN_MS = 50;

/** While stopping, every answer is the last on its connection: a client that keeps it open would hold us up. */
export function endConnectionsOnStop(fastify: FastifyInstance, stopping: Stopping): void {
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (stopping.begun) void reply.header('Connection', 'close');
    done(null, payload);
  });
}

/** Answers what came in, refuses what comes after it, and lets go of every connection that waits for nothing. */
export async function stopServing(app: NestFastifyApplication): Promise<void> {
  app.get<Stopping>(STOPPING).begun = true;
  const { server } = app.getHttpAdapter().getInstance();
  const timer = setInterval(() => server.closeIdleConnections(), LOOK_AGAIN_MS);
  await app.close();
  clearInterval(timer);
}
