import { formatPoints, type CalendarDay, type LocalizedText, type Points } from '@peil/kernel';
import type { PeriodOfBalance, Status, Unit } from '../balance.js';
import type { EntryForecast } from '../forecast/forecast.js';
import type { Outcome, RequirementForecast } from '../forecast/requirement-forecast.js';
import { entryForecastSentence, forecastSentence } from './forecast-sentence.js';

export type RequirementForecastDocument = {
  readonly id: string;
  readonly label: LocalizedText;
  readonly unit: Unit;
  readonly status: Status;
  readonly outcome: Outcome;
  readonly required: string;
  readonly earned: string;
  readonly provisional: string;
  readonly planned: string;
  readonly expected: string;
  readonly shortBy: string;
  readonly due: CalendarDay;
  readonly metOn?: CalendarDay;
  readonly metByPlansOn?: CalendarDay;
  readonly pacePerMonth?: string;
  readonly paceNeeded?: string;
  readonly partsNeeded?: number;
  readonly text: LocalizedText;
  readonly parts: readonly RequirementForecastDocument[];
};

export type EntryForecastDocument = {
  readonly schemeId: string;
  readonly schemeName: LocalizedText;
  readonly version: string;
  readonly unit: Unit;
  readonly period: PeriodOfBalance;
  readonly status: Status;
  readonly outcome: Outcome;
  readonly metOn?: CalendarDay;
  readonly text: LocalizedText;
  readonly requirements: readonly RequirementForecastDocument[];
};

/** Hundredths are as precise as a forecast gets. */
function hundredths(amount: Points): string {
  const shown = Number(formatPoints(amount)).toFixed(2);
  return shown.replace(/\.?0+$/, '');
}

function presentRequirement(forecast: RequirementForecast): RequirementForecastDocument {
  const { id, label, unit, status, outcome, due, metOn, metByPlansOn, pace, paceNeeded, partsNeeded } = forecast;
  return {
    id,
    label,
    unit,
    status,
    outcome,
    required: formatPoints(forecast.required),
    earned: formatPoints(forecast.earned),
    provisional: formatPoints(forecast.provisional),
    planned: formatPoints(forecast.planned),
    expected: hundredths(forecast.expected),
    shortBy: hundredths(forecast.shortBy),
    due,
    ...(metOn !== undefined && { metOn }),
    ...(metByPlansOn !== undefined && { metByPlansOn }),
    ...(pace !== undefined && { pacePerMonth: hundredths(pace) }),
    ...(paceNeeded !== undefined && { paceNeeded: hundredths(paceNeeded) }),
    ...(partsNeeded !== undefined && { partsNeeded }),
    text: forecastSentence(forecast),
    parts: forecast.parts.map(presentRequirement),
  };
}

/** A forecast as JSON, with its sentences. */
export function presentForecast(forecast: EntryForecast): EntryForecastDocument {
  const { schemeId, schemeName, version, unit, period, status, outcome, metOn, requirements } = forecast;
  return {
    schemeId,
    schemeName,
    version,
    unit,
    period,
    status,
    outcome,
    ...(metOn !== undefined && { metOn }),
    text: entryForecastSentence(forecast),
    requirements: requirements.map(presentRequirement),
  };
}
