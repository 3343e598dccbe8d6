import { ActionGroup, Button } from '@amsterdam/design-system-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useRouteContext } from '@tanstack/react-router';
import { useState } from 'react';
import { PageHeading } from '../../app/page.js';
import { ProblemNote } from '../../app/problems.js';
import { useSayDone } from '../../shared/say-done.js';
import { useUnsavedGuard } from '../../shared/use-unsaved-guard.js';
import { useText } from '../../texts/use-text.js';
import { kindsQuery } from '../points/queries.js';
import {
  emptyDraft,
  problemsOf,
  requestOf,
  type ActivityDraft,
  type DraftField,
  type DraftProblems,
} from './activity-form.js';
import { DraftFields, ProblemSummary } from './draft-fields.js';
import { EvidenceDrop } from './evidence-drop.js';
import { useComponents } from './use-components.js';
import { useActivityWrites } from './writes.js';

/** Records an activity in five fields, and hands it in. */
export function RecordPage() {
  const { me } = useRouteContext({ from: '/signed-in' });
  const text = useText();
  const [refused, setRefused] = useState(false);
  return (
    <>
      <PageHeading refused={refused}>{text('record.title')}</PageHeading>
      <p className="peil-lead">{text('record.lead')}</p>
      <RecordForm personId={me.personId} today={me.today} onRefused={setRefused} />
    </>
  );
}

function RecordForm({
  personId,
  today,
  onRefused,
}: {
  readonly personId: string;
  readonly today: string;
  readonly onRefused: (refused: boolean) => void;
}) {
  const text = useText();
  const say = useSayDone();
  const navigate = useNavigate();
  const writes = useActivityWrites(personId);
  const components = useComponents(personId);
  const kinds = useQuery(kindsQuery);
  const [draft, setDraft] = useState<ActivityDraft>(emptyDraft);
  const [files, setFiles] = useState<readonly File[]>([]);
  const [shown, setShown] = useState<DraftProblems>({});
  const [summary, setSummary] = useState<DraftProblems>({});
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const kind = kinds.data?.items.find(({ code }) => code === draft.kind);
  const begun = Object.entries(draft).some(([field, value]) => value !== emptyDraft[field as DraftField]);
  useUnsavedGuard((begun || files.length > 0) && !busy);

  const change = (changes: Partial<ActivityDraft>): void => setDraft((before) => ({ ...before, ...changes }));
  const leave = (field: DraftField): void => {
    if (draft[field] === '') return;
    const { [field]: problem } = problemsOf(draft, kind, today);
    setShown(({ [field]: _, ...others }) => (problem === undefined ? others : { ...others, [field]: problem }));
  };

  const hand = async (submit: boolean): Promise<void> => {
    const problems = problemsOf(draft, kind, today);
    setShown(problems);
    setSummary(problems);
    onRefused(Object.keys(problems).length > 0);
    if (kind === undefined || Object.keys(problems).length > 0) return;
    setBusy(true);
    setError(undefined);
    try {
      const { activityId } = await writes.record({ ...requestOf(draft, kind, today), submit: false });
      for (const file of files) await writes.addEvidence(activityId, file);
      if (submit) await writes.submit(activityId);
      await writes.refresh();
      await navigate({ to: '/activities/$activityId', params: { activityId }, ignoreBlocker: true });
      say({ what: text(submit ? 'record.done' : 'record.kept'), undo: () => undo(activityId) });
    } catch (problem) {
      setBusy(false);
      onRefused(true);
      setError(problem instanceof Error ? problem : new Error(String(problem)));
    }
  };

  const undo = async (activityId: string): Promise<void> => {
    await writes.withdraw(activityId, text('record.undoReason'));
  };

  return (
    <form
      className="peil-form peil-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void hand(true);
      }}
    >
      <ProblemSummary problems={summary} />
      {error && <ProblemNote error={error} />}
      <DraftFields draft={draft} change={change} problems={shown} leave={leave} today={today} components={components} />
      <EvidenceDrop files={files} change={setFiles} />
      <ActionGroup>
        <Button type="submit" aria-disabled={busy}>
          {text(busy ? 'record.busy' : 'record.submit')}
        </Button>
        <Button type="button" variant="tertiary" onClick={() => void hand(false)}>
          {text('record.keep')}
        </Button>
      </ActionGroup>
    </form>
  );
}
