import { Button } from '@amsterdam/design-system-react';
import { Link } from '@tanstack/react-router';
import { ProblemNote } from '../../app/problems.js';
import { useAttempt } from '../../shared/attempt.js';
import { shortDay } from '../../shared/format.js';
import { useLanguage, useText } from '../../texts/use-text.js';
import { useLineNames } from '../points/line-names.js';
import type { PlannedActivity } from './queries.js';
import { useDevelopmentWrites } from './writes.js';

const COLUMNS = ['day', 'what', 'deeds'] as const;

/** What is planned, first day first; what has passed asks whether it was done. */
export function Programme({
  personId,
  planned,
}: {
  readonly personId: string;
  readonly planned: readonly PlannedActivity[];
}) {
  const text = useText();
  const { language } = useLanguage();
  const names = useLineNames();
  const writes = useDevelopmentWrites(personId);
  const { attempt, busy, error } = useAttempt();
  if (planned.length === 0) {
    return (
      <p>
        {text('development.noProgramme')}{' '}
        <Link to="/points" className="ams-link">
          {text('development.toPoints')}
        </Link>
      </p>
    );
  }
  return (
    <>
      {error && <ProblemNote error={error} />}
      <table className="ams-table__table peil-rows">
        <caption className="ams-visually-hidden">{text('development.programme')}</caption>
        <thead className="ams-table__header">
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className="ams-table__header-cell">
                {text(`development.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="ams-table__body">
          {planned.map((one) => {
            const { name, kind } = names({ ...one, source: 'activity' });
            return (
              <tr key={one.activityId}>
                <td className="ams-table__cell peil-nowrap">{shortDay(one.day, language)}</td>
                <th scope="row" className="ams-table__header-cell">
                  <Link to="/activities/$activityId" params={{ activityId: one.activityId }} className="ams-link">
                    {name}
                  </Link>
                  {kind !== '' && <span className="peil-why peil-plain">{kind}</span>}
                  {one.dayPassed && <span className="peil-why peil-plain">{text('development.passed')}</span>}
                </th>
                <td className="ams-table__cell">
                  <Button
                    variant="tertiary"
                    aria-disabled={busy}
                    onClick={() => void attempt(() => writes.cancel(one.activityId), text('development.cancelled'))}
                  >
                    {text('development.wasNot')}
                    <span className="ams-visually-hidden"> {name}</span>
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}
