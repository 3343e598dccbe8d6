import { Heading } from '@amsterdam/design-system-react';
import { useServerText, useText } from '../../texts/use-text.js';
import type { Import } from './queries.js';

const REFUSED = 'personal-characteristics-dropped';
const SCORES = 'scores-dropped';

/** What a person should know of the file as a whole; what may not come in stands first, with the reason. */
export function Notices({ one: { warnings } }: { readonly one: Import }) {
  const text = useText();
  const server = useServerText();
  if (warnings.length === 0) return null;
  const leftOut = warnings.filter(({ code }) => code === REFUSED || code === SCORES);
  const others = warnings.filter((one) => !leftOut.includes(one));
  return (
    <>
      {leftOut.length > 0 && (
        <div className="peil-alert peil-stack">
          <Heading level={2} className="peil-h4">
            {text('imports.leftOut')}
          </Heading>
          {leftOut.map(({ code, messages }) => (
            <p key={code}>
              {server(messages)} {text(code === REFUSED ? 'imports.leftOutWhy' : 'imports.scoresWhy')}
            </p>
          ))}
        </div>
      )}
      {others.length > 0 && (
        <div className="peil-alert peil-stack">
          <Heading level={2} className="peil-h4">
            {text('imports.good')}
          </Heading>
          {others.map(({ code, messages }) => (
            <p key={code}>{server(messages)}</p>
          ))}
        </div>
      )}
    </>
  );
}
