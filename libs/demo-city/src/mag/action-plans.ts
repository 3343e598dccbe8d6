import { builtInWords, planIdOf, type ActionContent, type ActionPlanCommand } from '@peil/action-plans';
import type { Actor } from '@peil/eventing';
import { dayNumberOf } from '@peil/kernel';
import { dayAt, dayNumber, workingDay, type DayNumber, type DemoCalendar } from '../calendar.js';
import { SET_UP_DAYS } from '../city/make-careers.js';
import type { CityManager, CityPeople } from '../city/people.js';
import type { CityDirectorate, CityUnits } from '../city/units.js';
import { randomOf, type Random } from '../random.js';
import type { Script } from '../script.js';
import { actionWords, declineReason, dropReasons, handOverReason, notes } from './action-texts.js';

/** `late`: adopted after it was due. `notAdopted`: drafted only. `missing`: there is none. */
type Course = 'good' | 'late' | 'notAdopted' | 'missing';

function courseOf(random: Random): Course {
  const share = random.next();
  return share < 0.76 ? 'good' : share < 0.9 ? 'late' : share < 0.96 ? 'notAdopted' : 'missing';
}

const chanceOf = ({ seed }: Script, unitId: string, year: number): Random =>
  randomOf(seed, 'action plan', unitId, year);

const SYSTEM: Actor = { personId: 'peil', role: 'system' };
const WORDS_STREAM = 'city';

/** The themes and classifications every installation begins with. */
export function tellPlanWords(script: Script, calendar: DemoCalendar): void {
  const on = dayNumber(calendar.firstDay) - SET_UP_DAYS - 2;
  script.add('plan words', { on, minute: 515 }, SYSTEM, {
    ...{ to: 'planWords', streamId: WORDS_STREAM },
    command: { type: 'provideWords', words: builtInWords },
  });
}

type Plan = {
  readonly script: Script;
  readonly directorate: CityDirectorate;
  readonly director: CityManager;
  readonly year: number;
  readonly planId: string;
  readonly random: Random;
};

type Told = ActionPlanCommand extends infer Command
  ? Command extends { readonly planId: string }
    ? Omit<Command, 'planId' | 'day'>
    : never
  : never;

/** Later in the day than what it follows on the same day. */
const MINUTES: Readonly<Record<string, number>> = { draftPlan: 600, addAction: 610, adoptPlan: 640 };

function tell({ script, director, planId }: Plan, key: string, on: DayNumber, told: Told): DayNumber {
  const day = workingDay(on);
  const command = { ...told, planId, day: dayAt(day) };
  const actor: Actor = { personId: director.personId, role: 'director' };
  const minute = MINUTES[told.type] ?? 660;
  script.add(`plan ${planId} ${key}`, { on: day, minute }, actor, { to: 'actionPlan', streamId: planId, command });
  return day;
}

/** Three years of action plans of every directorate: good and late ones, actions handed over, and actions dropped. */
export function tellActionPlans(script: Script, calendar: DemoCalendar, people: CityPeople, units: CityUnits): void {
  const thisYear = Number(calendar.today.slice(0, 4));
  const directorates = units.clusters.flatMap((cluster) => cluster.directorates);
  const directors = new Map(people.directors.map((one) => [one.directorate.unitId, one]));
  const place = (index: number): CityDirectorate | undefined => directorates[index % directorates.length];
  for (const year of [thisYear - 2, thisYear - 1, thisYear]) {
    for (const [index, directorate] of directorates.entries()) {
      const director = directors.get(directorate.unitId);
      if (director === undefined) continue;
      const random = chanceOf(script, directorate.unitId, year);
      const plan = { script, directorate, director, year, planId: planIdOf(directorate.unitId, year), random };
      tellPlan(plan, courseOf(random), place(index + 1));
    }
  }
}

