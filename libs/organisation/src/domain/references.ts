import { refuse, type Refusal } from '@peil/kernel';
import { pathUp, organisationOn } from './organisation-day.js';
import type { Organisation } from './organisation.js';
import type { PersonCommand } from './person-commands.js';
import type { AppointmentTerms } from './person-events.js';
import type { UnitCommand } from './unit-decider.js';

const unitMissing = (field: string): Refusal =>
  refuse(
    'invalid',
    'unknown-unit',
    { nl: 'Deze eenheid bestaat niet in Peil.', en: 'This unit does not exist in Peil.' },
    { field },
  ).refusal;
const managerMissing: Refusal = refuse(
  'invalid',
  'unknown-manager',
  { nl: 'Deze leidinggevende bestaat niet in Peil.', en: 'This manager does not exist in Peil.' },
  { field: 'reportsTo' },
).refusal;
const circle: Refusal = refuse(
  'invalid',
  'units-in-a-circle',
  {
    nl: 'De nieuwe bovenliggende eenheid hangt zelf onder deze eenheid.',
    en: 'The new parent itself lies under this unit.',
  },
  { field: 'parentId' },
).refusal;

/**
 * What no stream can decide by itself: that the units and people a command speaks of exist, and that units do not end up
 * under themselves. Undefined when all is well. Asked before the command is given, of what is known at that moment.
 */
export function brokenUnitReference(organisation: Organisation, command: UnitCommand): Refusal | undefined {
  const parentId = command.type === 'establishUnit' || command.type === 'moveUnit' ? command.parentId : undefined;
  if (parentId === undefined) return undefined;
  if (!organisation.units.has(parentId)) return unitMissing('parentId');
  if (command.type !== 'moveUnit') return undefined;
  const view = organisationOn(organisation, command.from);
  return pathUp(view, parentId).some(({ unitId }) => unitId === command.unitId) ? circle : undefined;
}

/** The same for a command about a person. */
export function brokenPersonReference(organisation: Organisation, command: PersonCommand): Refusal | undefined {
  switch (command.type) {
    case 'startAppointment':
    case 'changeAppointment':
      return brokenTerms(organisation, command.terms, 'unitId');
    case 'correctAppointment':
      return command.steps
        .map(({ terms }, index) => brokenTerms(organisation, terms, `steps.${index}.unitId`))
        .find((refusal) => refusal !== undefined);
    case 'assignRole':
      return command.units !== 'all' && command.units.some((unitId) => !organisation.units.has(unitId))
        ? unitMissing('units')
        : undefined;
    default:
      return undefined;
  }
}

function brokenTerms({ units, people }: Organisation, terms: AppointmentTerms, field: string): Refusal | undefined {
  if (!units.has(terms.unitId)) return unitMissing(field);
  return terms.reportsTo !== undefined && !people.has(terms.reportsTo) ? managerMissing : undefined;
}
