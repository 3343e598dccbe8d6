import { useBlocker } from '@tanstack/react-router';
import { useText } from '../texts/use-text.js';

/** Asks once before somebody leaves a page with text on it that is not kept: by a link, the back button or the tab. */
export function useUnsavedGuard(unsaved: boolean): void {
  const text = useText();
  useBlocker({
    shouldBlockFn: () => unsaved && !window.confirm(text('record.leave')),
    enableBeforeUnload: () => unsaved,
  });
}
