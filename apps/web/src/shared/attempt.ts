import { useState } from 'react';
import { useSayDone } from './say-done.js';

/** Does one thing at a time, says what was done, and keeps what went wrong. */
export function useAttempt() {
  const say = useSayDone();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const attempt = async (deed: () => Promise<unknown>, what: string): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    setError(undefined);
    try {
      await deed();
      say({ what });
      return true;
    } catch (problem) {
      setError(problem instanceof Error ? problem : new Error(String(problem)));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { attempt, busy, error };
}
