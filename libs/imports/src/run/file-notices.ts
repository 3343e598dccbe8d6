import type { FileNotice } from './file-notice.js';
import type { ColumnReading, ImportRecord } from './import-record.js';
import { REASON_HEADING } from './column-plan.js';
import type { FileFacts } from './file-facts.js';

const names = (headings: readonly string[]) => headings.map((heading) => `"${heading}"`).join(', ');

/** What a person should know of a file that is taken: columns that were dropped or not understood, a file seen before. */
export function warningsOf(
  facts: FileFacts,
  columns: readonly ColumnReading[],
  earlier: ImportRecord | undefined,
): readonly FileNotice[] {
  const refused = (reason: 'score' | 'special') =>
    facts.refused.filter((one) => one.reason === reason).map(({ heading }) => heading);
  const understood = columns.filter(({ treatment }) => treatment === 'read').length;
  // Where next to nothing is understood, what looks like headings may be somebody's data.
  const ignored = columns
    .filter(({ treatment, heading }) => treatment === 'ignored' && heading !== '' && heading !== REASON_HEADING)
    .flatMap(({ heading }) => (understood >= 2 ? [heading] : []));
  const special = refused('special');
  const scores = refused('score');
  const warnings: (FileNotice | undefined)[] = [
    special.length === 0
      ? undefined
      : {
          code: 'personal-characteristics-dropped',
          messages: {
            nl: `Peil mag dit niet hebben en heeft het niet gelezen: ${names(special)}.`,
            en: `Peil may not have this and has not read it: ${names(special)}.`,
          },
        },
    scores.length === 0
      ? undefined
      : {
          code: 'scores-dropped',
          messages: {
            nl: `Peil legt geen scores, cijfers of uitslagen vast en heeft dit overgeslagen: ${names(scores)}.`,
            en: `Peil keeps no scores, grades or results and has left this out: ${names(scores)}.`,
          },
        },
    ignored.length === 0
      ? undefined
      : {
          code: 'columns-ignored',
          messages: {
            nl: `Deze kolommen kent Peil niet en zijn overgeslagen: ${names(ignored)}.`,
            en: `Peil does not know these columns and has left them out: ${names(ignored)}.`,
          },
        },
    earlier === undefined
      ? undefined
      : {
          code: 'same-file',
          messages: {
            nl: `Precies dit bestand is al ingelezen op ${earlier.today}. Wat hetzelfde is, verandert niets.`,
            en: `This very file was imported on ${earlier.today} already. What is the same changes nothing.`,
          },
        },
  ];
  return warnings.flatMap((warning) => warning ?? []);
}
