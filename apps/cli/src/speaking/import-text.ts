import {
  rowClasses,
  type AskedRow,
  type ColumnReading,
  type ImportRecord,
  type Question,
  type RowProblem,
} from '@peil/imports';
import { say, sayBoth } from './language.js';
import { table } from './table.js';

/** What an import understood, asked and did. */
export type ImportOutcome = {
  readonly record: ImportRecord;
  readonly columns: readonly ColumnReading[];
  readonly questions: readonly Question[];
  readonly rowQuestions: readonly AskedRow[];
  readonly problems: readonly RowProblem[];
  readonly refusedFile?: string;
};

const SHOWN_PROBLEMS = 50;

/** An import in words. */
export function importText(outcome: ImportOutcome, dryRun: boolean): string {
  const { record, columns, questions, rowQuestions, problems, refusedFile } = outcome;
  const { counts, rows, warnings, failure, missing } = record;
  const words: Readonly<Record<(typeof rowClasses)[number], string>> = {
    new: sayBoth('nieuw', 'new'),
    unchanged: sayBoth('ongewijzigd', 'unchanged'),
    correction: sayBoth('gewijzigd', 'corrected'),
    passedOver: sayBoth('overgeslagen', 'passed over'),
    question: sayBoth('vraag', 'question'),
    bad: sayBoth('fout', 'bad'),
  };
  const tally = rowClasses.map((name) => `${counts[name]} ${words[name]}`).join(', ');
  const refused = columns.filter(({ treatment }) => treatment === 'refused').map(({ heading }) => heading);
  const lines: (string | false)[] = [
    sayBoth(`${rows} rijen: ${tally}.`, `${rows} rows: ${tally}.`),
    dryRun && sayBoth('Dit was een proef: er is niets vastgelegd.', 'This was a dry run: nothing was recorded.'),
    refused.length > 0 &&
      sayBoth(`Weggelaten kolommen: ${refused.join(', ')}.`, `Columns left out: ${refused.join(', ')}.`),
    missing > 0 &&
      sayBoth(
        `${missing} van de vorige keer staan niet in dit bestand.`,
        `${missing} of last time are not in this file.`,
      ),
    ...warnings.map(({ messages }) => say(messages)),
    ...[...questions, ...rowQuestions].map(questionText),
    failure !== undefined && say(failure.messages),
    questions.length > 0 &&
      sayBoth(
        'Er is niets vastgelegd. Zet de antwoorden in een bestand en noem het met --answers.',
        'Nothing was recorded. Put the answers in a file and name it with --answers.',
      ),
    problems.length > 0 && `\n${problemTable(problems.slice(0, SHOWN_PROBLEMS))}`,
    problems.length > SHOWN_PROBLEMS &&
      sayBoth(
        `… en nog ${problems.length - SHOWN_PROBLEMS}; alle met --json.`,
        `… and ${problems.length - SHOWN_PROBLEMS} more; all with --json.`,
      ),
    refusedFile !== undefined &&
      sayBoth(`De rijen die niet meegingen staan in ${refusedFile}.`, `Rows that were left out are in ${refusedFile}.`),
  ];
  return lines.filter((line) => line !== false).join('\n');
}

function questionText({ id, messages, options }: Pick<Question, 'id' | 'messages' | 'options'>): string {
  const choice = options.map(({ value, messages: meaning }) => `${value} (${say(meaning)})`).join(' | ');
  return `? ${say(messages)}\n  "${id}": ${choice}`;
}

function problemTable(problems: readonly RowProblem[]): string {
  return table(
    [
      sayBoth('regel', 'line'),
      sayBoth('kolom', 'column'),
      sayBoth('waarde', 'value'),
      sayBoth('wat er mis is', 'what is wrong'),
      sayBoth('wat je kunt doen', 'what to do'),
    ],
    problems.map(({ line, column, value, reason, repair }) => [String(line), column, value, say(reason), say(repair)]),
  );
}
