import type { ImportDetails, ImportRecord, Imports } from '@peil/imports';
import type { ImportAnswer, ImportSummary } from './import-forms.js';

type Form<Answer> = { [Field in keyof Answer]: Answer[Field] };

const FIRST_PROBLEMS = 100;
const SHOWN_FACTS = 500;

/** How far an import is and what came of it: no value of its file, and its name as long as the import lives. */
export function summaryOf(imports: Imports, record: ImportRecord): Form<ImportSummary> {
  const { importId, kind, profile, profileVersion, system, state, sender, startedAt, finishedAt } = record;
  const { fileHash, fileSize, rows, taken, counts, factCounts, problems, missing } = record;
  const fileName = imports.details(importId)?.fileName ?? '';
  return {
    ...{ importId, kind, profile, profileVersion, system, state, startedAt, fileHash, fileSize, rows, taken, problems },
    missing,
    counts: { ...counts },
    factCounts: { ...factCounts },
    sentBy: sender.actor.personId,
    ...(finishedAt !== undefined && { finishedAt }),
    ...(fileName !== '' && { fileName }),
  };
}

/** Everything there is to say of an import. What was in the file is in it as long as the import lives. */
export function answerOf(imports: Imports, record: ImportRecord): Form<ImportAnswer> {
  const { importId, failure, withdrawal } = record;
  const details = imports.details(importId);
  return {
    ...summaryOf(imports, record),
    format: record.format,
    encoding: record.encoding,
    separator: record.separator,
    columns: (details?.columns ?? []).map(({ heading, field, treatment, sample }) => ({
      heading,
      treatment,
      ...(field !== undefined && { field }),
      ...(sample !== undefined && { sample }),
    })),
    passedOverBy: Object.entries(record.passedOver).map(([reason, count]) => ({ reason, count })),
    warnings: [...record.warnings],
    questions: questionsOf(details),
    ...(failure && { failure }),
    problemGroups: [...imports.problemGroups(importId)],
    firstProblems: [...imports.problems(importId, { page: 1, pageSize: FIRST_PROBLEMS }).items],
    missingFacts: details?.missing.slice(0, SHOWN_FACTS) ?? [],
    ...(withdrawal && {
      withdrawal: {
        withdrawn: withdrawal.withdrawn,
        left: imports.leftBehind(importId).slice(0, SHOWN_FACTS),
      },
    }),
  };
}

function questionsOf(details: ImportDetails | undefined): ImportAnswer['questions'] {
  if (!details) return [];
  return [
    ...details.questions.map((question) => ({ ...question, options: [...question.options] })),
    ...details.rowQuestions.map(({ id, line, code, column, messages, options }) => ({
      ...{ id, line, code, column, messages },
      scope: 'row',
      options: [...options],
    })),
  ];
}
