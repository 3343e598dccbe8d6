import { dayNumberOf } from '@peil/kernel';
import type { Actor } from '@peil/eventing';
import type { Conclusion, CycleRequest, FollowUp, MeasuredBy, Terms } from '@peil/performance-agreements';
import { cycleIdOf } from '@peil/performance-agreements';
import { dayAt, dayNumber, workingDay, type DayNumber, type DemoCalendar } from '../calendar.js';
import { isAtWork } from '../city/careers.js';
import type { CityManager, CityPeople } from '../city/people.js';
import type { CityUnits } from '../city/units.js';
import { PROCESS_INDICATORS } from '../figures.js';
import { randomOf, type Random } from '../random.js';
import type { Script } from '../script.js';
import { postsOf, type Posts } from './posts.js';
import { changedTerms, evaluations, motivations, termsOf } from './texts.js';

type Deed<Request> = Request extends CycleRequest ? Omit<Request, 'personId' | 'year' | 'today' | 'by'> : never;

/** How somebody's year goes. */
type Course = 'good' | 'late' | 'declined' | 'amended' | 'silent';

type Year = {
  readonly script: Script;
  readonly posts: Posts;
  readonly person: CityManager;
  readonly year: number;
  readonly random: Random;
  /** Under the policy of today: four moments, more kinds. */
  readonly isCurrent: boolean;
  /** Whom the cycle knows as the other side, since which day. */
  readonly counterparts: { readonly since: DayNumber; readonly personId: string }[];
  /** Development needs out of an assessment, and the day they were written down. */
  readonly needs: readonly Need[];
};

type Need = { readonly on: DayNumber; readonly followUp: FollowUp };

type Agreement = {
  readonly agreementId: string;
  readonly kind: string;
  readonly terms: Terms;
  readonly measuredBy?: MeasuredBy;
};

/** The moments of the year, by the policy that holds: id, and the day it is due. */
function momentsOf({ year, isCurrent }: Year): readonly (readonly [string, DayNumber])[] {
  const day = (month: number, of: number) => dayNumberOf(year, month, of);
  return isCurrent
    ? [
        ['moment-1', day(3, 31)],
        ['moment-2', day(6, 30)],
        ['moment-3', day(9, 30)],
        ['moment-4', day(12, 31)],
      ]
    : [['moment-1', day(9, 30)]];
}

/** Gives one command of the cycle on a working day, by the manager or whom they report to; nothing on other days. */
function give(
  { script, posts, person, year, counterparts }: Year,
  name: string,
  on: DayNumber,
  by: 'manager' | 'counterpart',
  deed: Deed<CycleRequest>,
): boolean {
  const { personId } = person;
  const day = workingDay(on);
  if (day > script.lastDay) return false;
  const counterpart = posts.counterpartOn(person, day);
  const sender = by === 'manager' ? personId : counterpart;
  if (sender === undefined || posts.directorateOn(person, day) === undefined) return false;
  // Whom the cycle does not know yet has to take it over first.
  const known = counterparts.findLast(({ since }) => since <= day)?.personId;
  if (by === 'counterpart' && deed.type !== 'handOver' && known !== undefined && known !== counterpart) return false;
  if (known === undefined && counterpart === undefined) return false;
  if (known === undefined && counterpart !== undefined) counterparts.push({ since: day, personId: counterpart });
  const role = by === 'manager' ? person.post : person.post === 'director' ? 'cityDirector' : 'director';
  const actor: Actor = { personId: sender, role };
  const random = randomOf(script.seed, 'mag-minute', personId, year, name);
  script.add(
    `mag ${personId} ${year} ${name}`,
    { on: day, minute: random.between(500, 1_040) + random.next() },
    actor,
    {
      ...{ to: 'magCycle', streamId: cycleIdOf(personId, year) },
      command: {
        ...deed,
        ...{ personId, year, today: dayAt(day) },
        by: { personId: sender, line: counterpart === undefined ? [] : [counterpart] },
      },
    },
  );
  return true;
}

