import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.js';
import type { Times } from '../cluster/queries.js';

export const organisationComplianceQuery = (times: Times) =>
  queryOptions({
    queryKey: ['organisation-compliance', times],
    queryFn: () => answerOf(api.GET('/organisation/compliance', { params: { query: times } })),
  });
