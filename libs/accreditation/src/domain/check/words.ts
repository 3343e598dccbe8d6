import { attributeNameSchema } from '../facts.js';
import type { Scheme } from '../scheme/scheme.js';
import { fault, type Finding, type FindingCode, type Path } from './finding.js';
import { requirementsIn, selectorsIn } from './walk.js';

/** What the check may compare a scheme with; what is absent is not compared. */
export type Surroundings = {
  readonly kinds?: readonly string[];
  readonly offerings?: readonly string[];
};

type Vocabulary = {
  readonly code: FindingCode;
  readonly key: 'component' | 'tag' | 'category' | 'kind' | 'offering' | 'earnedBy';
  readonly known: readonly string[] | undefined;
  readonly nl: string;
  readonly en: string;
};

function vocabularies(scheme: Scheme, surroundings: Surroundings): readonly Vocabulary[] {
  const given = scheme.earn.flatMap(({ categories }) => categories ?? []);
  const categories = scheme.categories.length === 0 ? undefined : [...scheme.categories, ...given];
  return [
    { code: 'unknown-component', key: 'component', known: scheme.components, nl: 'onderdeel', en: 'component' },
    { code: 'unknown-tag', key: 'tag', known: scheme.tags, nl: 'label', en: 'tag' },
    { code: 'unknown-category', key: 'category', known: categories, nl: 'categorie', en: 'category' },
    {
      code: 'unknown-kind',
      key: 'kind',
      known: scheme.kinds ?? surroundings.kinds,
      nl: 'soort activiteit',
      en: 'kind',
    },
    { code: 'unknown-offering', key: 'offering', known: surroundings.offerings, nl: 'aanbod', en: 'offering' },
    {
      code: 'unknown-earning-rule',
      key: 'earnedBy',
      known: scheme.earn.map(({ id }) => id),
      nl: 'regel in earn',
      en: 'earning rule',
    },
  ];
}

function unknown(vocabulary: Vocabulary, words: readonly string[], path: Path): readonly Finding[] {
  const { known, code, nl, en } = vocabulary;
  if (known === undefined) return [];
  return words
    .filter((word) => !known.includes(word))
    .map((word) => fault(code, path, `Dit ${nl} bestaat niet: ${word}.`, `There is no ${en} ${word}.`));
}

/** Words that the scheme, its surroundings or the house rules do not know. */
export function unknownWords(scheme: Scheme, surroundings: Surroundings): readonly Finding[] {
  const all = vocabularies(scheme, surroundings);
  const selectors = selectorsIn(scheme);
  return [
    ...all.flatMap((vocabulary) =>
      selectors.flatMap(({ item, path }) => unknown(vocabulary, item[vocabulary.key] ?? [], [...path, vocabulary.key])),
    ),
    ...requirementsIn(scheme.require).flatMap(({ item, path }) =>
      all.flatMap((vocabulary) => {
        const { key } = vocabulary;
        if (key === 'offering' || key === 'earnedBy') return [];
        return unknown(vocabulary, item.forEach?.[key] ?? [], [...path, 'forEach', key]);
      }),
    ),
    ...selectors.flatMap(({ item, path }) =>
      Object.keys(item.attributes ?? {})
        .filter((name) => !attributeNameSchema.safeParse(name).success)
        .map((name) =>
          fault(
            'personal-attribute',
            [...path, 'attributes', name],
            `Peil kent geen score, cijfer of uitslag, en geen persoonskenmerk: ${name}.`,
            `Peil knows no score, grade or result, and no personal characteristic: ${name}.`,
          ),
        ),
    ),
  ];
}
