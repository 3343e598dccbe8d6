import { addMonthsTo } from '@peil/kernel';
import { dayNumber, workingDay, type DayNumber, type SchemePeriod } from '../calendar.js';
import { isAtWork } from '../city/careers.js';
import type { CityOffering } from '../city/catalogue.js';
import type { CityManager } from '../city/people.js';
import type { SituationCode } from '../city/situations.js';
import { randomOf } from '../random.js';
import type { Script } from '../script.js';
import { activity, OFFICE, storyOf } from './dossier-file.js';
import type { ProgrammeParts } from './programmes.js';
import { report, type Outcome } from './self-reported.js';
import { tellSession } from './sessions.js';
import { tellAssessment, tellCompletion, tellConversation } from './single-facts.js';

/** A programme that meets every requirement with some to spare: what, and how many months into the period. */
const PROGRAMME: readonly (readonly [string, number])[] = [
  ['leergang', 2],
  ['normen', 4],
  ['deep-democracy', 10],
  ['masterclass-id', 15],
  ['oordeelloos', 19],
];
const MEETINGS = [1, 4, 8, 12, 16];

/** How much of it somebody does: all, only the first meetings, or nothing. */
type Part = 'all' | 'little' | 'none';
const EVERYTHING = { earlier: 'all', current: 'all' } as const;
const PARTS: Readonly<Record<SituationCode, { readonly earlier: Part; readonly current: Part }>> = {
  'on-course': EVERYTHING,
  'at-risk': { earlier: 'all', current: 'little' },
  lapsed: { earlier: 'little', current: 'all' },
  'just-appointed': { earlier: 'none', current: 'none' },
  'on-leave': EVERYTHING,
  moved: EVERYTHING,
  're-appointed': EVERYTHING,
  acting: EVERYTHING,
  'two-appointments': EVERYTHING,
  'returned-evidence': EVERYTHING,
  corrected: EVERYTHING,
  'late-correction': EVERYTHING,
};

/** Sessions of the people of the situations; numbers that no other session has. */
const SESSIONS_FROM = 10_000;

/** Tells the dossiers of the people somebody may want to look at. */
export function tellSituations(parts: ProgrammeParts, people: readonly CityManager[]): void {
  const { calendar } = parts;
  for (const [index, period] of [calendar.earlier, calendar.current].entries()) {
    const part = index === 0 ? ('earlier' as const) : ('current' as const);
    const doing = (least: Part): readonly CityManager[] =>
      people.filter(({ situation }) => {
        const does = situation === undefined ? 'none' : PARTS[situation][part];
        return does === 'all' || does === least;
      });
    tellTogether(parts, period, index, doing('all'), doing('little'));
  }
  for (const person of people) {
    const on = monthsInto(calendar.earlier, 9);
    if (isAtWork(person.career, on)) tellAssessment({ ...parts, person, key: 'assessment', on }, parts.offerings);
    if (person.situation !== undefined) tellOwn(parts, person, person.situation);
  }
}

function monthsInto(period: SchemePeriod, months: number): DayNumber {
  return workingDay(addMonthsTo(dayNumber(period.from), months) + 8);
}

function tellTogether(
  parts: ProgrammeParts,
  period: SchemePeriod,
  index: number,
  all: readonly CityManager[],
  little: readonly CityManager[],
): void {
  const { script, desk, offering } = parts;
  const atWork = (people: readonly CityManager[], on: DayNumber) => people.filter(({ career }) => isAtWork(career, on));
  for (const [place, [code, months]] of PROGRAMME.entries()) {
    const on = monthsInto(period, months);
    const attendees = atWork(all, on);
    const number = SESSIONS_FROM + index * 100 + place;
    if (attendees.length > 0) tellSession(script, desk, { offering: offering(code), number, on, attendees });
  }
  const facilitatorId = parts.facilitatorOf(randomOf(script.seed, 'situations', period.from));
  const facilitation = { type: 'external' as const, registered: true, facilitatorId };
  for (const [place, months] of MEETINGS.entries()) {
    const on = monthsInto(period, months) + 5;
    const present = atWork(place < 2 ? little : all, on);
    const meeting = {
      kind: 'intervision',
      minutes: 120,
      components: ['development', 'connection'],
      groupSize: present.length,
    };
    const list = `situations ${period.from} ${months}`;
    for (const person of present) {
      tellConversation({ script, desk, person, key: `meeting ${on}`, on, list }, facilitation, meeting);
    }
  }
}

