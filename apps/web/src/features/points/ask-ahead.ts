import type { QueryClient } from '@tanstack/react-query';
import { periodsQuery } from './periods.js';
import { balanceQuery, type Times } from './queries.js';

/** Asks for what the points page shows first, unless it is there already; whoever shows it says what went wrong. */
export function askAhead(client: QueryClient, personId: string, times: Times): void {
  const quiet = (): void => undefined;
  client.query({ ...balanceQuery(personId, times), staleTime: 'static' }).catch(quiet);
  client.query({ ...periodsQuery(personId, times), staleTime: 'static' }).catch(quiet);
}
