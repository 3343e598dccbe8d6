import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useRouteContext } from '@tanstack/react-router';
import { PageHeading, Section } from '../../app/page.js';
import { ProblemPage } from '../../app/problems.js';
import { Waiting } from '../../app/waiting.js';
import { hours, longDay } from '../../shared/format.js';
import { Status } from '../../shared/status.js';
import { useLanguage, useServerText, useText } from '../../texts/use-text.js';
import { AccreditationHistory } from './accreditation-history.js';
import { EndForm } from './end-form.js';
import { OfferingForm } from './offering-form.js';
import { PlanForm } from './plan-form.js';
import { offeringQuery, standingOf, type Offering } from './queries.js';
import { useOfferingNames } from './use-offering-names.js';
import { WhatItGives } from './what-it-gives.js';

/** One offering: what it is, what it would come to for you, and how it was accredited. */
export function OfferingPage() {
  const { me } = useRouteContext({ from: '/signed-in' });
  const { offeringId } = useParams({ from: '/signed-in/offerings/$offeringId' });
  const text = useText();
  const server = useServerText();
  const found = useQuery(offeringQuery(offeringId));
  if (found.error && found.data === undefined)
    return <ProblemPage error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <Waiting height="40rem" />;
  const offering = found.data;
  const keeps = me.roles.includes('hr');
  const takesPart = me.roles.some((role) => role === 'manager' || role === 'director' || role === 'cityDirector');
  const over = offering.until !== undefined && offering.until < me.today;
  return (
    <>
      <nav aria-label={text('activity.trail')} className="peil-trail">
        <Link to={keeps ? '/catalogue' : '/offerings'} className="ams-link">
          {text(keeps ? 'catalogue.title' : 'offerings.title')}
        </Link>
      </nav>
      <PageHeading>{server(offering.title)}</PageHeading>
      <Facts offering={offering} />
      {takesPart && <WhatItGives personId={me.personId} offeringId={offeringId} />}
      {takesPart && !over && <PlanForm me={me} offeringId={offeringId} />}
      <AccreditationHistory offering={offering} keeps={keeps} />
      {keeps && (
        <Section id="details" title={text('catalogue.details')}>
          <details>
            <summary>{text('catalogue.change')}</summary>
            <OfferingForm key={JSON.stringify(offering)} offering={offering} />
          </details>
          {offering.until === undefined && (
            <details>
              <summary>{text('catalogue.end')}</summary>
              <EndForm offeringId={offeringId} today={me.today} />
            </details>
          )}
        </Section>
      )}
    </>
  );
}

function Facts({ offering }: { readonly offering: Offering }) {
  const text = useText();
  const { language } = useLanguage();
  const names = useOfferingNames();
  const { kind, minutes, providerName, providerId, components, until } = offering;
  const rows = [
    [text('offerings.kind'), names.kind(kind)],
    [text('catalogue.provider'), providerName ?? providerId],
    [text('offerings.hours'), text('points.ledger.hours', { amount: hours(minutes, language), count: minutes / 60 })],
    ...(components.length === 0
      ? []
      : [[text('offerings.components'), components.map(names.component).join(', ')] as const]),
    ...(until === undefined ? [] : [[text('offerings.until'), longDay(until, language)] as const]),
  ] as const;
  return (
    <dl className="peil-facts peil-after">
      {rows.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      <div>
        <dt>{text('catalogue.accreditation')}</dt>
        <dd>
          <Status of="accreditation" code={standingOf(offering)} />
        </dd>
      </div>
    </dl>
  );
}
