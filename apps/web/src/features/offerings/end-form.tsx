import { Button } from '@amsterdam/design-system-react';
import { useState } from 'react';
import { ProblemNote } from '../../app/problems.js';
import { DayField } from '../../shared/day-field.js';
import { plannedDayOf } from '../../shared/planned-day.js';
import { useAttempt } from '../../shared/attempt.js';
import { useText } from '../../texts/use-text.js';
import { useCatalogueWrites } from './writes.js';

/** The last day an offering is offered. */
export function EndForm({ offeringId, today }: { readonly offeringId: string; readonly today: string }) {
  const text = useText();
  const writes = useCatalogueWrites();
  const { attempt, busy, error } = useAttempt();
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState(false);
  const day = plannedDayOf(typed, today);
  return (
    <form
      className="peil-stack peil-short-form peil-after"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setRefused(day === undefined);
        if (day !== undefined) void attempt(() => writes.end(offeringId, day), text('catalogue.ended'));
      }}
    >
      {error && <ProblemNote error={error} />}
      <DayField
        label={text('catalogue.lastDay')}
        value={typed}
        change={setTyped}
        day={day}
        problem={refused && day === undefined ? text('offerings.dayToCome') : undefined}
      />
      <Button type="submit" variant="secondary" aria-disabled={busy}>
        {text('catalogue.endNow')}
      </Button>
    </form>
  );
}
