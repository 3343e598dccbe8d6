import type { ImportKind } from '../import-kind.js';
import type { Profile } from '../profiles/profile.js';
import type { Question } from '../questions/question.js';
import { sameHeading } from '../reading/headings.js';
import { warningsOf } from './file-notices.js';
import type { FileNotice } from './file-notice.js';
import type { ImportDetails, ImportRecord } from './import-record.js';
import { planRows } from './row-plan.js';
import { noCounts } from './row-tally.js';

/** Whether a file can be read under what is known: the record before any row was looked at, and what must be asked. */
export type ImportOutlook = {
  readonly record: ImportRecord;
  readonly columns: ImportDetails['columns'];
  readonly questions: readonly Question[];
  readonly failure: FileNotice | undefined;
};

/** @param earlier an import of the very same file that was carried out */
export function outlookOf(
  record: ImportRecord,
  details: ImportDetails,
  kind: ImportKind,
  profiles: readonly Profile[],
  earlier: ImportRecord | undefined,
): ImportOutlook {
  const { facts, profile, answers } = details;
  const plan = planRows(kind, profile, facts, answers);
  const told = plan.columns.filter((column) => column.treatment !== 'ignored' || !isForeseen(column.heading, profile));
  const choice = profileQuestion(details, profiles);
  return {
    record: {
      ...record,
      warnings: [...warningsOf(facts, told, earlier), ...plan.notices],
      taken: 0,
      counts: noCounts,
      factCounts: noCounts,
      passedOver: {},
    },
    columns: plan.columns,
    // Before the source is known, what its columns mean is not asked.
    questions: choice.length > 0 ? choice : plan.questions,
    failure: choice.length > 0 ? undefined : plan.failure,
  };
}

/** Whether the profile speaks of a column without reading it: nobody need be told. */
function isForeseen(heading: string, { ignore, rules, columns }: Profile): boolean {
  const names = [
    ...ignore,
    ...rules.flatMap(({ when }) => when.headings),
    ...columns.flatMap(({ headings, zoneHeadings = [] }) => [...headings, ...zoneHeadings]),
  ];
  return names.some((name) => sameHeading(name, heading));
}

/** Detection proposes; a person says which source it is. */
function profileQuestion(
  { proposed, answers, profile }: ImportDetails,
  profiles: readonly Profile[],
): readonly Question[] {
  if (proposed.length === 0 || Object.hasOwn(answers, 'profile')) return [];
  const named = profiles.filter(({ code }) => proposed.includes(code));
  return [
    {
      id: 'profile',
      scope: 'file',
      code: 'profile-unclear',
      column: '',
      proposal: profile.code,
      options: named.map(({ code, names }) => ({ value: code, messages: names })),
      messages: { nl: 'Waar komt dit bestand vandaan?', en: 'Where does this file come from?' },
    },
  ];
}
