import type { TableCell } from '@peil/http-api';
import type { ComplianceAnswer, ObligationStateAnswer, PersonObligationsAnswer } from './compliance-answers.js';

export type Language = 'nl' | 'en';
type Row = readonly TableCell[];

const WORDS = {
  hidden: { nl: 'verborgen', en: 'hidden' },
  what: { nl: 'Wat', en: 'What' },
  by: { nl: 'Uiterlijk', en: 'By' },
  due: { nl: 'Moet', en: 'Due' },
  done: { nl: 'Gedaan', en: 'Done' },
  open: { nl: 'Open', en: 'Open' },
  late: { nl: 'Te laat', en: 'Late' },
  exempt: { nl: 'Vrijgesteld', en: 'Exempt' },
  name: { nl: 'Naam', en: 'Name' },
  state: { nl: 'Stand', en: 'Status' },
  doneOn: { nl: 'Gedaan op', en: 'Done on' },
  lateFrom: { nl: 'Te laat vanaf', en: 'Late from' },
  unit: { nl: 'Onderdeel', en: 'Unit' },
  managers: { nl: 'Leidinggevenden', en: 'Managers' },
  reasons: { nl: 'Waarom', en: 'Why' },
  talk: { nl: 'Gesprek', en: 'Talk' },
} as const;

const STATES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  done: { nl: 'gedaan', en: 'done' },
  open: { nl: 'open', en: 'open' },
  late: { nl: 'te laat', en: 'late' },
  exempt: { nl: 'vrijgesteld', en: 'exempt' },
};

const heads = (names: readonly (keyof typeof WORDS)[], language: Language): Row =>
  names.map((name) => WORDS[name][language]);

/** A count, or the word that it is hidden: never an empty cell, which reads as zero. */
const count = (value: number | null, language: Language): TableCell => value ?? WORDS.hidden[language];

/** The obligations of a unit with their counts. */
export function obligationsTable({ obligations }: ComplianceAnswer, language: Language): readonly Row[] {
  const figures = ['due', 'done', 'open', 'late', 'exempt'] as const;
  return [
    heads(['what', 'by', ...figures], language),
    ...obligations.map((one): Row => [
      one.label[language],
      one.dueOn,
      ...figures.map((figure) => count(one[figure], language)),
    ]),
  ];
}

/** How many are late with what, a row for each unit below. */
export function lateTable({ units, obligations }: ComplianceAnswer, language: Language): readonly Row[] {
  return [
    [...heads(['unit', 'managers'], language), ...obligations.map(({ label }) => label[language])],
    ...units.map((unit): Row => [
      unit.name,
      count(unit.managers, language),
      ...obligations.map(({ obligationId }) =>
        count(unit.obligations.find((one) => one.obligationId === obligationId)?.late ?? null, language),
      ),
    ]),
  ];
}

export const obligationSorts = ['name', '-name', 'state', '-state', 'due', '-due', 'done', '-done'] as const;
export type ObligationSort = (typeof obligationSorts)[number];

type Standing = { readonly name: string; readonly obligation: ObligationStateAnswer };

const SORT_BY: Readonly<Record<string, (standing: Standing) => string>> = {
  name: ({ name }) => name,
  state: ({ obligation: { state } }) => String(['late', 'open', 'done', 'exempt'].indexOf(state)),
  due: ({ obligation }) => obligation.dueOn,
  done: ({ obligation }) => obligation.doneOn ?? '',
};

/** Where each person stands with one obligation, filtered and sorted as the page is. */
export function peopleTable(
  people: readonly PersonObligationsAnswer[],
  wanted: { readonly obligationId: string; readonly state?: string | undefined; readonly sort: ObligationSort },
  language: Language,
): readonly Row[] {
  const standings = people.flatMap(({ personId, name, obligations }): Standing[] =>
    obligations
      .filter(({ obligationId, state }) => obligationId === wanted.obligationId && (wanted.state ?? state) === state)
      .map((obligation) => ({ name: name ?? personId, obligation })),
  );
  const down = wanted.sort.startsWith('-');
  const by = SORT_BY[wanted.sort.replace('-', '')] ?? (({ name }: Standing) => name);
  const sorted = standings.toSorted((one, other) => by(one).localeCompare(by(other), 'nl') * (down ? -1 : 1));
  return [
    heads(['name', 'state', 'by', 'doneOn', 'lateFrom'], language),
    ...sorted.map(({ name, obligation: { state, dueOn, doneOn, lateFrom } }): Row => [
      ...[name, STATES[state]?.[language] ?? state, dueOn],
      ...[doneOn ?? null, lateFrom],
    ]),
  ];
}

/** With whom a talk is needed, and why. */
export function conversationsTable(people: readonly PersonObligationsAnswer[], language: Language): readonly Row[] {
  return [
    heads(['name', 'reasons', 'talk'], language),
    ...people.map(({ personId, name, reasons, talkOn }): Row => [
      name ?? personId,
      reasons.map(({ text }) => text[language]).join('; '),
      talkOn ?? null,
    ]),
  ];
}
