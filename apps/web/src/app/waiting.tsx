import { useEffect, useState } from 'react';
import { useText } from '../texts/use-text.js';

const QUIET_MS = 400;

/** Holds the height of what is to come; says that it comes only when it takes longer than a moment. */
export function Waiting({ height }: { readonly height: string }) {
  const text = useText();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={late ? 'peil-waiting' : undefined} style={{ minBlockSize: height }} aria-busy="true">
      <p className="ams-visually-hidden" role="status">
        {late ? text('app.loading') : ''}
      </p>
    </div>
  );
}
