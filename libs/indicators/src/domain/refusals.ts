import { refuse } from '@peil/kernel';

export const unknownIndicator = refuse('notFound', 'unknown-indicator', {
  nl: 'Deze indicator bestaat niet.',
  en: 'This indicator does not exist.',
});
export const unknownVersion = refuse(
  'invalid',
  'unknown-version',
  { nl: 'Deze versie van de definitie bestaat niet.', en: 'This version of the definition does not exist.' },
  { field: 'version' },
);
export const unknownTarget = refuse('notFound', 'unknown-target', {
  nl: 'Dit streefcijfer bestaat niet.',
  en: 'This target does not exist.',
});
export const untilBeforeFrom = refuse(
  'invalid',
  'until-before-from',
  { nl: 'De laatste dag ligt vóór de eerste dag.', en: 'The last day is before the first day.' },
  { field: 'until' },
);
export const notAPercentage = refuse(
  'invalid',
  'not-a-percentage',
  { nl: 'Een percentage ligt tussen 0 en 100.', en: 'A percentage lies between 0 and 100.' },
  { field: 'value' },
);
/** @param minimum people a group must have */
export function groupTooSmall(minimum: number) {
  return refuse(
    'invalid',
    'group-too-small',
    {
      nl: `Deze groep is kleiner dan ${minimum} mensen. Het cijfer is niet bewaard.`,
      en: `This group has fewer than ${minimum} people. The figure was not kept.`,
    },
    { field: 'groupSize', rule: 'a figure of a group under the minimum of its definition is refused' },
  );
}
export const notAtThisLevel = refuse(
  'invalid',
  'not-at-this-level',
  {
    nl: 'De bron geeft dit cijfer niet op dit niveau.',
    en: 'The source does not give this figure at this level.',
  },
  { field: 'unitId' },
);
export const baselineOfAnotherDefinition = refuse(
  'conflict',
  'baseline-of-another-definition',
  {
    nl: 'Het beginpunt is geteld volgens een andere definitie. Groei daarop is niet te berekenen.',
    en: 'The baseline was counted by another definition. Growth on it cannot be computed.',
  },
  { field: 'baseline', rule: 'values of two definitions are never compared' },
);
