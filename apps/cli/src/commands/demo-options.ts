import type { DemoSize } from '@peil/demo-city';
import type { CalendarDay } from '@peil/kernel';

export type DemoCommandOptions = {
  readonly seed: string;
  readonly today: CalendarDay;
  readonly size: DemoSize;
  /** Make the city only. */
  readonly serve: boolean;
  readonly json: boolean;
};
