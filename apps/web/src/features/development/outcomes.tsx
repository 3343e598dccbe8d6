import { Checkbox, Heading } from '@amsterdam/design-system-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ProblemNote } from '../../app/problems.js';
import { useAttempt } from '../../shared/attempt.js';
import { longDay } from '../../shared/format.js';
import { useLanguage, useServerText, useText } from '../../texts/use-text.js';
import { useComponents } from '../activities/use-components.js';
import { offeringsQuery } from '../points/queries.js';
import type { DevelopmentNeed, LearningPoint } from './queries.js';
import { useDevelopmentWrites } from './writes.js';

type Outcome = LearningPoint | DevelopmentNeed;

/** What came out of one round or assessment, and whether the director may read it: it is shared as a whole. */
export function Outcomes<One extends Outcome>({
  personId,
  all,
  more,
}: {
  readonly personId: string;
  readonly all: readonly One[];
  readonly more?: (one: One) => ReactNode;
}) {
  const rounds = [...new Set(all.map(({ activityId }) => activityId))];
  return rounds.map((activityId) => (
    <Round
      key={activityId}
      personId={personId}
      outcomes={all.filter((one) => one.activityId === activityId)}
      {...(more && { more })}
    />
  ));
}

function Round<One extends Outcome>({
  personId,
  outcomes,
  more,
}: {
  readonly personId: string;
  readonly outcomes: readonly One[];
  readonly more?: (one: One) => ReactNode;
}) {
  const text = useText();
  const { language } = useLanguage();
  const components = useComponents(personId);
  const writes = useDevelopmentWrites(personId);
  const { attempt, error } = useAttempt();
  const [first] = outcomes;
  if (first === undefined) return null;
  const { activityId, day, shared } = first;
  return (
    <div className="peil-stack">
      <Heading level={3} className="peil-h3">
        {text('development.of', { day: longDay(day, language) })}
      </Heading>
      <dl className="peil-outcomes">
        {outcomes.map((one) => (
          <div key={'needId' in one ? one.needId : one.learningPointId}>
            <dt>{components.find(({ code }) => code === one.component)?.name ?? one.component}</dt>
            <dd>
              {one.text ?? text('development.erased')}
              {more?.(one)}
            </dd>
          </div>
        ))}
      </dl>
      {error && <ProblemNote error={error} />}
      <Checkbox
        checked={shared}
        onChange={() =>
          void attempt(
            () => writes.share(activityId, !shared),
            text(shared ? 'development.notShared' : 'development.shared'),
          )
        }
      >
        {text('development.share')}
      </Checkbox>
    </div>
  );
}

/** What was advised for a need, and whether it was taken; else what it would bring. */
export function Advice({ need: { advisedOfferings, fulfilledBy } }: { readonly need: DevelopmentNeed }) {
  const text = useText();
  const server = useServerText();
  const offerings = useQuery(offeringsQuery);
  const advised = offerings.data?.items.filter(({ offeringId }) => advisedOfferings.includes(offeringId)) ?? [];
  if (advised.length === 0) return null;
  return (
    <span className="peil-why">
      {text('development.advised', { what: advised.map(({ title }) => server(title)).join(', ') })}{' '}
      {fulfilledBy === undefined ? (
        <Link to="/points" search={{ tryOut: advisedOfferings.join(',') }} hash="what-if" className="ams-link">
          {text('development.try')}
        </Link>
      ) : (
        <Link to="/activities/$activityId" params={{ activityId: fulfilledBy }} className="ams-link">
          {text('development.followed')}
        </Link>
      )}
    </span>
  );
}
