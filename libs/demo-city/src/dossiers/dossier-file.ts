import type { Activity, DossierCommand } from '@peil/development';
import type { Actor } from '@peil/eventing';
import type { PersonId } from '@peil/organisation';
import { dayAt, type DayNumber } from '../calendar.js';
import type { Script } from '../script.js';

/** What makes a command out of what differs from case to case. */
type Specific<Command> = Command extends DossierCommand
  ? Omit<Command, 'personId' | 'activityId' | 'today' | 'by'>
  : never;
export type DossierStep = Specific<DossierCommand>;

/** When a step is recorded, and by whom; `self` is the person whose dossier it is. */
export type StepBy = {
  readonly on: DayNumber;
  readonly minute: number;
  readonly by: 'self' | Actor;
  /** What steps of one list have in common. */
  readonly together?: string;
};

/** The story of one activity: its steps are told in the order in which they are recorded. */
export type ActivityStory = {
  readonly activityId: string;
  /** @returns whether the step has been recorded: not so when its day is still to come */
  readonly step: (name: string, when: StepBy, step: DossierStep) => boolean;
  /** The person adds a file. */
  readonly evidence: (when: Pick<StepBy, 'on' | 'minute'>, text: string) => void;
};

/** Begins the story of one activity in the person's dossier. */
export function storyOf(script: Script, personId: PersonId, key: string): ActivityStory {
  const activityId = script.id('activity', personId, key);
  return {
    activityId,
    step(name, { on, minute, by, together }, step) {
      const actor = by === 'self' ? { personId, role: 'manager' } : by;
      const command = { ...step, personId, activityId, today: dayAt(on), by: actor.personId };
      script.add(
        `${activityId} ${name}`,
        { on, minute },
        actor,
        { to: 'dossier', streamId: personId, command },
        together,
      );
      return on <= script.lastDay;
    },
    evidence({ on, minute }, text) {
      const evidenceId = script.id('evidence', activityId);
      const file = { activityId, evidenceId, today: dayAt(on), fileName: 'bewijs-van-deelname.txt', text };
      script.add(
        `${activityId} evidence`,
        { on, minute },
        { personId, role: 'manager' },
        { to: 'evidence', streamId: personId, file },
      );
    },
  };
}

/** An activity with what is usual, unless said otherwise. */
export function activity(
  what: Pick<Activity, 'kind' | 'minutes' | 'source'> & Partial<Activity> & { readonly on: DayNumber },
): Activity {
  const { on, ...rest } = what;
  return {
    day: dayAt(on),
    role: 'attended',
    facilitation: { type: 'none', registered: false },
    components: [],
    tags: [],
    categories: [],
    facts: {},
    ...rest,
  };
}

/** A day's work ends at six: a minute of the working day. */
export const OFFICE = { from: 8 * 60 + 15, until: 17 * 60 + 40 } as const;

/** The reviewer takes it as it was reported. */
export const APPROVED = {
  type: 'reviewActivity',
  decision: 'approved',
  reason: undefined,
  components: undefined,
  tags: undefined,
} as const satisfies DossierStep;
