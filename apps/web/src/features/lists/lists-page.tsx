import { useQuery } from '@tanstack/react-query';
import { PageHeading, Section } from '../../app/page.js';
import { ProblemNote } from '../../app/problems.js';
import { Waiting } from '../../app/waiting.js';
import { useText } from '../../texts/use-text.js';
import { kindsQuery } from '../points/queries.js';
import { AgreementKindForm, ActivityKindForm } from './kind-forms.js';
import { KindTable } from './kind-table.js';
import { agreementKindsQuery, useListWrites } from './queries.js';

/** The lists HR keeps: what activities and agreements can be. */
export function ListsPage() {
  const text = useText();
  const activityKinds = useQuery(kindsQuery);
  const agreementKinds = useQuery(agreementKindsQuery);
  const writes = useListWrites();
  return (
    <>
      <PageHeading>{text('lists.title')}</PageHeading>
      <p className="peil-lead">{text('lists.lead')}</p>
      <Section id="activity-kinds" title={text('lists.activityKinds')}>
        {activityKinds.error && <ProblemNote error={activityKinds.error} retry={() => void activityKinds.refetch()} />}
        {activityKinds.isPending && <Waiting height="20rem" />}
        {activityKinds.data && (
          <KindTable
            caption={text('lists.activityKinds')}
            kinds={activityKinds.data.items}
            about={({ unit }) => text(`lists.unit.${unit}`)}
            aboutHead={text('lists.counts')}
            retire={writes.retireActivityKind}
            form={(kind, done) => <ActivityKindForm kind={kind} done={done} />}
          />
        )}
        <details className="peil-after">
          <summary>{text('lists.addKind')}</summary>
          <ActivityKindForm />
        </details>
      </Section>
      <Section id="agreement-kinds" title={text('lists.agreementKinds')}>
        {agreementKinds.error && (
          <ProblemNote error={agreementKinds.error} retry={() => void agreementKinds.refetch()} />
        )}
        {agreementKinds.isPending && <Waiting height="20rem" />}
        {agreementKinds.data && (
          <KindTable
            caption={text('lists.agreementKinds')}
            kinds={agreementKinds.data.items}
            about={({ measuredBy }) => text(`lists.measuredBy.${measuredBy}`)}
            aboutHead={text('lists.measured')}
            retire={writes.retireAgreementKind}
            form={(kind, done) => <AgreementKindForm kind={kind} done={done} />}
          />
        )}
        <details className="peil-after">
          <summary>{text('lists.addAgreementKind')}</summary>
          <AgreementKindForm />
        </details>
      </Section>
      <p className="peil-small peil-sub peil-after">{text('lists.components')}</p>
    </>
  );
}
