import { z } from 'zod';
import type { LocalizedText } from '@peil/kernel';
import { readingProblems } from '../run/reading-problems.js';
import { builtInProfiles } from './built-in.js';
import { profileSchema } from './profile.js';

/** The JSON Schema of a profile, as it is published. */
export function profileJsonSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(profileSchema, { io: 'input' }), undefined, 2)}\n`;
}

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const problemRow = ([code, { reason, repair }]: [
  string,
  { readonly reason: LocalizedText; readonly repair: LocalizedText },
]) => `| \`${code}\` | ${cell(reason.nl)} | ${cell(reason.en)} | ${cell(repair.en)} |`;

/** The reference of profiles and of what can be wrong with a row, out of the code itself. */
export function profileReference(): string {
  return [
    '# Import profiles and problems',
    '',
    'Made from the code: do not edit. How to use them: [Import a file](../how-to/import-a-file.md). The form of a profile: [import-profile.schema.json](schema/import-profile.schema.json).',
    '',
    '## Profiles that come with Peil',
    '',
    'Beside these, every kind of import has a profile of its own name for files of no particular source.',
    '',
    '| code | source | kind | what is missing | recognised by |',
    '| --- | --- | --- | --- | --- |',
    ...builtInProfiles.map(
      ({ code, names, kind, absence, recognise }) =>
        `| \`${code}\` | ${cell(names.en)} | ${kind} | ${absence === 'full' ? 'reported' : 'says nothing'} | ${cell(
          recognise.headings.map(([first = '']) => `\`${first}\``).join(', ') || 'named by the sender',
        )} |`,
    ),
    '',
    '## What can be wrong with a cell or a row',
    '',
    'Contexts add their own: an unknown person, a day still to come. Codes are stable.',
    '',
    '| code | reden | reason | repair |',
    '| --- | --- | --- | --- |',
    ...Object.entries(readingProblems).map(problemRow),
    '',
  ].join('\n');
}
