import { Heading } from '@amsterdam/design-system-react';
import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import { usePageTitle } from './use-page-title.js';

/**
 * The head of a page: its one h1, which is also the title of the tab, and takes the focus after a change of page, so
 * that a screen reader says where one is.
 */
export function PageHeading({ children, refused = false }: { readonly children: string; readonly refused?: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const arrived = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation !== undefined });
  usePageTitle(children, refused);
  useEffect(() => {
    if (arrived && cameFromElsewhere(path)) heading.current?.focus({ preventScroll: true });
  }, [path, arrived]);
  return (
    <Heading level={1} ref={heading} tabIndex={-1}>
      {children}
    </Heading>
  );
}

let lastPath: string | undefined;

/** Whether this is another page than the one before; the first page leaves the focus where the browser put it. */
function cameFromElsewhere(path: string): boolean {
  const before = lastPath;
  lastPath = path;
  return before !== undefined && before !== path;
}

/** A section with its heading. */
export function Section({
  id,
  title,
  aside,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className="peil-section" aria-labelledby={id}>
      <div className="peil-section-head">
        <Heading level={2} id={id}>
          {title}
        </Heading>
        {aside}
      </div>
      {children}
    </section>
  );
}
