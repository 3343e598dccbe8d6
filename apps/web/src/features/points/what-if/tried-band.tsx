import { ActionGroup, Button } from '@amsterdam/design-system-react';
import { useState } from 'react';
import { ProblemNote } from '../../../app/problems.js';
import { useServerText, useText } from '../../../texts/use-text.js';
import type { BalanceEntry } from '../queries.js';
import { PlanForm } from './plan-form.js';
import type { Trying } from './use-trying.js';
import { changeOf } from './what-if.js';

/** What the server says of the ticks, in a sentence; to plan them or to clear them. */
export function TriedBand({
  entry,
  personId,
  today,
  trying,
}: {
  readonly entry: BalanceEntry;
  readonly personId: string;
  readonly today: string;
  readonly trying: Trying;
}) {
  const text = useText();
  const server = useServerText();
  const [plans, setPlans] = useState(false);
  const { answer, ticked, tick, upToDate, error } = trying;
  const change = changeOf(answer?.changes, entry);
  return (
    <div className="peil-band peil-tried" aria-busy={!upToDate && error === null}>
      {error && <ProblemNote error={error} />}
      <div role="status">
        {change && <p className="peil-lead">{server(change.text)}</p>}
        {answer && change === undefined && <p className="peil-lead">{text('try.noChange')}</p>}
      </div>
      {answer && <p className="peil-small peil-sub">{server(answer.assumption)}</p>}
      {plans ? (
        <PlanForm
          personId={personId}
          today={today}
          offerings={ticked}
          onDone={() => tick([])}
          onCancel={() => setPlans(false)}
        />
      ) : (
        <ActionGroup>
          <Button variant="secondary" onClick={() => setPlans(true)}>
            {text('try.plan')}
          </Button>
          <Button variant="tertiary" onClick={() => tick([])}>
            {text('try.clear')}
          </Button>
        </ActionGroup>
      )}
    </div>
  );
}
