import { dayNumber, type DayNumber, type DemoCalendar, type SchemePeriod } from '../calendar.js';
import { isAtWork, type Stretch } from '../city/careers.js';
import type { CityOffering } from '../city/catalogue.js';
import type { CityManager } from '../city/people.js';
import { randomOf, type Random } from '../random.js';
import type { Script } from '../script.js';
import { activity } from './dossier-file.js';
import { report, someOutcome } from './self-reported.js';
import { tellAssessment, tellCompletion, tellConversation, tellFeedbackRound } from './single-facts.js';
import type { Desk, Wish } from './sessions.js';

/** What the programme of one manager is made from. */
export type ProgrammeParts = {
  readonly script: Script;
  readonly desk: Desk;
  readonly calendar: DemoCalendar;
  readonly offering: (code: string) => CityOffering;
  readonly offerings: readonly CityOffering[];
  readonly facilitatorOf: (random: Random) => string;
};

/** Places in a programme: which offerings can fill it, and in which part of the period. */
const SLOTS: readonly {
  readonly fill: readonly (readonly string[])[];
  readonly from: number;
  readonly until: number;
}[] = [
  {
    fill: [['leergang'], ['leergang'], ['oordeelloos', 'omstander'], ['oordeelloos', 'veilig-team']],
    from: 0.04,
    until: 0.34,
  },
  { fill: [['normen'], ['normen'], ['omstander', 'integriteit'], ['veilig-team']], from: 0.08, until: 0.5 },
  { fill: [['resultaat'], ['begroting'], ['werven', 'begroting'], ['werven', 'data']], from: 0.15, until: 0.62 },
  { fill: [['deep-democracy'], ['verandering'], ['vitaal'], ['masterclass-id'], ['ai']], from: 0.3, until: 0.85 },
];
const EXTRAS = ['masterclass-id', 'werven', 'deep-democracy', 'integriteit', 'verandering', 'ai', 'data', 'vitaal'];
const ELSEWHERE: readonly (readonly [string, number, string, 'attended' | 'given' | 'taught'])[] = [
  ['congress', 450, 'direction', 'attended'],
  ['mentoring', 90, 'development', 'given'],
  ['mentoring', 120, 'connection', 'given'],
  ['teaching', 120, 'results', 'taught'],
  ['training', 240, 'integrity', 'attended'],
  ['coaching', 90, 'development', 'attended'],
  ['coaching', 60, 'direction', 'attended'],
];
const TITLES: Readonly<Record<string, string>> = {
  congress: 'Congres over leiderschap in de stad',
  mentoring: 'Begeleiding van een nieuwe collega',
  teaching: 'Gastles voor trainees',
  training: 'Training bij een andere gemeente',
  coaching: 'Gesprek met mijn coach',
};

/** The part of the period in which somebody is in post. */
export function servedIn({ career }: CityManager, period: SchemePeriod): Stretch | undefined {
  const [from, until] = [dayNumber(period.from), dayNumber(period.until)];
  const served = career.inPost
    .map((stretch) => ({ from: Math.max(stretch.from, from), until: Math.min(stretch.until, until) }))
    .filter((stretch) => stretch.from <= stretch.until);
  const first = served[0];
  return first && { from: first.from, until: served.at(-1)?.until ?? first.until };
}

const SHORT_SERVICE_DAYS = 200;

