import type { Position } from '@peil/eventing';
import type { Instant } from '@peil/kernel';

/** What had been recorded by an instant, or what stands in the log up to a position. */
export type KnownBy = Instant | Position;

/** Whether an event belongs to what was known; everything does when nothing is asked. */
export function isKnownBy(
  { recordedAt, position }: { readonly recordedAt: Instant; readonly position: Position },
  known: KnownBy | undefined,
): boolean {
  if (known === undefined) return true;
  return typeof known === 'number' ? position <= known : recordedAt <= known;
}
