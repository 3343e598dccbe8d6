import type { Agreement, Cycle, Obligation, Side } from './queries.js';

/** One thing that is asked of who looks. */
export type Asked =
  | { readonly type: 'takeOver' }
  | { readonly type: 'answer' | 'conclude'; readonly agreement: Agreement; readonly dueOn?: string }
  | { readonly type: 'moment'; readonly moment: Obligation };

/**
 * What is asked, most urgent first: to take over, to answer, to write what is late, and the next moment that is due.
 * The policy asks moments of the manager.
 */
export function askedOf(
  cycle: Cycle | null,
  obligations: readonly Obligation[],
  side: Side | undefined,
  personId: string,
): readonly Asked[] {
  if (side === undefined || cycle?.closed === true) return [];
  const moments = side === 'manager' ? obligations.filter(({ type }) => type === 'moment') : [];
  const open = moments.filter(({ state }) => state === 'open').toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  const waiting = cycle?.agreements.filter(({ waitsForYou }) => waitsForYou) ?? [];
  return [
    ...(cycle?.handOverOpen === true && cycle.counterpart?.personId === personId
      ? [{ type: 'takeOver' as const }]
      : []),
    ...waiting.map((agreement): Asked => {
      const due = obligations.find(
        ({ type, kind, state }) => type === 'agreement' && kind === agreement.kind && state === 'open',
      );
      if (agreement.proposal === undefined) return { type: 'conclude', agreement };
      return { type: 'answer', agreement, ...(due && { dueOn: due.dueOn }) };
    }),
    ...[...moments.filter(({ state }) => state === 'late'), ...open.slice(0, 1)].map((moment) => ({
      type: 'moment' as const,
      moment,
    })),
  ];
}
