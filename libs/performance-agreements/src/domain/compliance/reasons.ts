import type { DayNumber, LocalizedText } from '@peil/kernel';
import { monthsBetween } from './months.js';
import type { DutyState } from './obligations.js';
import { saidOn, type Timeline } from './timeline.js';

export const reasonCodes = [
  'agreementLate',
  'momentSilent',
  'conversationLate',
  'conclusionLate',
  'followUpLate',
  'notKept',
  'preconditionNotMet',
  'pointsAtRisk',
  'pointsShort',
  'pointsLapsed',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/** Why a conversation is needed. Peil names the reason; the two people decide what happens. */
export type Reason = {
  readonly code: ReasonCode;
  /** The obligation or agreement it is about. */
  readonly about: string | undefined;
  /** Since which day; absent for points, which are judged as of the day asked. */
  readonly since: DayNumber | undefined;
  readonly text: LocalizedText;
};

/** How somebody's accreditation stands, as far as it asks for a conversation. */
export type PointsStanding = 'atRisk' | 'short' | 'lapsed' | undefined;

const lateCodes = {
  agreement: 'agreementLate',
  moment: 'momentSilent',
  conversation: 'conversationLate',
  conclusion: 'conclusionLate',
  followUp: 'followUpLate',
} as const;

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function lateText({ duty, lateFrom }: DutyState, day: DayNumber): LocalizedText {
  const months = monthsBetween(lateFrom, day);
  const label = { nl: lower(duty.label.nl), en: lower(duty.label.en) };
  if (months === 0) return { nl: `${label.nl}: te laat`, en: `${label.en}: late` };
  const [nl, en] = months === 1 ? ['1 maand', '1 month'] : [`${months} maanden`, `${months} months`];
  return { nl: `${label.nl}: ${nl} te laat`, en: `${label.en}: ${en} late` };
}

const pointsReasons = {
  atRisk: { code: 'pointsAtRisk', text: { nl: 'punten lopen risico', en: 'points are at risk' } },
  short: { code: 'pointsShort', text: { nl: 'punten niet op tijd gehaald', en: 'points not earned in time' } },
  lapsed: { code: 'pointsLapsed', text: { nl: 'punten niet gehaald', en: 'points not earned' } },
} as const;

/**
 * Why a conversation is needed on the day, gravest last. What they have talked about since it came up is left out: a talk
 * answers every reason before it; points at risk for some days.
 */
export function reasonsOn(
  duties: readonly (DutyState | undefined)[],
  timeline: Timeline,
  points: PointsStanding,
  day: DayNumber,
  quietDays: number,
): readonly Reason[] {
  const reasons: Reason[] = [];
  for (const duty of duties) {
    if (duty?.state !== 'late') continue;
    const { type, id } = duty.duty;
    reasons.push({ code: lateCodes[type], about: id, since: duty.lateFrom, text: lateText(duty, day) });
  }
  for (const line of timeline.agreements) {
    if (line.inForceFrom === undefined || line.inForceFrom > day) continue;
    const notKept = [...saidOn(line, day).values()].filter(({ conclusion }) => conclusion === 'notKept');
    if (notKept.length > 0) {
      const since = Math.min(...notKept.map((said) => said.day));
      const text = { nl: 'een afspraak is niet nagekomen', en: 'an agreement was not kept' };
      reasons.push({ code: 'notKept', about: line.agreementId, since, text });
    }
    const newest = new Map<string, { readonly day: DayNumber; readonly met: boolean }>();
    for (const step of line.preconditions) if (step.day <= day) newest.set(step.id, step);
    const missing = [...newest.values()].filter(({ met }) => !met);
    if (missing.length > 0) {
      const since = Math.min(...missing.map((step) => step.day));
      const text = {
        nl: 'wat de ander zou regelen is er niet gekomen',
        en: 'what the other side would arrange has not come',
      };
      reasons.push({ code: 'preconditionNotMet', about: line.agreementId, since, text });
    }
  }
  const lastTalk = timeline.held.findLast((held) => held <= day) ?? -Infinity;
  const open = reasons.filter(({ since }) => since === undefined || since > lastTalk);
  if (points === undefined || lastTalk > day - quietDays) return open;
  return [...open, { ...pointsReasons[points], about: undefined, since: undefined }];
}
