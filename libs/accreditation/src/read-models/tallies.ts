import type { LocalizedText } from '@peil/kernel';
import { pathUp, type OrganisationDay, type UnitOn } from '@peil/organisation';
import { statuses, type Status } from '../domain/balance.js';
import type { BalanceSummary } from './balances.js';

/** Managers by status; a status nobody has counts zero. */
export type ByStatus = Readonly<Record<Status, number>>;

/** One requirement of one scheme, counted over the people who are held to it. */
export type RequirementTally = {
  readonly schemeId: string;
  readonly requirementId: string;
  readonly label: LocalizedText;
  readonly byStatus: ByStatus;
  /** Managers of the unit who are not held to it. */
  readonly without: number;
};

/** What one unit counts, everything below it included; each person once. */
export type UnitTally = {
  readonly unit: UnitOn;
  /** The nearest counted unit above it. */
  readonly parentId?: string;
  readonly managers: number;
  readonly byStatus: ByStatus;
  readonly requirements: readonly RequirementTally[];
  readonly personIds: readonly string[];
  /** Versions of schemes behind the entries, as `schemeId` and `version`. */
  readonly versions: readonly { readonly schemeId: string; readonly version: string }[];
  /** Position of the last event behind any of the balances. */
  readonly position: number;
};

/** Units with figures of their own: teams count in their directorate. */
function isCounted({ kind }: UnitOn): boolean {
  return kind !== 'team';
}

/** The counted units in which someone works on the day, those above them included; each once. */
export function countedUnitsOf(view: OrganisationDay, personId: string): readonly UnitOn[] {
  const appointments = view.appointmentsOf.get(personId) ?? [];
  return [...new Set(appointments.flatMap(({ unitId }) => pathUp(view, unitId)))].filter(isCounted);
}

/** The tally of one unit, from the balances of the people who work there on the day. */
export function tallyOf(
  view: OrganisationDay,
  unit: UnitOn,
  personIds: readonly string[],
  summaryOf: (personId: string) => BalanceSummary,
): UnitTally {
  const byStatus = noStatus();
  const requirements = new Map<
    string,
    { tally: Omit<RequirementTally, 'without'>; byStatus: Record<Status, number> }
  >();
  const versions = new Map<string, { schemeId: string; version: string }>();
  let position = 0;
  for (const personId of personIds) {
    const summary = summaryOf(personId);
    byStatus[summary.status] += 1;
    position = Math.max(position, summary.position);
    for (const { schemeId, version } of summary.entries) versions.set(`${schemeId} ${version}`, { schemeId, version });
    for (const { schemeId, id, label, status } of worstByRequirement(summary)) {
      const key = `${schemeId} ${id}`;
      const known = requirements.get(key);
      if (known === undefined) {
        const counted = noStatus();
        counted[status] += 1;
        const tally = { schemeId, requirementId: id, label, byStatus: counted };
        requirements.set(key, { tally, byStatus: counted });
      } else known.byStatus[status] += 1;
    }
  }
  const parent = pathUp(view, unit.unitId).find((one) => one.unitId !== unit.unitId && isCounted(one));
  return {
    unit,
    ...(parent && { parentId: parent.unitId }),
    managers: personIds.length,
    byStatus,
    requirements: [...requirements.values()].map(({ tally }) => ({
      ...tally,
      without: personIds.length - total(tally.byStatus),
    })),
    personIds,
    versions: [...versions.values()],
    position,
  };
}

/** Where someone with two open periods of a scheme counts for a requirement: where it is worst. */
function worstByRequirement({ entries }: BalanceSummary) {
  const worst = new Map<string, { schemeId: string; id: string; label: LocalizedText; status: Status }>();
  for (const { schemeId, requirements } of entries) {
    for (const { id, label, status } of requirements) {
      const key = `${schemeId} ${id}`;
      const known = worst.get(key);
      if (known === undefined || statuses.indexOf(status) < statuses.indexOf(known.status)) {
        worst.set(key, { schemeId, id, label, status });
      }
    }
  }
  return worst.values();
}

function noStatus(): Record<Status, number> {
  return { lapsed: 0, short: 0, atRisk: 0, onTrack: 0, met: 0, exempt: 0, notInScope: 0 };
}

function total(byStatus: ByStatus): number {
  return statuses.reduce((sum, status) => sum + byStatus[status], 0);
}

/** The tallies of every counted unit that exists on the day, also of those where nobody works. */
export function talliesOf(
  view: OrganisationDay,
  summaryOf: (personId: string) => BalanceSummary,
): ReadonlyMap<string, UnitTally> {
  const people = new Map<string, string[]>();
  for (const personId of view.appointmentsOf.keys()) {
    for (const { unitId } of countedUnitsOf(view, personId)) {
      const known = people.get(unitId);
      if (known === undefined) people.set(unitId, [personId]);
      else known.push(personId);
    }
  }
  return new Map(
    [...view.units.values()]
      .filter(isCounted)
      .map((unit) => [unit.unitId, tallyOf(view, unit, people.get(unit.unitId) ?? [], summaryOf)]),
  );
}
