import type { Outcome } from '../domain/forecast/requirement-forecast.js';
import { outcomes } from '../domain/forecast/requirement-forecast.js';
import type { EntryForecast } from '../domain/forecast/forecast.js';
import { presentForecast, type RequirementForecastDocument } from '../domain/sentences/present-forecast.js';
import type { ShownByStatus, ShownTally } from '../read-models/suppressed-tallies.js';
import type { PersonForecast } from '../read-models/unit-forecasts.js';
import type {
  ExpectedShortfallAnswer,
  OutcomeCountsAnswer,
  PersonForecastAnswer,
  RequirementOutcomesAnswer,
  UnitOutcomesAnswer,
} from './forecast-answers.js';

/** A sum of which a part is hidden is hidden. */
function both(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}

/** Counts by outcome from those by status, which are the same people: what is hidden there stays hidden. */
function outcomeCounts({
  lapsed,
  short,
  atRisk,
  onTrack,
  met,
  exempt,
  notInScope,
}: ShownByStatus): OutcomeCountsAnswer {
  return { overdue: both(lapsed, short), notInTime: atRisk, onCourse: onTrack, met, exempt, notInScope };
}

export function unitOutcomes(tally: ShownTally): Pick<UnitOutcomesAnswer, keyof UnitOutcomesAnswer> {
  const { unit, managers, byStatus, figuresAsOf } = tally;
  return {
    ...{ unitId: unit.unitId, kind: unit.kind, name: unit.name, managers, byOutcome: outcomeCounts(byStatus) },
    ...(figuresAsOf !== undefined && { figuresAsOf }),
  };
}

export function requirementOutcomes({ requirements }: ShownTally): readonly RequirementOutcomesAnswer[] {
  return requirements.map(({ schemeId, requirementId, label, byStatus }) => ({
    schemeId,
    requirementId,
    label,
    byOutcome: outcomeCounts(byStatus),
  }));
}

const late: readonly Outcome[] = ['overdue', 'notInTime'];

/** The smallest requirements that will be missed: of a group its late parts. */
function missed(requirements: readonly RequirementForecastDocument[]): readonly RequirementForecastDocument[] {
  return requirements
    .filter(({ outcome }) => late.includes(outcome))
    .flatMap((it) => {
      const parts = missed(it.parts);
      const all = it.partsNeeded === undefined || it.partsNeeded >= it.parts.length;
      return it.parts.length > 0 && all && parts.length > 0 ? parts : [it];
    });
}

function shortfallsOf(entry: EntryForecast): readonly ExpectedShortfallAnswer[] {
  const { schemeId, period, requirements } = presentForecast(entry);
  return missed(requirements).map(({ id, label, unit, outcome, required, expected, shortBy, due }) => ({
    schemeId,
    period: { from: period.from, until: period.until },
    requirement: id,
    ...{ label, unit, outcome, required, expected, shortBy, due },
  }));
}

const dutch = new Intl.Collator('nl');
const nameOf = ({ name, personId }: PersonForecastAnswer): string => name ?? personId;

/** The people, worst first, then by name. */
export function personForecasts(
  people: readonly PersonForecast[],
  nameFor: (personId: string) => string | undefined,
): readonly PersonForecastAnswer[] {
  return people
    .map(({ personId, outcome, entries }): PersonForecastAnswer => {
      const name = nameFor(personId);
      const shortfalls = entries.flatMap(shortfallsOf);
      return { personId, ...(name !== undefined && { name }), outcome, shortfalls };
    })
    .sort((a, b) => outcomes.indexOf(a.outcome) - outcomes.indexOf(b.outcome) || dutch.compare(nameOf(a), nameOf(b)));
}
