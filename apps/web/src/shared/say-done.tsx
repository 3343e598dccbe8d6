import { Button } from '@amsterdam/design-system-react';
import { useRouterState } from '@tanstack/react-router';
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useKeys } from './use-keys.js';
import { useText } from '../texts/use-text.js';

const NO_KEYS = {};

type Said = { readonly what: string; readonly undo?: (() => Promise<unknown>) | undefined };

const Say = createContext<(said: Said) => void>(() => undefined);

/**
 * The one line under the header that says what was done, with the way to undo it. It stays until the next page, so that
 * nobody has to be quick.
 */
export function SayDoneProvider({ children }: { readonly children: ReactNode }) {
  const text = useText();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const [said, setSaid] = useState<Said & { readonly path: string }>();
  useEffect(() => {
    setSaid((before) => (before === undefined || before.path === path ? before : undefined));
  }, [path]);
  const undo = (): void => {
    setSaid(undefined);
    void said?.undo?.();
  };
  useKeys(said?.undo === undefined ? NO_KEYS : { z: undo });
  const say = useMemo(() => (one: Said) => setSaid({ ...one, path: window.location.pathname }), []);
  return (
    <Say value={say}>
      <div role="status">
        {said && (
          <p className="peil-notice">
            {said.what}{' '}
            {said.undo && (
              <Button variant="tertiary" onClick={undo}>
                {text('app.undo')}
              </Button>
            )}
          </p>
        )}
      </div>
      {children}
    </Say>
  );
}

/** Says what was done. Say it after going to another page, or it goes with the page. */
export const useSayDone = (): ((said: Said) => void) => useContext(Say);
