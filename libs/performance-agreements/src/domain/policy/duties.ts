import {
  calendarDay,
  dayNumber,
  daysInMonth,
  type CalendarDay,
  type DayNumber,
  type LocalizedText,
} from '@peil/kernel';
import type { PublishedPolicy, Who } from './policy.js';
import { labels } from './labels.js';

/** What a manager owes in a year, once. */
export type Duty = {
  readonly id: string;
  readonly type: 'agreement' | 'moment' | 'conversation' | 'conclusion' | 'followUp';
  /** Kind of the agreement. */
  readonly kind?: string;
  /** Fact about the work that must be there. */
  readonly when?: string;
  readonly who: Who;
  readonly label: LocalizedText;
  readonly due: DayNumber;
  readonly graceDays: number;
  readonly policyId: string;
  readonly version: number;
};

/** Something the directorate itself owes. */
export type OwnDuty = {
  readonly id: 'actionPlan' | 'directorCycle' | 'feedbackRound';
  readonly label: LocalizedText;
  readonly due: DayNumber;
  readonly graceDays: number;
};

/** Everything owed in one year, with the terms for starters and leave: those of the policy on the year's first day. */
export type YearRules = {
  readonly year: number;
  readonly duties: readonly Duty[];
  readonly own: readonly OwnDuty[];
  readonly starterDays: number;
  readonly leaveDays: number;
  readonly resumeDays: number;
  readonly quietDays: number;
  readonly versions: readonly { readonly policyId: string; readonly version: number; readonly from: string }[];
};

/** A calendar day is written with four digits for its year, and grace comes on top. */
const LAST_YEAR = 9998;

/** `MM-DD` of a year; 29 February is the 28th where there is none. What falls after the last year is in it. */
export function dayInYear(anyYear: number, monthDay: string): CalendarDay {
  const year = Math.min(anyYear, LAST_YEAR);
  const month = Number(monthDay.slice(0, 2));
  const day = Math.min(Number(monthDay.slice(3)), daysInMonth(year, month));
  return calendarDay(`${year}-${monthDay.slice(0, 2)}-${String(day).padStart(2, '0')}`);
}

function dutiesIn({ policy, policyId, version }: PublishedPolicy, year: number): readonly Duty[] {
  const day = (monthDay: string, later = 0) => dayNumber(dayInYear(year + later, monthDay));
  const of = { policyId, version };
  const { agreements, moments, conversation, conclusion, followUps } = policy;
  return [
    ...agreements.map((rule): Duty => ({
      ...of,
      id: rule.id,
      type: 'agreement',
      kind: rule.kind,
      ...(rule.when !== undefined && { when: rule.when }),
      who: rule.for ?? {},
      label: rule.label ?? labels.agreement(rule.kind),
      due: day(rule.inForceBy),
      graceDays: rule.graceDays,
    })),
    ...(moments?.dates ?? []).map((moment, index): Duty => ({
      ...of,
      id: moment.id,
      type: 'moment',
      who: moments?.for ?? {},
      label: moment.label ?? labels.moment(index + 1, moments?.dates.length ?? 1),
      due: day(moment.due),
      graceDays: moments?.graceDays ?? 0,
    })),
    ...(conversation
      ? [
          {
            ...of,
            id: 'conversation',
            type: 'conversation' as const,
            who: conversation.for ?? {},
            label: conversation.label ?? labels.conversation,
            due: day(conversation.due),
            graceDays: conversation.graceDays,
          },
        ]
      : []),
    ...followUps.map((rule): Duty => ({
      ...of,
      id: rule.id,
      type: 'followUp',
      kind: rule.kind,
      who: {},
      label: rule.label ?? labels.followUp(rule.kind),
      due: day(rule.by),
      graceDays: rule.graceDays,
    })),
    ...(conclusion
      ? [
          {
            ...of,
            id: 'conclusion',
            type: 'conclusion' as const,
            who: conclusion.for ?? {},
            label: conclusion.label ?? labels.conclusion,
            due: day(conclusion.due, conclusion.nextYear ? 1 : 0),
            graceDays: conclusion.graceDays,
          },
        ]
      : []),
  ];
}

function ownIn({ policy: { directorate } }: PublishedPolicy, year: number): readonly OwnDuty[] {
  const { actionPlan, directorCycle, feedbackRound } = directorate;
  const day = (monthDay: string) => dayNumber(dayInYear(year, monthDay));
  return [
    ...(actionPlan
      ? [
          {
            id: 'actionPlan' as const,
            label: labels.actionPlan,
            due: day(actionPlan.adoptedBy),
            graceDays: actionPlan.graceDays,
          },
        ]
      : []),
    ...(directorCycle
      ? [{ id: 'directorCycle' as const, label: labels.directorCycle, due: day('12-31'), graceDays: 0 }]
      : []),
    ...(feedbackRound
      ? [
          {
            id: 'feedbackRound' as const,
            label: labels.feedbackRound,
            due: day(feedbackRound.by),
            graceDays: feedbackRound.graceDays,
          },
        ]
      : []),
  ];
}

/**
 * What is owed in a year. A duty follows the version in force on the day it is due; one that is due after the year, that
 * of the year's last day: so a version from next January changes nothing about this year.
 */
export function rulesOfYear(published: readonly PublishedPolicy[], year: number): YearRules {
  const versions = published.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.version - b.version));
  const yearEnd = `${year}-12-31`;
  const yearStart = `${year}-01-01`;
  const used = versions
    .map((one, index) => ({ one, until: versions[index + 1]?.from }))
    .filter(({ one, until }) => one.from <= yearEnd && (until === undefined || until > yearStart));
  const lastDay = dayNumber(calendarDay(yearEnd));
  const holds = (due: DayNumber, from: string, until: string | undefined): boolean => {
    const judged = Math.min(due, lastDay);
    return judged >= dayNumber(calendarDay(from)) && (until === undefined || judged < dayNumber(calendarDay(until)));
  };
  const duties = used.flatMap(({ one, until }) => dutiesIn(one, year).filter(({ due }) => holds(due, one.from, until)));
  const own = used.flatMap(({ one, until }) => ownIn(one, year).filter(({ due }) => holds(due, one.from, until)));
  const first = used[0]?.one.policy;
  return {
    year,
    duties: duties.toSorted((a, b) => a.due - b.due),
    own,
    starterDays: first?.starters.days ?? 0,
    leaveDays: first?.leave.days ?? 30,
    resumeDays: first?.leave.resumeDays ?? 30,
    quietDays: first?.conversationNeeded.quietDays ?? 60,
    versions: used.map(({ one: { policyId, version, from } }) => ({ policyId, version, from })),
  };
}

/** The first day on which a duty counts as late. */
export function lateFrom({ due, graceDays }: Pick<Duty, 'due' | 'graceDays'>): DayNumber {
  return due + graceDays + 1;
}