/** What only this person has. */
function tellOwn(parts: ProgrammeParts, person: CityManager, situation: SituationCode): void {
  const today = dayNumber(parts.calendar.today);
  switch (situation) {
    case 'at-risk':
      reported(parts, person, { key: 'waits', daysAgo: 16, outcome: 'approved' });
      break;
    case 'just-appointed':
      tellCompletion({ ...parts, person, key: 'first', on: workingDay(today - 20) }, parts.offering('werven'));
      enrolled(parts, person, parts.offering('omstander'));
      break;
    case 'returned-evidence':
      reported(parts, person, { key: 'accepted in the end', daysAgo: 200, outcome: 'approvedAfterReturn' });
      reported(parts, person, { key: 'came back', daysAgo: 60, outcome: 'returned' });
      break;
    case 'corrected':
      reported(parts, person, { key: 'shorter', daysAgo: 260, outcome: 'corrected' });
      reported(parts, person, { key: 'twice', daysAgo: 190, outcome: 'withdrawn' });
      reported(parts, person, { key: 'no development', daysAgo: 150, outcome: 'rejected' });
      reported(parts, person, { key: 'looked at again', daysAgo: 110, outcome: 'reopened' });
      break;
    case 'late-correction':
      tellLateCorrection(parts.script, parts, person);
      break;
    default:
      break;
  }
}

function reported(
  parts: ProgrammeParts,
  person: CityManager,
  { key, daysAgo, outcome }: { readonly key: string; readonly daysAgo: number; readonly outcome: Outcome },
): void {
  const { script, desk, calendar } = parts;
  const on = workingDay(dayNumber(calendar.today) - daysAgo);
  const own = activity({
    ...{ kind: 'mentoring', minutes: 120, role: 'given', source: { type: 'selfReported' }, on },
    ...{ components: ['development'], title: 'Begeleiding van een nieuwe collega' },
  });
  const random = randomOf(script.seed, person.personId, key);
  report({
    script,
    random,
    personId: person.personId,
    key,
    activity: own,
    on,
    reviewer: desk.reviewerOf(person),
    outcome,
    withEvidence: true,
  });
}

function enrolled({ script, calendar }: ProgrammeParts, person: CityManager, offering: CityOffering): void {
  const on = workingDay(dayNumber(calendar.today) + 21);
  const { offeringId, kind, minutes, providerId } = offering;
  const plan = activity({ kind, minutes, source: { type: 'selfReported' }, on, offeringId, provider: providerId });
  const when = { on: script.lastDay - 5, minute: OFFICE.from, by: 'self' as const };
  storyOf(script, person.personId, 'enrolled').step('plan', when, { type: 'planActivity', activity: plan });
}

/** How long ago the training was, how long after it the list came, and when the provider put it right. */
export const LATE_CORRECTION = { daysAgo: 190, correctedDaysAgo: 45, minutes: 360, minutesAfter: 180 } as const;

/** A training of six hours that, months later, turns out to have been three for this person. */
function tellLateCorrection(script: Script, { desk, calendar, offering }: ProgrammeParts, person: CityManager): void {
  const today = dayNumber(calendar.today);
  const on = workingDay(today - LATE_CORRECTION.daysAgo);
  const { offeringId, kind, providerId } = offering('begroting');
  const held = activity({
    ...{ kind, minutes: LATE_CORRECTION.minutes, on, offeringId, provider: providerId },
    source: { type: 'attendanceList', system: providerId },
  });
  const story = storyOf(script, person.personId, 'late correction');
  const by = desk.hr;
  story.step(
    'list',
    { on: on + 2, minute: 600, by },
    { type: 'takeOverActivity', activity: held, reason: 'Presentielijst' },
  );
  const corrected = { ...held, minutes: LATE_CORRECTION.minutesAfter };
  const correctedOn = workingDay(today - LATE_CORRECTION.correctedDaysAgo);
  story.step(
    'better-list',
    { on: correctedOn, minute: 615, by },
    { type: 'takeOverActivity', activity: corrected, reason: 'Verbeterde presentielijst' },
  );
}
