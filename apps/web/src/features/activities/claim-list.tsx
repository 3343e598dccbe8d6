import type { ReactNode } from 'react';
import { hours, longDay } from '../../shared/format.js';
import { useLanguage, useText } from '../../texts/use-text.js';
import { useLineNames } from '../points/line-names.js';
import type { Activity } from './activity.js';
import { useComponents } from './use-components.js';

/** What is claimed, a line a fact. */
export function ClaimList({ activity, personId }: { readonly activity: Activity; readonly personId: string }) {
  const text = useText();
  const { language } = useLanguage();
  const names = useLineNames();
  const known = useComponents(personId);
  const { facilitation, minutes, components, title, description, source, evidence, groupSize } = activity;
  const { name, kind } = names({ ...activity, source: 'activity' });
  const rows: readonly (readonly [string, ReactNode])[] = [
    [text('claim.kind'), kind === '' ? name : kind],
    ...(kind === '' ? [] : [[text('claim.offering'), name] as const]),
    ...(title === undefined ? [] : [[text('claim.title'), title] as const]),
    [text('claim.day'), longDay(activity.day, language)],
    ...(minutes > 0
      ? [
          [
            text('claim.length'),
            text('points.ledger.hours', { amount: hours(minutes, language), count: minutes / 60 }),
          ] as const,
        ]
      : []),
    ...(facilitation.type === 'none'
      ? []
      : [
          [
            text('claim.facilitator'),
            [facilitation.name, text(`record.facilitation.${facilitation.type}`)].filter(Boolean).join(', '),
          ] as const,
        ]),
    ...(groupSize === undefined ? [] : [[text('claim.group'), String(groupSize)] as const]),
    ...(components.length > 0
      ? [
          [
            text('claim.component'),
            components.map((code) => known.find((one) => one.code === code)?.name ?? code).join(', '),
          ] as const,
        ]
      : []),
    [text('claim.source'), text(source.type === 'selfReported' ? 'claim.selfReported' : 'claim.list')],
    ...(description === undefined ? [] : [[text('claim.description'), description] as const]),
    [
      text('record.evidence'),
      evidence.length === 0
        ? text('claim.noEvidence')
        : evidence.map(({ evidenceId, fileName }) => (
            <a
              key={evidenceId}
              className="ams-link peil-block"
              target="_blank"
              rel="noreferrer"
              href={evidenceAddress(personId, activity.activityId, evidenceId)}
            >
              {fileName ?? text('claim.file')}
            </a>
          )),
    ],
  ];
  return (
    <dl className="peil-facts">
      {rows.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export const evidenceAddress = (personId: string, activityId: string, evidenceId: string): string =>
  `/v1/managers/${encodeURIComponent(personId)}/activities/${encodeURIComponent(activityId)}/evidence/${encodeURIComponent(evidenceId)}`;
