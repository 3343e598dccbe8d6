import type { FindingCode, Path } from '../domain/check/finding.js';

/** A scheme without a fault, in the form it is written in. */
export const sound = {
  scheme: 'sound',
  version: '1',
  from: '2025-01-01',
  name: { nl: 'Gaaf', en: 'Sound' },
  components: ['direction', 'results'],
  tags: ['inclusion-diversity'],
  categories: ['legal'],
  who: [{ role: 'manager' }],
  period: { type: 'calendar', length: { years: 2 }, anchor: '2025-01-01' },
  earn: [
    { id: 'training', for: { kind: 'training' }, give: { points: 1, per: 'hour' } },
    { id: 'congress', for: { kind: 'congress' }, give: { points: 4, per: 'day' } },
  ],
  limits: [{ id: 'congress', of: { kind: 'congress' }, atMost: 8 }],
  require: [
    { id: 'total', atLeast: 40 },
    { id: 'components', forEach: { component: ['direction', 'results'] }, atLeast: 4 },
    { id: 'assessment', of: { kind: 'development-assessment' }, atLeast: 1, unit: 'times' },
  ],
  adjust: [{ id: 'starters', count: { monthsInScope: 'whole' }, take: 'proportion' }],
  carryOver: [{ id: 'surplus', surplusOf: 'total', atMost: 8 }],
  grace: { length: { months: 3 } },
};

export const surroundings = {
  kinds: ['training', 'congress', 'coaching', 'development-assessment'],
  offerings: ['o1'],
};
const components = { component: ['direction', 'results'] };

export type Plant = {
  readonly fault: string;
  readonly code: FindingCode;
  readonly path: Path;
  readonly change: object;
};

