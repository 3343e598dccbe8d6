import type { JsonObject } from '@peil/eventing';

const names = { nl: 'Mijn Peilstads Gesprek', en: 'The conversation cycle' };
const directorate = { actionPlan: { adoptedBy: '03-01' }, directorCycle: true, feedbackRound: { by: '12-31' } };
const conclusion = { due: '01-31', nextYear: true };

/** The id of the demo's MAG policy. */
export const POLICY = 'peilstad-mag';

/** How it began: one agreement, one moment a year. */
export const firstPolicy: JsonObject = {
  policy: POLICY,
  names,
  agreements: [{ id: 'accreditation', kind: 'accreditation', inForceBy: '03-01' }],
  moments: { graceDays: 14, dates: [{ id: 'moment-1', due: '09-30' }] },
  conversation: { due: '12-31' },
  conclusion,
  directorate,
};

/** What holds from this year on: four moments, social safety, hiring for who has a vacancy. */
export const currentPolicy: JsonObject = {
  policy: POLICY,
  names,
  agreements: [
    { id: 'accreditation', kind: 'accreditation', inForceBy: '03-01' },
    { id: 'social-safety', kind: 'social-safety', for: { roles: ['manager'] }, inForceBy: '03-01' },
    { id: 'hiring', kind: 'hiring', when: 'vacancy', inForceBy: '04-01' },
  ],
  moments: {
    graceDays: 14,
    dates: [
      { id: 'moment-1', due: '03-31' },
      { id: 'moment-2', due: '06-30' },
      { id: 'moment-3', due: '09-30' },
      { id: 'moment-4', due: '12-31' },
    ],
  },
  conversation: { due: '12-31' },
  conclusion,
  followUps: [{ id: 'learning-fulfilled', kind: 'learning', by: '12-31' }],
  directorate,
};
