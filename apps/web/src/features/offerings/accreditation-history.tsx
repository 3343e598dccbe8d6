import { useRouteContext } from '@tanstack/react-router';
import { Section } from '../../app/page.js';
import { amount, longDay, moment } from '../../shared/format.js';
import { Status } from '../../shared/status.js';
import { useLanguage, useText } from '../../texts/use-text.js';
import { DecisionForm, GrantForm, WithdrawForm } from './accreditation-forms.js';
import type { Accreditation, Offering } from './queries.js';

/** Requests and decisions, newest first; HR decides where one waits. */
export function AccreditationHistory({ offering, keeps }: { readonly offering: Offering; readonly keeps: boolean }) {
  const text = useText();
  const { me } = useRouteContext({ from: '/signed-in' });
  const { offeringId, accreditations } = offering;
  const open = accreditations.some(({ state }) => state === 'requested');
  return (
    <Section id="accreditation" title={text('catalogue.accreditations')}>
      {accreditations.length === 0 && <p className="peil-none">{text('catalogue.noAccreditation')}</p>}
      <ol className="peil-list" role="list">
        {accreditations.toReversed().map((one) => (
          <li key={one.accreditationId} className="peil-stack peil-accreditation">
            <Line one={one} />
            {keeps && one.state === 'requested' && (
              <DecisionForm offeringId={offeringId} accreditationId={one.accreditationId} today={me.today} />
            )}
            {keeps && one.state === 'granted' && (
              <details>
                <summary>{text('catalogue.withdraw')}</summary>
                <WithdrawForm offeringId={offeringId} accreditationId={one.accreditationId} today={me.today} />
              </details>
            )}
          </li>
        ))}
      </ol>
      {keeps && !open && (
        <details className="peil-after">
          <summary>{text('catalogue.enterRequest')}</summary>
          <GrantForm offeringId={offeringId} today={me.today} />
        </details>
      )}
    </Section>
  );
}

function Line({ one: { state, from, until, points, reason, recordedAt } }: { readonly one: Accreditation }) {
  const text = useText();
  const { language } = useLanguage();
  const range =
    from === undefined
      ? ''
      : until === undefined
        ? text('catalogue.from', { from: longDay(from, language) })
        : text('catalogue.fromUntil', { from: longDay(from, language), until: longDay(until, language) });
  return (
    <>
      <p>
        <Status of="accreditation" code={state} /> {range}
        {points !== undefined &&
          ` ${text('catalogue.worth', { amount: amount(points, language), count: Number(points) })}`}
      </p>
      {reason !== undefined && <p className="peil-words">{text('catalogue.because', { reason })}</p>}
      {recordedAt !== undefined && (
        <p className="peil-small peil-sub">{text('catalogue.recorded', { when: moment(recordedAt, language) })}</p>
      )}
    </>
  );
}
