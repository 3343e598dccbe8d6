import { Button, Field, FieldSet, Label, Radio, TextArea } from '@amsterdam/design-system-react';
import { useState } from 'react';
import { ProblemNote } from '../../app/problems.js';
import { useAttempt } from '../../shared/attempt.js';
import { useText } from '../../texts/use-text.js';
import type { PlanAction } from './queries.js';
import type { PlanWrites } from './writes.js';

const STATES = ['notStarted', 'onSchedule', 'slightlyDelayed', 'delayed', 'done'] as const;

/** Where an action stands, and what came of it. */
export function ProgressForm({ action, writes }: { readonly action: PlanAction; readonly writes: PlanWrites }) {
  const text = useText();
  const { attempt, busy, error } = useAttempt();
  const [state, setState] = useState(STATES.find((one) => one === action.state));
  const [note, setNote] = useState(action.note ?? '');
  const words = note.trim();
  const body = {
    ...(state !== undefined && state !== action.state && { state }),
    ...(words !== '' && words !== (action.note ?? '') && { note: words }),
  };
  const nothing = Object.keys(body).length === 0;
  return (
    <form
      className="peil-stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (nothing) return;
        const what = text('plan.recorded', {
          title: action.title,
          state: text(`plan.state.${state ?? action.state}`),
        });
        void attempt(() => writes.record(action.actionId, body), what);
      }}
    >
      {error && <ProblemNote error={error} />}
      <FieldSet legend={text('plan.howIsIt')}>
        <div className="peil-choices">
          {STATES.map((one) => (
            <Radio
              key={one}
              name={`state-${action.actionId}`}
              value={one}
              checked={state === one}
              onChange={() => setState(one)}
            >
              {text(`plan.state.${one}`)}
            </Radio>
          ))}
        </div>
      </FieldSet>
      <Field>
        <Label htmlFor={`note-${action.actionId}`}>{text('plan.noteField')}</Label>
        <p className="ams-hint peil-small" id={`note-hint-${action.actionId}`}>
          {text('plan.noteHint')}
        </p>
        <TextArea
          id={`note-${action.actionId}`}
          aria-describedby={`note-hint-${action.actionId}`}
          rows={2}
          maxLength={2000}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
      </Field>
      <Button type="submit" variant="secondary" aria-disabled={busy || nothing}>
        {text('plan.record')}
      </Button>
    </form>
  );
}
