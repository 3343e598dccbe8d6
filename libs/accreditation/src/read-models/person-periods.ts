import type { CalendarDay, Instant, LocalizedText } from '@peil/kernel';
import { LRUCache } from 'lru-cache';
import type { Balance } from '../domain/balance.js';
import type { PublishedVersion } from '../domain/scheme/scheme.js';
import type { Difference } from '../domain/settlement/difference.js';
import { differencesOf } from '../domain/settlement/differences.js';
import { settledResultOf, withoutPeriod, type SettledResult } from '../domain/settlement/settled-result.js';
import type { Computed } from '../domain/settlement/settlement.js';
import type { Status } from '../domain/status.js';
import { computedOf, entryOf, evaluatedPeriods } from './computed-results.js';
import type { FactsReader } from './facts-reader.js';
import { decisionsOf, periodKey, type PeriodDecisions, type Settlement } from './period-decisions.js';

/** `toClose`: over and out of grace, and not closed. */
export const periodStates = ['running', 'inGrace', 'toClose', 'closed'] as const;
export type PeriodState = (typeof periodStates)[number];

/** What the facts now make of a closed period, where that differs from what was settled. */
export type Restatement = {
  readonly known: Computed;
  readonly differences: readonly Difference[];
  /** HR decided to keep the settled result all the same. */
  readonly declined: boolean;
};

/** One period of a person under one scheme. */
export type PersonPeriod = {
  readonly schemeId: string;
  readonly schemeName: LocalizedText;
  readonly from: CalendarDay;
  readonly until: CalendarDay;
  readonly graceUntil: CalendarDay;
  readonly version: string;
  readonly state: PeriodState;
  /** As settled where it is closed, else as computed. */
  readonly status: Status;
  readonly result: SettledResult;
  readonly settlement: Settlement | undefined;
  readonly restatement: Restatement | undefined;
  readonly decisions: PeriodDecisions | undefined;
  /** As computed; absent when the facts make no such period any more. */
  readonly entry: Balance | undefined;
};

export type PersonPeriods = {
  readonly periods: readonly PersonPeriod[];
  readonly schemes: readonly PublishedVersion[];
  readonly position: number;
};

export type PeriodsRequest = {
  readonly personId: string;
  readonly asOf: CalendarDay;
  readonly knownAt?: Instant | undefined;
};

/** The periods of everyone, with what was settled about them; made when asked and kept while nothing changes. */
export type Periods = {
  readonly of: (request: PeriodsRequest) => PersonPeriods;
  /** A period as it stands, ready to be settled; undefined when the person has no such period. */
  readonly computed: (request: PeriodsRequest, schemeId: string, periodFrom: CalendarDay) => Computed | undefined;
};

type Kept = { readonly marks: string; readonly made: PersonPeriods };

/** The managers of a large city, and some other days besides. */
const PEOPLE_KEPT = 5_000;

export function createPeriods(reader: FactsReader): Periods {
  const kept = new LRUCache<string, Kept>({ max: PEOPLE_KEPT });

  function of(request: PeriodsRequest): PersonPeriods {
    const { personId, asOf, knownAt } = request;
    const key = `${personId} ${asOf} ${knownAt ?? ''}`;
    const marks = [
      reader.personMark(personId),
      reader.schemes(knownAt).position,
      reader.catalogue(knownAt).position,
    ].join(' ');
    const known = kept.get(key);
    if (known?.marks === marks) return known.made;
    const made = periodsOf(reader, request);
    kept.set(key, { marks, made });
    return made;
  }

  return {
    of,
    computed({ personId, asOf, knownAt }, schemeId, periodFrom) {
      const evaluated = evaluatedPeriods(reader, personId, asOf, knownAt, { schemeId, periodFrom });
      const entry = entryOf(evaluated, { schemeId, periodFrom });
      if (entry === undefined) return undefined;
      const { position } = evaluated;
      return computedOf(reader, personId, { entry: settledResultOf(entry), asOf, position });
    },
  };
}

