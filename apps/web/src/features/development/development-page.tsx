import { useQuery } from '@tanstack/react-query';
import { useRouteContext } from '@tanstack/react-router';
import { OwnPages } from '../../app/own-pages.js';
import { PageHeading, Section } from '../../app/page.js';
import { ProblemNote } from '../../app/problems.js';
import { Waiting } from '../../app/waiting.js';
import { useText } from '../../texts/use-text.js';
import { Advice, Outcomes } from './outcomes.js';
import { Programme } from './programme.js';
import { developmentNeedsQuery, learningPointsQuery, plannedQuery } from './queries.js';

/** What one wants to learn, what was advised for it, and what one is going to do. */
export function DevelopmentPage() {
  const { me } = useRouteContext({ from: '/signed-in' });
  const text = useText();
  const { personId } = me;
  const points = useQuery(learningPointsQuery(personId));
  const needs = useQuery(developmentNeedsQuery(personId));
  const planned = useQuery(plannedQuery(personId));
  return (
    <>
      <OwnPages at="/development" />
      <PageHeading>{text('development.title')}</PageHeading>
      <p className="peil-lead">{text('development.lead')}</p>
      <Section id="programme" title={text('development.programme')}>
        {planned.error && <ProblemNote error={planned.error} retry={() => void planned.refetch()} />}
        {planned.isPending && <Waiting height="8rem" />}
        {planned.data && <Programme personId={personId} planned={planned.data} />}
      </Section>
      <Section id="learning" title={text('development.learning')}>
        {points.error && <ProblemNote error={points.error} retry={() => void points.refetch()} />}
        {points.isPending && <Waiting height="8rem" />}
        {points.data?.items.length === 0 && <p>{text('development.noLearning')}</p>}
        {points.data && <Outcomes personId={personId} all={points.data.items} />}
      </Section>
      <Section id="needs" title={text('development.needs')}>
        {needs.error && <ProblemNote error={needs.error} retry={() => void needs.refetch()} />}
        {needs.isPending && <Waiting height="8rem" />}
        {needs.data?.items.length === 0 && <p>{text('development.noNeeds')}</p>}
        {needs.data && <Outcomes personId={personId} all={needs.data.items} more={(need) => <Advice need={need} />} />}
      </Section>
    </>
  );
}
