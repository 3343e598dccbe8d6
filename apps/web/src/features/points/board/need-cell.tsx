import { amount, shortDay } from '../../../shared/format.js';
import { Status } from '../../../shared/status.js';
import { useLanguage, useText } from '../../../texts/use-text.js';
import type { Trial } from '../board-rows.js';
import type { Requirement } from '../queries.js';

const TO_GO = {
  points: 'points.board.toGo',
  hours: 'points.board.hoursToGo',
  days: 'points.board.daysToGo',
  times: 'points.board.timesToGo',
} as const;

/** What is still missing, and what would be with the ticked offerings taken. */
export function NeedCell({
  requirement,
  trial,
  strong = false,
}: {
  readonly requirement: Requirement;
  readonly trial: Trial | undefined;
  readonly strong?: boolean;
}) {
  const text = useText();
  const { language } = useLanguage();
  const { status, missing, provisional, planned, unit, window } = requirement;
  const waits = Number(provisional) > 0 ? text('points.board.inReview', { amount: amount(provisional, language) }) : '';
  const plans = Number(planned) > 0 ? text('points.board.planned', { amount: amount(planned, language) }) : '';
  const by = unit === 'times' ? text('points.board.by', { day: shortDay(window.until, language) }) : '';
  const more = [waits, plans, by].filter(Boolean).join(', ');
  if (status === 'met' || status === 'exempt') {
    const until = unit === 'times' ? text('points.board.validUntil', { day: shortDay(window.until, language) }) : '';
    return (
      <td className="c-need">
        <Status of="requirement" code={status} />
        {until !== '' && status === 'met' && <span className="peil-why">{until}</span>}
      </td>
    );
  }
  const missingText = text(TO_GO[unit], { count: Number(missing), amount: amount(missing, language) });
  return (
    <td className="c-need">
      {status === 'onTrack' ? (
        <span className={strong ? 'peil-strong' : undefined}>{missingText}</span>
      ) : (
        <>
          <span className="peil-strong">{missingText}</span> <Status of="requirement" code={status} />
        </>
      )}
      {more !== '' && <span className="peil-why">{more}</span>}
      {trial && <Tried trial={trial} />}
    </td>
  );
}

/** "Met je vinkjes nog 2 uur", when the ticks change it. */
function Tried({ trial: { before, after, unit } }: { readonly trial: Trial }) {
  const text = useText();
  const { language } = useLanguage();
  if (before.open === after.open) return null;
  const left = text(TO_GO[unit], { count: Number(after.open), amount: amount(after.open, language) });
  return (
    <span className="peil-why">
      {Number(after.open) === 0 ? text('try.board.met') : text('try.board.left', { left })}
    </span>
  );
}