export const planted: readonly Plant[] = [
  {
    fault: 'a key that does not exist',
    code: 'schema',
    path: ['require', 0],
    change: { require: [{ id: 'total', atleast: 40, atLeast: 40 }] },
  },
  {
    fault: 'a word where a number belongs',
    code: 'schema',
    path: ['limits', 0, 'atMost'],
    change: { limits: [{ id: 'l', atMost: 'eight' }] },
  },
  { fault: 'a day that does not exist', code: 'schema', path: ['from'], change: { from: '2025-02-30' } },
  { fault: 'nothing is asked', code: 'schema', path: ['require', 0], change: { require: [{ id: 'total' }] } },
  {
    fault: 'a group without how many',
    code: 'schema',
    path: ['require', 0, 'choose'],
    change: { require: [{ id: 'g', among: [{ id: 'a', atLeast: 1 }] }] },
  },
  {
    fault: 'two ways to give',
    code: 'schema',
    path: ['earn', 0, 'give'],
    change: { earn: [{ id: 'x', for: {}, give: { points: 1, fromOffering: true } }] },
  },
  {
    fault: 'a score as a condition',
    code: 'personal-attribute',
    path: ['limits', 0, 'of', 'attributes', 'score'],
    change: { limits: [{ id: 'l', of: { attributes: { score: { min: 5 } } }, atMost: 8 }] },
  },
  {
    fault: 'the same id twice',
    code: 'duplicate-id',
    path: ['earn', 1, 'id'],
    change: { earn: [sound.earn[0], { ...sound.earn[1], id: 'training' }] },
  },
  {
    fault: 'a requirement that is not there',
    code: 'unknown-requirement',
    path: ['adjust', 0, 'to', 0],
    change: { adjust: [{ ...sound.adjust[0], to: ['totaal'] }] },
  },
  {
    fault: 'a share of a requirement that is not there',
    code: 'unknown-requirement',
    path: ['limits', 0, 'atMost', 'of', 'required'],
    change: { limits: [{ id: 'l', atMost: { share: '1/2', of: { required: 'sum' } } }] },
  },
  {
    fault: 'an earning rule that is not there',
    code: 'unknown-earning-rule',
    path: ['limits', 0, 'of', 'earnedBy'],
    change: { limits: [{ id: 'l', of: { earnedBy: 'course' }, atMost: 8 }] },
  },
  {
    fault: 'an unknown component',
    code: 'unknown-component',
    path: ['require', 1, 'forEach', 'component'],
    change: { require: [sound.require[0], { id: 'c', forEach: { component: ['direction', 'result'] }, atLeast: 4 }] },
  },
  {
    fault: 'an unknown tag',
    code: 'unknown-tag',
    path: ['require', 0, 'of', 'tag'],
    change: { require: [{ id: 't', of: { tag: 'inclusion' }, atLeast: 8 }] },
  },
  {
    fault: 'an unknown category',
    code: 'unknown-category',
    path: ['require', 0, 'of', 'category'],
    change: { require: [{ id: 't', of: { category: 'legall' }, atLeast: 8 }] },
  },
  {
    fault: 'an unknown kind, deep inside',
    code: 'unknown-kind',
    path: ['limits', 0, 'of', 'not', 'any', 1, 'kind'],
    change: { limits: [{ id: 'l', of: { not: { any: [{ kind: 'training' }, { kind: 'trainning' }] } }, atMost: 8 }] },
  },
  {
    fault: 'an offering that does not exist',
    code: 'unknown-offering',
    path: ['require', 0, 'of', 'offering'],
    change: { require: [{ id: 'o', of: { offering: 'o2' }, atLeast: 1, unit: 'times' }] },
  },
  {
    fault: 'minimums of more than the total',
    code: 'minimums-exceed-total',
    path: ['require', 1],
    change: {
      require: [
        { id: 'total', atLeast: 40 },
        { id: 'c', forEach: components, atLeast: 21 },
      ],
    },
  },
  {
    fault: 'minimums of kinds apart, of more than the total',
    code: 'minimums-exceed-total',
    path: ['require', 1],
    change: {
      require: [
        { id: 'total', atLeast: 40 },
        { id: 'a', of: { kind: 'training' }, atLeast: 36 },
        { id: 'b', of: { kind: 'congress' }, atLeast: 6 },
      ],
    },
  },
  {
    fault: 'minimums that leave no free room',
    code: 'no-free-room',
    path: ['require', 1],
    change: {
      require: [
        { id: 'total', atLeast: 40 },
        { id: 'c', forEach: components, atLeast: 20 },
      ],
    },
  },
  {
    fault: 'a limit below the minimum',
    code: 'limit-below-minimum',
    path: ['limits', 0, 'atMost'],
    change: { require: [{ id: 'c', of: { kind: 'congress' }, atLeast: 12 }] },
  },
  {
    fault: 'a limit a year below the minimum',
    code: 'limit-below-minimum',
    path: ['limits', 0, 'atMost'],
    change: {
      limits: [{ id: 'l', of: { kind: 'congress' }, atMost: 4, per: 'year' }],
      require: [{ id: 'c', of: { kind: 'congress' }, atLeast: 9 }],
    },
  },
  {
    fault: 'limits on everything, of less than the total',
    code: 'total-unreachable',
    path: ['require', 0, 'atLeast'],
    change: {
      limits: [
        { id: 'a', of: { kind: 'congress' }, atMost: 8 },
        { id: 'b', of: { kind: 'training' }, atMost: 30 },
      ],
    },
  },
  {
    fault: 'a requirement nothing earns for',
    code: 'not-earnable',
    path: ['require', 0],
    change: { require: [{ id: 'c', of: { kind: 'coaching' }, atLeast: 6 }] },
  },
  {
    fault: 'a rule behind a wider one',
    code: 'rule-never-reached',
    path: ['earn', 1],
    change: {
      earn: [sound.earn[0], { id: 'long', for: { kind: 'training', minutes: { min: 240 } }, give: { points: 6 } }],
    },
  },
  {
    fault: 'a rule that gives nothing',
    code: 'rule-gives-nothing',
    path: ['earn', 1, 'give'],
    change: { earn: [sound.earn[0], { id: 'no', for: { kind: 'congress' }, give: { points: 0 } }] },
  },
  {
    fault: 'an alternative that is none',
    code: 'alternative-useless',
    path: ['require', 0, 'anyOf', 1],
    change: {
      require: [
        {
          id: 'g',
          anyOf: [
            { id: 'a', of: { kind: ['training', 'congress'] }, atLeast: 6 },
            { id: 'b', of: { kind: 'training' }, atLeast: 8 },
          ],
        },
      ],
    },
  },
  {
    fault: 'three of two',
    code: 'choose-too-many',
    path: ['require', 0, 'choose'],
    change: { require: [{ id: 'c', forEach: components, choose: 3, atLeast: 4 }] },
  },
  {
    fault: 'days the wrong way round',
    code: 'reversed-days',
    path: ['earn', 0, 'between'],
    change: { earn: [{ ...sound.earn[0], between: { from: '2025-12-31', until: '2025-01-01' } }] },
  },
  { fault: 'a last day before the first', code: 'reversed-days', path: ['until'], change: { until: '2024-12-31' } },
  {
    fault: 'a range the wrong way round',
    code: 'reversed-range',
    path: ['who', 0, 'scale'],
    change: { who: [{ role: 'manager', scale: { min: 14, max: 12 } }] },
  },
  {
    fault: 'tiers the wrong way round',
    code: 'steps-out-of-order',
    path: ['earn', 0, 'give', 'tiers'],
    change: {
      earn: [
        {
          id: 't',
          for: {},
          give: {
            tiers: [
              { from: 240, points: 3 },
              { from: 120, points: 1 },
            ],
          },
        },
      ],
    },
  },
  {
    fault: 'hours a week the wrong way round',
    code: 'steps-out-of-order',
    path: ['require', 0, 'atLeast', 'byWeeklyHours'],
    change: {
      require: [
        {
          id: 'h',
          atLeast: {
            byWeeklyHours: [
              { from: 18, amount: 10 },
              { from: 0, amount: 5 },
            ],
          },
        },
      ],
    },
  },
  {
    fault: 'windows with days between',
    code: 'windows-with-gaps',
    path: ['period', 'every'],
    change: { period: { ...sound.period, every: { years: 3 } } },
  },
  {
    fault: 'a part longer than the whole',
    code: 'part-longer-than-period',
    path: ['require', 0, 'over', 'each'],
    change: { require: [{ id: 'e', atLeast: 10, over: { each: { years: 3 } } }] },
  },
  {
    fault: 'grace longer than the period',
    code: 'grace-longer-than-period',
    path: ['grace', 'length'],
    change: { grace: { length: { months: 25 } } },
  },
  {
    fault: 'by year in a period of months',
    code: 'year-longer-than-period',
    path: ['require', 0, 'atLeast', 'perYear'],
    change: { period: { ...sound.period, length: { months: 6 } }, require: [{ id: 'y', atLeast: { perYear: 10 } }] },
  },
  {
    fault: 'a carry-over of everything',
    code: 'carry-over-covers-everything',
    path: ['carryOver', 0],
    change: { carryOver: [{ id: 'all', surplusOf: 'total' }] },
  },
  {
    fault: 'a carry-over of a group',
    code: 'carry-over-of-a-group',
    path: ['carryOver', 0, 'surplusOf'],
    change: { carryOver: [{ id: 'c', surplusOf: 'components', atMost: 2 }] },
  },
  {
    fault: 'pro rata of something once only',
    code: 'once-only-pro-rata',
    path: ['adjust', 0, 'to', 0],
    change: { adjust: [{ ...sound.adjust[0], to: ['assessment'] }] },
  },
  {
    fault: 'a limit of everything',
    code: 'more-than-all',
    path: ['limits', 0, 'atMost', 'share'],
    change: { limits: [{ id: 'l', atMost: { share: 1, of: 'earned' } }] },
  },
  {
    fault: 'a concession that asks more',
    code: 'more-than-all',
    path: ['adjust', 0, 'take', 'factor'],
    change: { adjust: [{ id: 'f', count: { always: true }, take: { factor: 1.2 } }] },
  },
  {
    fault: 'leave of a part that is too large for the period',
    code: 'whole-period-takes-more-than-all',
    path: ['adjust', 0, 'take', 'share'],
    change: { adjust: [{ id: 'l', count: { excused: ['A'], months: 'whole' }, take: { share: '1/12' } }] },
  },
  {
    fault: 'rounding to more than is asked',
    code: 'rounding-larger-than-minimum',
    path: ['require', 1],
    change: { round: { to: 5, direction: 'up' } },
  },
  {
    fault: 'people standing in, and not',
    code: 'people-contradict',
    path: ['who', 0, 'actingFromMonth'],
    change: { who: [{ role: 'manager', acting: false, actingFromMonth: 3 }] },
  },
  {
    fault: 'registered for how long, as what',
    code: 'people-contradict',
    path: ['who', 0],
    change: { who: [{ registeredFor: { years: 3 } }] },
  },
  {
    fault: 'own reports that nobody looks at',
    code: 'counts-without-review',
    path: ['review', 'notNeededFor', 0],
    change: { review: { notNeededFor: [{ kind: 'training' }] } },
  },
  {
    fault: 'a rule that needs no review',
    code: 'counts-without-review',
    path: ['earn', 0, 'review'],
    change: { earn: [{ ...sound.earn[0], review: 'never' }] },
  },
  { fault: 'nothing earns anything', code: 'nothing-earns', path: ['earn'], change: { earn: [] } },
];
