import { refuse } from '@peil/kernel';
import type { ClosedPeriod } from './dossier-commands.js';

/** The reasons a dossier says no, each with what to do instead. */
export const unknownActivity = refuse('notFound', 'unknown-activity', {
  nl: 'Deze activiteit staat niet in dit dossier.',
  en: 'This activity is not in this file.',
});
export const activityExists = refuse('conflict', 'activity-exists', {
  nl: 'Deze activiteit staat al in het dossier. Corrigeer haar als er iets anders is.',
  en: 'This activity is in the file already. Correct it if something is different.',
});
export const listByPerson = refuse(
  'forbidden',
  'list-by-person',
  {
    nl: 'Een lijst van een aanbieder of begeleider voert P&O in. Leg de activiteit zelf vast zonder lijst.',
    en: 'A list from a provider or facilitator is entered by HR. Record the activity yourself without a list.',
  },
  { field: 'activity.source', rule: 'a list is entered as received by HR' },
);
export const stillPlanned = refuse('conflict', 'still-planned', {
  nl: 'Deze activiteit is alleen gepland. Leg haar eerst vast als ze geweest is.',
  en: 'This activity is only planned. Record it first, once it has taken place.',
});
export const notPlanned = refuse('conflict', 'not-planned', {
  nl: 'Deze activiteit staat niet meer in de planning. Corrigeer haar, of trek haar in.',
  en: 'This activity is no longer a plan. Correct it, or withdraw it.',
});
export const unknownOffering = refuse(
  'invalid',
  'unknown-offering',
  {
    nl: 'Dit aanbod staat niet in de menukaart. Kies een ander aanbod, of geef zelf op wat voor activiteit het is.',
    en: 'This offering is not in the catalogue. Choose another, or say yourself what kind of activity it is.',
  },
  { field: 'offeringId', rule: 'what is planned is an offering or a kind of activity' },
);
export const isWithdrawn = refuse('conflict', 'activity-withdrawn', {
  nl: 'Deze activiteit is ingetrokken. Leg haar opnieuw vast als ze toch telt.',
  en: 'This activity was withdrawn. Record it again if it counts after all.',
});
export const isRejected = refuse('conflict', 'activity-rejected', {
  nl: 'Deze activiteit is afgewezen. Vraag P&O om de beoordeling te heropenen.',
  en: 'This activity was rejected. Ask HR to reopen the review.',
});
export const isReviewed = refuse('conflict', 'already-reviewed', {
  nl: 'Deze activiteit is al beoordeeld. Heropen eerst de beoordeling.',
  en: 'This activity was reviewed already. Reopen the review first.',
});
export const notSubmitted = refuse('conflict', 'not-submitted', {
  nl: 'Deze activiteit is nog niet ingediend. Er valt nu niets te beoordelen.',
  en: 'This activity has not been submitted yet. There is nothing to review now.',
});
export const notReviewed = refuse('conflict', 'not-reviewed', {
  nl: 'Deze activiteit is niet beoordeeld. Er valt niets te heropenen.',
  en: 'This activity was not reviewed. There is nothing to reopen.',
});
export const reviewIsFinal = ({ from, until }: ClosedPeriod) =>
  refuse(
    'conflict',
    'review-final',
    {
      nl: `De periode van ${from} tot en met ${until} is afgesloten: de beoordeling ligt vast. Leg vast wat er anders was; HR beslist of het resultaat verandert.`,
      en: `The period from ${from} to ${until} is closed: the review is final. Record what was different; HR decides whether the result changes.`,
    },
    { rule: 'a review is final once its period is closed' },
  );
export const ownActivity = refuse(
  'forbidden',
  'own-activity',
  {
    nl: 'Je kunt je eigen activiteit niet beoordelen. Een ander doet dat.',
    en: 'You cannot review your own activity. Someone else does.',
  },
  { rule: 'a review is done by another person' },
);
export const reasonNeeded = refuse(
  'invalid',
  'reason-needed',
  {
    nl: 'Geef een reden, zodat de ander weet wat er nog nodig is.',
    en: 'Give a reason, so that the other knows what is still needed.',
  },
  { field: 'reason', rule: 'every refusal has a reason' },
);
export const evidenceThere = refuse('conflict', 'evidence-exists', {
  nl: 'Dit bestand hoort al bij deze activiteit.',
  en: 'This file belongs to this activity already.',
});
export const unknownEvidence = refuse('notFound', 'unknown-evidence', {
  nl: 'Dit bewijsstuk hoort niet bij deze activiteit.',
  en: 'This evidence does not belong to this activity.',
});
export const evidenceKept = refuse('conflict', 'evidence-of-approved', {
  nl: 'Op dit bewijsstuk is de activiteit goedgekeurd. Laat eerst de beoordeling heropenen.',
  en: 'The activity was approved on this evidence. Have the review reopened first.',
});
export const tooMuchEvidence = refuse('conflict', 'too-much-evidence', {
  nl: 'Er horen al 20 bestanden bij deze activiteit. Verwijder eerst een bestand.',
  en: 'This activity has 20 files already. Remove one first.',
});
export const noOutcome = refuse('conflict', 'no-outcome', {
  nl: 'Bij deze activiteit staan geen leerpunten of ontwikkelbehoeften.',
  en: 'This activity has no learning points or development needs.',
});
export const onlyOwnOutcome = refuse(
  'forbidden',
  'only-own-outcome',
  {
    nl: 'Alleen de persoon zelf legt leerpunten en ontwikkelbehoeften vast en bepaalt wie ze leest.',
    en: 'Only the person records learning points and development needs and decides who reads them.',
  },
  { rule: 'learning points belong to the person' },
);
