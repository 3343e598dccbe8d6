import type { Decider } from '@peil/eventing';
import { accept, sameContent, type Decision } from '@peil/kernel';
import { Decimal } from 'decimal.js';
import {
  INDICATOR,
  indicatorEvents,
  type Definition,
  type IndicatorEvent,
  type IndicatorLevel,
  type Observation,
  type Period,
  type Target,
} from './events.js';
import * as refusals from './refusals.js';

export type IndicatorCommand = { readonly code: string } & (
  | { readonly type: 'defineIndicator'; readonly definition: Definition }
  /** `level` is that of the unit, as the organisation says. */
  | { readonly type: 'observe'; readonly observation: Observation; readonly level: IndicatorLevel | undefined }
  | { readonly type: 'adoptTarget'; readonly target: Target }
  | { readonly type: 'withdrawTarget'; readonly targetId: string; readonly reason: string }
);

export type Indicator = {
  readonly code: string;
  /** Version 1 first. */
  readonly definitions: readonly Definition[];
  readonly observations: readonly Observation[];
  readonly targets: readonly Target[];
};
export type IndicatorState = Indicator | undefined;

export function sameObserved(one: Observation, other: Observation): boolean {
  return one.unitId === other.unitId && one.version === other.version && samePeriod(one.period, other.period);
}

export function samePeriod(one: Period, other: Period): boolean {
  return one.from === other.from && one.until === other.until;
}

function decide(command: IndicatorCommand, state: IndicatorState): Decision<IndicatorEvent> {
  const { code } = command;
  if (command.type === 'defineIndicator') {
    const { definition } = command;
    if (sameContent(state?.definitions.at(-1), definition)) return accept();
    const version = (state?.definitions.length ?? 0) + 1;
    return accept({ type: 'IndicatorDefined', data: { code, version, definition } });
  }
  if (state === undefined) return refusals.unknownIndicator;
  switch (command.type) {
    case 'observe':
      return observe(command.observation, command.level, state);
    case 'adoptTarget':
      return adopt(command.target, state);
    case 'withdrawTarget': {
      const { targetId, reason } = command;
      if (!state.targets.some((target) => target.targetId === targetId)) return refusals.unknownTarget;
      return accept({ type: 'TargetWithdrawn', data: { code, targetId, reason } });
    }
  }
}

function observe(
  observation: Observation,
  level: IndicatorLevel | undefined,
  { code, definitions, observations }: Indicator,
): Decision<IndicatorEvent> {
  const definition = definitions[observation.version - 1];
  const { period, value, groupSize } = observation;
  if (definition === undefined) return refusals.unknownVersion;
  if (period.until < period.from) return refusals.untilBeforeFrom;
  if (level === undefined || !definition.levels.includes(level)) return refusals.notAtThisLevel;
  if (groupSize < definition.minimumGroup) return refusals.groupTooSmall(definition.minimumGroup);
  if (definition.unit === 'percent' && !isPercentage(value)) return refusals.notAPercentage;
  const before = observations.find((one) => sameObserved(one, observation));
  return sameContent(before, observation)
    ? accept()
    : accept({ type: 'IndicatorObserved', data: { code, observation } });
}

function isPercentage(value: string): boolean {
  const number = new Decimal(value);
  return number.gte(0) && number.lte(100);
}

function adopt(target: Target, { code, definitions, observations, targets }: Indicator): Decision<IndicatorEvent> {
  const { goal, unitId, version } = target;
  const definition = definitions[version - 1];
  if (definition === undefined) return refusals.unknownVersion;
  if (goal.kind === 'growth') {
    const { baseline } = goal;
    if (baseline.until < baseline.from) return refusals.untilBeforeFrom;
    const then = observations.filter((one) => one.unitId === unitId && samePeriod(one.period, baseline));
    if (then.length > 0 && !then.some((one) => one.version === version)) return refusals.baselineOfAnotherDefinition;
  } else if (definition.unit === 'percent' && !isPercentage(goal.value)) return refusals.notAPercentage;
  const before = targets.find(({ targetId }) => targetId === target.targetId);
  return sameContent(before, target) ? accept() : accept({ type: 'TargetAdopted', data: { code, target } });
}

export function evolveIndicator(state: IndicatorState, event: IndicatorEvent): IndicatorState {
  if (event.type === 'IndicatorDefined') {
    const { code, definition } = event.data;
    const known = state ?? { code, definitions: [], observations: [], targets: [] };
    return { ...known, definitions: [...known.definitions, definition] };
  }
  if (state === undefined) return state;
  switch (event.type) {
    case 'IndicatorObserved': {
      const { observation } = event.data;
      const others = state.observations.filter((one) => !sameObserved(one, observation));
      return { ...state, observations: [...others, observation] };
    }
    case 'TargetAdopted': {
      const { target } = event.data;
      const others = state.targets.filter(({ targetId }) => targetId !== target.targetId);
      return { ...state, targets: [...others, target] };
    }
    case 'TargetWithdrawn':
      return { ...state, targets: state.targets.filter(({ targetId }) => targetId !== event.data.targetId) };
  }
}

/** What one indicator decides. */
export const indicatorDecider: Decider<IndicatorCommand, IndicatorEvent, IndicatorState> = {
  category: INDICATOR,
  events: indicatorEvents,
  initialState: undefined,
  decide,
  evolve: evolveIndicator,
};
