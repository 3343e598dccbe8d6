import { Fragment } from 'react';
import { useServerText, useText } from '../../texts/use-text.js';
import type { Word } from './queries.js';

/** The themes without an action: named, not drawn as empty rows. */
export function EmptyThemes({
  themes,
  open,
}: {
  readonly themes: readonly Word[];
  readonly open: ((theme: string) => void) | undefined;
}) {
  const text = useText();
  const server = useServerText();
  if (themes.length === 0) return null;
  return (
    <p className="peil-small peil-sub peil-empty-themes">
      {text('plan.emptyThemes')}{' '}
      {themes.map(({ code, names }, index) => (
        <Fragment key={code}>
          {index > 0 && (index === themes.length - 1 ? ` ${text('plan.and')} ` : ', ')}
          {open ? (
            <button
              type="button"
              className="peil-link-button"
              aria-label={text('plan.addTo', { theme: server(names) })}
              onClick={() => open(code)}
            >
              {server(names)}
            </button>
          ) : (
            server(names)
          )}
        </Fragment>
      ))}
      .
    </p>
  );
}
