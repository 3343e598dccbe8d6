import type { LocalizedText } from '@peil/kernel';
import type { Scheme } from '../scheme/scheme.js';
import { dayText } from './amounts.js';
import { listOf, wordFor } from './vocabulary.js';

type Words = Pick<Scheme, 'words'>;
/** @param of " van 12 mei", where the sentence does not name the day yet. */
type Writer = (wanted: string, words: Words, of: LocalizedText) => LocalizedText;

function listed(wanted: string, words: Words): LocalizedText {
  return listOf(wanted.split(',').map((word) => wordFor(word, words)));
}

function range(wanted: string): LocalizedText {
  const [min = '', max = ''] = wanted.split('..');
  if (min !== '' && max !== '') return { nl: `${min} tot en met ${max}`, en: `${min} to ${max}` };
  if (min !== '') return { nl: `ten minste ${min}`, en: `at least ${min}` };
  return { nl: `ten hoogste ${max}`, en: `at most ${max}` };
}

const facilitations: { readonly [value: string]: LocalizedText } = {
  external: { nl: 'externe begeleiding', en: 'external facilitation' },
  internal: { nl: 'interne begeleiding', en: 'internal facilitation' },
  none: { nl: 'geen begeleiding', en: 'no facilitation' },
};

const attributes: { readonly [name: string]: LocalizedText } = {
  testPassed: { nl: 'de toets is niet gehaald', en: 'the test was not passed' },
  published: { nl: 'het is niet gepubliceerd', en: 'it was not published' },
  expertTeacher: { nl: 'de docent is geen deskundige', en: 'the teacher is no expert' },
  presenceChecked: { nl: 'de aanwezigheid is niet gecontroleerd', en: 'presence was not checked' },
  identityChecked: { nl: 'de identiteit is niet gecontroleerd', en: 'identity was not checked' },
  statementSigned: { nl: 'er is geen ondertekende verklaring', en: 'there is no signed statement' },
};

/** Why a condition was not met, as a clause: "de bijeenkomst had geen externe begeleiding". */
const unmet: { readonly [key: string]: Writer } = {
  facilitation: (wanted, _, of) => {
    const kinds = listOf(wanted.split(',').map((value) => facilitations[value] ?? { nl: value, en: value }));
    return { nl: `de bijeenkomst${of.nl} had geen ${kinds.nl}`, en: `the session${of.en} had no ${kinds.en}` };
  },
  facilitatorRegistered: () => ({ nl: 'de begeleider is niet geregistreerd', en: 'the facilitator is not registered' }),
  providerAccredited: () => ({ nl: 'de aanbieder is niet erkend', en: 'the provider is not accredited' }),
  accredited: () => ({
    nl: 'het aanbod was op die dag niet geaccrediteerd',
    en: 'the offering was not accredited on that day',
  }),
  approved: () => ({ nl: 'het is nog niet goedgekeurd', en: 'it has not been approved' }),
  groupSize: (wanted) => {
    const size = range(wanted);
    return { nl: `de groep had niet ${size.nl} deelnemers`, en: `the group did not have ${size.en} participants` };
  },
  minutes: (wanted) => {
    const length = range(wanted);
    return { nl: `het duurde niet ${length.nl} minuten`, en: `it did not take ${length.en} minutes` };
  },
  minutesThatDay: (wanted) => {
    const length = range(wanted);
    return { nl: `het duurde die dag niet ${length.nl} minuten`, en: `it did not take ${length.en} minutes that day` };
  },
  role: (wanted, words) => {
    const role = listed(wanted, words);
    return { nl: `alleen als je hebt: ${role.nl}`, en: `only if you have: ${role.en}` };
  },
  source: () => ({ nl: 'het is op een andere manier gemeld', en: 'it was reported in another way' }),
  kind: (wanted, words) => {
    const kind = listed(wanted, words);
    return { nl: `het is geen ${kind.nl}`, en: `it is not ${kind.en}` };
  },
  component: (wanted, words) => {
    const component = listed(wanted, words);
    return { nl: `het gaat niet over ${component.nl}`, en: `it is not about ${component.en}` };
  },
};

function otherwise(key: string, words: Words): LocalizedText {
  if (!key.startsWith('attributes.')) {
    return { nl: 'het voldoet niet aan de voorwaarden', en: 'it does not meet the conditions' };
  }
  const name = key.slice('attributes.'.length);
  const word = wordFor(name, words);
  return attributes[name] ?? { nl: `er is niet voldaan aan: ${word.nl}`, en: `this is not met: ${word.en}` };
}

/**
 * The clause that says which condition was not met.
 *
 * @param day names the day, where the rest of the sentence does not.
 */
export function unmetCondition(key: string, wanted: string, words: Words, day?: string): LocalizedText {
  const on = day === undefined ? undefined : dayText(day);
  const of = on === undefined ? { nl: '', en: '' } : { nl: ` van ${on.nl}`, en: ` of ${on.en}` };
  const writer = unmet[key] ?? (key === 'tag' || key === 'category' ? unmet['component'] : undefined);
  if (writer === undefined || (key !== 'facilitation' && on !== undefined)) {
    const clause = writer === undefined ? otherwise(key, words) : writer(wanted, words, of);
    return on === undefined ? clause : { nl: `${on.nl}, ${clause.nl}`, en: `${on.en}, ${clause.en}` };
  }
  return writer(wanted, words, of);
}
