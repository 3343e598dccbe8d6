import { useState } from 'react';
import { useAttempt } from '../../shared/attempt.js';
import { useSayDone } from '../../shared/say-done.js';
import { useText } from '../../texts/use-text.js';
import { placeOf, samePlace, stepFrom, type Place } from './placement.js';
import type { PlanAction } from './queries.js';
import type { PlanWrites } from './writes.js';

/** An action that was taken up, and where it would stand if it were put down now. */
export type Lifted = { readonly action: PlanAction; readonly place: Place };

/**
 * Moving an action: taken up, a step at a time, put down or put back. The focus stays on the action, and each step can
 * be said.
 */
export function useLift(writes: PlanWrites, themes: readonly string[], nameOf: (place: Place) => string) {
  const text = useText();
  const say = useSayDone();
  const { attempt, error } = useAttempt();
  const [lifted, setLifted] = useState<Lifted>();
  const [focused, setFocused] = useState<string>();
  const dropAt = (action: PlanAction, place: Place): void => {
    setLifted(undefined);
    setFocused(action.actionId);
    if (samePlace(placeOf(action), place)) return;
    const what = text('plan.moved', { title: action.title, place: nameOf(place) });
    void attempt(() => writes.move(action, place), what);
  };
  const step = (key: string): void => {
    if (lifted) setLifted({ ...lifted, place: stepFrom(lifted.place, key, themes) });
  };
  const back = (): void => {
    if (lifted) say({ what: text('plan.movedBack', { title: lifted.action.title }) });
    setLifted(undefined);
  };
  return {
    lifted,
    error,
    /** The action that has to have the focus after it was drawn elsewhere. */
    focused: lifted?.action.actionId ?? focused,
    forget: () => setFocused(undefined),
    lift: (action: PlanAction) => {
      setLifted({ action, place: placeOf(action) });
      setFocused(action.actionId);
    },
    step,
    back,
    drop: () => {
      if (lifted) dropAt(lifted.action, lifted.place);
    },
    dropAt,
    /** True when the key was one of moving. */
    onKey: (key: string): boolean => {
      if (lifted === undefined) return false;
      if (key === 'Enter' || key === ' ') dropAt(lifted.action, lifted.place);
      else if (key === 'Escape') back();
      else if (key.startsWith('Arrow')) step(key);
      else return false;
      return true;
    },
  };
}

export type Lift = ReturnType<typeof useLift>;
