/** What an amount is an amount of. `times` counts facts: once-only facts such as an assessment taken. */
export const units = ['points', 'hours', 'times', 'days'] as const;
export type Unit = (typeof units)[number];
