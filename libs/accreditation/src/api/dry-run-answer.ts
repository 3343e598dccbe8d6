import type { AccessDecider, Granted } from '@peil/http-api';
import type { DryRunDocument } from '../domain/dry-run/document.js';
import { headline, headlineDetail } from '../domain/sentences/dry-run-sentences.js';
import type { DryRunRecord } from '../dry-runs/dry-run-store.js';
import { suppressedDryRun, type ShownFigures } from '../read-models/suppressed-dry-run.js';
import type {
  DryRunHeadlineAnswer,
  DryRunItem,
  DryRunOutcomeAnswer,
  LackAnswer,
  RequirementLackAnswer,
} from './dry-run-answers.js';

export function dryRunItem(record: DryRunRecord): DryRunItem {
  const { dryRunId, schemeId, state, requestedAt, tried, asOf, done, total, fingerprint, decidedVersion } = record;
  return {
    dryRunId,
    schemeId,
    state,
    requestedAt,
    tried: tried.map(({ version, from }) => ({ from, ...(version !== undefined && { version }) })),
    asOf,
    done,
    toDo: total,
    ...(fingerprint !== undefined && { fingerprint }),
    ...(decidedVersion !== undefined && { decidedVersion }),
  };
}

/** The units whose people the asker may see; none for those who see figures only. */
export function openUnits(
  { units }: DryRunDocument,
  { caller, decision, today }: Granted,
  access: AccessDecider,
): { readonly open: ReadonlySet<string>; readonly seesAll: boolean } {
  if (decision.view === 'figures') return { open: new Set(), seesAll: false };
  const showsPeople = (unitId: string, kind: string): boolean => {
    const permission = kind === 'cluster' ? 'clusterFigures.read' : 'directorateFigures.read';
    const decided = access.decide(caller, permission, { unitId }, today);
    return decided.allowed && decided.view === 'persons';
  };
  const open = new Set(units.filter(({ unitId, kind }) => showsPeople(unitId, kind)).map(({ unitId }) => unitId));
  return { open, seesAll: units.length > 0 && open.size === units.length };
}

/**
 * The aggregates of a dry run, for somebody who may see the people of these units.
 *
 * @param seesAll nothing is hidden: every person is open.
 */
export function outcomeAnswer(
  outcome: DryRunDocument,
  about: {
    readonly open: ReadonlySet<string>;
    readonly seesAll: boolean;
    readonly smallBelow: number;
    readonly position: string;
  },
): DryRunOutcomeAnswer {
  const { open, seesAll, smallBelow, position } = about;
  const shown = seesAll ? undefined : suppressedDryRun(outcome, open, smallBelow);
  const whole: ShownFigures = shown?.whole ?? outcome.whole;
  const isOpen = (unitId: string): boolean => seesAll || open.has(unitId);
  return {
    ...whole,
    headlines: whole.drafts.map(headlineOf),
    schemeName: outcome.schemeName,
    position,
    milliseconds: outcome.milliseconds,
    view: seesAll ? 'persons' : 'figures',
    ...(!seesAll && { smallBelow }),
    units: outcome.units.map((unit) => {
      const { unitId, kind, name, parentId, ...figures } = unit;
      return {
        unitId,
        kind,
        name,
        ...(parentId !== undefined && { parentId }),
        view: isOpen(unitId) ? ('persons' as const) : ('figures' as const),
        ...(shown?.units.get(unitId) ?? figures),
      };
    }),
    ...(outcome.catalogue && { catalogue: outcome.catalogue }),
    requirements: outcome.requirements.map((one) => (seesAll ? one : shownLack(one, smallBelow))),
  };
}

function headlineOf({ byDirection: { down, up, aside, same } }: ShownFigures['drafts'][number]): DryRunHeadlineAnswer {
  if (down === null || up === null || aside === null || same === null) return {};
  const counts = { down, up, aside, same };
  return { headline: headline(counts), detail: headlineDetail(counts) };
}

type Requirement = DryRunDocument['requirements'][number];
type Lack = Requirement['before'];

/**
 * What people lack, with small numbers hidden; with a draft also where the difference with before would be small, since
 * that tells of the few for whom it changes.
 */
function shownLack({ before, drafts, ...rest }: Requirement, smallBelow: number): RequirementLackAnswer {
  const isSmall = (value: number): boolean => value < smallBelow;
  const tells = (value: number, then: number): boolean => value !== then && Math.abs(value - then) < smallBelow;
  const show = (lack: Lack): LackAnswer => {
    const hides = isSmall(lack.heldTo) || tells(lack.heldTo, before.heldTo);
    const hidesLack =
      hides || isSmall(lack.lacking) || isSmall(lack.heldTo - lack.lacking) || tells(lack.lacking, before.lacking);
    const { beyondReach } = lack;
    return {
      heldTo: hides ? null : lack.heldTo,
      lacking: hidesLack ? null : lack.lacking,
      ...(!hidesLack && { missing: lack.missing }),
      ...(lack.reachable !== undefined && { reachable: lack.reachable }),
      ...(beyondReach !== undefined && { beyondReach: hidesLack || isSmall(beyondReach) ? null : beyondReach }),
    };
  };
  return { ...rest, before: show(before), drafts: drafts.map(show) };
}
