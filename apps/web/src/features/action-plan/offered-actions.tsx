import { Button, Field, Label, TextArea } from '@amsterdam/design-system-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Section } from '../../app/page.js';
import { ProblemNote } from '../../app/problems.js';
import { useAttempt } from '../../shared/attempt.js';
import { longDay } from '../../shared/format.js';
import { useLanguage, useServerText, useText } from '../../texts/use-text.js';
import { directoratesQuery, type Plan, type Word } from './queries.js';
import type { PlanWrites } from './writes.js';

type Offered = Plan['offered'][number];

type Parts = {
  readonly offered: readonly Offered[];
  readonly themes: readonly Word[];
  readonly writes: PlanWrites | undefined;
};

/** What others would like this directorate to do: taken over, or not and why. */
export function OfferedActions({ offered, themes, writes }: Parts) {
  const text = useText();
  return (
    <Section id="offered" title={text('plan.offered')}>
      <ul role="list" className="peil-list">
        {offered.map((one) => (
          <li key={one.actionId}>
            <OfferedAction one={one} themes={themes} writes={writes} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function OfferedAction({
  one,
  themes,
  writes,
}: {
  readonly one: Offered;
  readonly themes: readonly Word[];
  readonly writes: PlanWrites | undefined;
}) {
  const text = useText();
  const server = useServerText();
  const { language } = useLanguage();
  const units = useQuery(directoratesQuery);
  const { attempt, busy, error } = useAttempt();
  const [declining, setDeclining] = useState(false);
  const [reason, setReason] = useState('');
  const theme = themes.find(({ code }) => code === one.theme);
  const unit = units.data?.find(({ unitId }) => unitId === one.fromUnitId)?.name ?? one.fromUnitId;
  const of = { fromUnitId: one.fromUnitId, actionId: one.actionId };
  return (
    <div className="peil-stack">
      <p>
        <strong>{one.title}</strong>
        {theme && `, ${server(theme.names)}`}
      </p>
      <p>“{one.reason}”</p>
      <p className="peil-small peil-sub">{text('plan.offeredBy', { unit, day: longDay(one.proposedOn, language) })}</p>
      {error && <ProblemNote error={error} />}
      {writes && (
        <div className="ams-action-group">
          <Button
            variant="secondary"
            aria-disabled={busy}
            onClick={() =>
              void attempt(
                () => writes.decide({ ...of, decision: 'accepted' }),
                text('plan.tookOver', { title: one.title }),
              )
            }
          >
            {text('plan.takeOver')}
          </Button>
          <Button variant="secondary" aria-expanded={declining} onClick={() => setDeclining(!declining)}>
            {text('plan.decline')}
          </Button>
        </div>
      )}
      {writes && declining && (
        <form
          className="peil-form peil-stack"
          onSubmit={(event) => {
            event.preventDefault();
            if (reason.trim() === '') return;
            void attempt(
              () => writes.decide({ ...of, decision: 'declined', reason: reason.trim() }),
              text('plan.declined', { title: one.title }),
            );
          }}
        >
          <Field>
            <Label htmlFor={`decline-${one.actionId}`}>{text('plan.declineWhy')}</Label>
            <TextArea
              id={`decline-${one.actionId}`}
              rows={2}
              required
              maxLength={1000}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          </Field>
          <Button type="submit" variant="secondary" aria-disabled={busy || reason.trim() === ''}>
            {text('plan.decline')}
          </Button>
        </form>
      )}
    </div>
  );
}
