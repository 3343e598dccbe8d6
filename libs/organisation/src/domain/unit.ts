import type { CalendarDay } from '@peil/kernel';
import { stepOn, withStep, type Period } from './period.js';
import type { UnitEvent, UnitId, UnitKind } from './unit-events.js';

/** One unit over time. */
export type Unit = Period & {
  readonly unitId: UnitId;
  readonly kind: UnitKind;
  readonly code?: string;
  readonly names: readonly { readonly from: CalendarDay; readonly name: string }[];
  /** Empty for the organisation. */
  readonly parents: readonly { readonly from: CalendarDay; readonly parentId: UnitId }[];
};

/** The unit after the event; undefined while nothing established it. */
export function evolveUnit(unit: Unit | undefined, event: UnitEvent): Unit | undefined {
  if (event.type === 'UnitEstablished') {
    const { unitId, kind, name, code, parentId, from, until } = event.data;
    return {
      unitId,
      kind,
      from,
      names: [{ from, name }],
      parents: parentId === undefined ? [] : [{ from, parentId }],
      ...(code !== undefined && { code }),
      ...(until !== undefined && { until }),
    };
  }
  if (unit === undefined) return undefined;
  switch (event.type) {
    case 'UnitRenamed':
      return { ...unit, names: withStep(unit.names, { from: event.data.from, name: event.data.name }) };
    case 'UnitMoved':
      return { ...unit, parents: withStep(unit.parents, { from: event.data.from, parentId: event.data.parentId }) };
    case 'UnitEnded':
      return { ...unit, until: event.data.until };
    case 'UnitPeriodCorrected': {
      const { until: _before, ...open } = unit;
      const { from, until } = event.data;
      return { ...open, from, ...(until !== undefined && { until }) };
    }
  }
}

export function nameOn(unit: Unit, day: CalendarDay): string {
  return stepOn(unit.names, day)?.name ?? unit.unitId;
}

export function parentOn(unit: Unit, day: CalendarDay): UnitId | undefined {
  return stepOn(unit.parents, day)?.parentId;
}
