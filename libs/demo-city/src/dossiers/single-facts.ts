import type { Activity } from '@peil/development';
import { workingDay, type DayNumber } from '../calendar.js';
import { BUREAU, type CityOffering } from '../city/catalogue.js';
import type { CityManager } from '../city/people.js';
import { randomOf, type Random } from '../random.js';
import type { Script } from '../script.js';
import { activity, APPROVED, OFFICE, storyOf } from './dossier-file.js';
import type { Desk } from './sessions.js';

/** Facts about one person that come in on a list or from another system. */
type Fact = {
  readonly script: Script;
  readonly desk: Desk;
  readonly person: Pick<CityManager, 'personId'>;
  readonly key: string;
  readonly on: DayNumber;
  /** The list it stands on, with others. */
  readonly list?: string;
};

function tellListed(
  { script, desk, person, key, on, list = `${person.personId} ${key}` }: Fact,
  what: Activity,
  reason: string,
): string | undefined {
  const random = randomOf(script.seed, 'list', list);
  const recordedOn = workingDay(on + random.between(1, 7));
  const minute = random.between(OFFICE.from, OFFICE.until);
  const story = storyOf(script, person.personId, key);
  const done = story.step(
    'list',
    { on: recordedOn, minute, by: desk.hr, together: list },
    { type: 'takeOverActivity', activity: what, reason },
  );
  return done ? story.activityId : undefined;
}

/** An e-learning that the learning system reports as completed: HR looks at it before it counts. */
export function tellCompletion(fact: Fact, { offeringId, providerId, kind, minutes }: CityOffering): void {
  const reference = `LP-${fact.script.id('reference', fact.person.personId, fact.key).slice(0, 8)}`;
  const source = { type: 'import' as const, system: providerId, reference };
  const what = activity({ kind, minutes, source, on: fact.on, offeringId, provider: providerId });
  if (tellListed(fact, what, 'Import') === undefined) return;
  const { script, desk, person, key, on } = fact;
  const when = { on: workingDay(on + 14), minute: OFFICE.until, by: desk.hr };
  storyOf(script, person.personId, key).step('review', when, APPROVED);
}

/** A conversation with a facilitator, as the facilitator reports it. */
export function tellConversation(
  fact: Fact,
  facilitation: Activity['facilitation'],
  what: Pick<Activity, 'kind' | 'minutes' | 'components'> & { readonly groupSize?: number; readonly tags?: string[] },
): void {
  const source = { type: 'attendanceList' as const, system: 'facilitator' };
  tellListed(fact, activity({ ...what, facilitation, source, on: fact.on }), 'Presentielijst');
}

/** A list comes in within nine days; what the person writes down comes after it. */
function laterThanList(on: DayNumber, random: Random): DayNumber {
  return workingDay(on + Math.max(10, random.between(9, 30)));
}

const POINTS: readonly (readonly [string, string])[] = [
  ['connection', 'Vaker vragen wat de ander nodig heeft.'],
  ['development', 'Ruimte maken voor wie iets nieuws wil leren.'],
  ['direction', 'Duidelijker vertellen waarom we iets doen.'],
  ['integrity', 'Eerder zeggen wat niet kan.'],
  ['results', 'Minder overnemen en meer loslaten.'],
];

/** A 360 round with its learning points, which the person writes down. */
export function tellFeedbackRound(fact: Fact): void {
  const { script, person, key, on } = fact;
  const source = { type: 'attendanceList' as const, system: BUREAU };
  const round = activity({
    ...{ kind: 'feedback-360', minutes: 90, source, on, provider: BUREAU, components: ['development'] },
    facilitation: { type: 'external', registered: true },
  });
  const activityId = tellListed(fact, round, 'Opgave van het bureau');
  if (activityId === undefined) return;
  const random = randomOf(script.seed, 'learning points', person.personId, key);
  const learningPoints = random
    .shuffled(POINTS)
    .slice(0, 2)
    .map(([component, text], index) => ({ learningPointId: script.id(activityId, 'point', index), component, text }));
  const when = { on: laterThanList(on, random), minute: random.between(OFFICE.from, OFFICE.until) };
  const story = storyOf(script, person.personId, key);
  if (story.step('points', { ...when, by: 'self' }, { type: 'completeFeedbackRound', learningPoints })) {
    if (random.chance(0.7)) {
      story.step('share', { on: when.on + 1, minute: when.minute, by: 'self' }, { type: 'shareOutcome', shared: true });
    }
  }
}

/** A development assessment with what it advises; never a result. */
export function tellAssessment(fact: Fact, advised: readonly CityOffering[]): void {
  const { script, person, key, on } = fact;
  const source = { type: 'attendanceList' as const, system: BUREAU };
  const taken = activity({
    ...{ kind: 'development-assessment', minutes: 180, source, on, provider: BUREAU, components: ['development'] },
    facilitation: { type: 'external', registered: true },
  });
  const activityId = tellListed(fact, taken, 'Opgave van het bureau');
  if (activityId === undefined) return;
  const random = randomOf(script.seed, 'needs', person.personId, key);
  const developmentNeeds = random
    .shuffled(POINTS)
    .slice(0, 2)
    .map(([component, text], index) => ({
      needId: script.id(activityId, 'need', index),
      component,
      text,
      advisedOfferings: advised
        .filter((one) => one.components.includes(component))
        .slice(0, 2)
        .map(({ offeringId }) => offeringId),
    }));
  const when = { on: laterThanList(on, random), minute: random.between(OFFICE.from, OFFICE.until) };
  storyOf(script, person.personId, key).step(
    'needs',
    { ...when, by: 'self' },
    { type: 'takeAssessment', developmentNeeds },
  );
}
