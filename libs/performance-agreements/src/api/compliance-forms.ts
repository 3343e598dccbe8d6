import { dayNumber, dayOfNumber, type CalendarDay } from '@peil/kernel';
import type { DutyState } from '../domain/compliance/obligations.js';
import { lateFrom } from '../domain/policy/duties.js';
import { dueOf, type Compliance, type PersonStanding, type UnitCompliance } from '../read-models/compliance.js';
import type { OwnState } from '../read-models/own-duties.js';
import type {
  ComingUpAnswer,
  ObligationCountsAnswer,
  ObligationStateAnswer,
  OwnObligationAnswer,
  PersonObligationsAnswer,
} from './compliance-answers.js';

function dutyAnswer(standing: DutyState, asOf: CalendarDay): ObligationStateAnswer {
  const { duty, state, due, doneOn, waits } = standing;
  return {
    obligationId: duty.id,
    type: duty.type,
    ...(duty.kind !== undefined && { kind: duty.kind }),
    label: { ...duty.label },
    state,
    dueOn: dayOfNumber(due),
    lateFrom: dayOfNumber(standing.lateFrom),
    ...(doneOn !== undefined && { doneOn: dayOfNumber(doneOn) }),
    passed: state !== 'done' && state !== 'exempt' && dayNumber(asOf) > due,
    waitsForCounterpart: waits,
  };
}

/** The fields of the answer about one person. */
export type PersonObligations = Pick<PersonObligationsAnswer, keyof PersonObligationsAnswer>;

export function personAnswer(
  { personId, duties, reasons, talkOn }: PersonStanding,
  name: string | undefined,
  asOf: CalendarDay,
): PersonObligations {
  return {
    personId,
    ...(name !== undefined && { name }),
    obligations: duties.flatMap((duty) => (duty === undefined ? [] : [dutyAnswer(duty, asOf)])),
    reasons: reasons.map(({ code, about, since, text }) => ({
      code,
      ...(about !== undefined && { about }),
      ...(since !== undefined && { since: dayOfNumber(since) }),
      text: { ...text },
    })),
    ...(talkOn !== undefined && { talkOn }),
  };
}

export function obligationCounts(
  { counts }: Pick<UnitCompliance, 'counts'>,
  { rules }: Pick<Compliance, 'rules'>,
): ObligationCountsAnswer[] {
  return rules.duties.flatMap((duty, index) => {
    const found = counts.duties[index];
    if (found === undefined) return [];
    return [
      {
        obligationId: duty.id,
        type: duty.type,
        ...(duty.kind !== undefined && { kind: duty.kind }),
        label: { ...duty.label },
        dueOn: dayOfNumber(duty.due),
        lateFrom: dayOfNumber(lateFrom(duty)),
        due: dueOf(found),
        ...found,
      },
    ];
  });
}

export function comingUp({ rules, coming }: Compliance): ComingUpAnswer[] {
  return ([30, 60, 90] as const).flatMap((withinDays, band) =>
    rules.duties.flatMap((duty, index) => {
      const open = coming[index]?.[band];
      if (open === undefined || open === 0) return [];
      return [{ withinDays, obligationId: duty.id, label: { ...duty.label }, dueOn: dayOfNumber(duty.due), open }];
    }),
  );
}

/** @param isOpen whether who asks may open that person's file: what is about one person is no figure */
export function ownAnswer(own: readonly OwnState[], isOpen: (personId: string) => boolean): OwnObligationAnswer[] {
  return own
    .filter(({ personId }) => personId === undefined || isOpen(personId))
    .map(({ duty, state, doneOn }) => ({
      obligationId: duty.id,
      label: { ...duty.label },
      dueOn: dayOfNumber(duty.due),
      state,
      ...(doneOn !== undefined && { doneOn: dayOfNumber(doneOn) }),
    }));
}
