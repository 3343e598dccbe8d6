import { Button } from '@amsterdam/design-system-react';
import { useQuery } from '@tanstack/react-query';
import { useParams, useRouteContext } from '@tanstack/react-router';
import { useState } from 'react';
import { PageHeading } from '../../app/page.js';
import { NotFoundPage, ProblemNote, ProblemPage } from '../../app/problems.js';
import { Waiting } from '../../app/waiting.js';
import { useAttempt } from '../../shared/attempt.js';
import { longDay } from '../../shared/format.js';
import { useLanguage, useText } from '../../texts/use-text.js';
import { ActionForm } from './action-form.js';
import { AdoptForm } from './adopt-form.js';
import { Counts } from './counts.js';
import { EmptyThemes } from './empty-themes.js';
import { OfferedActions } from './offered-actions.js';
import { isHere } from './placement.js';
import { PlanTable } from './plan-table.js';
import { planQuery, planWordsQuery, type Plan, type Word } from './queries.js';
import { usePlanWrites, type PlanWrites } from './writes.js';

/** What a directorate does in a year: by theme and quarter. */
export function ActionPlanPage() {
  const { me } = useRouteContext({ from: '/signed-in' });
  const { directorateId, ...params } = useParams({ from: '/signed-in/directorates/$directorateId/action-plan/$year' });
  const year = Number(params.year);
  const isYear = /^2[01]\d\d$/.test(params.year);
  const plan = useQuery({ ...planQuery(directorateId, year), enabled: isYear });
  const words = useQuery(planWordsQuery);
  const writes = usePlanWrites(directorateId, year);
  if (!isYear) return <NotFoundPage />;
  const failed = plan.error ?? words.error;
  if (failed) return <ProblemPage error={failed} retry={() => void plan.refetch()} />;
  if (plan.data === undefined || words.data === undefined) return <Waiting height="50rem" />;
  const directs = me.directorOf.includes(directorateId);
  if (plan.data === null) return <NoPlan year={year} writes={directs ? writes : undefined} />;
  return (
    <OpenedPlan
      key={`${directorateId} ${year}`}
      plan={plan.data}
      themes={words.data.themes}
      classifications={words.data.classifications}
      writes={writes}
      directs={directs}
      personId={me.personId}
      today={me.today}
    />
  );
}

function NoPlan({ year, writes }: { readonly year: number; readonly writes: PlanWrites | undefined }) {
  const text = useText();
  const { attempt, busy, error } = useAttempt();
  return (
    <>
      <PageHeading>{text('plan.title', { year: String(year) })}</PageHeading>
      <p className="peil-lead">{text('plan.none', { year: String(year) })}</p>
      {error && <ProblemNote error={error} />}
      {writes ? (
        <p className="peil-after">
          <Button aria-disabled={busy} onClick={() => void attempt(writes.begin, text('plan.begun'))}>
            {text('plan.begin', { year: String(year) })}
          </Button>
        </p>
      ) : (
        <p className="peil-sub">{text('plan.noneHelp')}</p>
      )}
    </>
  );
}

type Parts = {
  readonly plan: Plan;
  readonly themes: readonly Word[];
  readonly classifications: readonly Word[];
  readonly writes: PlanWrites;
  readonly directs: boolean;
  readonly personId: string;
  readonly today: string;
};

type Opened = { readonly form: 'new'; readonly theme: string } | { readonly form: 'adopt' };

function OpenedPlan({ plan, themes, classifications, writes, directs, personId, today }: Parts) {
  const text = useText();
  const { language } = useLanguage();
  const [opened, setOpened] = useState<Opened>();
  const close = () => setOpened(undefined);
  const actions = plan.actions.filter(isHere);
  const whole = plan.view === 'persons';
  const adoptable = directs && actions.length > 0 && (plan.adoptedOn === undefined || plan.changedSinceAdoption);
  return (
    <>
      <div className="peil-topline">
        <div>
          <PageHeading>{text('plan.title', { year: String(plan.year) })}</PageHeading>
          <Counts counts={plan.counts} />
          <p className="peil-sub peil-small peil-adopted">
            {plan.adoptedOn === undefined
              ? text('plan.notAdopted')
              : text('plan.adoptedOn', { day: longDay(plan.adoptedOn, language) })}
            {plan.changedSinceAdoption && <>. {text('plan.changedSince')}</>}
          </p>
        </div>
        {directs && (
          <div className="ams-action-group">
            <Button
              aria-expanded={opened?.form === 'new'}
              onClick={() => setOpened(opened?.form === 'new' ? undefined : { form: 'new', theme: '' })}
            >
              {text('plan.new')}
            </Button>
            {adoptable && (
              <Button
                variant="tertiary"
                aria-expanded={opened?.form === 'adopt'}
                onClick={() => setOpened(opened?.form === 'adopt' ? undefined : { form: 'adopt' })}
              >
                {text('plan.adopt')}
              </Button>
            )}
          </div>
        )}
      </div>
      {opened?.form === 'new' && (
        <ActionForm
          key={opened.theme}
          theme={opened.theme}
          themes={themes}
          directorateId={plan.unitId}
          writes={writes}
          close={close}
        />
      )}
      {opened?.form === 'adopt' && <AdoptForm today={today} writes={writes} close={close} />}
      {whole ? (
        <>
          {actions.length > 0 && (
            <PlanTable
              plan={plan}
              actions={actions}
              themes={themes}
              classifications={classifications}
              writes={writes}
              directs={directs}
              personId={personId}
              today={today}
            />
          )}
          <EmptyThemes
            themes={themes.filter(({ code }) => !actions.some(({ theme }) => theme === code))}
            open={directs ? (theme) => setOpened({ form: 'new', theme }) : undefined}
          />
          {plan.offered.length > 0 && (
            <OfferedActions offered={plan.offered} themes={themes} writes={directs ? writes : undefined} />
          )}
        </>
      ) : (
        <p className="peil-sub peil-after">{text('plan.figuresOnly')}</p>
      )}
    </>
  );
}
