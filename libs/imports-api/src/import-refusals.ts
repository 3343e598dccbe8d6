import { ProblemError } from '@peil/http-api';

export function importUnknown(): ProblemError {
  return new ProblemError(404, 'unknown-import', {
    nl: 'Deze import bestaat niet.',
    en: 'This import does not exist.',
  });
}

export function profileUnknown(): ProblemError {
  return new ProblemError(404, 'unknown-import-profile', {
    nl: 'Dit profiel bestaat niet.',
    en: 'This profile does not exist.',
  });
}

export function fileIsGone(): ProblemError {
  return new ProblemError(410, 'import-is-over', {
    nl: 'Deze import is voorbij. Wat er in het bestand stond, heeft Peil niet meer.',
    en: 'This import is over. Peil no longer has what was in the file.',
  });
}

export function nothingToConfirm(): ProblemError {
  return new ProblemError(409, 'no-preview', {
    nl: 'Er is nu niets te bevestigen: de import wacht op antwoorden, is bezig of is voorbij.',
    en: 'There is nothing to confirm now: the import waits for answers, is busy or is over.',
  });
}

export function nothingToAnswer(): ProblemError {
  return new ProblemError(409, 'no-questions', {
    nl: 'Deze import stelt nu geen vragen.',
    en: 'This import asks nothing now.',
  });
}

export function notTakenBack(): ProblemError {
  return new ProblemError(409, 'cannot-be-withdrawn', {
    nl: 'Deze import is niet als geheel terug te nemen.',
    en: 'This import cannot be taken back as a whole.',
  });
}

export function someoneElsesImport(): ProblemError {
  return new ProblemError(403, 'access-denied', {
    nl: 'Dit soort import doet een ander: P&O leest activiteiten in, de beheerder de organisatie.',
    en: 'Someone else does this kind of import: HR imports activities, the administrator the organisation.',
  });
}
