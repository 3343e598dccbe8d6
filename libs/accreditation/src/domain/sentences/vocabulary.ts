import type { LocalizedText } from '@peil/kernel';
import type { Scheme } from '../scheme/scheme.js';

/** Words that every scheme may use without naming them itself. */
const common: { readonly [word: string]: LocalizedText } = {
  training: { nl: 'training', en: 'training' },
  'e-learning': { nl: 'e-learning', en: 'e-learning' },
  intervision: { nl: 'intervisie', en: 'intervision' },
  coaching: { nl: 'coaching', en: 'coaching' },
  congress: { nl: 'congres', en: 'congress' },
  masterclass: { nl: 'masterclass', en: 'masterclass' },
  'leadership-day': { nl: 'leiderschapsdag', en: 'leadership day' },
  mentoring: { nl: 'mentoring', en: 'mentoring' },
  teaching: { nl: 'les geven', en: 'teaching' },
  'feedback-360': { nl: '360 graden feedback', en: '360 feedback' },
  'development-assessment': { nl: 'ontwikkelassessment', en: 'development assessment' },
  'manual-adjustment': { nl: 'correctie door HR', en: 'correction by HR' },
  direction: { nl: 'richting', en: 'direction' },
  connection: { nl: 'verbinding', en: 'connection' },
  development: { nl: 'ontwikkeling', en: 'development' },
  results: { nl: 'resultaat', en: 'results' },
  integrity: { nl: 'integriteit', en: 'integrity' },
  'inclusion-diversity': { nl: 'inclusie en diversiteit', en: 'inclusion and diversity' },
  course: { nl: 'cursus', en: 'course' },
  'remote-course': { nl: 'cursus op afstand', en: 'remote course' },
  article: { nl: 'artikel', en: 'article' },
  reading: { nl: 'lezen', en: 'reading' },
  webinar: { nl: 'webinar', en: 'webinar' },
  reflection: { nl: 'reflectie', en: 'reflection' },
  supervision: { nl: 'supervisie', en: 'supervision' },
  'peer-review': { nl: 'collegiale toetsing', en: 'peer review' },
  'self-evaluation': { nl: 'zelfevaluatie', en: 'self-evaluation' },
  'development-plan': { nl: 'ontwikkelplan', en: 'development plan' },
  abroad: { nl: 'in het buitenland', en: 'abroad' },
  attended: { nl: 'deelgenomen', en: 'attended' },
  taught: { nl: 'les gegeven', en: 'taught' },
  organised: { nl: 'georganiseerd', en: 'organised' },
  facilitated: { nl: 'begeleid', en: 'facilitated' },
  given: { nl: 'gegeven', en: 'given' },
  manager: { nl: 'leidinggevende', en: 'manager' },
  director: { nl: 'directeur', en: 'director' },
};

/** How a word of a scheme is called: as the scheme says, as everyone says, or the word itself. */
export function wordFor(word: string, scheme: Pick<Scheme, 'words'>): LocalizedText {
  const known = scheme.words[word] ?? common[word];
  if (known !== undefined) return known;
  const plain = word.replace(/[-_.]/g, ' ');
  return { nl: plain, en: plain };
}

/** With a capital, as a sentence or a label starts. */
export function capital({ nl, en }: LocalizedText): LocalizedText {
  return { nl: nl.charAt(0).toUpperCase() + nl.slice(1), en: en.charAt(0).toUpperCase() + en.slice(1) };
}

/** Without one, to go on in a sentence. An abbreviation such as HR stays as it is. */
export function lower({ nl, en }: LocalizedText): LocalizedText {
  const first = (text: string): string =>
    /^[A-Z]([^A-Z]|$)/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
  return { nl: first(nl), en: first(en) };
}

/** "a, b of c" and "a, b or c". */
export function listOf(texts: readonly LocalizedText[], joint: LocalizedText = { nl: 'of', en: 'or' }): LocalizedText {
  const join = (words: readonly string[], word: string): string => {
    const last = words.at(-1) ?? '';
    return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${word} ${last}`;
  };
  return {
    nl: join(
      texts.map(({ nl }) => nl),
      joint.nl,
    ),
    en: join(
      texts.map(({ en }) => en),
      joint.en,
    ),
  };
}
