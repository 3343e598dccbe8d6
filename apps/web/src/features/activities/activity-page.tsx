import { ActionGroup, Button, Field, Label, TextArea } from '@amsterdam/design-system-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useRouteContext } from '@tanstack/react-router';
import { useState } from 'react';
import { PageHeading, Section } from '../../app/page.js';
import { ProblemNote, ProblemPage } from '../../app/problems.js';
import { Waiting } from '../../app/waiting.js';
import { longDay, moment } from '../../shared/format.js';
import { useSayDone } from '../../shared/say-done.js';
import { Status } from '../../shared/status.js';
import { useLanguage, useText } from '../../texts/use-text.js';
import { History } from '../points/history.js';
import { useLineNames } from '../points/line-names.js';
import { activityQuery } from '../points/queries.js';
import type { Activity } from './activity.js';
import { ClaimList } from './claim-list.js';
import { CorrectForm } from './correct-form.js';
import { useActivityWrites } from './writes.js';

/** One activity: what is claimed, what happened to it, and what can still be done. */
export function ActivityPage() {
  const { me } = useRouteContext({ from: '/signed-in' });
  const { activityId } = useParams({ from: '/signed-in/activities/$activityId' });
  const activity = useQuery(activityQuery(me.personId, activityId));
  if (activity.error) return <ProblemPage error={activity.error} retry={() => void activity.refetch()} />;
  if (activity.data === undefined) return <Waiting height="40rem" />;
  return <Opened activity={activity.data} personId={me.personId} today={me.today} />;
}

function Opened({
  activity,
  personId,
  today,
}: {
  readonly activity: Activity;
  readonly personId: string;
  readonly today: string;
}) {
  const text = useText();
  const { language } = useLanguage();
  const names = useLineNames();
  const [correcting, setCorrecting] = useState(false);
  const { name } = names({ ...activity, source: 'activity' });
  const returned = activity.status === 'returned';
  const open = activity.status !== 'withdrawn' && activity.status !== 'rejected' && activity.status !== 'planned';
  return (
    <>
      <nav aria-label={text('activity.trail')} className="peil-small">
        <Link to="/activities" className="ams-link">
          {text('activities.title')}
        </Link>
      </nav>
      <PageHeading>{text('activity.title', { name, day: longDay(activity.day, language) })}</PageHeading>
      <p className="peil-state">
        <Status of="activity" code={activity.status} />
      </p>
      {returned && <Returned activity={activity} />}
      <div className="peil-cols peil-cols--main peil-start">
        <div className="peil-stack">
          {correcting || returned ? (
            <CorrectForm activity={activity} personId={personId} today={today} close={() => setCorrecting(false)} />
          ) : (
            <ClaimList activity={activity} personId={personId} />
          )}
          {open && !correcting && (
            <Deeds activity={activity} personId={personId} correct={returned ? undefined : () => setCorrecting(true)} />
          )}
        </div>
        <Section id="history" title={text('points.ledger.history')}>
          <History personId={personId} activityId={activity.activityId} />
        </Section>
      </div>
    </>
  );
}

/** Why it came back, in the reviewer's own words. */
function Returned({ activity: { history } }: { readonly activity: Activity }) {
  const text = useText();
  const { language } = useLanguage();
  const last = history.filter(({ type }) => type === 'ActivityReturned').at(-1);
  if (last === undefined) return null;
  return (
    <blockquote className="peil-quote peil-stack">
      <p>“{last.reason}”</p>
      <p className="peil-small peil-sub">{text('activity.returned', { when: moment(last.recordedAt, language) })}</p>
    </blockquote>
  );
}

function Deeds({
  activity,
  personId,
  correct,
}: {
  readonly activity: Activity;
  readonly personId: string;
  readonly correct: (() => void) | undefined;
}) {
  const text = useText();
  const say = useSayDone();
  const writes = useActivityWrites(personId);
  const [withdrawing, setWithdrawing] = useState(false);
  const [reason, setReason] = useState('');
  const [error, setError] = useState<Error>();
  const attempt = async (deed: () => Promise<unknown>, what: string): Promise<void> => {
    try {
      await deed();
      setWithdrawing(false);
      say({ what });
    } catch (problem) {
      setError(problem instanceof Error ? problem : new Error(String(problem)));
    }
  };
  return (
    <div className="peil-stack">
      {error && <ProblemNote error={error} />}
      <ActionGroup>
        {activity.status === 'recorded' && activity.source.type === 'selfReported' && (
          <Button onClick={() => void attempt(() => writes.submit(activity.activityId), text('record.done'))}>
            {text('record.submit')}
          </Button>
        )}
        {correct && (
          <Button variant="secondary" onClick={correct}>
            {text('activity.correct')}
          </Button>
        )}
        <Button variant="tertiary" aria-expanded={withdrawing} onClick={() => setWithdrawing(!withdrawing)}>
          {text('activity.withdraw')}
        </Button>
      </ActionGroup>
      {withdrawing && (
        <form
          className="peil-stack"
          onSubmit={(event) => {
            event.preventDefault();
            if (reason.trim() !== '')
              void attempt(() => writes.withdraw(activity.activityId, reason.trim()), text('activity.withdrawn'));
          }}
        >
          <Field>
            <Label htmlFor="withdraw-reason">{text('activity.withdrawWhy')}</Label>
            <TextArea
              id="withdraw-reason"
              rows={2}
              required
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          </Field>
          <Button type="submit" variant="secondary">
            {text('activity.withdrawNow')}
          </Button>
        </form>
      )}
    </div>
  );
}
