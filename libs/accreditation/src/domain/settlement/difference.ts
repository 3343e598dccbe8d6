import type { CalendarDay } from '@peil/kernel';
import type { Status } from '../status.js';
import type { Unit } from '../unit.js';

/** What a later fact changes about a closed period, in its own group: nothing of it counts until HR takes it over. */
export type Difference =
  | { readonly about: 'status'; readonly settled: Status; readonly now: Status }
  | {
      readonly about: 'total' | 'requirement';
      /** Of a requirement: its id. */
      readonly requirement?: string;
      /** What is asked differs (`required`), or what counts (`earned`). */
      readonly amount: 'required' | 'earned' | 'provisional';
      readonly unit: Unit;
      readonly settled: string;
      readonly now: string;
    }
  | {
      readonly about: 'requirementStatus';
      readonly requirement: string;
      readonly settled: Status;
      readonly now: Status;
    }
  | {
      readonly about: 'fact';
      readonly source: 'activity' | 'carryOver' | 'adjustment';
      readonly factId: string;
      readonly kind?: string;
      readonly day: CalendarDay;
      /** Points it counted for, and counts for now. */
      readonly settled: string;
      readonly now: string;
    }
  | { readonly about: 'carryOver'; readonly settled: string; readonly now: string }
  | { readonly about: 'version'; readonly settled: string; readonly now: string }
  /** The last day of the period. */
  | { readonly about: 'period'; readonly settled: CalendarDay; readonly now: CalendarDay };