function periodsOf(reader: FactsReader, { personId, asOf, knownAt }: PeriodsRequest): PersonPeriods {
  const { entries, schemes, position } = evaluatedPeriods(reader, personId, asOf, knownAt);
  const decided = decisionsOf(reader.personFacts(personId), asOf, knownAt);
  const closable = new Set(schemes.filter(({ scheme }) => hasPeriods(scheme.period.type)).map((one) => one.schemeId));
  const periods: PersonPeriod[] = [];
  for (const entry of entries) {
    if (!closable.has(entry.schemeId)) continue;
    const decisions = decided.get(periodKey(entry.schemeId, entry.period.from));
    const settlement = decisions?.settlements.at(-1);
    const state = settlement === undefined ? stateOf(entry, asOf) : 'closed';
    if (state !== undefined) periods.push(periodOf(reader, personId, { entry, decisions, settlement, state }, knownAt));
  }
  // what was settled stays, also where the facts make no such period any more
  const names = new Map(schemes.map(({ schemeId, scheme }) => [schemeId, scheme.name]));
  for (const decisions of decided.values()) {
    const { schemeId, periodFrom } = decisions;
    const settlement = decisions.settlements.at(-1);
    if (settlement === undefined || entries.some((it) => it.schemeId === schemeId && it.period.from === periodFrom)) {
      continue;
    }
    const name = names.get(schemeId) ?? { nl: schemeId, en: schemeId };
    periods.push(goneOf(reader, personId, decisions, settlement, name, knownAt));
  }
  periods.sort((a, b) => (a.from === b.from ? (a.schemeId < b.schemeId ? -1 : 1) : a.from < b.from ? 1 : -1));
  return { periods, schemes, position };
}

/** A window that moves along every day, or a qualification, has no period that could be closed. */
function hasPeriods(type: PublishedVersion['scheme']['period']['type']): boolean {
  return type === 'calendar' || type === 'personal';
}

/** Undefined for a period that was over before the scheme stopped applying: nobody closes that. */
function stateOf({ period, inScope }: Balance, asOf: CalendarDay): PeriodState | undefined {
  if (asOf <= period.until) return 'running';
  const last = inScope.at(-1);
  if (last === undefined || last.until < period.until) return undefined;
  return asOf <= period.graceUntil ? 'inGrace' : 'toClose';
}

type Found = {
  readonly entry: Balance;
  readonly decisions: PeriodDecisions | undefined;
  readonly settlement: Settlement | undefined;
  readonly state: PeriodState;
};

function periodOf(
  reader: FactsReader,
  personId: string,
  { entry, decisions, settlement, state }: Found,
  knownAt: Instant | undefined,
): PersonPeriod {
  const { schemeId, schemeName, period, version } = entry;
  const result = settlement?.result ?? settledResultOf(entry);
  return {
    ...{ schemeId, schemeName, state, decisions, settlement, result, entry },
    ...{ from: period.from, until: result.until, graceUntil: result.graceUntil },
    version: settlement?.result.version ?? version,
    status: result.status,
    restatement:
      settlement &&
      restatementOf(reader, personId, { ...settlement, schemeId, periodFrom: period.from }, decisions, knownAt),
  };
}

function goneOf(
  reader: FactsReader,
  personId: string,
  decisions: PeriodDecisions,
  settlement: Settlement,
  schemeName: LocalizedText,
  knownAt: Instant | undefined,
): PersonPeriod {
  const { schemeId, periodFrom } = decisions;
  const { result } = settlement;
  return {
    ...{ schemeId, schemeName, state: 'closed' as const, decisions, settlement, result, entry: undefined },
    ...{ from: periodFrom, until: result.until, graceUntil: result.graceUntil },
    ...{ version: result.version, status: result.status },
    restatement: restatementOf(reader, personId, { ...settlement, schemeId, periodFrom }, decisions, knownAt),
  };
}

/** What the facts make of a closed period as of the day it was closed on, where that is not what was settled. */
function restatementOf(
  reader: FactsReader,
  personId: string,
  settled: Settlement & { readonly schemeId: string; readonly periodFrom: CalendarDay },
  decisions: PeriodDecisions | undefined,
  knownAt: Instant | undefined,
): Restatement | undefined {
  const evaluated = evaluatedPeriods(reader, personId, settled.asOf, knownAt, settled);
  const entry = entryOf(evaluated, settled);
  const result = entry === undefined ? withoutPeriod(settled.result) : settledResultOf(entry);
  const known = computedOf(reader, personId, { entry: result, asOf: settled.asOf, position: evaluated.position });
  if (known.grounds.fingerprint === settled.grounds.fingerprint) return undefined;
  return {
    known,
    differences: differencesOf(settled.result, result),
    declined: decisions?.declined === known.grounds.fingerprint,
  };
}
