import { Fragment } from 'react';
import { Sentence, useText } from '../../texts/use-text.js';
import type { Plan } from './queries.js';

const ORDER = ['done', 'onSchedule', 'slightlyDelayed', 'delayed', 'notStarted', 'dropped'] as const;

/** How many actions there are, and where they stand, as one sentence. */
export function Counts({ counts }: { readonly counts: Plan['counts'] }) {
  const text = useText();
  const some = ORDER.filter((state) => counts[state] > 0);
  const count = some.reduce((sum, state) => sum + counts[state], 0);
  const between = (index: number): string => {
    if (index === 0) return ' ';
    return index === some.length - 1 ? ` ${text('plan.and')} ` : ', ';
  };
  return (
    <p className="peil-lead" data-actions={count}>
      {text('plan.lead', { count })}
      {some.map((state, index) => (
        <Fragment key={state}>
          {between(index)}
          <Sentence id={`plan.count.${state}`} values={{ n: counts[state] }} />
        </Fragment>
      ))}
      {some.length > 0 && '.'}
    </p>
  );
}
