import { useQuery } from '@tanstack/react-query';
import { useLanguage, useServerText } from '../../../texts/use-text.js';
import { kindsQuery } from '../../points/queries.js';
import { isList, isObject, valueAt, wordOf, type JsonObject, type Path } from '../json.js';
import type { Choice } from '../form/form-context.js';
import type { Check } from '../queries.js';

const LISTS: Readonly<Record<string, string>> = {
  component: 'components',
  tag: 'tags',
  category: 'categories',
  categories: 'categories',
};
const RULES: Readonly<Record<string, 'earn' | 'require'>> = {
  earnedBy: 'earn',
  to: 'require',
  towards: 'require',
  notTowards: 'require',
  onlyIfMet: 'require',
  requirements: 'require',
};

/** The words each field of a scheme chooses from: kinds of activity, the scheme's own lists, its own rules. */
export function useWordChoices(
  document: JsonObject,
  sentences: Check['sentences'],
): (field: string, path: Path) => readonly Choice[] {
  const { language } = useLanguage();
  const server = useServerText();
  const kinds = useQuery(kindsQuery);
  const called = (value: string): string => {
    const name = valueAt(document, ['words', value, language]);
    return typeof name === 'string' && name !== '' ? name : value;
  };
  return (field, path) => {
    if (field === 'kind' || field === 'kinds') {
      return (kinds.data?.items ?? []).map(({ code, names }) => ({ value: code, name: server(names) }));
    }
    const part = RULES[field];
    if (part !== undefined) {
      const rules = document[part];
      const ids = isList(rules) ? rules.flatMap((rule) => (isObject(rule) ? [wordOf(rule.id)] : [])) : [];
      const nameOf = (id: string): string => {
        const sentence = sentences?.find((one) => one.id === id && one.path.startsWith(part));
        return sentence === undefined ? id : server(sentence.name);
      };
      return ids.map((id) => ({ value: id, name: nameOf(id) }));
    }
    const list = path.length > 1 ? document[LISTS[field] ?? ''] : undefined;
    return isList(list) ? list.map(wordOf).map((value) => ({ value, name: called(value) })) : [];
  };
}
