import { Button } from '@amsterdam/design-system-react';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { longDay } from '../../shared/format.js';
import { useLanguage, useServerText, useText } from '../../texts/use-text.js';
import { OwnerName } from './action-cell.js';
import { ActionForm } from './action-form.js';
import { DropForm } from './drop-form.js';
import { HandOverForm } from './hand-over-form.js';
import { ProgressForm } from './progress-form.js';
import { directoratesQuery, type Plan, type PlanAction, type Word } from './queries.js';
import type { PlanWrites } from './writes.js';

type Parts = {
  readonly action: PlanAction;
  readonly plan: Plan;
  readonly themes: readonly Word[];
  readonly classifications: readonly Word[];
  readonly writes: PlanWrites;
  readonly directs: boolean;
  /** The director, or who leads the action. */
  readonly progresses: boolean;
  readonly lift: () => void;
  readonly close: () => void;
};

type Form = 'change' | 'handOver' | 'drop';

/** The rest of an action, in place, and what can be done with it. */
export function ActionDetails(parts: Parts) {
  const { action, plan, themes, writes, directs, progresses, lift, close } = parts;
  const text = useText();
  const [form, setForm] = useState<Form>();
  const toggle = (one: Form) => () => setForm(form === one ? undefined : one);
  const done = () => setForm(undefined);
  const offered = action.handOver?.outcome === 'waiting';
  return (
    <div className="peil-action-details">
      <div className="peil-cols peil-cols--2 peil-start">
        <Facts {...parts} />
        {progresses && <ProgressForm action={action} writes={writes} />}
      </div>
      <div className="ams-action-group peil-after">
        {directs && (
          <>
            <Button variant="secondary" onClick={lift}>
              {text('plan.move')}
            </Button>
            <Button variant="secondary" aria-expanded={form === 'change'} onClick={toggle('change')}>
              {text('plan.change')}
            </Button>
            {!offered && (
              <Button variant="secondary" aria-expanded={form === 'handOver'} onClick={toggle('handOver')}>
                {text('plan.handOver')}
              </Button>
            )}
            {action.state !== 'dropped' && (
              <Button variant="secondary" aria-expanded={form === 'drop'} onClick={toggle('drop')}>
                {text('plan.drop')}
              </Button>
            )}
          </>
        )}
        <Button variant="tertiary" onClick={close}>
          {text('plan.close')}
        </Button>
      </div>
      {form === 'change' && (
        <ActionForm
          action={action}
          theme={action.theme}
          themes={themes}
          directorateId={plan.unitId}
          writes={writes}
          close={done}
        />
      )}
      {form === 'handOver' && <HandOverForm action={action} from={plan.unitId} writes={writes} close={done} />}
      {form === 'drop' && <DropForm action={action} writes={writes} close={done} />}
    </div>
  );
}

function Facts({ action, classifications }: Parts) {
  const text = useText();
  const server = useServerText();
  const { language } = useLanguage();
  const euros = new Intl.NumberFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    style: 'currency',
    currency: 'EUR',
    maximumFractionDigits: 0,
  });
  const kinds = classifications.filter(({ code }) => action.classifications.includes(code));
  const state = text('plan.since', {
    state: text(`plan.state.${action.state}`),
    day: longDay(action.stateSince, language),
  });
  return (
    <div className="peil-stack">
      <dl className="peil-action-facts">
        <Fact name={text('plan.owner')}>
          <OwnerName action={action} />
        </Fact>
        {action.aim !== undefined && <Fact name={text('plan.aim')}>{action.aim}</Fact>}
        {action.ambition !== undefined && <Fact name={text('plan.ambition')}>{action.ambition}</Fact>}
        {action.measure !== undefined && <Fact name={text('plan.measure')}>{action.measure}</Fact>}
        {action.budgetEuros !== undefined && <Fact name={text('plan.budget')}>{euros.format(action.budgetEuros)}</Fact>}
        {action.preconditions !== undefined && <Fact name={text('plan.preconditions')}>{action.preconditions}</Fact>}
        {kinds.length > 0 && (
          <Fact name={text('plan.classifications')}>{kinds.map(({ names }) => server(names)).join(', ')}</Fact>
        )}
        {action.note !== undefined && <Fact name={text('plan.note')}>{action.note}</Fact>}
        {action.dropReason !== undefined && <Fact name={text('plan.dropReason')}>{action.dropReason}</Fact>}
      </dl>
      <p className="peil-small peil-sub">{state}</p>
      {action.takenOver && <p className="peil-small peil-sub">{text('plan.takenOver')}</p>}
      {action.handOver && <HandOverState handOver={action.handOver} />}
    </div>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function HandOverState({ handOver }: { readonly handOver: NonNullable<PlanAction['handOver']> }) {
  const text = useText();
  const { language } = useLanguage();
  const units = useQuery(directoratesQuery);
  const unit = units.data?.find(({ unitId }) => unitId === handOver.toUnitId)?.name ?? handOver.toUnitId;
  return (
    <p className="peil-small">
      {handOver.outcome === 'declined'
        ? text('plan.declinedBy', { unit, reason: handOver.declineReason ?? '' })
        : text('plan.offeredTo', { unit, day: longDay(handOver.proposedOn, language) })}
    </p>
  );
}
