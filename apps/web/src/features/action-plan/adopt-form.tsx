import { Button, Field, Label, TextInput } from '@amsterdam/design-system-react';
import { useState } from 'react';
import { ProblemNote } from '../../app/problems.js';
import { useAttempt } from '../../shared/attempt.js';
import { longDay, typedDay } from '../../shared/format.js';
import { typedDayOf } from '../../shared/typed-day.js';
import { useLanguage, useText } from '../../texts/use-text.js';
import type { PlanWrites } from './writes.js';

/** The day on which the management team adopted the plan as it is. */
export function AdoptForm({
  today,
  writes,
  close,
}: {
  readonly today: string;
  readonly writes: PlanWrites;
  readonly close: () => void;
}) {
  const text = useText();
  const { language } = useLanguage();
  const { attempt, busy, error } = useAttempt();
  const [typed, setTyped] = useState(typedDay(today));
  const day = typedDayOf(typed, today);
  return (
    <form
      className="peil-form peil-stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (day === undefined) return;
        void attempt(() => writes.adopt(day), text('plan.adopted')).then((done) => done && close());
      }}
    >
      {error && <ProblemNote error={error} />}
      <Field>
        <Label htmlFor="adopted-on">{text('plan.adoptDay')}</Label>
        <p className="ams-hint peil-small" id="adopted-on-hint">
          {text('plan.dayHint')}
        </p>
        <TextInput
          id="adopted-on"
          aria-describedby="adopted-on-hint adopted-on-after"
          invalid={day === undefined}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <p className="peil-small peil-sub" id="adopted-on-after">
          {day === undefined ? '' : longDay(day, language)}
        </p>
      </Field>
      <Button type="submit" variant="secondary" aria-disabled={busy || day === undefined}>
        {text('plan.adoptNow')}
      </Button>
    </form>
  );
}
