import type { Activity } from '@peil/development';
import type { Actor } from '@peil/eventing';
import type { PersonId } from '@peil/organisation';
import { workingDay, type DayNumber } from '../calendar.js';
import type { Random } from '../random.js';
import type { Script } from '../script.js';
import { APPROVED, OFFICE, storyOf } from './dossier-file.js';

/** What becomes of what somebody reports: most of it is simply approved. */
export type Outcome =
  | 'approved'
  | 'approvedAfterReturn'
  | 'returned'
  | 'rejected'
  | 'withdrawn'
  | 'corrected'
  | 'reopened'
  | 'neverSubmitted';

const outcomes: readonly (readonly [Outcome, number])[] = [
  ['approvedAfterReturn', 0.06],
  ['returned', 0.02],
  ['rejected', 0.03],
  ['withdrawn', 0.03],
  ['corrected', 0.05],
  ['reopened', 0.02],
  ['neverSubmitted', 0.03],
];

export function someOutcome(random: Random): Outcome {
  let at = random.next();
  for (const [outcome, share] of outcomes) {
    if (at < share) return outcome;
    at -= share;
  }
  return 'approved';
}

const RETURNED = [
  'Op het bewijs staat geen datum. Wil je een nieuw bewijs sturen?',
  'Ik kan niet zien hoeveel uren het waren. Vul je dat aan?',
  'Het bewijs hoort bij een andere dag. Controleer je dit?',
];
const REJECTED = [
  'Dit overleg hoort bij je gewone werk en telt niet als ontwikkeling.',
  'Deze bijeenkomst staat al in je dossier via de presentielijst.',
];
const CORRECTED = ['Ik had een half uur te veel opgeschreven.', 'De verkeerde duur ingevuld.'];
const WITHDRAWN = ['Per ongeluk twee keer opgevoerd.', 'Deze bijeenkomst ging op het laatst niet door.'];
const REOPENED = 'Ik wil hier nog eens naar kijken.';

/** Each file costs the disk a sync, so not everybody adds one. */
const WITH_EVIDENCE = 0.06;

type Report = {
  readonly script: Script;
  readonly random: Random;
  readonly personId: PersonId;
  readonly key: string;
  readonly activity: Activity;
  readonly on: DayNumber;
  readonly reviewer: Actor;
  readonly outcome: Outcome;
  /** Whether a file is added; otherwise some do. */
  readonly withEvidence?: boolean;
};

/** Somebody reports what they did; HR reviews it some days later. */
export function report({
  script,
  random,
  personId,
  key,
  activity,
  on,
  reviewer,
  outcome,
  withEvidence,
}: Report): string {
  const story = storyOf(script, personId, key);
  const minute = (): number => random.between(OFFICE.from, OFFICE.until);
  let day = workingDay(on + random.between(0, 14));
  const later = (least: number, most: number): DayNumber => {
    day = workingDay(day + random.between(least, most));
    return day;
  };
  const self = (at: DayNumber) => ({ on: at, minute: minute(), by: 'self' as const });
  const hr = (at: DayNumber) => ({ on: at, minute: minute(), by: reviewer });
  const approve = (name: string, at: DayNumber): void => {
    story.step(name, hr(at), APPROVED);
  };
  const decide = (decision: 'returned' | 'rejected', at: DayNumber, reason: string): void => {
    story.step(decision, hr(at), { type: 'reviewActivity', decision, reason, components: undefined, tags: undefined });
  };
  const shorter = { ...activity, minutes: Math.max(30, activity.minutes - 30) };

  const recorded = self(day);
  story.step('record', recorded, { type: 'recordActivity', activity, submit: outcome !== 'neverSubmitted' });
  if (withEvidence ?? random.chance(WITH_EVIDENCE)) {
    const text = `Bewijs van deelname\n${activity.kind}\n${activity.day}, ${activity.minutes} minuten\n`;
    story.evidence({ on: recorded.on, minute: recorded.minute + 2 }, text);
  }
  switch (outcome) {
    case 'neverSubmitted':
      break;
    case 'approved':
      approve('approve', later(2, 16));
      break;
    case 'approvedAfterReturn':
      decide('returned', later(2, 12), random.pick(RETURNED));
      story.step('repair', self(later(2, 10)), {
        type: 'correctActivity',
        activity: shorter,
        reason: random.pick(CORRECTED),
      });
      story.step('submit', self(later(1, 2)), { type: 'submitActivity' });
      approve('approve', later(2, 12));
      break;
    case 'returned':
    case 'rejected':
      decide(outcome, later(2, 14), random.pick(outcome === 'returned' ? RETURNED : REJECTED));
      break;
    case 'withdrawn':
      story.step('withdraw', self(later(1, 6)), { type: 'withdrawActivity', reason: random.pick(WITHDRAWN) });
      break;
    case 'corrected':
      approve('approve', later(2, 12));
      story.step('correct', hr(later(20, 130)), {
        type: 'correctActivity',
        activity: shorter,
        reason: random.pick(CORRECTED),
      });
      break;
    case 'reopened':
      approve('approve', later(2, 12));
      story.step('reopen', hr(later(2, 9)), { type: 'reopenActivity', reason: REOPENED });
      approve('approve-again', later(2, 9));
      break;
  }
  return story.activityId;
}
