import type { DemoSize } from '@peil/demo-city';
import type { CalendarDay } from '@peil/kernel';

export type DemoCommandOptions = {
  readonly seed: string;
  readonly today: CalendarDay;
  /** Whether the day was asked for: then it is that day for the server too, however long it runs. */
  readonly fixed: boolean;
  readonly size: DemoSize;
  /** Make the city only. */
  readonly serve: boolean;
  readonly json: boolean;
};
