import { Button } from '@amsterdam/design-system-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Section } from '../../app/page.js';
import { ProblemNote } from '../../app/problems.js';
import type { Me } from '../../app/session.js';
import { DayField } from '../../shared/day-field.js';
import { plannedDayOf } from '../../shared/planned-day.js';
import { useAttempt } from '../../shared/attempt.js';
import { useText } from '../../texts/use-text.js';
import { usePlan } from './writes.js';

/** Puts the offering on the own plan, on a day to come. */
export function PlanForm({ me: { personId, today }, offeringId }: { readonly me: Me; readonly offeringId: string }) {
  const text = useText();
  const navigate = useNavigate();
  const plan = usePlan(personId);
  const { attempt, busy, error } = useAttempt();
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState(false);
  const day = plannedDayOf(typed, today);
  const save = (): void => {
    setRefused(day === undefined);
    if (day === undefined) return;
    void attempt(async () => {
      const activityId = await plan(offeringId, day);
      await navigate({ to: '/activities/$activityId', params: { activityId } });
    }, text('offerings.planned'));
  };
  return (
    <Section id="plan" title={text('offerings.plan')}>
      <form
        className="peil-stack peil-short-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        {error && <ProblemNote error={error} />}
        <DayField
          label={text('record.day')}
          value={typed}
          change={setTyped}
          day={day}
          problem={refused && day === undefined ? text('offerings.dayToCome') : undefined}
        />
        <Button type="submit" aria-disabled={busy}>
          {text('offerings.planNow')}
        </Button>
      </form>
    </Section>
  );
}
