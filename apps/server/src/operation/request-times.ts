import type { FastifyInstance } from 'fastify';

/** Upper bounds of the buckets, in seconds. */
const BOUNDS = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 2, 5] as const;
const NAME = 'peil_http_request_seconds';

type Times = { readonly labels: string; readonly buckets: number[]; sum: number; count: number };

/** Time to answer, by method, route and status. */
export type RequestTimes = {
  /** As Prometheus reads a histogram. */
  readonly text: () => string;
};

/**
 * Counts every route that is added to the server from now on, each with its labels at hand: `Histogram.observe` of
 * prom-client looks them up anew for each request, which takes longer than finding a balance.
 */
export function countRequestTimes(fastify: FastifyInstance): RequestTimes {
  const all: Times[] = [];

  function timesOf(method: string, route: string, status: number): Times {
    const labels = `method="${method}",route="${route}",status="${status}"`;
    const times = { labels, buckets: BOUNDS.map(() => 0), sum: 0, count: 0 };
    all.push(times);
    return times;
  }

  fastify.addHook('onRoute', (route) => {
    const others = route.onResponse === undefined ? [] : [route.onResponse].flat();
    const known = new Map<string, Times[]>();
    route.onResponse = [
      ...others,
      (request, reply, done) => {
        const ofMethod = known.get(request.method) ?? [];
        known.set(request.method, ofMethod);
        const times = (ofMethod[reply.statusCode] ??= timesOf(request.method, route.url, reply.statusCode));
        const seconds = reply.elapsedTime / 1000;
        const bucket = BOUNDS.findIndex((bound) => seconds <= bound);
        if (bucket >= 0) times.buckets[bucket] = (times.buckets[bucket] ?? 0) + 1;
        times.sum += seconds;
        times.count += 1;
        done();
      },
    ];
  });

  return {
    text: () =>
      [
        `# HELP ${NAME} Time to answer, by route and status.`,
        `# TYPE ${NAME} histogram`,
        ...all.flatMap(linesOf),
        '',
      ].join('\n'),
  };
}

function linesOf({ labels, buckets, sum, count }: Times): readonly string[] {
  let within = 0;
  const upTo = BOUNDS.map((bound, index) => {
    within += buckets[index] ?? 0;
    return `${NAME}_bucket{le="${bound}",${labels}} ${within}`;
  });
  return [
    ...upTo,
    `${NAME}_bucket{le="+Inf",${labels}} ${count}`,
    `${NAME}_sum{${labels}} ${sum}`,
    `${NAME}_count{${labels}} ${count}`,
  ];
}