function tellPlan(plan: Plan, course: Course, neighbour: CityDirectorate | undefined): void {
  if (course === 'missing') return;
  const { random, year, directorate, script } = plan;
  const first = dayNumberOf(year, 1, 1);
  const draftedOn = tell(plan, 'drafted', first + random.between(6, 24), {
    ...{ type: 'draftPlan', unitId: directorate.unitId, year },
  });
  const words = random.shuffled(actionWords).slice(0, random.between(5, 8));
  const actions = words.map((one, index) => ({ actionId: script.id('action', plan.planId, index), words: one }));
  for (const { actionId, words: of } of actions) {
    tell(plan, `added ${actionId}`, draftedOn, { type: 'addAction', actionId, content: contentOf(plan, of) });
  }
  if (course === 'notAdopted') return;
  const adopted = workingDay(first + (course === 'late' ? random.between(75, 150) : random.between(34, 52)));
  tell(plan, 'adopted', adopted, { type: 'adoptPlan', adoptedOn: dayAt(adopted) });
  for (const [index, { actionId, words: of }] of actions.entries()) {
    if (index === 0 && neighbour !== undefined && neighbour !== directorate && random.chance(0.25)) {
      tellHandOver(plan, actionId, actionContent(plan, of), adopted + 20, neighbour);
    } else tellProgress(plan, actionId, adopted + random.between(5, 40));
  }
}

type Words = (typeof actionWords)[number];

function contentOf(plan: Plan, words: Words): ActionContent {
  const { random, director, directorate } = plan;
  const team = directorate.teams[random.between(0, Math.max(0, directorate.teams.length - 1))];
  const owner =
    random.chance(0.1) || team === undefined
      ? undefined
      : random.chance(0.4)
        ? { personId: director.personId }
        : { unitId: team.unitId };
  const quarter = random.between(1, 4);
  return {
    ...actionContent(plan, words),
    timing: random.chance(0.2) ? 'ongoing' : [...new Set([quarter, Math.min(4, quarter + random.between(0, 1))])],
    ...(owner && { owner }),
    ...(random.chance(0.4) && { budgetEuros: random.between(1, 20) * 500 }),
    ...(random.chance(0.3) && { preconditions: 'Tijd van de teams om mee te doen' }),
  };
}

function actionContent({ year }: Plan, { title, theme, classifications, aim }: Words): ActionContent {
  return {
    ...{ title, theme, aim, classifications: [...classifications], timing: 'ongoing' },
    ...{ ambition: 'Een organisatie voor iedereen', measure: `Uitvoeringsagenda ${year}` },
  };
}

function tellProgress(plan: Plan, actionId: string, from: DayNumber): void {
  const { random } = plan;
  const share = random.next();
  const started = tell(plan, `started ${actionId}`, from, { type: 'recordProgress', actionId, state: 'onSchedule' });
  const later = started + random.between(30, 150);
  if (share < 0.08) {
    tell(plan, `dropped ${actionId}`, later, { type: 'dropAction', actionId, reason: random.pick(dropReasons) });
    return;
  }
  if (share < 0.3) {
    const state = share < 0.16 ? 'delayed' : 'slightlyDelayed';
    tell(plan, `delayed ${actionId}`, later, { type: 'recordProgress', actionId, state });
    if (share < 0.12) return;
  }
  tell(plan, `done ${actionId}`, later + random.between(10, 90), {
    ...{ type: 'recordProgress', actionId, state: 'done', note: random.pick(notes) },
  });
}

/** Offered to another directorate, which takes it over or not. */
function tellHandOver(
  plan: Plan,
  actionId: string,
  content: ActionContent,
  on: DayNumber,
  neighbour: CityDirectorate,
): void {
  const { random, year } = plan;
  const toUnitId = neighbour.unitId;
  const offered = tell(plan, `offered ${actionId}`, on, {
    ...{ type: 'proposeHandOver', actionId, toUnitId, reason: handOverReason },
  });
  const answered = workingDay(offered + random.between(5, 20));
  if (random.chance(0.3)) {
    tell(plan, `declined ${actionId}`, answered, {
      ...{ type: 'declineHandOver', actionId, byUnitId: toUnitId, reason: declineReason },
    });
    return;
  }
  const planId = planIdOf(toUnitId, year);
  const newActionId = plan.script.id('handed over', actionId, planId);
  tell(plan, `accepted ${actionId}`, answered, {
    ...{ type: 'acceptHandOver', actionId, byUnitId: toUnitId, newActionId },
  });
  const other = { ...plan, planId };
  if (courseOf(chanceOf(plan.script, toUnitId, year)) === 'missing')
    tell(other, `for ${newActionId}`, answered, { type: 'draftPlan', unitId: toUnitId, year });
  tell(other, `took over ${newActionId}`, answered, {
    ...{ type: 'addAction', actionId: newActionId, content, origin: { planId: plan.planId, actionId } },
  });
}
