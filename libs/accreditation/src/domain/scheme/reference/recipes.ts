/**
 * How to say it: what real schemes ask, each as the part of a scheme file that says it. The tests put each part into a
 * whole scheme and check that; the reference shows them.
 */
export type Recipe = { readonly question: string; readonly yaml: string };

export const recipes: readonly Recipe[] = [
  {
    question: 'Two calendar years, the same for everyone',
    yaml: `period: { type: calendar, length: { years: 2 }, anchor: 2025-01-01 }`,
  },
  {
    question: 'A broken year: from August to July',
    yaml: `period: { type: calendar, length: { years: 1 }, anchor: 2024-08-01 }`,
  },
  {
    question: 'Four years from the appointment, longer by leave of half a year or more',
    yaml: `period:
  type: personal
  length: { years: 4 }
  from: appointment
  suspendedBy: { classes: [A], atLeast: { months: 6 } }`,
  },
  {
    question: 'Five years that end on the day a registration ends',
    yaml: `period: { type: personal, length: { years: 5 }, from: { registration: nurse }, endsWith: registration }`,
  },
  {
    question: 'Every three consecutive years, a new window each year',
    yaml: `period: { type: calendar, length: { years: 3 }, every: { years: 1 }, anchor: 2015-01-01 }`,
  },
  {
    question: 'Always the last eighteen months',
    yaml: `period: { type: rolling, length: { months: 18 } }`,
  },
  {
    question: 'Managers in scale 13 and higher of one directorate; whoever stands in from the third month',
    yaml: `who:
  - { role: manager, scale: { min: 13 }, unit: directorate-7, actingFromMonth: 3 }`,
  },
  {
    question: 'One point an hour; whole hours only; at most four for one activity; half points rounded down',
    yaml: `earn:
  - { id: training, for: { kind: training }, give: { points: 1, per: hour } }
  - { id: course, for: { kind: course }, give: { points: 1, per: hour, whole: true } }
  - { id: e-learning, for: { kind: e-learning }, give: { points: 1, per: hour, atMost: 4 } }
  - { id: reading, for: { kind: reading }, give: { points: 0.3, per: hour, round: { to: 0.5, direction: down } } }`,
  },
  {
    question: 'By role: attending, organising, teaching; by how long it took',
    yaml: `earn:
  - { id: taught, for: { kind: training, role: taught }, give: { points: 2, per: hour } }
  - { id: organised, for: { kind: training, role: organised }, give: { points: 1 } }
  - { id: attended, for: { kind: training }, give: { tiers: [{ from: 120, points: 1 }, { from: 240, points: 3 }] } }`,
  },
  {
    question: 'What the offering is accredited for on that day, and nothing without accreditation',
    yaml: `earn:
  - { id: accredited, for: { kind: training }, give: { fromOffering: true } }`,
  },
  {
    question: 'Only with a registered facilitator, in a group of 3 to 10, for 2 to 4 hours, one session a day',
    yaml: `earn:
  - id: session
    for: { kind: intervision }
    provided:
      - { facilitatorRegistered: true }
      - { groupSize: { min: 3, max: 10 } }
      - { minutesThatDay: { min: 120 } }
    give: { points: 1, per: hour, atMost: 4 }
limits:
  - { id: one-a-day, of: { earnedBy: session }, atMost: 1, unit: times, per: day }`,
  },
  {
    question: 'Counts in January of the next year; counts in the year the case ended; stays valid for three years',
    yaml: `earn:
  - { id: training-others, for: { kind: training-others }, give: { points: 5, per: quarter }, bookOn: { nextYear: 01-01 } }
  - { id: case, for: { kind: deputy-judge }, give: { points: 1 }, bookOn: { attribute: caseEndedOn } }
  - { id: course, for: { kind: course }, give: { points: 10 }, validFor: { years: 3 } }`,
  },
  {
    question: 'A list from an accredited provider counts at once, everything else once approved',
    yaml: `review:
  notNeededFor:
    - { source: attendanceList, any: [{ providerAccredited: true }, { facilitatorRegistered: true }] }`,
  },
  {
    question: 'A total, a minimum for each component, and a tag that runs through all of them',
    yaml: `require:
  - { id: total, atLeast: 40 }
  - { id: components, forEach: { component: [direction, results] }, atLeast: 4 }
  - { id: inclusion, of: { tag: inclusion-diversity }, atLeast: 8 }`,
  },
  {
    question: 'A or B; two of three; three of someone’s own set',
    yaml: `require:
  - id: talk
    anyOf:
      - { id: intervision, of: { kind: intervision }, atLeast: 8, unit: hours }
      - { id: coaching, of: { kind: coaching }, atLeast: 6, unit: hours }
  - id: two-of-three
    choose: 2
    among:
      - { id: congress, of: { kind: congress }, atLeast: 1, unit: times }
      - { id: masterclass, of: { kind: masterclass }, atLeast: 1, unit: times }
      - { id: mentoring, of: { kind: mentoring }, atLeast: 10, unit: hours }
  - { id: areas, forEach: { registration: legal-area, registeredFor: { months: 6 } }, atLeast: 10 }`,
  },
  {
    question: 'A minimum in every year of a longer period; once in four years; within a year of the appointment',
    yaml: `require:
  - { id: yearly, atLeast: 5, over: { each: { years: 1 } } }
  - { id: assessment, of: { kind: development-assessment }, atLeast: 1, unit: times, over: { last: { years: 4 } } }
  - { id: start, of: { offering: basics }, atLeast: 1, unit: times, over: { within: { months: 12 }, of: appointment } }`,
  },
  {
    question: 'A surplus of two kinds fills a third',
    yaml: `require:
  - id: points
    divide: true
    allOf:
      - { id: training, of: { kind: training }, atLeast: 60 }
      - { id: reflection, of: { kind: reflection }, atLeast: 50 }
      - { id: free, of: { kind: [training, reflection, free] }, atLeast: 50 }`,
  },
  {
    question: 'One kind counts double for one requirement',
    yaml: `require:
  - { id: talk, of: { kind: [intervision, peer-review] }, atLeast: 8, unit: hours, weigh: [{ of: { kind: peer-review }, times: 2 }] }`,
  },
  {
    question: 'By weekly hours: for each hour, in steps, or as a part of full time; and one for everyone alike',
    yaml: `require:
  - { id: each-hour, atLeast: { perWeeklyHour: 0.5 } }
  - { id: steps, atLeast: { byWeeklyHours: [{ from: 0, amount: 10 }, { from: 24, amount: 20 }] } }
  - { id: part, atLeast: 20 }
  - { id: everyone, atLeast: 4, adjusted: false }
adjust:
  - { id: part-time, to: [part], count: { weeklyHours: { full: 36 } }, take: proportion }`,
  },
  {
    question: 'No points at all: a registration, a year in post, facts, and a verdict by a committee',
    yaml: `require:
  - { id: member, registered: { name: member } }
  - { id: in-post, inPost: { years: 1 } }
  - { id: feedback, of: { kind: feedback-360, attributes: { groups: { min: 6 } } }, atLeast: 1, unit: times }
  - { id: verdict, verdict: committee }`,
  },
  {
    question:
      'At most 8 for a kind; a quarter of what is asked; a fifth of everything earned; 16 a year; 24 for one event',
    yaml: `limits:
  - { id: congress, of: { kind: congress }, atMost: 8 }
  - { id: self-reported, of: { source: selfReported }, atMost: { share: 1/4, of: { required: total } } }
  - { id: reading, of: { kind: reading }, atMost: { share: 1/5, of: earned } }
  - { id: training, of: { kind: training }, atMost: 16, per: year }
  - { id: abroad, of: { attributes: { abroad: true } }, atMost: 24, per: activity }`,
  },
  {
    question: 'Starters by the month, leave of three months or more, rounded up to whole points',
    yaml: `adjust:
  - { id: starters, count: { monthsInScope: whole }, take: proportion }
  - { id: leave, count: { excused: [A, B], atLeast: { months: 3 }, months: whole }, take: { share: 1/24 } }
round: { to: 1, direction: up }`,
  },
  {
    question: 'Ill for six months or more: a quarter less for every whole three months',
    yaml: `adjust:
  - { id: ill, count: { excused: [A], atLeast: { months: 6 }, months: whole }, every: 3, take: { share: 1/4 } }`,
  },
  {
    question: 'A concession with a sunset, by the month, netted with an earlier one; another by a factor',
    yaml: `adjust:
  - id: months
    when: { periodEndsBefore: 2027-01-01 }
    count: { monthsBetween: { from: 2020-03-01, until: 2021-12-31 }, months: begun }
    take: { amount: 0.5 }
    atMost: 10
    lessEarlier: true
  - id: factor
    when: { periodEndsBefore: 2027-07-01 }
    count: { always: true }
    take: { factor: 0.8 }
    round: { to: 1, direction: down }`,
  },
  {
    question:
      'A surplus goes along: at most 8; only of the last months; only what is legal, and only where it is missing',
    yaml: `carryOver:
  - { id: surplus, surplusOf: total, atMost: 8, notTowards: [inclusion] }
  - { id: late, surplusOf: total, earnedInLast: { months: 3 }, atMost: 4 }
  - { id: legal, surplusOf: total, of: { category: legal }, atMost: 10, towards: [total], onlyWhatIsMissing: true }
require:
  - { id: total, atLeast: 40 }
  - { id: inclusion, of: { tag: inclusion-diversity }, atLeast: 8 }`,
  },
  {
    question:
      'Three months of grace in which what is short may be put right; or until 1 July; or a conditional half year',
    yaml: `grace: { length: { months: 3 }, repair: true }
# grace: { until: 07-01, repair: true }
# grace: { length: { months: 6 }, conditional: true }`,
  },
  {
    question: 'A shortfall of an earlier period is filled first, at any time',
    yaml: `backfill: {}`,
  },
  {
    question: 'When someone is at risk: after a third of the period, what waits for review counted in',
    yaml: `status: { atRiskAfter: 1/3, withProvisional: true }`,
  },
  {
    question: 'A version that takes over periods that already run',
    yaml: `transition: runningPeriods`,
  },
  {
    question: 'A qualification that slides along with the newest courses',
    yaml: `period:
  type: sliding
  of: { kind: course }
  need: 3
  unit: days
  within: { years: 6 }
  validFor: { years: 6 }
  untilEndOfYear: true
  reactivateFor: { years: 4 }`,
  },
  {
    question: 'A certificate with a window in which it may be renewed',
    yaml: `period: { type: renewal, of: { kind: certification }, validFor: { years: 1 }, window: { months: 1 }, basis: expiry }`,
  },
  {
    question: 'What kinds, components and other words are called',
    yaml: `words:
  peer-review: { nl: collegiale toetsing, en: peer review }`,
  },
];
