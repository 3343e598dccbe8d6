import { ActionGroup, Button, Heading } from '@amsterdam/design-system-react';
import { useBlocker } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useText } from '../../../texts/use-text.js';
import type { Draft } from './use-draft.js';

/** Who leaves a draft that is not saved is asked once what to do with it. */
export function UnsavedGuard({ draft, within }: { readonly draft: Draft; readonly within: string }) {
  const text = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  const blocker = useBlocker({
    shouldBlockFn: ({ next }) => draft.dirty && !next.pathname.startsWith(within),
    enableBeforeUnload: () => draft.dirty,
    withResolver: true,
  });
  useEffect(() => {
    if (blocker.status === 'blocked') heading.current?.focus();
  }, [blocker.status]);
  if (blocker.status !== 'blocked') return null;
  return (
    <div className="peil-past peil-stack" role="group" aria-labelledby="unsaved">
      <Heading level={2} size="level-3" id="unsaved" ref={heading} tabIndex={-1}>
        {text('scheme.unsaved')}
      </Heading>
      <ActionGroup>
        <Button
          type="button"
          variant="secondary"
          onClick={() => {
            void draft.save().then((saved) => (saved ? blocker.proceed() : blocker.reset()));
          }}
        >
          {text('scheme.saveAndGo')}
        </Button>
        <Button type="button" variant="secondary" onClick={blocker.proceed}>
          {text('scheme.goWithout')}
        </Button>
        <Button type="button" variant="secondary" onClick={blocker.reset}>
          {text('scheme.stay')}
        </Button>
      </ActionGroup>
    </div>
  );
}
