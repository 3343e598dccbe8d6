import type { ActivityKind } from './activity-kind.js';

const testPassed = {
  name: 'testPassed',
  names: { nl: 'Toets gehaald', en: 'Test passed' },
  type: 'boolean' as const,
};
const abroad = { name: 'abroad', names: { nl: 'In het buitenland', en: 'Abroad' }, type: 'boolean' as const };

const hours = { unit: 'hours' as const, facts: [] };
const days = { unit: 'days' as const, facts: [] };
const once = { unit: 'once' as const, facts: [] };

/** The kinds every installation starts with. HR may change them and add others; no rule is tied to a name here. */
export const builtInKinds: readonly ActivityKind[] = [
  {
    ...hours,
    code: 'training',
    names: { nl: 'Training', en: 'Training' },
    asks: ['minutes', 'days', 'role', 'provider', 'offering', 'evidence'],
    facts: [testPassed, abroad],
  },
  {
    ...hours,
    code: 'e-learning',
    names: { nl: 'E-learning', en: 'E-learning' },
    asks: ['minutes', 'provider', 'offering', 'evidence'],
    facts: [testPassed],
  },
  {
    ...hours,
    code: 'intervision',
    names: { nl: 'Intervisie', en: 'Intervision' },
    asks: ['minutes', 'role', 'facilitation', 'groupSize', 'offering', 'evidence'],
  },
  {
    ...hours,
    code: 'coaching',
    names: { nl: 'Coaching', en: 'Coaching' },
    asks: ['minutes', 'facilitation', 'provider', 'offering', 'evidence'],
  },
  {
    ...days,
    code: 'congress',
    names: { nl: 'Congres', en: 'Congress' },
    asks: ['minutes', 'days', 'role', 'provider', 'offering', 'evidence'],
    facts: [abroad],
  },
  {
    ...hours,
    code: 'masterclass',
    names: { nl: 'Masterclass', en: 'Masterclass' },
    asks: ['minutes', 'role', 'provider', 'offering', 'evidence'],
  },
  {
    ...days,
    code: 'leadership-day',
    names: { nl: 'Leiderschapsdag', en: 'Leadership day' },
    asks: ['minutes', 'days', 'role', 'offering', 'evidence'],
  },
  {
    ...hours,
    code: 'mentoring',
    names: { nl: 'Mentoring', en: 'Mentoring' },
    asks: ['minutes', 'role', 'evidence'],
  },
  {
    ...hours,
    code: 'teaching',
    names: { nl: 'Lesgeven', en: 'Teaching' },
    asks: ['minutes', 'days', 'provider', 'offering', 'evidence'],
  },
  {
    ...once,
    code: 'feedback-360',
    names: { nl: '360 graden feedback', en: '360 feedback round' },
    asks: ['facilitation', 'provider', 'offering', 'evidence'],
    yields: 'learningPoints',
  },
  {
    ...once,
    code: 'development-assessment',
    names: { nl: 'Ontwikkelassessment', en: 'Development assessment' },
    asks: ['minutes', 'facilitation', 'provider', 'offering', 'evidence'],
    yields: 'developmentNeeds',
  },
];
