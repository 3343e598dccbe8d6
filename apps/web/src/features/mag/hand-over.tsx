import { Button } from '@amsterdam/design-system-react';
import { Section } from '../../app/page.js';
import { ProblemNote } from '../../app/problems.js';
import { longDay } from '../../shared/format.js';
import { useLanguage, useText } from '../../texts/use-text.js';
import { useAttempt } from '../../shared/attempt.js';
import type { Cycle, Side } from './queries.js';
import type { MagWrites } from './writes.js';

type Parts = {
  readonly cycle: Cycle;
  readonly side: Side | undefined;
  readonly personId: string;
  readonly writes: MagWrites | undefined;
};

/** A cycle that got another counterpart: with all that was agreed, and confirmed by who takes it over. */
export function HandOver({ cycle, side, personId, writes }: Parts) {
  const text = useText();
  const { language } = useLanguage();
  const { attempt, busy, error } = useAttempt();
  const mine = cycle.counterpart?.personId === personId;
  const isNew = side === 'counterpart' && !mine;
  if (cycle.handOvers.length === 0 && !isNew) return null;
  const name = cycle.counterpart?.name ?? text('mag.otherSide');
  return (
    <Section id="hand-over" title={text('mag.handOver')}>
      {error && <ProblemNote error={error} />}
      <ul role="list" className="peil-list">
        {cycle.handOvers.map((one) => (
          <li key={one.recordedAt}>
            {text('mag.handedOver', { day: longDay(one.day, language) })}{' '}
            {one.confirmedOn === undefined
              ? text('mag.notConfirmed', { name })
              : text('mag.confirmed', { day: longDay(one.confirmedOn, language) })}
            {one.note !== undefined && ` “${one.note}”`}
          </li>
        ))}
      </ul>
      {writes && (isNew || (mine && cycle.handOverOpen)) && (
        <div className="peil-stack">
          <p>{text('mag.takeOverLead')}</p>
          <Button
            variant="secondary"
            aria-disabled={busy}
            onClick={() => void attempt(isNew ? writes.takeOver : writes.confirmHandOver, text('mag.tookOver'))}
          >
            {text('mag.takeOver')}
          </Button>
        </div>
      )}
    </Section>
  );
}
