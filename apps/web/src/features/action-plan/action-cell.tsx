import { useEffect, useRef } from 'react';
import { Status } from '../../shared/status.js';
import { useText } from '../../texts/use-text.js';
import type { PlanAction } from './queries.js';

type Parts = {
  readonly action: PlanAction;
  readonly open: boolean;
  readonly lifted: boolean;
  /** It was moved: the focus goes with it. */
  readonly focused: boolean;
  readonly draggable: boolean;
  readonly toggle: () => void;
};

/** An action in the table: its name, where it stands and who leads it; the name opens the rest. */
export function ActionCell({ action, open, lifted, focused, draggable, toggle }: Parts) {
  const text = useText();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (focused) button.current?.focus();
  }, [focused, lifted, action.theme, action.quarters, action.ongoing]);
  const until = action.quarters?.at(-1);
  return (
    <div
      className={lifted ? 'peil-action is-lifted' : 'peil-action'}
      draggable={draggable}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/peil-action', action.actionId);
        event.dataTransfer.effectAllowed = 'move';
      }}
    >
      <button
        ref={button}
        type="button"
        className="peil-disclosure"
        aria-expanded={open}
        {...(open && { 'aria-controls': `action-${action.actionId}` })}
        onClick={toggle}
      >
        {action.title}
      </button>
      <p className="peil-small">
        <Status of="action" code={action.state} />
      </p>
      <p className="peil-small peil-sub">
        <OwnerName action={action} />
        {until !== undefined && until !== action.quarters?.[0] && `, ${text('plan.until', { quarter: until })}`}
      </p>
    </div>
  );
}

/** Who leads it, and whether that can still be so. */
export function OwnerName({ action: { owner } }: { readonly action: PlanAction }) {
  const text = useText();
  if (owner === undefined) return <>{text('plan.noOwner')}</>;
  const name = owner.unitId === undefined ? (owner.name ?? text('plan.noOwner')) : text('plan.form.everybody');
  return <>{owner.gone ? text('plan.ownerGone', { name }) : name}</>;
}