function courseOf({ random, person, isCurrent }: Year): Course {
  // Who does little for points does little here.
  const slack = person.effort.current < 0.6 ? 0.25 : 0;
  const at = random.next();
  if (at < 0.04 + slack) return 'silent';
  if (at < 0.12 + slack) return 'late';
  if (at < 0.15 + slack) return 'declined';
  return at < 0.19 + slack && isCurrent ? 'amended' : 'good';
}

/** Whom they agree with changes when somebody moves to another directorate: the new one takes over. */
function handOver(parts: Year, from: DayNumber): DayNumber | undefined {
  const { posts, person, year } = parts;
  const before = posts.counterpartOn(person, from);
  const end = dayNumberOf(year, 12, 31);
  for (let day = from; day <= end; day += 1) {
    const after = posts.counterpartOn(person, day);
    if (after === undefined || after === before) continue;
    const on = workingDay(day + 9);
    if (posts.counterpartOn(person, on) !== after) continue;
    if (!give(parts, 'handed over', on, 'counterpart', { type: 'handOver', to: after })) return undefined;
    parts.counterparts.push({ since: on + 1, personId: after });
    return on;
  }
  return undefined;
}

function tellYear(parts: Year): void {
  const { script, posts, person, year, random, isCurrent } = parts;
  const { career, personId } = person;
  const first = dayNumberOf(year, 1, 6);
  const began = Math.max(
    first,
    ...career.inPost.filter(({ from }) => from > first && from < first + 330).map(({ from }) => from + 10),
  );
  const course = courseOf(parts);
  if (course === 'silent' || !isAtWork(career, began) || posts.counterpartOn(person, began) === undefined) return;

  const hasVacancy = isCurrent && person.post === 'manager' && random.chance(0.2);
  const kinds = [
    'accreditation',
    ...(isCurrent && person.post === 'manager' ? ['social-safety'] : []),
    ...(hasVacancy && random.chance(0.8) ? ['hiring'] : []),
  ];
  if (hasVacancy) {
    const on = first + random.between(10, 50);
    const fact = { type: 'stateWorkFact', factId: script.id('vacancy', personId, year), fact: 'vacancy' } as const;
    const from = workingDay(on);
    if (isAtWork(career, from)) give(parts, 'vacancy', on, 'manager', { ...fact, from: dayAt(from) });
  }
  const owed = kinds.includes('social-safety') && random.chance(0.4) ? script.id('owed', personId, year) : undefined;
  const agreements = kinds.map((kind): Agreement => ({
    agreementId: script.id('agreement', personId, year, kind),
    kind,
    terms: termsOf(kind, random, kind === 'social-safety' ? owed : undefined),
    ...(kind === 'hiring' && { measuredBy: { indicators: [...PROCESS_INDICATORS], offerings: [] } }),
  }));
  const proposedOn = began + (course === 'late' ? random.between(60, 110) : random.between(3, 25));
  const proposed = give(parts, 'proposed', proposedOn, 'counterpart', { type: 'proposeAgreements', agreements });
  if (!proposed) return;
  const acceptedOn = proposedOn + random.between(4, 22);
  if (!tellAnswer(parts, course, agreements, acceptedOn)) return;
  const handedOver = handOver(parts, acceptedOn + 30);
  /** Nothing of the other side between a move and the taking over. */
  const isQuiet = (day: DayNumber): boolean =>
    handedOver !== undefined && day <= handedOver + 2 && day >= handedOver - 14;

  if (owed !== undefined && random.chance(0.3)) {
    const [, safety] = agreements;
    const met = random.chance(0.6);
    const on = acceptedOn + 75;
    const deed = { type: 'recordPrecondition', preconditionId: owed, met } as const;
    if (safety && isAtWork(career, workingDay(on))) {
      give(parts, 'precondition', on, 'manager', { ...deed, agreementId: safety.agreementId });
    }
  }
  for (const [moment, due] of momentsOf(parts)) tellMoment(parts, course, moment, due, proposedOn);
  tellConversation(parts, isQuiet, acceptedOn);
  tellLearning(parts, acceptedOn);
  tellConclusion(parts, course, agreements, acceptedOn);
}

