import type { LocalizedText } from '@peil/kernel';
import type { Scheme } from '../scheme/scheme.js';
import { listOf, wordFor } from './vocabulary.js';

type Words = Pick<Scheme, 'words'>;
type Writer = (wanted: string, words: Words) => LocalizedText;

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
  facilitation: (wanted) => {
    const kinds = listOf(wanted.split(',').map((value) => facilitations[value] ?? { nl: value, en: value }));
    return { nl: `de bijeenkomst had geen ${kinds.nl}`, en: `the session had no ${kinds.en}` };
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

/** The clause that says which condition was not met. */
export function unmetCondition(key: string, wanted: string, words: Words): LocalizedText {
  const writer = unmet[key] ?? (key === 'tag' || key === 'category' ? unmet['component'] : undefined);
  if (writer !== undefined) return writer(wanted, words);
  if (key.startsWith('attributes.')) {
    const name = key.slice('attributes.'.length);
    const known = attributes[name];
    if (known !== undefined) return known;
    const word = wordFor(name, words);
    return { nl: `er is niet voldaan aan: ${word.nl}`, en: `this is not met: ${word.en}` };
  }
  return { nl: 'het voldoet niet aan de voorwaarden', en: 'it does not meet the conditions' };
}
