import Fastify from 'fastify';
import { countRequestTimes } from './request-times.js';

test('counts every request under the pattern of its route and its status, and no id', async () => {
  const fastify = Fastify();
  const times = countRequestTimes(fastify);
  fastify.get<{ Params: { id: string } }>('/people/:id', ({ params: { id } }, reply) =>
    reply.code(id === 'none' ? 404 : 200).send('answer'),
  );
  for (const id of ['p-1', 'p-2', 'none']) await fastify.inject(`/people/${id}`);

  const lines = times.text().split('\n');
  const found = 'method="GET",route="/people/:id",status="200"';
  expect(lines).toContain(`peil_http_request_seconds_count{${found}} 2`);
  expect(lines).toContain(`peil_http_request_seconds_bucket{le="+Inf",${found}} 2`);
  expect(lines).toContain(`peil_http_request_seconds_bucket{le="5",${found}} 2`);
  expect(lines).toContain('peil_http_request_seconds_count{method="GET",route="/people/:id",status="404"} 1');
  expect(times.text()).not.toContain('p-1');
  await fastify.close();
});