/** @returns whether the agreements came into force */
function tellAnswer(parts: Year, course: Course, agreements: readonly Agreement[], on: DayNumber): boolean {
  const { random, person } = parts;
  const { career } = person;
  if (!isAtWork(career, workingDay(on))) return false;
  const accepted = (list: readonly Agreement[], version: number) =>
    list.map(({ agreementId, terms }) => ({ agreementId, version, terms }));
  const [first, ...rest] = agreements;
  if (first === undefined) return false;
  if (course !== 'declined') {
    const given = give(parts, 'accepted', on, 'manager', {
      type: 'acceptAgreements',
      agreements: accepted(agreements, 1),
    });
    if (!given) return false;
    if (course === 'amended') {
      const changed = changedTerms(first.terms, first.kind);
      const asked = on + random.between(90, 150);
      const { agreementId } = first;
      const amend = {
        type: 'amendAgreement',
        agreementId,
        terms: changed,
        reason: 'Dit past beter bij dit jaar.',
      } as const;
      if (
        changed.text !== first.terms.text &&
        isAtWork(career, workingDay(asked)) &&
        give(parts, 'amended', asked, 'manager', amend)
      ) {
        give(parts, 'amendment accepted', asked + 12, 'counterpart', {
          type: 'acceptAgreements',
          agreements: [{ agreementId, version: 2, terms: changed }],
        });
      }
    }
    return true;
  }
  const { agreementId } = first;
  if (rest.length > 0) {
    give(parts, 'accepted', on, 'manager', { type: 'acceptAgreements', agreements: accepted(rest, 1) });
  }
  const declined = give(parts, 'declined', on + 1, 'manager', {
    ...{ type: 'declineAgreement', agreementId, version: 1 },
    reason: 'Dit is te veel naast de reorganisatie.',
  });
  if (!declined || random.chance(0.4)) return rest.length > 0;
  const terms = changedTerms(first.terms, first.kind);
  const again = on + 20;
  if (!give(parts, 'proposed again', again, 'counterpart', { type: 'amendAgreement', agreementId, terms }))
    return false;
  if (!isAtWork(career, workingDay(again + 12))) return false;
  return give(parts, 'accepted again', again + 12, 'manager', {
    type: 'acceptAgreements',
    agreements: [{ agreementId, version: 2, terms }],
  });
}

function tellMoment(parts: Year, course: Course, moment: string, due: DayNumber, since: DayNumber): void {
  const { random, person } = parts;
  const at = random.next();
  const skipped = course === 'late' ? 0.3 : 0.07;
  if (at < skipped) return;
  const on = at < skipped + 0.08 ? due + random.between(3, 45) : due - random.between(1, 25);
  if (on <= since || !isAtWork(person.career, workingDay(on))) return;
  const progress = random.chance(0.85) ? ('onCourse' as const) : ('needsAttention' as const);
  const evaluation = random.pick(evaluations);
  give(parts, moment, on, 'manager', { type: 'recordEntry', moment, evaluation, progress });
  if (random.chance(0.08)) {
    const words = { type: 'recordEntry', moment, evaluation: 'Gelezen, we spreken elkaar erover.' } as const;
    give(parts, `${moment} answered`, on + 6, 'counterpart', words);
  }
}

function tellConversation(parts: Year, isQuiet: (day: DayNumber) => boolean, since: DayNumber): void {
  const { script, random, person, year } = parts;
  const on = dayNumberOf(year, random.pick([10, 11, 11, 12]), random.between(2, 20));
  const talkId = script.id('talk', person.personId, year);
  if (random.chance(0.08) || isQuiet(on) || on <= since) return;
  if (workingDay(on) <= script.lastDay) {
    if (!isAtWork(person.career, workingDay(on))) return;
    give(parts, 'talk', on, 'counterpart', { type: 'holdConversation', talkId, on: dayAt(workingDay(on)) });
  } else if (random.chance(0.4)) {
    const planned = script.lastDay - random.between(3, 20);
    if (isQuiet(planned)) return;
    give(parts, 'talk planned', planned, 'counterpart', { type: 'planTalk', talkId, on: dayAt(workingDay(on)) });
  }
}

