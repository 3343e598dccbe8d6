import multipart, { type FastifyMultipartOptions } from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';

/**
 * Takes in uploads as streams. The plug-in's hooks clear away files that it wrote itself (`saveRequestFiles`), which
 * nothing here asks of it; they would cost every request two promises and a listener, so they are left out.
 */
export async function takeUploads(fastify: FastifyInstance, options: FastifyMultipartOptions): Promise<void> {
  const withoutHooks = new Proxy(fastify, {
    get: (server, name): unknown => (name === 'addHook' ? () => withoutHooks : Reflect.get(server, name)),
  });
  await new Promise<void>((resolve, reject) => {
    multipart(withoutHooks, options, (error) => {
      if (error === undefined) resolve();
      else reject(error);
    });
  });
}
