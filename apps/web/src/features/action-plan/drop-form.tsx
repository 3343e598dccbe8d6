import { Button, Field, Label, TextArea } from '@amsterdam/design-system-react';
import { useState } from 'react';
import { ProblemNote } from '../../app/problems.js';
import { useAttempt } from '../../shared/attempt.js';
import { useText } from '../../texts/use-text.js';
import type { PlanAction } from './queries.js';
import type { PlanWrites } from './writes.js';

type Parts = { readonly action: PlanAction; readonly writes: PlanWrites; readonly close: () => void };

/** Gives an action up, with the reason. */
export function DropForm({ action, writes, close }: Parts) {
  const text = useText();
  const { attempt, busy, error } = useAttempt();
  const [reason, setReason] = useState('');
  const id = `drop-${action.actionId}`;
  return (
    <form
      className="peil-form peil-stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() === '') return;
        const what = text('plan.dropped', { title: action.title });
        void attempt(() => writes.drop(action.actionId, reason.trim()), what).then((done) => done && close());
      }}
    >
      {error && <ProblemNote error={error} />}
      <Field>
        <Label htmlFor={id}>{text('plan.dropWhy')}</Label>
        <TextArea
          id={id}
          rows={2}
          required
          maxLength={1000}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </Field>
      <Button type="submit" variant="secondary" aria-disabled={busy || reason.trim() === ''}>
        {text('plan.dropNow')}
      </Button>
    </form>
  );
}