function tellConclusion(parts: Year, course: Course, agreements: readonly Agreement[], since: DayNumber): void {
  const { random, person, year } = parts;
  const on = dayNumberOf(year + 1, 1, random.between(6, 28));
  if (random.chance(0.1) || on < since + 45 || !isAtWork(person.career, workingDay(on))) return;
  // Of one that was declined there is nothing to conclude; who was busy with that leaves the year open.
  if (course === 'declined') return;
  const ended = agreements.map(({ agreementId }) => {
    const at = random.next();
    const conclusion: Conclusion = at < 0.76 ? 'kept' : at < 0.91 ? 'partlyKept' : at < 0.97 ? 'notKept' : 'lapsed';
    return { agreementId, conclusion, motivation: random.pick(motivations) };
  });
  const deed = { type: 'concludeAgreements', agreements: ended } as const;
  if (give(parts, 'concluded', on, 'manager', deed)) give(parts, 'concluded too', on + 5, 'counterpart', deed);
}

/** What an assessment advised becomes an agreement; a later completion fulfils it. */
function tellLearning(parts: Year, acceptedOn: DayNumber): void {
  const { script, random, person, year, needs } = parts;
  const need = needs.find(({ on }) => on >= dayNumberOf(year, 1, 1) && on <= dayNumberOf(year, 10, 1));
  if (need === undefined || random.chance(0.4)) return;
  const agreementId = script.id('agreement', person.personId, year, 'learning');
  const terms = termsOf('learning', random);
  const on = Math.max(need.on, acceptedOn) + random.between(12, 40);
  if (!isAtWork(person.career, workingDay(on))) return;
  const agreement = { agreementId, kind: 'learning', terms, followUp: need.followUp };
  if (!give(parts, 'learning', on, 'manager', { type: 'proposeAgreements', agreements: [agreement] })) return;
  const accepted = [{ agreementId, version: 1, terms }];
  give(parts, 'learning accepted', on + 9, 'counterpart', { type: 'acceptAgreements', agreements: accepted });
}

/** The needs of every assessment in the script, by person. */
function needsIn(script: Script): ReadonlyMap<string, readonly Need[]> {
  const needs = new Map<string, Need[]>();
  for (const { command, streamId } of script.commands().filter((one) => one.to === 'dossier')) {
    if (command.type !== 'takeAssessment') continue;
    const [first] = command.developmentNeeds;
    if (first === undefined) continue;
    const { needId: itemId, component, advisedOfferings } = first;
    const source = 'developmentNeed' as const;
    const followUp = { source, activityId: command.activityId, itemId, component, offerings: [...advisedOfferings] };
    needs.set(streamId, [...(needs.get(streamId) ?? []), { on: dayNumber(command.today), followUp }]);
  }
  return needs;
}

/** Three years of cycles of everyone: good, late, declined, changed, handed over, silent. */
export function tellCycles(script: Script, calendar: DemoCalendar, people: CityPeople, units: CityUnits): void {
  const posts = postsOf(people, units);
  const needs = needsIn(script);
  const thisYear = Number(calendar.today.slice(0, 4));
  const firstYear = Number(calendar.firstDay.slice(0, 4));
  for (const person of [...people.managers, ...people.directors]) {
    for (let year = Math.max(firstYear, thisYear - 2); year <= thisYear; year += 1) {
      const random = randomOf(script.seed, 'mag', person.personId, year);
      const began = Math.min(...person.career.inPost.map(({ from }) => from));
      if (began > dayNumberOf(year, 12, 1) || dayNumber(calendar.lastDay) < dayNumberOf(year, 1, 6)) continue;
      tellYear({
        script,
        posts,
        person,
        year,
        random,
        isCurrent: year === thisYear,
        counterparts: [],
        needs: needs.get(person.personId) ?? [],
      });
    }
  }
}
