import { refuse } from '@peil/kernel';

export const unknownPlan = refuse('notFound', 'unknown-action-plan', {
  nl: 'Dit actieplan bestaat nog niet.',
  en: 'This action plan does not exist yet.',
});
export const unknownAction = refuse('notFound', 'unknown-action', {
  nl: 'Deze actie staat niet in het plan.',
  en: 'This action is not in the plan.',
});
export const handedOver = refuse('conflict', 'action-handed-over', {
  nl: 'Deze actie is overgedragen en staat nu in het plan van een ander onderdeel.',
  en: 'This action was handed over and is now in the plan of another unit.',
});
export const alreadyOffered = refuse('conflict', 'hand-over-waiting', {
  nl: 'Deze actie is al aan een onderdeel aangeboden. Wacht op het antwoord.',
  en: 'This action has already been offered to a unit. Wait for the answer.',
});
export const notOffered = refuse('conflict', 'hand-over-not-offered', {
  nl: 'Deze actie is niet aan dit onderdeel aangeboden.',
  en: 'This action has not been offered to this unit.',
});
export const notTheOwner = refuse('forbidden', 'not-the-owner', {
  nl: 'Alleen de trekker van een actie of de directeur verandert de stand.',
  en: 'Only the owner of an action or the director changes where it stands.',
});
export const nothingToRecord = refuse(
  'invalid',
  'nothing-to-record',
  { nl: 'Geef een stand of een notitie.', en: 'Give a state or a note.' },
  { field: 'state' },
);
export const nothingToAdopt = refuse('conflict', 'nothing-to-adopt', {
  nl: 'Er staat nog geen actie in dit plan.',
  en: 'There is no action in this plan yet.',
});
export const adoptedInTheFuture = refuse(
  'invalid',
  'adopted-in-the-future',
  { nl: 'De dag van vaststellen ligt in de toekomst.', en: 'The day of adoption lies in the future.' },
  { field: 'adoptedOn' },
);
export const unknownTheme = refuse(
  'invalid',
  'unknown-theme',
  { nl: 'Dit thema bestaat niet.', en: 'This theme does not exist.' },
  { field: 'theme' },
);
export const unknownClassification = refuse(
  'invalid',
  'unknown-classification',
  { nl: 'Deze indeling bestaat niet.', en: 'This classification does not exist.' },
  { field: 'classifications' },
);
export const ownerElsewhere = refuse(
  'invalid',
  'owner-not-in-directorate',
  {
    nl: 'De trekker werkt vandaag niet in deze directie. Kies een leidinggevende of team van deze directie.',
    en: 'The owner does not work in this directorate today. Choose a manager or team of this directorate.',
  },
  { field: 'owner' },
);
export const codeTwice = refuse('invalid', 'code-twice', {
  nl: 'Dezelfde code staat er twee keer in.',
  en: 'The same code is in it twice.',
});
