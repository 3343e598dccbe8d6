import { derivedId } from '@peil/eventing';

/** The one plan of a directorate for a year: the same parts always give the same id, so there is never a second one. */
export function planIdOf(unitId: string, year: number): string {
  return derivedId('action-plan', unitId, year);
}
