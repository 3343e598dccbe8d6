import type { Suggestion } from '@peil/imports';
import type { FoundOffering } from '../domain/import/completion.js';

/** Finds an offering by what a file writes: its code, else an alias, else its exact title. */
export interface OfferingFinder {
  find(text: string): FoundOffering | 'ambiguous' | undefined;
  /** Offerings a text may mean, the likeliest first: to be asked, never taken. */
  similar(text: string): readonly Suggestion[];
  /** The offering with this id. */
  read(offeringId: string): FoundOffering | undefined;
}

/** Injection token of the `OfferingFinder`. The catalogue provides it. */
export const OFFERING_FINDER = Symbol('OfferingFinder');
