import { ActionGroup, Button, Field, Label, TextArea } from '@amsterdam/design-system-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNote } from '../../app/problems.js';
import { hours, typedDay } from '../../shared/format.js';
import { useSayDone } from '../../shared/say-done.js';
import { useUnsavedGuard } from '../../shared/use-unsaved-guard.js';
import { useLanguage, useText } from '../../texts/use-text.js';
import { kindsQuery } from '../points/queries.js';
import { problemsOf, requestOf, type ActivityDraft, type DraftProblems } from './activity-form.js';
import type { Activity } from './activity.js';
import { DraftFields, ProblemSummary } from './draft-fields.js';
import { EvidenceDrop } from './evidence-drop.js';
import { useComponents } from './use-components.js';
import { useActivityWrites } from './writes.js';

/** Puts an activity right; what came back is handed in again at once. */
export function CorrectForm({
  activity,
  personId,
  today,
  close,
}: {
  readonly activity: Activity;
  readonly personId: string;
  readonly today: string;
  readonly close: () => void;
}) {
  const text = useText();
  const { language } = useLanguage();
  const say = useSayDone();
  const writes = useActivityWrites(personId);
  const components = useComponents(personId);
  const kinds = useQuery(kindsQuery);
  const [kept] = useState<ActivityDraft>({
    kind: activity.kind,
    day: typedDay(activity.day),
    length: activity.minutes > 0 ? hours(activity.minutes, language) : '',
    facilitator: activity.facilitation.name ?? '',
    facilitation: activity.facilitation.type,
    component: activity.components[0] ?? '',
    offeringId: activity.offeringId ?? '',
  });
  const [draft, setDraft] = useState(kept);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [reason, setReason] = useState('');
  const [problems, setProblems] = useState<DraftProblems>({});
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const kind = kinds.data?.items.find(({ code }) => code === draft.kind);
  const back = activity.status === 'returned';
  useUnsavedGuard((draft !== kept || files.length > 0 || reason !== '') && !busy);

  const hand = async (): Promise<void> => {
    const found = problemsOf(draft, kind, today);
    setProblems(found);
    if (kind === undefined || Object.keys(found).length > 0) return;
    setBusy(true);
    setError(undefined);
    const why = reason.trim() === '' ? text('correct.defaultReason') : reason.trim();
    try {
      const { components: chosen, ...changes } = requestOf(draft, kind, today);
      // More components than the form shows stay as they are.
      const keep = activity.components.length > 1 && activity.components[0] === draft.component;
      await writes.correct(activity.activityId, {
        ...changes,
        ...(!keep && chosen && { components: chosen }),
        reason: why,
      });
      for (const file of files) await writes.addEvidence(activity.activityId, file);
      if (back) await writes.submit(activity.activityId);
      await writes.refresh();
      close();
      say({ what: text(back ? 'correct.handedIn' : 'correct.done') });
    } catch (problem) {
      setError(problem instanceof Error ? problem : new Error(String(problem)));
    } finally {
      setBusy(false);
    }
  };

  return (
    <form
      className="peil-form peil-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void hand();
      }}
    >
      <ProblemSummary problems={problems} />
      {error && <ProblemNote error={error} />}
      <DraftFields
        draft={draft}
        change={(changes) => setDraft((before) => ({ ...before, ...changes }))}
        problems={problems}
        leave={() => undefined}
        today={today}
        components={components}
      />
      <EvidenceDrop files={files} change={setFiles} />
      <Field>
        <Label htmlFor="reason">{text('correct.reason')}</Label>
        <p className="ams-hint" id="reason-hint">
          {text('record.optional')}
        </p>
        <TextArea
          id="reason"
          rows={2}
          aria-describedby="reason-hint"
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </Field>
      <ActionGroup>
        <Button type="submit" aria-disabled={busy}>
          {text(busy ? 'record.busy' : back ? 'correct.again' : 'correct.save')}
        </Button>
        {!back && (
          <Button type="button" variant="tertiary" onClick={close}>
            {text('correct.cancel')}
          </Button>
        )}
      </ActionGroup>
    </form>
  );
}
