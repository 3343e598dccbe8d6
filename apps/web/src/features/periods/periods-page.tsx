import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { PageHeading, Section } from '../../app/page.js';
import { ProblemNote } from '../../app/problems.js';
import { Waiting } from '../../app/waiting.js';
import { amount } from '../../shared/format.js';
import { Sentence, useLanguage, useText } from '../../texts/use-text.js';
import { CloseDialog } from './close-dialog.js';
import { ClosingResult } from './closing-result.js';
import { PeriodTable } from './period-table.js';
import { periodsQuery, restatementsQuery, type PeriodCounts } from './queries.js';
import { RestatementTable } from './restatement-table.js';

/** Periods to close, and closed periods of which the facts now say something else. */
export function PeriodsPage() {
  const text = useText();
  const { language } = useLanguage();
  const periods = useQuery(periodsQuery);
  const restatements = useQuery(restatementsQuery);
  const [closing, setClosing] = useState<PeriodCounts>();
  const [closingId, setClosingId] = useState<string>();
  const sum = (count: (one: PeriodCounts) => number): number =>
    (periods.data?.items ?? []).reduce((total, one) => total + count(one), 0);
  const [toClose, restated, objections] = [
    sum((one) => one.toClose),
    sum((one) => one.restated),
    sum((one) => one.objections),
  ];
  const number = (count: number): string => amount(String(count), language);
  return (
    <>
      <PageHeading>{text('periods.title')}</PageHeading>
      {periods.data && (
        <p className="peil-lead">
          <Sentence
            id="periods.lead"
            values={{
              ...{ toClose, toCloseAmount: number(toClose), restated, restatedAmount: number(restated) },
              ...{ objections, objectionsAmount: number(objections) },
            }}
          />
        </p>
      )}
      {periods.error && <ProblemNote error={periods.error} retry={() => void periods.refetch()} />}
      {periods.isPending && <Waiting height="16rem" />}
      {closingId !== undefined && <ClosingResult closingId={closingId} />}
      {periods.data && (
        <Section id="periods" title={text('periods.all')}>
          <PeriodTable periods={periods.data.items} onClose={setClosing} />
          {objections > 0 && <p className="peil-small peil-sub peil-after">{text('periods.objectionsHelp')}</p>}
        </Section>
      )}
      <Section id="restatements" title={text('periods.restatements')}>
        <p className="peil-sub peil-narrow">{text('periods.restatementsHelp')}</p>
        {restatements.error && <ProblemNote error={restatements.error} retry={() => void restatements.refetch()} />}
        {restatements.isPending && <Waiting height="24rem" />}
        {restatements.data && <RestatementTable rows={restatements.data} />}
      </Section>
      {closing && (
        <CloseDialog
          period={closing}
          onClosed={(id) => {
            setClosingId(id);
            setClosing(undefined);
          }}
          onLeave={() => setClosing(undefined)}
        />
      )}
    </>
  );
}
