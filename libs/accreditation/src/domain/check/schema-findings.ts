import type { LocalizedText } from '@peil/kernel';
import type { z } from 'zod';
import { fault, type Finding, type Path } from './finding.js';

type Issue = z.core.$ZodIssue;

/** Dutch for the messages of the language's own schemas. */
const dutch: { readonly [english: string]: string } = {
  'must be an existing day written YYYY-MM-DD': 'dit moet een bestaande dag zijn, geschreven als JJJJ-MM-DD',
  'must be a decimal with at most four decimals, such as 2.5':
    'dit moet een getal zijn met ten hoogste vier decimalen, zoals 2.5',
  'must be an id: letters, digits, - and .': 'dit moet een kenmerk zijn: letters, cijfers, - en .',
  'must be a fraction such as 1/24, or a decimal such as 0.8':
    'dit moet een breuk zijn, zoals 1/24, of een getal zoals 0.8',
  'must name exactly one of years, months, weeks, days': 'noem één van years, months, weeks en days',
  'must be a day of the year written MM-DD': 'dit moet een dag van het jaar zijn, geschreven als MM-DD',
  'the step must be above zero': 'de stap moet groter zijn dan nul',
  'must have a length or a last day': 'noem een lengte of een laatste dag',
  'must say one of points, tiers, fromOffering, fromAttribute':
    'noem één van points, tiers, fromOffering en fromAttribute',
  'must ask exactly one of atLeast, registered, inPost, verdict, allOf, anyOf, among':
    'vraag precies één van atLeast, registered, inPost, verdict, allOf, anyOf en among',
  'among needs choose: how many are enough': 'bij among hoort choose: hoeveel er genoeg zijn',
  'forEach needs atLeast': 'bij forEach hoort atLeast',
};

const types: { readonly [type: string]: LocalizedText } = {
  string: { nl: 'tekst', en: 'text' },
  number: { nl: 'een getal', en: 'a number' },
  int: { nl: 'een heel getal', en: 'a whole number' },
  boolean: { nl: 'true of false', en: 'true or false' },
  array: { nl: 'een lijst', en: 'a list' },
  object: { nl: 'een blok met sleutels', en: 'a block with keys' },
  record: { nl: 'een blok met sleutels', en: 'a block with keys' },
};

function messageOf(issue: Issue): LocalizedText {
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.join(', ');
    return { nl: `De sleutel ${keys} bestaat hier niet.`, en: `There is no key ${keys} here.` };
  }
  if (issue.code === 'invalid_type') {
    const wanted = types[issue.expected] ?? { nl: issue.expected, en: issue.expected };
    return { nl: `Hier hoort ${wanted.nl} te staan.`, en: `This should be ${wanted.en}.` };
  }
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String).join(', ');
    return { nl: `Dit moet een van deze woorden zijn: ${values}.`, en: `This must be one of: ${values}.` };
  }
  if (issue.code === 'too_small') {
    return { nl: 'Dit is te klein of te kort.', en: 'This is too small or too short.' };
  }
  if (issue.code === 'too_big') return { nl: 'Dit is te groot of te lang.', en: 'This is too large or too long.' };
  if (issue.code === 'invalid_union') {
    return { nl: 'Dit past bij geen van de mogelijkheden.', en: 'This fits none of the possibilities.' };
  }
  const nl = dutch[issue.message] ?? 'dit is geen geldige waarde';
  return {
    nl: `${nl.charAt(0).toUpperCase()}${nl.slice(1)}.`,
    en: `${issue.message.charAt(0).toUpperCase()}${issue.message.slice(1)}.`,
  };
}

/** Of a union: the branch that came furthest, since that is the one that was meant. */
function meant(issue: Issue, base: Path): readonly Finding[] {
  const path = [...base, ...issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key))];
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) {
    const { nl, en } = messageOf(issue);
    return [fault('schema', path, nl, en)];
  }
  const depth = (issues: readonly Issue[]): number => Math.max(0, ...issues.map((it) => it.path.length));
  const wrongKind = (issues: readonly Issue[]): boolean => {
    return issues.some((it) => it.path.length === 0 && (it.code === 'invalid_type' || it.code === 'unrecognized_keys'));
  };
  const branches = [...issue.errors].sort((a, b) => {
    return Number(wrongKind(a)) - Number(wrongKind(b)) || depth(b) - depth(a) || a.length - b.length;
  });
  const [best = []] = branches;
  if (branches.length > 0 && !wrongKind(best)) return best.flatMap((it) => meant(it, path));
  const { nl, en } = messageOf(issue);
  return [fault('schema', path, nl, en)];
}

/** What the schema of the language has against a document, in both languages, with the place. */
export function schemaFindings(error: z.ZodError): readonly Finding[] {
  return error.issues.flatMap((issue) => meant(issue, []));
}
