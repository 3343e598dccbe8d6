import { calendarDaySchema, decimalSchema, formatPoints, opaqueId, plain, plainText } from '@peil/kernel';
import { z } from 'zod';
import type { Balance, RequirementResult } from '../balance.js';
import { settledPiece } from '../evaluate/settled.js';
import { statuses } from '../status.js';
import { units } from '../unit.js';

const code = plainText(200);
const amount = plain(decimalSchema);
const whole = z.number().int();

/**
 * The result of one period as it is written down: what a later result is compared with, and what the next period builds
 * on. Everything in it follows from facts; it holds no text of anybody.
 */
export const settledResultSchema = z.strictObject({
  /** The version of the scheme that the period follows. */
  version: plainText(100),
  until: calendarDaySchema,
  graceUntil: calendarDaySchema,
  status: z.enum(statuses),
  unit: z.enum(units),
  earned: amount,
  /** Still waited for review. */
  provisional: amount,
  /** Every requirement, its parts after it. */
  requirements: z.array(
    z.strictObject({
      id: code,
      unit: z.enum(units),
      required: amount,
      earned: amount,
      missing: amount,
      status: z.enum(statuses),
    }),
  ),
  /** What counted: in points after limits, and in minutes. */
  lines: z.array(
    z.strictObject({
      source: z.enum(['activity', 'carryOver', 'adjustment']),
      factId: opaqueId,
      kind: code.optional(),
      day: calendarDaySchema,
      points: amount,
      minutes: whole,
    }),
  ),
  carryOver: z.array(
    z.strictObject({
      rule: code,
      factId: opaqueId,
      day: calendarDaySchema,
      points: amount,
      origin: calendarDaySchema,
      periodsLeft: whole,
      components: z.array(code),
      tags: z.array(code),
      categories: z.array(code),
    }),
  ),
  /** What was done after the period and booked on it. */
  bookedBack: z.array(
    z.strictObject({
      factId: opaqueId,
      day: calendarDaySchema,
      points: amount,
      minutes: whole,
      times: whole,
      days: whole,
    }),
  ),
});
export type SettledResult = z.infer<typeof settledResultSchema>;

function requirementsOf(results: readonly RequirementResult[]): SettledResult['requirements'] {
  return results.flatMap(({ id, unit, required, earned, missing, status, parts }) => [
    {
      ...{ id, unit, status },
      ...{ required: formatPoints(required), earned: formatPoints(earned), missing: formatPoints(missing) },
    },
    ...requirementsOf(parts),
  ]);
}

/** What there is to write down of a period. */
export function settledResultOf(balance: Balance): SettledResult {
  const { version, period, status, unit, total, ledger, carryOver, bookedBack } = balance;
  return {
    ...{ version, until: period.until, graceUntil: period.graceUntil, status, unit },
    earned: formatPoints(total.earned),
    provisional: formatPoints(total.provisional),
    requirements: requirementsOf(balance.requirements),
    lines: ledger
      .filter(({ state }) => state === 'counted')
      .map(({ source, factId, kind, day, after, minutes }) => ({
        ...{ source, factId, ...(kind !== undefined && { kind }), day },
        ...{ points: formatPoints(after), minutes },
      })),
    carryOver: carryOver.flatMap(({ rule, pieces }) => pieces.map((piece) => settledPiece(rule, piece))),
    bookedBack: bookedBack.map(({ points, ...rest }) => ({ ...rest, points: formatPoints(points) })),
  };
}

/**
 * The result where a person has no such period any more: the appointment that led to it was withdrawn, or the scheme no
 * longer asks for it.
 */
export function withoutPeriod(settled: SettledResult): SettledResult {
  const { version, until, graceUntil, unit } = settled;
  return {
    ...{ version, until, graceUntil, unit, status: 'notInScope' as const, earned: '0', provisional: '0' },
    ...{ requirements: [], lines: [], carryOver: [], bookedBack: [] },
  };
}
