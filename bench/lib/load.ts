import autocannon from 'autocannon';

export type Load = { readonly perSecond: number; readonly p99: number; readonly failed: number };

/** Asks the paths in turn, on so many connections. */
export async function load(
  url: string,
  paths: readonly string[],
  token: string,
  options: { readonly connections: number; readonly seconds: number },
): Promise<Load> {
  const result = await autocannon({
    url,
    connections: options.connections,
    duration: options.seconds,
    requests: paths.map((path) => ({ method: 'GET', path, headers: { authorization: `Bearer ${token}` } })),
  });
  return { perSecond: result.requests.average, p99: result.latency.p99, failed: result.non2xx + result.errors };
}
