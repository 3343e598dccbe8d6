import { refuse } from '@peil/kernel';

const rule = 'agreements are made by the manager and the person the manager reports to';

export const notAParty = refuse(
  'forbidden',
  'not-a-party',
  {
    nl: 'Alleen de leidinggevende en degene aan wie die nu rapporteert maken deze afspraken.',
    en: 'Only the manager and the person they report to now make these agreements.',
  },
  { rule },
);
export const handOverFirst = refuse(
  'conflict',
  'cycle-not-handed-over',
  {
    nl: 'Deze cyclus staat nog op naam van de vorige gesprekspartner. Draag de cyclus eerst over.',
    en: 'This cycle still names the previous counterpart. Hand the cycle over first.',
  },
  { rule },
);
export const confirmFirst = refuse('conflict', 'hand-over-not-confirmed', {
  nl: 'Bevestig eerst dat je de cyclus overneemt met alles wat is afgesproken.',
  en: 'First confirm that you take over the cycle with all that was agreed.',
});
export const noCycleYet = refuse('notFound', 'no-cycle', {
  nl: 'Voor dit jaar is nog geen cyclus begonnen.',
  en: 'No cycle has begun for this year.',
});
export const cycleIsClosed = refuse('conflict', 'cycle-closed', {
  nl: 'Deze cyclus is afgesloten. Heropen hem om nog iets te veranderen.',
  en: 'This cycle is closed. Reopen it to change anything.',
});
export const yearTooFar = refuse(
  'invalid',
  'year-too-far',
  {
    nl: 'Een cyclus begint op zijn vroegst in oktober van het jaar ervoor, en ten laatste een jaar erna.',
    en: 'A cycle begins in October of the year before at the earliest, and a year after it at the latest.',
  },
  { field: 'year' },
);
export const noCounterpart = refuse('conflict', 'no-counterpart', {
  nl: 'Er is nu niemand aan wie je rapporteert. Zodra de plek is vervuld, kan de afspraak bevestigd worden.',
  en: 'There is nobody you report to now. Once the post is filled the agreement can be confirmed.',
});
export const notInLine = refuse(
  'invalid',
  'not-in-reporting-line',
  {
    nl: 'De leidinggevende rapporteert nu niet aan deze persoon.',
    en: 'The manager does not report to this person now.',
  },
  { field: 'to', rule },
);
export const nothingToConfirm = refuse('conflict', 'nothing-to-confirm', {
  nl: 'Er is geen overdracht die op bevestiging wacht.',
  en: 'There is no hand-over that waits for confirmation.',
});
export const unknownAgreement = refuse(
  'notFound',
  'unknown-agreement',
  { nl: 'Deze afspraak bestaat niet in deze cyclus.', en: 'This agreement does not exist in this cycle.' },
  { field: 'agreementId' },
);
export const agreementExists = refuse(
  'conflict',
  'agreement-exists',
  { nl: 'Deze afspraak bestaat al met andere inhoud.', en: 'This agreement exists already with other content.' },
  { field: 'agreementId' },
);
export const notPending = refuse('conflict', 'agreement-not-pending', {
  nl: 'Er ligt geen voorstel dat op antwoord wacht.',
  en: 'There is no proposal that waits for an answer.',
});
export const otherVersion = refuse(
  'conflict',
  'agreement-version-changed',
  {
    nl: 'Het voorstel is intussen veranderd. Lees de nieuwe tekst en antwoord daarop.',
    en: 'The proposal has changed meanwhile. Read the new text and answer that.',
  },
  { field: 'version' },
);
export const otherText = refuse(
  'conflict',
  'agreement-text-differs',
  {
    nl: 'Wat je bevestigt is niet de tekst die er nu ligt. Lees de tekst opnieuw.',
    en: 'What you confirm is not the text that lies there now. Read the text again.',
  },
  { field: 'fingerprint', rule: 'what a party accepts is the fingerprint of the text' },
);
export const ownProposal = refuse('conflict', 'own-proposal', {
  nl: 'Dit is je eigen voorstel. De ander antwoordt erop; je kunt het wel intrekken of veranderen.',
  en: 'This is your own proposal. The other answers it; you can withdraw or change it.',
});
export const othersProposal = refuse('conflict', 'proposal-of-the-other', {
  nl: 'Dit voorstel is van de ander. Stem in, stem niet in of stel iets anders voor.',
  en: 'This proposal is the other’s. Accept it, decline it or propose something else.',
});
export const notInForce = refuse('conflict', 'agreement-not-in-force', {
  nl: 'Deze afspraak is niet van kracht: nog niet allebei bevestigd.',
  en: 'This agreement is not in force: not yet confirmed by both.',
});
export const alreadyConcluded = refuse('conflict', 'agreement-concluded', {
  nl: 'Over deze afspraak is al gezegd hoe ze eindigde. Heropen haar eerst.',
  en: 'It was already said how this agreement ended. Reopen it first.',
});
export const nothingToReopen = refuse('conflict', 'nothing-to-reopen', {
  nl: 'Er is geen besluit over deze afspraak dat ongedaan gemaakt kan worden.',
  en: 'There is no decision about this agreement to undo.',
});
export const unknownPrecondition = refuse(
  'notFound',
  'unknown-precondition',
  { nl: 'Deze voorwaarde staat niet in de afspraak.', en: 'This precondition is not in the agreement.' },
  { field: 'preconditionId' },
);
export const emptyEntry = refuse('invalid', 'entry-empty', {
  nl: 'Vul minstens een van de velden in: voornemens, doelen, evaluatie of hoe het loopt.',
  en: 'Fill in at least one field: intentions, goals, evaluation or how it goes.',
});
export const entryTooEarly = refuse(
  'invalid',
  'entry-before-year',
  { nl: 'Het jaar van deze cyclus is nog niet begonnen.', en: 'The year of this cycle has not begun yet.' },
  { field: 'moment' },
);
export const unknownTalk = refuse(
  'notFound',
  'unknown-talk',
  { nl: 'Dit gesprek staat niet gepland.', en: 'This talk is not planned.' },
  { field: 'talkId' },
);
export const talkIsOver = refuse('conflict', 'talk-not-planned', {
  nl: 'Dit gesprek is al gevoerd of afgezegd.',
  en: 'This talk was held or cancelled already.',
});
export const talkInPast = refuse(
  'invalid',
  'talk-in-the-past',
  {
    nl: 'Plan een gesprek op een dag die nog komt. Is het al gevoerd? Leg dat dan vast.',
    en: 'Plan a talk on a day to come. Was it held already? Then record that.',
  },
  { field: 'on' },
);
export const heldInFuture = refuse(
  'invalid',
  'conversation-in-the-future',
  { nl: 'Deze dag moet nog komen. Plan het gesprek.', en: 'This day is still to come. Plan the talk.' },
  { field: 'on' },
);
export const unknownFact = refuse(
  'notFound',
  'unknown-work-fact',
  { nl: 'Dit feit is niet vastgelegd.', en: 'This fact was not recorded.' },
  { field: 'factId' },
);
export const endsBeforeItBegins = refuse(
  'invalid',
  'ends-before-it-begins',
  { nl: 'De laatste dag ligt voor de eerste.', en: 'The last day is before the first.' },
  { field: 'until' },
);
export const notAllConcluded = refuse('conflict', 'agreements-not-concluded', {
  nl: 'Zeg eerst samen van elke afspraak hoe ze eindigde.',
  en: 'First say together of each agreement how it ended.',
});
