import { useQuery } from '@tanstack/react-query';
import { ProblemNote } from '../../app/problems.js';
import { Waiting } from '../../app/waiting.js';
import { moment } from '../../shared/format.js';
import { roleKey } from '../../shared/roles.js';
import type { TextKey } from '../../texts/all-texts.js';
import { useLanguage, useText } from '../../texts/use-text.js';
import { activityQuery } from './queries.js';

/** What can happen to an activity, as the API names it, in words. */
const WORDS: Readonly<Record<string, TextKey>> = {
  ActivityPlanned: 'history.ActivityPlanned',
  ActivityRecorded: 'history.ActivityRecorded',
  ActivitySubmitted: 'history.ActivitySubmitted',
  ActivityCorrected: 'history.ActivityCorrected',
  ActivityApproved: 'history.ActivityApproved',
  ActivityReturned: 'history.ActivityReturned',
  ActivityRejected: 'history.ActivityRejected',
  ActivityWithdrawn: 'history.ActivityWithdrawn',
  ActivityReopened: 'history.ActivityReopened',
  EvidenceAdded: 'history.EvidenceAdded',
  EvidenceRemoved: 'history.EvidenceRemoved',
};

/** Everything that happened to an activity, oldest first. */
export function History({ personId, activityId }: { readonly personId: string; readonly activityId: string }) {
  const text = useText();
  const { language } = useLanguage();
  const activity = useQuery(activityQuery(personId, activityId));
  if (activity.error) return <ProblemNote error={activity.error} retry={() => void activity.refetch()} />;
  if (activity.data === undefined) return <Waiting height="4rem" />;
  return (
    <ul className="peil-history" role="list">
      {activity.data.history.map(({ eventId, type, recordedAt, by, reason }) => {
        const word = WORDS[type];
        return (
          <li key={eventId}>
            <time dateTime={recordedAt}>{moment(recordedAt, language)}</time>
            {word === undefined ? type : text(word)}{' '}
            {by.personId === personId ? text('history.self') : text('history.by', { role: text(roleKey(by.role)) })}
            {reason !== undefined && ` “${reason}”`}
          </li>
        );
      })}
    </ul>
  );
}
