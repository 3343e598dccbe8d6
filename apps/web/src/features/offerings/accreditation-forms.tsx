import { ActionGroup, Button, Field, Label, TextInput } from '@amsterdam/design-system-react';
import { useId, useState } from 'react';
import { ProblemNote } from '../../app/problems.js';
import { DayField } from '../../shared/day-field.js';
import { typedDay } from '../../shared/format.js';
import { ReasonField } from '../../shared/reason-field.js';
import { typedAmountOf } from '../../shared/typed-amount.js';
import { typedDayOf } from '../../shared/typed-day.js';
import { plannedDayOf } from '../../shared/planned-day.js';
import { useAttempt } from '../../shared/attempt.js';
import { useText } from '../../texts/use-text.js';
import { useCatalogueWrites } from './writes.js';

type Place = { readonly offeringId: string; readonly today: string };
type Typed = { readonly from: string; readonly until: string; readonly points: string; readonly reason: string };
type Missing = 'from' | 'until' | 'points' | 'reason';

/** The days and points of an accreditation as they were typed, and what is wrong with them. */
function useTyped(today: string) {
  const [typed, setTyped] = useState<Typed>({ from: typedDay(today), until: '', points: '', reason: '' });
  const [wrong, setWrong] = useState<Missing>();
  const from = typedDayOf(typed.from, today);
  const until = plannedDayOf(typed.until, today) ?? typedDayOf(typed.until, today);
  const points = typedAmountOf(typed.points);
  const reason = typed.reason.trim();
  const wrongOf = (needsReason: boolean, needsDays: boolean): Missing | undefined => {
    if (needsDays && from === undefined) return 'from';
    if (needsDays && typed.until.trim() !== '' && until === undefined) return 'until';
    if (needsDays && typed.points.trim() !== '' && points === undefined) return 'points';
    return needsReason && reason === '' ? 'reason' : undefined;
  };
  const granted = {
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
    ...(points !== undefined && { points: String(points) }),
  };
  const because = reason === '' ? {} : { reason };
  return {
    ...{ typed, from, until, wrong, granted, because, reason },
    change: (changes: Partial<Typed>): void => setTyped((before) => ({ ...before, ...changes })),
    /** Whether it can be sent; else the field that is not right says so. */
    check(needsReason: boolean, needsDays = true): boolean {
      const found = wrongOf(needsReason, needsDays);
      setWrong(found);
      return found === undefined;
    },
  };
}

function Fields({ form, reasonLabel }: { readonly form: ReturnType<typeof useTyped>; readonly reasonLabel: string }) {
  const text = useText();
  const id = useId();
  const { typed, change, from, until, wrong } = form;
  const problem = (name: Missing): string | undefined =>
    wrong === name ? text(`catalogue.problem.${name}`) : undefined;
  return (
    <>
      <div className="peil-cols peil-cols--3">
        <DayField
          label={text('catalogue.firstDay')}
          value={typed.from}
          change={(value) => change({ from: value })}
          day={from}
          problem={problem('from')}
        />
        <DayField
          label={text('catalogue.lastDay')}
          optional
          value={typed.until}
          change={(value) => change({ until: value })}
          day={until}
          problem={problem('until')}
        />
        <Field>
          <Label htmlFor={id}>
            {text('catalogue.points')} {text('record.optional')}
          </Label>
          <TextInput
            id={id}
            inputMode="decimal"
            value={typed.points}
            invalid={wrong === 'points'}
            onChange={({ target }) => change({ points: target.value })}
          />
        </Field>
      </div>
      <ReasonField
        label={reasonLabel}
        hint={text('catalogue.reasonHint')}
        value={typed.reason}
        change={(value) => change({ reason: value })}
        problem={problem('reason')}
      />
    </>
  );
}

/** Grants or refuses a request: the two choices look alike. */
export function DecisionForm({ offeringId, accreditationId, today }: Place & { readonly accreditationId: string }) {
  const text = useText();
  const writes = useCatalogueWrites();
  const form = useTyped(today);
  const { attempt, busy, error } = useAttempt();
  const decide = (decision: 'granted' | 'refused'): void => {
    const refuses = decision === 'refused';
    if (!form.check(refuses, !refuses)) return;
    const body = { decision, ...form.because, ...(refuses ? {} : form.granted) };
    void attempt(
      () => writes.decide(offeringId, accreditationId, body),
      text(refuses ? 'catalogue.refused' : 'catalogue.granted'),
    );
  };
  return (
    <div className="peil-form peil-stack">
      {error && <ProblemNote error={error} />}
      <Fields form={form} reasonLabel={text('catalogue.reason')} />
      <ActionGroup>
        <Button variant="secondary" aria-disabled={busy} onClick={() => decide('granted')}>
          {text('catalogue.grant')}
        </Button>
        <Button variant="secondary" aria-disabled={busy} onClick={() => decide('refused')}>
          {text('catalogue.refuse')}
        </Button>
      </ActionGroup>
    </div>
  );
}

/** Enters a request, or grants an accreditation that was decided elsewhere. */
export function GrantForm({ offeringId, today }: Place) {
  const text = useText();
  const writes = useCatalogueWrites();
  const form = useTyped(today);
  const { attempt, busy, error } = useAttempt();
  const enter = (state: 'requested' | 'granted'): void => {
    const grants = state === 'granted';
    if (!form.check(false, grants)) return;
    void attempt(
      () => writes.accredit(offeringId, { state, ...form.because, ...(grants ? form.granted : {}) }),
      text(grants ? 'catalogue.granted' : 'catalogue.requested'),
    );
  };
  return (
    <div className="peil-form peil-stack">
      {error && <ProblemNote error={error} />}
      <Fields form={form} reasonLabel={text('catalogue.reason')} />
      <ActionGroup>
        <Button variant="secondary" aria-disabled={busy} onClick={() => enter('requested')}>
          {text('catalogue.request')}
        </Button>
        <Button variant="secondary" aria-disabled={busy} onClick={() => enter('granted')}>
          {text('catalogue.grant')}
        </Button>
      </ActionGroup>
    </div>
  );
}

/** Withdraws an accreditation from a day on, with the reason. */
export function WithdrawForm({ offeringId, accreditationId, today }: Place & { readonly accreditationId: string }) {
  const text = useText();
  const writes = useCatalogueWrites();
  const form = useTyped(today);
  const { attempt, busy, error } = useAttempt();
  const withdraw = (): void => {
    if (!form.check(true) || form.from === undefined) return;
    const body = { from: form.from, reason: form.reason };
    void attempt(() => writes.withdraw(offeringId, accreditationId, body), text('catalogue.withdrawn'));
  };
  return (
    <div className="peil-form peil-stack">
      {error && <ProblemNote error={error} />}
      <DayField
        label={text('catalogue.noLonger')}
        value={form.typed.from}
        change={(value) => form.change({ from: value })}
        day={form.from}
        problem={form.wrong === 'from' ? text('catalogue.problem.from') : undefined}
      />
      <ReasonField
        label={text('catalogue.reason')}
        value={form.typed.reason}
        change={(value) => form.change({ reason: value })}
        problem={form.wrong === 'reason' ? text('catalogue.problem.reason') : undefined}
      />
      <Button variant="secondary" aria-disabled={busy} onClick={withdraw}>
        {text('catalogue.withdrawNow')}
      </Button>
    </div>
  );
}
