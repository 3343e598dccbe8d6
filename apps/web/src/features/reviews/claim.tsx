import { ActionGroup, Button, ErrorMessage, Field, Heading, Label, TextArea } from '@amsterdam/design-system-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { ProblemNote } from '../../app/problems.js';
import { Waiting } from '../../app/waiting.js';
import { hours, longDay } from '../../shared/format.js';
import { Glyph } from '../../shared/glyphs.js';
import { useSayDone } from '../../shared/say-done.js';
import { useLanguage, useText } from '../../texts/use-text.js';
import type { Schemas } from '../../api/client.js';
import { ClaimList } from '../activities/claim-list.js';
import { useActivityWrites } from '../activities/writes.js';
import { useLineNames } from '../points/line-names.js';
import { activityQuery, offeringsQuery } from '../points/queries.js';
import { Evidence } from './evidence.js';
import { useKeys } from '../../shared/use-keys.js';

type Decision = Schemas['ReviewActivityRequest']['decision'];

const SAID = { approved: 'review.approved', returned: 'review.returned', rejected: 'review.rejected' } as const;

type Parts = {
  readonly waiting: Schemas['ActivitySummary'];
  readonly name: string;
  readonly next: () => void;
  readonly previous: () => void;
  readonly decided: () => void;
};

/** One claim with its evidence, and the three choices, none of which is the expected one. */
export function Claim({ waiting, name, next, previous, decided }: Parts) {
  const text = useText();
  const { language } = useLanguage();
  const say = useSayDone();
  const names = useLineNames();
  const { personId, activityId } = waiting;
  const writes = useActivityWrites(personId);
  const activity = useQuery(activityQuery(personId, activityId));
  const [reason, setReason] = useState('');
  /** The decision that waits for its reason: Ctrl+Enter in the reason makes it. */
  const [asked, setAsked] = useState<Decision>();
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const reasonField = useRef<HTMLTextAreaElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);

  useEffect(() => {
    // After a decision the focus is on the next claim; the first one leaves it where the page put it.
    if (!first.current || claimsShown > 0) heading.current?.focus({ preventScroll: true });
    first.current = false;
    claimsShown += 1;
  }, []);

  const decide = async (decision: Decision): Promise<void> => {
    const why = reason.trim();
    if (decision !== 'approved' && why === '') {
      setAsked(decision);
      setMissing(true);
      reasonField.current?.focus();
      return;
    }
    if (busy) return;
    setBusy(true);
    try {
      await writes.review(activityId, { decision, ...(why !== '' && { reason: why }) });
      say({ what: text(SAID[decision], { name }), undo: () => writes.reopen(activityId) });
      decided();
    } catch (problem) {
      setBusy(false);
      setError(problem instanceof Error ? problem : new Error(String(problem)));
    }
  };

  useKeys(
    useMemo(
      () => ({
        j: next,
        k: previous,
        g: () => void decide('approved'),
        t: () => void decide('returned'),
        a: () => void decide('rejected'),
      }),
      [next, previous, reason, busy, activityId],
    ),
  );

  return (
    <>
      <div className="peil-stack">
        <Heading level={2} ref={heading} tabIndex={-1}>
          {names({ ...waiting, source: 'activity' }).name}
        </Heading>
        <p className="peil-sub">
          {text('review.submitted', {
            name,
            day: longDay((waiting.submittedAt ?? waiting.recordedAt).slice(0, 10), language),
          })}
        </p>
        {error && <ProblemNote error={error} />}
        {activity.error && <ProblemNote error={activity.error} retry={() => void activity.refetch()} />}
        {activity.isPending && <Waiting height="16rem" />}
        {activity.data && <ClaimList activity={activity.data} personId={personId} />}
        <Doubt waiting={waiting} />
        <Field invalid={missing}>
          <Label htmlFor="review-reason">{text('review.reason', { name })}</Label>
          <p className="ams-hint" id="review-reason-hint">
            {text('review.reasonHint')}
          </p>
          {missing && <ErrorMessage>{text('review.reasonMissing', { name })}</ErrorMessage>}
          <TextArea
            id="review-reason"
            ref={reasonField}
            rows={3}
            invalid={missing}
            aria-describedby="review-reason-hint"
            value={reason}
            onKeyDown={({ key, ctrlKey, metaKey }) => {
              if (key === 'Enter' && (ctrlKey || metaKey) && asked !== undefined) void decide(asked);
            }}
            onChange={({ target }) => {
              setReason(target.value);
              setMissing(false);
            }}
          />
        </Field>
        <ActionGroup>
          <Button variant="secondary" onClick={() => void decide('approved')}>
            {text('review.approve')}
          </Button>
          <Button variant="secondary" onClick={() => void decide('returned')}>
            {text('review.return')}
          </Button>
          <Button variant="secondary" onClick={() => void decide('rejected')}>
            {text('review.reject')}
          </Button>
        </ActionGroup>
        <p className="peil-small peil-sub">{text('review.next')}</p>
      </div>
      <div>{activity.data && <Evidence activity={activity.data} />}</div>
    </>
  );
}

let claimsShown = 0;

/** What does not agree with the catalogue. What stands in a file a person reads; Peil reads no evidence. */
function Doubt({ waiting: { offeringId, minutes } }: { readonly waiting: Schemas['ActivitySummary'] }) {
  const text = useText();
  const { language } = useLanguage();
  const offerings = useQuery(offeringsQuery);
  const offering = offerings.data?.items.find((one) => one.offeringId === offeringId);
  if (offering === undefined || minutes <= offering.minutes) return null;
  return (
    <p className="peil-status is-warn">
      <Glyph name="atRisk" />
      {text('review.longer', { hours: hours(offering.minutes, language) })}
    </p>
  );
}
