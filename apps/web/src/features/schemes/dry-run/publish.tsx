import { ActionGroup, Button, Field, Heading, Label, TextArea, TextInput } from '@amsterdam/design-system-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { answerOf, api } from '../../../api/client.js';
import { ProblemNote } from '../../../app/problems.js';
import { longDay, typedDay } from '../../../shared/format.js';
import { useLanguage, useText } from '../../../texts/use-text.js';
import { typedDayOf } from '../../../shared/typed-day.js';
import { useAttempt } from '../../../shared/attempt.js';

/** The one question before a version holds: from which day, why, and what it does, said once more. */
export function PublishDialog({
  schemeId,
  version,
  dryRunId,
  from,
  today,
  changed,
  headline,
  close,
}: {
  readonly schemeId: string;
  readonly version: number;
  readonly dryRunId: string;
  readonly from: string;
  readonly today: string;
  /** How many statuses change; undefined when that is hidden. */
  readonly changed: number | undefined;
  readonly headline: string;
  readonly close: () => void;
}) {
  const text = useText();
  const { language } = useLanguage();
  const client = useQueryClient();
  const navigate = useNavigate();
  const dialog = useRef<HTMLDialogElement>(null);
  const { attempt, busy, error } = useAttempt();
  const [typed, setTyped] = useState(typedDay(from));
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);
  const day = typedDayOf(typed, today);
  const past = day !== undefined && day < today;
  const otherDay = day !== undefined && day !== from;
  const publish = async (event: SyntheticEvent): Promise<void> => {
    event.preventDefault();
    setMissing(reason.trim() === '');
    if (day === undefined || otherDay || reason.trim() === '') return;
    await attempt(
      async () => {
        const path = { schemeId, version };
        const body = { from: day, reason: reason.trim(), dryRunId, ...(past && { recalculationConfirmed: true }) };
        await answerOf(api.POST('/schemes/{schemeId}/versions/{version}/publications', { params: { path }, body }));
        await client.invalidateQueries();
        const params = { schemeId, version: String(version), rule: '1' };
        await navigate({ to: '/schemes/$schemeId/versions/$version/rules/$rule', params });
      },
      text('dryRun.published', { version, day: longDay(day, language) }),
    );
  };
  return (
    <dialog className="peil-dialog" ref={dialog} aria-labelledby="publish-title" onClose={close}>
      <form className="peil-stack" noValidate onSubmit={(event) => void publish(event)}>
        <Heading level={2} id="publish-title">
          {text('dryRun.publishQuestion', { version })}
        </Heading>
        <p>
          <strong>{headline}</strong>
        </p>
        {error && <ProblemNote error={error} />}
        <Field invalid={day === undefined || otherDay}>
          <Label htmlFor="publish-from">{text('dryRun.day')}</Label>
          <TextInput
            id="publish-from"
            className="peil-day"
            autoComplete="off"
            invalid={day === undefined || otherDay}
            aria-describedby="publish-day"
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
          <p id="publish-day" className="peil-small" role="status">
            {day === undefined && text('dryRun.noDay')}
            {otherDay && text('dryRun.otherDay', { day: longDay(from, language) })}
            {day !== undefined && !otherDay && longDay(day, language)}
          </p>
        </Field>
        {past && (
          <p className="peil-finding peil-finding--doubt">
            {text(changed === undefined ? 'dryRun.past' : 'dryRun.pastCount', { count: changed ?? 0 })}
          </p>
        )}
        <Field invalid={missing}>
          <Label htmlFor="publish-reason">{text('dryRun.reason')}</Label>
          {missing && <p className="ams-error-message">{text('dryRun.reasonMissing')}</p>}
          <TextArea
            id="publish-reason"
            rows={3}
            maxLength={2000}
            invalid={missing}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </Field>
        <ActionGroup>
          <Button type="submit" aria-disabled={busy || otherDay}>
            {text(busy ? 'dryRun.publishing' : 'dryRun.publish', { version })}
          </Button>
          <Button type="button" variant="secondary" onClick={() => dialog.current?.close()}>
            {text('dryRun.notYet')}
          </Button>
        </ActionGroup>
      </form>
    </dialog>
  );
}
