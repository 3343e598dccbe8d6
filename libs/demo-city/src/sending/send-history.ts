import type { Periods } from '@peil/accreditation';
import type { ClosingPlan, DeskDay } from '../closing-plan.js';
import type { DemoCity } from '../demo-city.js';
import type { DemoCommand } from '../script.js';
import { closePeriods, decideObjections, restatePeriods } from './close-periods.js';
import { sendCity, type SendingParts } from './send-city.js';

/** The read model of balances, brought up to the end of the log. */
export type OpenedPeriods = { readonly periods: Periods; readonly close: () => Promise<void> };

type Sitting = {
  readonly on: DeskDay;
  readonly sit: (plan: ClosingPlan, on: DeskDay, parts: SendingParts & { periods: Periods }) => Promise<number>;
};

/**
 * Sends the history with the closing of the earlier period in its place: what is settled depends on balances, so the log
 * is sent up to that day, balances are looked at, and the rest follows.
 *
 * @param openPeriods looked at on each day that HR sits down with the periods
 * @returns how many events were added
 */
export async function sendHistory(
  city: DemoCity,
  parts: SendingParts,
  openPeriods: () => Promise<OpenedPeriods>,
): Promise<number> {
  const { closing, restating, deciding } = city.closing;
  const sittings: readonly Sitting[] = [
    { on: closing, sit: closePeriods },
    { on: restating, sit: restatePeriods },
    { on: deciding, sit: decideObjections },
  ].flatMap(({ on, sit }) => (on === undefined ? [] : [{ on, sit }]));
  let rest: readonly DemoCommand[] = city.commands;
  let added = 0;
  let before = 0;
  const send = async (commands: readonly DemoCommand[]): Promise<void> => {
    const onProgress = (done: number): void => parts.onProgress?.(before + done);
    added += await sendCity({ ...city, commands }, { ...parts, onProgress });
    before += commands.length;
  };
  for (const { on, sit } of sittings) {
    await send(rest.filter(({ at }) => at <= on.at));
    rest = rest.filter(({ at }) => at > on.at);
    const { periods, close } = await openPeriods();
    try {
      added += await sit(city.closing, on, { ...parts, periods });
    } finally {
      await close();
    }
  }
  await send(rest);
  return added;
}
