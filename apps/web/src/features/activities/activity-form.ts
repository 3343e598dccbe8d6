import { typedAmountOf } from '../../shared/typed-amount.js';
import { typedDayOf } from '../../shared/typed-day.js';
import type { TextKey } from '../../texts/all-texts.js';
import type { Schemas } from '../../api/client.js';

/** What somebody typed about an activity. */
export type ActivityDraft = {
  readonly kind: string;
  readonly day: string;
  readonly length: string;
  readonly facilitator: string;
  readonly facilitation: 'none' | 'internal' | 'external';
  readonly component: string;
  readonly offeringId: string;
};

export const emptyDraft: ActivityDraft = {
  kind: '',
  day: '',
  length: '',
  facilitator: '',
  facilitation: 'none',
  component: '',
  offeringId: '',
};

export type DraftField = keyof ActivityDraft;
export type DraftProblems = Partial<Readonly<Record<DraftField, TextKey>>>;

type Kind = Schemas['ActivityKindAnswer'];

export const asks = (kind: Kind | undefined, what: Kind['asks'][number]): boolean => kind?.asks.includes(what) ?? false;

const LONGEST_HOURS = 2000;

/** What is not right yet, by field. The server judges the rest. */
export function problemsOf(draft: ActivityDraft, kind: Kind | undefined, today: string): DraftProblems {
  const day = typedDayOf(draft.day, today);
  const hours = typedAmountOf(draft.length);
  return {
    ...(kind === undefined && { kind: 'record.problem.kind' as const }),
    ...(day === undefined && { day: 'record.problem.day' as const }),
    ...(day !== undefined && day > today && { day: 'record.problem.future' as const }),
    ...(asks(kind, 'minutes') &&
      (hours === undefined || hours <= 0 || hours > LONGEST_HOURS) && { length: 'record.problem.length' as const }),
    ...(asks(kind, 'facilitation') &&
      draft.facilitation !== 'none' &&
      draft.facilitator.trim() === '' && { facilitator: 'record.problem.facilitator' as const }),
  };
}

const MINUTES = 60;

/** The draft as the server takes it. @throws when the draft has problems: ask `problemsOf` first */
export function requestOf(draft: ActivityDraft, kind: Kind, today: string) {
  const day = typedDayOf(draft.day, today);
  if (day === undefined) throw new Error('the draft has no day');
  const hours = typedAmountOf(draft.length);
  return {
    kind: kind.code,
    day,
    ...(asks(kind, 'minutes') && hours !== undefined && { minutes: Math.round(hours * MINUTES) }),
    ...(asks(kind, 'facilitation') && {
      facilitation: {
        type: draft.facilitation,
        ...(draft.facilitation !== 'none' && { name: draft.facilitator.trim() }),
      },
    }),
    ...(draft.component !== '' && { components: [draft.component] }),
    ...(draft.offeringId !== '' && { offeringId: draft.offeringId }),
  };
}
