import type { LocalizedText } from '@peil/kernel';
import { kindText } from './labels.js';
import type { Policy, Who } from './policy.js';

const months = {
  nl: [
    'januari',
    'februari',
    'maart',
    'april',
    'mei',
    'juni',
    'juli',
    'augustus',
    'september',
    'oktober',
    'november',
    'december',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
} as const;

function dayText(monthDay: string): LocalizedText {
  const month = Number(monthDay.slice(0, 2)) - 1;
  const day = Number(monthDay.slice(3));
  return { nl: `${day} ${months.nl[month] ?? ''}`, en: `${day} ${months.en[month] ?? ''}` };
}

function whoText(who: Who | undefined): LocalizedText {
  const { roles, scales } = who ?? {};
  const isDirector = roles?.length === 1 && roles[0] === 'director';
  const isManager = roles?.length === 1 && roles[0] === 'manager';
  const nl = isDirector
    ? 'elke directeur'
    : isManager
      ? 'elke leidinggevende die geen directeur is'
      : 'elke leidinggevende';
  const en = isDirector ? 'every director' : isManager ? 'every manager who is no director' : 'every manager';
  const { min, max } = scales ?? {};
  if (min !== undefined && max !== undefined) {
    return { nl: `${nl} in schaal ${min} tot en met ${max}`, en: `${en} in scales ${min} to ${max}` };
  }
  if (min !== undefined) return { nl: `${nl} vanaf schaal ${min}`, en: `${en} from scale ${min} on` };
  if (max !== undefined) return { nl: `${nl} tot en met schaal ${max}`, en: `${en} up to scale ${max}` };
  return { nl, en };
}

function graceText(days: number): LocalizedText {
  if (days === 0) return { nl: '', en: '' };
  return {
    nl: ` Te laat na ${days} ${days === 1 ? 'dag' : 'dagen'} extra.`,
    en: ` Late after ${days} more ${days === 1 ? 'day' : 'days'}.`,
  };
}

function whenText(when: string | undefined): LocalizedText {
  if (when === undefined) return { nl: '', en: '' };
  if (when === 'vacancy') return { nl: ' met een vacature', en: ' with a vacancy' };
  return { nl: ` met het feit ${when}`, en: ` with the fact ${when}` };
}

/** A sentence about one part of the policy. `path`: the part of the document it is about. */
export type PolicySentence = { readonly path: readonly (string | number)[]; readonly text: LocalizedText };

function sentence(path: PolicySentence['path'], nl: string, en: string): PolicySentence {
  const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  return { path, text: { nl: upper(nl), en: upper(en) } };
}

/** The policy as a manager will read it: a sentence for each part. */
export function policySentences(policy: Policy): readonly PolicySentence[] {
  const { agreements, moments, conversation, conclusion, followUps, starters, leave, directorate } = policy;
  return [
    ...agreements.map(({ kind, for: who, when, inForceBy, graceDays }, index) => {
      const [w, k, d, g, f] = [whoText(who), kindText(kind), dayText(inForceBy), graceText(graceDays), whenText(when)];
      return sentence(
        ['agreements', index],
        `${w.nl}${f.nl} heeft uiterlijk op ${d.nl} een afspraak over ${k.nl} die van kracht is.${g.nl}`,
        `${w.en}${f.en} has an agreement on ${k.en} in force by ${d.en}.${g.en}`,
      );
    }),
    ...(moments
      ? [
          (() => {
            const days = moments.dates.map(({ due }) => dayText(due));
            const [w, g] = [whoText(moments.for), graceText(moments.graceDays)];
            const times = days.length;
            return sentence(
              ['moments'],
              `${w.nl} schrijft ${times === 1 ? 'één keer' : `${times} keer`} per jaar iets op: uiterlijk ${days.map(({ nl }) => nl).join(', ')}.${g.nl}`,
              `${w.en} writes something down ${times === 1 ? 'once' : `${times} times`} a year: by ${days.map(({ en }) => en).join(', ')}.${g.en}`,
            );
          })(),
        ]
      : []),
    ...(conversation
      ? [
          (() => {
            const [w, d, g] = [whoText(conversation.for), dayText(conversation.due), graceText(conversation.graceDays)];
            return sentence(
              ['conversation'],
              `${w.nl} voert uiterlijk op ${d.nl} het gesprek.${g.nl}`,
              `${w.en} has the conversation by ${d.en}.${g.en}`,
            );
          })(),
        ]
      : []),
    ...(conclusion
      ? [
          (() => {
            const [w, d, g] = [whoText(conclusion.for), dayText(conclusion.due), graceText(conclusion.graceDays)];
            const later = conclusion.nextYear
              ? { nl: ' van het jaar erna', en: ' of the next year' }
              : { nl: '', en: '' };
            return sentence(
              ['conclusion'],
              `${w.nl} zegt met de ander uiterlijk op ${d.nl}${later.nl} van elke afspraak hoe ze eindigde.${g.nl}`,
              `${w.en} says with the other, by ${d.en}${later.en}, how each agreement ended.${g.en}`,
            );
          })(),
        ]
      : []),
    ...followUps.map(({ kind, by, graceDays }, index) => {
      const [k, d, g] = [kindText(kind), dayText(by), graceText(graceDays)];
      return sentence(
        ['followUps', index],
        `wie een afspraak over ${k.nl} heeft, maakt die uiterlijk op ${d.nl} waar.${g.nl}`,
        `who has an agreement on ${k.en} fulfils it by ${d.en}.${g.en}`,
      );
    }),
    sentence(
      ['starters'],
      `wie net begint heeft ${starters.days} dagen de tijd; momenten daarvoor vervallen.`,
      `who just begins has ${starters.days} days; moments before that lapse.`,
    ),
    sentence(
      ['leave'],
      `een moment binnen een verlof van ${leave.days} dagen of langer vervalt; de rest is ${leave.resumeDays} dagen na terugkeer klaar.`,
      `a moment within a leave of ${leave.days} days or longer lapses; the rest is due ${leave.resumeDays} days after the return.`,
    ),
    ...(directorate.actionPlan
      ? [
          (() => {
            const d = dayText(directorate.actionPlan.adoptedBy);
            return sentence(
              ['directorate', 'actionPlan'],
              `elke directie stelt uiterlijk op ${d.nl} een actieplan vast.`,
              `every directorate adopts an action plan by ${d.en}.`,
            );
          })(),
        ]
      : []),
    ...(directorate.directorCycle
      ? [
          sentence(
            ['directorate', 'directorCycle'],
            'de directeur houdt de eigen cyclus bij met de stedelijk directeur.',
            'the director keeps the own cycle with the city director.',
          ),
        ]
      : []),
    ...(directorate.feedbackRound
      ? [
          (() => {
            const d = dayText(directorate.feedbackRound.by);
            return sentence(
              ['directorate', 'feedbackRound'],
              `de directeur krijgt uiterlijk op ${d.nl} 360 graden feedback.`,
              `the director has a 360 feedback round by ${d.en}.`,
            );
          })(),
        ]
      : []),
  ];
}