/** Tells what one manager does in one period; what is done in groups comes back as wishes. */
export function programme(
  parts: ProgrammeParts,
  person: CityManager,
  period: SchemePeriod,
  needsCoaching: boolean,
): readonly Wish[] {
  const { script, calendar, offering } = parts;
  const served = servedIn(person, period);
  if (served === undefined) return [];
  const effort = period.from === calendar.current.from ? person.effort.current : person.effort.earlier;
  const random = randomOf(script.seed, 'programme', person.personId, period.from);
  const days = served.until - served.from + 1;
  // Nobody does two years' work in a few months.
  const share = effort * Math.min(1, days / SHORT_SERVICE_DAYS);
  const at = (from: number, until: number): DayNumber =>
    served.from + Math.floor(days * (from + random.next() * (until - from)));
  const keep = (): boolean => random.chance(share);

  const chosen: { readonly code: string; readonly around: DayNumber }[] = [];
  for (const { fill, from, until } of SLOTS) {
    for (const code of random.pick(fill)) chosen.push({ code, around: at(from, until) });
  }
  const rest = EXTRAS.filter((code) => !chosen.some((one) => one.code === code));
  if (random.chance(share - 0.65)) chosen.push({ code: random.pick(rest), around: at(0.4, 0.95) });

  const wishes: Wish[] = [];
  for (const { code, around } of chosen.filter(keep)) {
    const found = offering(code);
    if (found.kind !== 'e-learning') wishes.push({ person, offering: found, around, within: served });
    else if (isAtWork(person.career, around))
      tellCompletion({ ...parts, person, key: `${code} ${period.from}`, on: around }, found);
  }
  if (needsCoaching || random.chance(0.15 * share)) tellCoaching(parts, person, { random, keep, at, key: period.from });
  tellElsewhere(parts, person, { random, keep, at, key: period.from, most: Math.min(4, Math.round(days / 150)) });
  if (person.post !== 'manager' || random.chance(0.06)) {
    const on = at(0.25, 0.7);
    if (keep() && isAtWork(person.career, on)) tellFeedbackRound({ ...parts, person, key: `360 ${period.from}`, on });
  }
  return wishes;
}

type Chances = {
  readonly random: Random;
  readonly keep: () => boolean;
  readonly at: (from: number, until: number) => DayNumber;
  readonly key: string;
};

const TALKS = 4;

function tellCoaching(parts: ProgrammeParts, person: CityManager, { random, keep, at, key }: Chances): void {
  const facilitation = { type: 'external' as const, registered: true, facilitatorId: parts.facilitatorOf(random) };
  for (let talk = 0; talk < TALKS; talk += 1) {
    const on = at(0.1 + talk * 0.18, 0.25 + talk * 0.18);
    if (!keep() || !isAtWork(person.career, on)) continue;
    const what = { kind: 'coaching', minutes: random.pick([90, 120, 120]), components: ['development'] };
    tellConversation({ ...parts, person, key: `coaching ${key} ${talk}`, on }, facilitation, what);
  }
}

function tellElsewhere(
  parts: ProgrammeParts,
  person: CityManager,
  { random, keep, at, key, most }: Chances & { readonly most: number },
): void {
  for (let number = 0; number < most; number += 1) {
    const on = at(0.05, 0.97);
    if (!keep() || !isAtWork(person.career, on)) continue;
    const [kind, minutes, component, role] = random.pick(ELSEWHERE);
    const source = { type: 'selfReported' as const };
    const title = TITLES[kind] ?? kind;
    const external = kind === 'coaching' ? { facilitation: { type: 'external' as const, registered: false } } : {};
    const what = activity({ kind, minutes, role, source, on, components: [component], title, ...external });
    const { script, desk } = parts;
    const reviewer = desk.reviewerOf(person);
    report({
      script,
      random,
      personId: person.personId,
      key: `own ${key} ${number}`,
      activity: what,
      on,
      reviewer,
      outcome: someOutcome(random),
    });
  }
}

/** Once in four years, in either period; some have yet to take it. */
export function developmentAssessment(parts: ProgrammeParts, person: CityManager): void {
  const { script, calendar, offerings } = parts;
  const random = randomOf(script.seed, 'assessment', person.personId);
  if (random.chance(0.08 + (person.effort.current < 1 ? 0.2 : 0))) return;
  const served = [calendar.earlier, calendar.current].map((period) => servedIn(person, period)).find((found) => found);
  if (served === undefined) return;
  const on = served.from + random.between(20, Math.min(520, Math.max(60, served.until - served.from)));
  if (isAtWork(person.career, on)) tellAssessment({ ...parts, person, key: 'assessment', on }, offerings);
}
