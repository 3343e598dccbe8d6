import { Button, Field, Label, Select, TextArea } from '@amsterdam/design-system-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemNote } from '../../app/problems.js';
import { useAttempt } from '../../shared/attempt.js';
import { useText } from '../../texts/use-text.js';
import { directoratesQuery, type PlanAction } from './queries.js';
import type { PlanWrites } from './writes.js';

type Parts = {
  readonly action: PlanAction;
  readonly from: string;
  readonly writes: PlanWrites;
  readonly close: () => void;
};

/** Offers an action to another directorate. It stays here until that one takes it over. */
export function HandOverForm({ action, from, writes, close }: Parts) {
  const text = useText();
  const { attempt, busy, error } = useAttempt();
  const units = useQuery(directoratesQuery);
  const [toUnitId, setToUnitId] = useState('');
  const [reason, setReason] = useState('');
  const ready = toUnitId !== '' && reason.trim() !== '';
  const id = (name: string) => `${name}-${action.actionId}`;
  return (
    <form
      className="peil-form peil-stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready) return;
        const what = text('plan.handedOver', { title: action.title });
        const body = { toUnitId, reason: reason.trim() };
        void attempt(() => writes.offer(action.actionId, body), what).then((done) => done && close());
      }}
    >
      {error && <ProblemNote error={error} />}
      <Field>
        <Label htmlFor={id('to')}>{text('plan.handOverTo')}</Label>
        <Select id={id('to')} value={toUnitId} onChange={({ target }) => setToUnitId(target.value)}>
          <Select.Option value="">{text('plan.choose')}</Select.Option>
          {units.data
            ?.filter(({ unitId }) => unitId !== from)
            .map(({ unitId, name }) => (
              <Select.Option key={unitId} value={unitId}>
                {name}
              </Select.Option>
            ))}
        </Select>
      </Field>
      <Field>
        <Label htmlFor={id('why')}>{text('plan.handOverWhy')}</Label>
        <TextArea
          id={id('why')}
          rows={2}
          maxLength={1000}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </Field>
      <Button type="submit" variant="secondary" aria-disabled={busy || !ready}>
        {text('plan.handOverNow')}
      </Button>
    </form>
  );
}
