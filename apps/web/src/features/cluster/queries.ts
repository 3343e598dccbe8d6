import { queryOptions } from '@tanstack/react-query';
import { answerOf, api, type Schemas } from '../../api/client.js';

export type Compliance = Schemas['ComplianceAnswer'];
export type UnitCompliance = Schemas['UnitComplianceAnswer'];
export type RollUp = Schemas['RollUpAnswer'];

export type Times = { readonly asOf?: string; readonly year?: number };

export const clusterComplianceQuery = (clusterId: string, times: Times) =>
  queryOptions({
    queryKey: ['cluster-compliance', clusterId, times],
    queryFn: () =>
      answerOf(api.GET('/clusters/{clusterId}/compliance', { params: { path: { clusterId }, query: times } })),
  });

export const clusterRollUpQuery = (clusterId: string, { asOf }: Times) =>
  queryOptions({
    queryKey: ['cluster-accreditation', clusterId, asOf],
    queryFn: () =>
      answerOf(
        api.GET('/clusters/{clusterId}/accreditation', {
          params: { path: { clusterId }, query: asOf === undefined ? {} : { asOf } },
        }),
      ),
  });
