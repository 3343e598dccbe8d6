import { Button, Field, FieldSet, Label, Radio, TextArea } from '@amsterdam/design-system-react';
import { useState } from 'react';
import { ProblemNote } from '../../app/problems.js';
import { useText } from '../../texts/use-text.js';
import { useAttempt } from '../../shared/attempt.js';
import { useUnsavedGuard } from '../../shared/use-unsaved-guard.js';
import type { MagWrites } from './writes.js';

const CONCLUSIONS = ['kept', 'partlyKept', 'notKept', 'lapsed'] as const;

/** How an agreement ended, and why: a fact about the agreement, never a mark for a person. */
export function ConcludeForm({
  agreementId,
  writes,
  close,
}: {
  readonly agreementId: string;
  readonly writes: MagWrites;
  readonly close: () => void;
}) {
  const text = useText();
  const { attempt, busy, error } = useAttempt();
  const [conclusion, setConclusion] = useState<(typeof CONCLUSIONS)[number]>();
  const [motivation, setMotivation] = useState('');
  useUnsavedGuard(motivation !== '' && !busy);
  const ready = conclusion !== undefined && motivation.trim() !== '';
  return (
    <form
      className="peil-form peil-stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (conclusion === undefined || !ready) return;
        const body = { conclusion, motivation: motivation.trim() };
        void attempt(() => writes.conclude(agreementId, body), text('mag.concluded')).then((done) => done && close());
      }}
    >
      {error && <ProblemNote error={error} />}
      <FieldSet legend={text('mag.concludeHow')}>
        {CONCLUSIONS.map((one) => (
          <Radio
            key={one}
            name={`conclusion-${agreementId}`}
            value={one}
            checked={conclusion === one}
            onChange={() => setConclusion(one)}
          >
            {text(`mag.conclusion.${one}`)}
          </Radio>
        ))}
      </FieldSet>
      <Field>
        <Label htmlFor={`motivation-${agreementId}`}>{text('mag.motivation')}</Label>
        <TextArea
          id={`motivation-${agreementId}`}
          rows={3}
          required
          maxLength={4000}
          value={motivation}
          onChange={({ target }) => setMotivation(target.value)}
        />
      </Field>
      <Button type="submit" variant="secondary" aria-disabled={busy || !ready}>
        {text('mag.concludeNow')}
      </Button>
    </form>
  );
}
