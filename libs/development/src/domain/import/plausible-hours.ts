import type { ReadRow, RowQuestion } from '@peil/imports';
import { dayNumber } from '@peil/kernel';
import type { Activity } from '../activity.js';
import type { FoundOffering } from './completion.js';

const MINUTES_A_DAY = 24 * 60;
const CODE = 'hours-above-offering';
const TAKE = 'take';

/** Hours above twice what the offering takes are asked. More than its days hold is refused by the dossier, not asked. */
export function hoursDoubt(
  row: ReadRow,
  { day, until, minutes }: Activity,
  offering: FoundOffering | undefined,
): RowQuestion | undefined {
  const days = dayNumber(until ?? day) - dayNumber(day) + 1;
  const usual = offering?.minutes ?? 0;
  if (usual === 0 || minutes <= 2 * usual || minutes > days * MINUTES_A_DAY) return undefined;
  const hours = (count: number, comma: string) => String(Math.round(count / 6) / 10).replace('.', comma);
  return {
    code: CODE,
    column: row.heading('hours'),
    messages: {
      nl: `Hier staan ${hours(minutes, ',')} uren; dit aanbod duurt er meestal ${hours(usual, ',')}. Klopt dat?`,
      en: `This says ${hours(minutes, '.')} hours; this offering usually takes ${hours(usual, '.')}. Is that right?`,
    },
    options: [
      { value: TAKE, messages: { nl: 'ja, overnemen', en: 'yes, take it' } },
      { value: 'leaveOut', messages: { nl: 'nee, deze rij weglaten', en: 'no, leave this row out' } },
    ],
  };
}

/** Whether a person has said that the hours are right. */
export function isHoursDoubtAnswered(row: ReadRow): boolean {
  return row.answer?.(CODE) === TAKE;
}
