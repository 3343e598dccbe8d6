import { dayOfNumber, type DayNumber } from '@peil/kernel';
import type { DutyState, PersonStanding, Waiting } from '@peil/performance-agreements';
import type { DigestContent, DigestTerms } from './digest.js';

/** A person's obligations that matter on a day: all of the year, and what of the year before was due in this one. */
export type Obligations = {
  readonly thisYear: PersonStanding;
  readonly lastYear: PersonStanding;
  /** The first day of the year. */
  readonly yearStart: DayNumber;
};

function dutiesIn({ thisYear, lastYear, yearStart }: Obligations): readonly DutyState[] {
  const known = (duty: DutyState | undefined) => duty !== undefined;
  return [
    ...lastYear.duties.filter(known).filter(({ duty }) => duty.due >= yearStart),
    ...thisYear.duties.filter(known),
  ];
}

/** What a person is told on a day, from the answers to the questions that pages ask too. */
export function digestContent(
  parts: {
    readonly own: Obligations;
    readonly waiting: Waiting | undefined;
    /** Of each person who reports to the reader. */
    readonly reports: readonly Obligations[];
    /** Of each person who reports to the reader: those who report to that one. */
    readonly below?: readonly (readonly Obligations[])[];
  },
  day: DayNumber,
  terms: Pick<DigestTerms, 'escalateAfterDays' | 'escalateFurtherAfterDays' | 'smallBelow'> & {
    readonly comingDays: number;
  },
): DigestContent {
  const { own, waiting, reports, below = [] } = parts;
  const { escalateAfterDays, escalateFurtherAfterDays: further, smallBelow } = terms;
  const duties = dutiesIn(own);
  const isLate = (days: number) => (one: Obligations) =>
    dutiesIn(one).some(({ state, lateFrom }) => state === 'late' && day - lateFrom >= days);
  return {
    proposals: waiting?.proposals ?? 0,
    handOvers: waiting?.handOvers ?? 0,
    coming: duties
      .filter(({ state, due, waits }) => state === 'open' && !waits && due <= day + terms.comingDays)
      .map(({ duty, due }) => ({ label: duty.label, due: dayOfNumber(due) })),
    late: duties
      .filter(({ state }) => state === 'late')
      .map(({ duty, lateFrom }) => ({ label: duty.label, since: dayOfNumber(lateFrom) })),
    points: own.thisYear.reasons.filter(({ code }) => code.startsWith('points')).map(({ text }) => text),
    latePeople: reports.filter(isLate(escalateAfterDays)).length,
    lateUnits:
      further === undefined
        ? 0
        : below.filter((people) => people.filter(isLate(further)).length >= Math.max(1, smallBelow)).length,
  };
}
