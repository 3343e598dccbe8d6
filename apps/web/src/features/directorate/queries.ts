import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../../api/client.js';

export type Compliance = Schemas['ComplianceAnswer'];
export type RollUp = Schemas['RollUpAnswer'];

export const complianceQuery = (directorateId: string) =>
  queryOptions({
    queryKey: ['compliance', directorateId],
    queryFn: () =>
      answerOf(api.GET('/directorates/{directorateId}/compliance', { params: { path: { directorateId } } })),
  });

export const rollUpQuery = (directorateId: string) =>
  queryOptions({
    queryKey: ['accreditation', directorateId],
    queryFn: () =>
      answerOf(api.GET('/directorates/{directorateId}/accreditation', { params: { path: { directorateId } } })),
  });
