/** A bare Fastify that answers one route with the text its parent sends: what HTTP itself costs. `node … <port>` */
import Fastify from 'fastify';
import { once } from 'node:events';
import { z } from 'zod';

const [port = '0'] = process.argv.slice(2);
const [text] = z
  .tuple([z.string()])
  .rest(z.unknown())
  .parse(await once(process, 'message'));
const app = Fastify({ logger: false });
app.get('/balance/:id', (_request, reply) =>
  reply.header('content-type', 'application/json; charset=utf-8').send(text),
);
await app.listen({ port: Number(port), host: '127.0.0.1' });
process.send?.('ready');
