import { remember, remembered } from '../../shared/remembered.js';

const KEY = 'peil-tour';

/** Whether the tour was gone through or skipped in this browser. */
export const tourSeen = (): boolean => remembered(KEY) === 'seen';

export const rememberTour = (): void => remember(KEY, 'seen');

/** The tour begins again at the next look at the own points. */
export const forgetTour = (): void => remember(KEY, undefined);
