import { ProblemError } from '@peil/http-api';

export function unknownPerson(): ProblemError {
  return new ProblemError(404, 'unknown-person', {
    nl: 'Deze persoon bestaat niet in Peil.',
    en: 'This person does not exist in Peil.',
  });
}

export function unknownUnit(): ProblemError {
  return new ProblemError(404, 'unit-unknown', {
    nl: 'Dit onderdeel bestaat niet op deze dag.',
    en: 'This unit does not exist on this day.',
  });
}
