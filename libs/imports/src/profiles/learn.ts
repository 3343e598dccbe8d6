import { aliasIn } from '../questions/match-question.js';
import type { Answers } from '../questions/question.js';
import type { ColumnReading } from '../run/import-record.js';
import { dayForms, profileSchema, type Profile, type ProfileColumn } from './profile.js';

const partsOf = (id: string): readonly [string, string] => {
  const at = id.indexOf(':');
  return at < 0 ? [id, ''] : [id.slice(0, at), id.slice(at + 1)];
};

function learnt(column: ProfileColumn, heading: string, answers: Answers): ProfileColumn {
  let next = column;
  for (const [id, answer] of Object.entries(answers)) {
    const [about, rest] = partsOf(id);
    const isHere = rest === heading || rest === '';
    if (about === 'dayOrder' && isHere && (answer === 'dmy' || answer === 'mdy')) next = { ...next, dayOrder: answer };
    if (about === 'decimalSign' && isHere && (answer === ',' || answer === '.'))
      next = { ...next, decimalSign: answer };
    if (about === 'zone' && isHere) next = { ...next, zone: answer };
    const form = dayForms.find((one) => one === about);
    if (form && isHere && answer === 'yes')
      next = { ...next, dayForms: [...new Set([...(next.dayForms ?? []), form])] };
    if (about === 'word' && (rest.startsWith(`${heading}:`) || rest.startsWith(`${column.field}:`))) {
      const word = rest.slice(rest.indexOf(':') + 1);
      if (answer !== 'leaveOut') {
        const words = next.words ?? {};
        next = { ...next, words: { ...words, [answer]: [...new Set([...(words[answer] ?? []), word])] } };
      }
    }
  }
  return next;
}

/**
 * The profile after a confirmation: what was answered about the file, its columns and its words stands in it, so that it
 * is asked no more. Answers about rows are not learnt, nor values that hold for one file only.
 */
export function learnProfile(profile: Profile, columns: readonly ColumnReading[], answers: Answers): Profile {
  const fields = columns.flatMap(({ heading, field, treatment }) =>
    field === undefined || treatment !== 'read' ? [] : [{ heading, field }],
  );
  const known = new Set(profile.columns.map(({ field }) => field));
  const isPlain = profile.shape.type === 'row' || profile.shape.type === 'several';
  const renamed = Object.entries(answers).flatMap(([id, answer]) => {
    const [about, field] = partsOf(id);
    return about === 'renamed' ? [{ field, heading: answer }] : [];
  });
  const own = profile.columns.map((column): ProfileColumn => {
    const seen = [...fields, ...renamed].filter(({ field }) => field === column.field).map(({ heading }) => heading);
    const headings = isPlain
      ? [...new Set([...column.headings, ...seen.filter((name) => name !== '')])]
      : column.headings;
    const heading = seen.find((name) => name !== '') ?? column.headings[0] ?? '';
    return learnt({ ...column, headings }, heading, answers);
  });
  const added = isPlain
    ? fields
        .filter(({ field, heading }) => !known.has(field) && heading !== '')
        .map(({ field, heading }): ProfileColumn => learnt({ field, headings: [heading] }, heading, answers))
    : [];
  const ignored = Object.entries(answers).flatMap(([id, answer]) => {
    const [about, heading] = partsOf(id);
    return about === 'column' && answer === 'ignore' ? [heading] : [];
  });
  const aliases: Record<string, Record<string, string>> = { ...profile.aliases };
  for (const [id, answer] of Object.entries(answers)) {
    const alias = aliasIn(id);
    if (alias && answer !== 'leaveOut') aliases[alias.field] = { ...aliases[alias.field], [alias.text]: answer };
  }
  const separator = answers.separator ?? profile.form.separator;
  const sheet = answers.sheet ?? profile.form.sheet;
  return {
    ...profile,
    form: { ...profile.form, separator, sheet },
    columns: [...own, ...added],
    ignore: [...new Set([...profile.ignore, ...ignored])],
    ...(Object.keys(aliases).length > 0 && { aliases }),
  };
}

/** A new profile out of a preview: it recognises the file by the headings that were read. */
export function newProfile(
  learned: Profile,
  names: Pick<Profile, 'code' | 'names'>,
  columns: readonly ColumnReading[],
): Profile {
  const headings = columns.filter(({ treatment, heading }) => treatment === 'read' && heading !== '');
  return profileSchema.parse({
    ...learned,
    ...names,
    version: 1,
    newHeadings: 'ask',
    recognise: { headings: headings.slice(0, 20).map(({ heading }) => [heading]) },
    ignore: [
      ...learned.ignore,
      ...columns
        .filter(({ treatment, heading }) => treatment === 'ignored' && heading !== '')
        .map(({ heading }) => heading),
    ],
  });
}

/** Whether two profiles say the same, whatever their version. */
export function sameProfile(one: Profile, other: Profile): boolean {
  return JSON.stringify({ ...one, version: 0 }) === JSON.stringify({ ...other, version: 0 });
}
