import { ActionGroup, Button, Heading } from '@amsterdam/design-system-react';
import { useEffect, useRef, useState } from 'react';
import { ProblemNote } from '../../app/problems.js';
import { useAttempt } from '../../shared/attempt.js';
import { amount, longDay } from '../../shared/format.js';
import { ReasonField } from '../../shared/reason-field.js';
import { useLanguage, useText } from '../../texts/use-text.js';
import { usePeriodWrites, type PeriodCounts } from './queries.js';

type Parts = {
  readonly period: PeriodCounts;
  readonly onClosed: (closingId: string) => void;
  readonly onLeave: () => void;
};

/** Asks before a period is closed: the question is the title, the answers are the buttons. */
export function CloseDialog({ period, onClosed, onLeave }: Parts) {
  const text = useText();
  const { language } = useLanguage();
  const writes = usePeriodWrites();
  const { attempt, busy, error } = useAttempt();
  const dialog = useRef<HTMLDialogElement>(null);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);
  const { toClose, waiting } = period;
  const values = { count: toClose, amount: amount(String(toClose), language) };
  const close = (): void => {
    const why = reason.trim();
    setMissing(why === '');
    if (why === '') return;
    void attempt(async () => {
      const { closingId } = await writes.close(period, why);
      onClosed(closingId);
    }, text('periods.closing'));
  };
  return (
    <dialog ref={dialog} className="peil-dialog" aria-labelledby="close-title" onClose={onLeave}>
      <div className="peil-stack">
        <Heading level={2} id="close-title">
          {text('periods.closeQuestion', {
            ...values,
            from: longDay(period.period.from, language),
            until: longDay(period.period.until, language),
          })}
        </Heading>
        <p>{text('periods.closeHelp')}</p>
        {waiting > 0 && <p className="peil-strong">{text('periods.waiting', { count: waiting })}</p>}
        {error && <ProblemNote error={error} />}
        <ReasonField
          label={text('catalogue.reason')}
          value={reason}
          change={setReason}
          problem={missing ? text('catalogue.problem.reason') : undefined}
        />
        <ActionGroup>
          <Button aria-disabled={busy} onClick={close}>
            {text('periods.closeNow', values)}
          </Button>
          <Button variant="tertiary" onClick={() => dialog.current?.close()}>
            {text('periods.notNow')}
          </Button>
        </ActionGroup>
      </div>
    </dialog>
  );
}
