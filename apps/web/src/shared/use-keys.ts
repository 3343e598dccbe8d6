import { useEffect } from 'react';
import { remember, remembered } from './remembered.js';

const KEY = 'peil-keys';

/** Whether single letters do something; who dictates or shakes switches them off under settings. */
export const lettersWork = (): boolean => remembered(KEY) !== 'off';

export const letLettersWork = (on: boolean): void => remember(KEY, on ? undefined : 'off');

/** Single letters that do something on this page; they work outside fields only (WCAG 2.1.4). */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isField(event.target) || !lettersWork()) return;
      const deed = keys[event.key.toLowerCase()];
      if (deed === undefined) return;
      event.preventDefault();
      deed();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [keys]);
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;
}
