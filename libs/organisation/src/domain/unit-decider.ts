import type { Decider } from '@peil/eventing';
import { accept, type CalendarDay, type Decision } from '@peil/kernel';
import { covers, endsBeforeItBegins, type Period } from './period.js';
import {
  endBeforeBegin,
  organisationHasNoParent,
  ownParent,
  parentRequired,
  unitExists,
  unitOutsidePeriod,
  unknownUnit,
} from './refusals.js';
import { evolveUnit, nameOn, parentOn, type Unit } from './unit.js';
import { UNIT, unitEvents, type UnitEvent, type UnitId, type UnitKind } from './unit-events.js';

type EstablishUnit = Period & {
  readonly type: 'establishUnit';
  readonly unitId: UnitId;
  readonly kind: UnitKind;
  readonly name: string;
  readonly code?: string;
  readonly parentId?: UnitId;
};

/** What can be asked of a unit. That the parent exists and lies not below the unit is asked of the whole organisation before. */
export type UnitCommand =
  | EstablishUnit
  | { readonly type: 'renameUnit'; readonly unitId: UnitId; readonly name: string; readonly from: CalendarDay }
  | { readonly type: 'moveUnit'; readonly unitId: UnitId; readonly parentId: UnitId; readonly from: CalendarDay }
  | { readonly type: 'endUnit'; readonly unitId: UnitId; readonly until: CalendarDay }
  | ({ readonly type: 'correctUnitPeriod'; readonly unitId: UnitId } & Period);

export const unitDecider: Decider<UnitCommand, UnitEvent, Unit | undefined> = {
  category: UNIT,
  events: unitEvents,
  initialState: undefined,
  evolve: evolveUnit,
  decide,
};

function decide(command: UnitCommand, unit: Unit | undefined): Decision<UnitEvent> {
  if (command.type === 'establishUnit') return establish(command, unit);
  if (unit === undefined) return unknownUnit;
  const { unitId } = unit;
  switch (command.type) {
    case 'renameUnit': {
      const { name, from } = command;
      if (!covers(unit, from)) return unitOutsidePeriod;
      return nameOn(unit, from) === name ? accept() : accept({ type: 'UnitRenamed', data: { unitId, name, from } });
    }
    case 'moveUnit': {
      const { parentId, from } = command;
      if (unit.kind === 'organisation') return organisationHasNoParent;
      if (parentId === unitId) return ownParent;
      if (!covers(unit, from)) return unitOutsidePeriod;
      return parentOn(unit, from) === parentId
        ? accept()
        : accept({ type: 'UnitMoved', data: { unitId, parentId, from } });
    }
    case 'endUnit': {
      const { until } = command;
      if (until < unit.from) return endBeforeBegin;
      return unit.until === until ? accept() : accept({ type: 'UnitEnded', data: { unitId, until } });
    }
    case 'correctUnitPeriod': {
      const { from, until } = command;
      if (endsBeforeItBegins(command)) return endBeforeBegin;
      if (unit.from === from && unit.until === until) return accept();
      return accept({ type: 'UnitPeriodCorrected', data: { unitId, from, ...(until !== undefined && { until }) } });
    }
  }
}

function establish(command: EstablishUnit, unit: Unit | undefined): Decision<UnitEvent> {
  const { type: _type, ...data } = command;
  if (unit !== undefined) return isAsEstablished(unit, command) ? accept() : unitExists;
  if (command.kind === 'organisation' && command.parentId !== undefined) return organisationHasNoParent;
  if (command.kind !== 'organisation' && command.parentId === undefined) return parentRequired;
  if (command.parentId === command.unitId) return ownParent;
  if (endsBeforeItBegins(command)) return endBeforeBegin;
  return accept({ type: 'UnitEstablished', data });
}

function isAsEstablished(unit: Unit, command: EstablishUnit): boolean {
  return (
    unit.kind === command.kind &&
    unit.code === command.code &&
    unit.from === command.from &&
    unit.until === command.until &&
    nameOn(unit, command.from) === command.name &&
    parentOn(unit, command.from) === command.parentId
  );
}
