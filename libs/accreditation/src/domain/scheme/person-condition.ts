import { z } from 'zod';
import { daySpanSchema, lengthSchema, rangeSchema, wordSchema, wordsSchema } from './values.js';

/** Which people, on which days. */
export const personConditionSchema = z
  .strictObject({
    role: wordsSchema.optional().describe('Role of an appointment.'),
    scale: rangeSchema.optional().describe('Salary scale of the appointment.'),
    weeklyHours: rangeSchema.optional().describe('Hours a week of the appointment.'),
    unit: wordsSchema.optional().describe('Ids of units, each with every unit below it on the day.'),
    acting: z.boolean().optional().describe('Only people standing in (true) or only people who do not (false).'),
    actingFromMonth: z
      .number()
      .int()
      .positive()
      .optional()
      .describe('Someone standing in counts from the start of this month of it: 3 is after two whole months.'),
    registration: wordSchema.optional().describe('Name of a registration.'),
    value: wordsSchema.optional().describe('Value of that registration.'),
    registeredFor: lengthSchema.optional().describe('Counts once the registration has lasted this long.'),
    between: daySpanSchema.optional().describe('Only on these days.'),
  })
  .meta({
    id: 'People',
    title: 'people',
    description: 'Which people, on which days. Every key must fit; in a list, any one of its words.',
    examples: [
      { role: ['manager', 'director'], actingFromMonth: 3 },
      { registration: 'lawyer', registeredFor: { years: 3 } },
      { role: 'manager', scale: { min: 13 }, between: { from: '2025-01-01' } },
    ],
  });
export type PersonCondition = z.output<typeof personConditionSchema>;
