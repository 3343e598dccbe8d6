import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ProblemNote } from '../../app/problems.js';
import { useServerText, useText } from '../../texts/use-text.js';
import { closingQuery } from './queries.js';

/** How far a closing is, and what came of it: periods that could not be closed are named with the reason. */
export function ClosingResult({ closingId }: { readonly closingId: string }) {
  const text = useText();
  const server = useServerText();
  const client = useQueryClient();
  const closing = useQuery(closingQuery(closingId));
  const state = closing.data?.state;
  useEffect(() => {
    if (state === 'done') void client.invalidateQueries({ queryKey: ['periods'] });
  }, [state, client]);
  if (closing.error) return <ProblemNote error={closing.error} />;
  if (closing.data === undefined) return null;
  const { managers, done, closed, refused } = closing.data;
  return (
    <div className="peil-alert peil-stack" role="status">
      {state === 'done' ? (
        <p className="peil-strong">{text('periods.closedResult', { count: closed })}</p>
      ) : (
        <>
          <p>{text('periods.busyClosing', { done, managers })}</p>
          <progress
            className="peil-progress"
            aria-label={text('imports.progress')}
            max={Math.max(managers, 1)}
            value={done}
          />
        </>
      )}
      {refused.length > 0 && (
        <>
          <p>{text('periods.notClosed', { count: refused.length })}</p>
          <ul className="peil-list" role="list">
            {refused.map(({ managerId, code, messages }) => (
              <li key={`${managerId} ${code}`}>
                <Link to="/people/$personId" params={{ personId: managerId }} className="ams-link">
                  {text('periods.openPerson')}
                </Link>{' '}
                {server(messages)}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
