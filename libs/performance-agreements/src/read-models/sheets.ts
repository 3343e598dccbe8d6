import { dayNumber } from '@peil/kernel';
import type { OrganisationReader } from '@peil/organisation';
import type { FactsReader } from '@peil/accreditation';
import { LRUCache } from 'lru-cache';
import { states, type State } from '../domain/compliance/obligations.js';
import type { YearRules } from '../domain/policy/duties.js';
import type { MagFactsReader } from './mag-facts-reader.js';
import { placesOn } from './places.js';
import type { Grounds, Standings, Times } from './standings.js';

/** How many are where with one obligation. */
export type Counts = Readonly<Record<State, number>>;

/** What one unit counts on a day, everything below it included; each person once. */
export type UnitCounts = {
  readonly managers: number;
  /** Who is late with something. */
  readonly lateManagers: number;
  /** In the order of the rules' duties. */
  readonly duties: readonly Counts[];
  /** Open now, and due within 30, 60 and 90 days, by duty. */
  readonly coming: readonly (readonly [number, number, number])[];
};

/** The counts of every unit on a day. */
export type Sheet = { readonly rules: YearRules; readonly units: ReadonlyMap<string, UnitCounts> };

export type Sheets = { readonly on: (times: Times) => Sheet };

const SHEETS_KEPT = 40;
const HELD: readonly State[] = states;

/** One person's states as small numbers: 0 not held, then 1 + index in `states`; and the days things are due. */
type Row = {
  readonly grounds: Grounds;
  readonly units: readonly string[];
  readonly codes: Uint8Array;
  readonly due: Int32Array;
};

type Kept = {
  readonly rules: YearRules;
  readonly rows: Map<string, Row>;
  readonly totals: Map<string, Tally>;
  marks: { readonly facts: number; readonly organisation: number; readonly accreditation: number };
  sheet: Sheet;
};

/**
 * The counts of all units on a day. A row is kept for each person, so that after a write only the people it was about are
 * counted anew; while nothing was written, the sheet is the one made before.
 */
export function createSheets(parts: {
  readonly facts: MagFactsReader;
  readonly organisation: OrganisationReader;
  readonly accreditation: FactsReader;
  readonly standings: Standings;
}): Sheets {
  const { facts, organisation, accreditation, standings } = parts;
  const sheets = new LRUCache<string, Kept>({ max: SHEETS_KEPT });

  function rowOf(personId: string, units: readonly string[], times: Times): Row {
    const standing = standings.computed(personId, times);
    const codes = new Uint8Array(standing.duties.length);
    const due = new Int32Array(standing.duties.length);
    standing.duties.forEach((duty, index) => {
      if (duty === undefined) return;
      codes[index] = 1 + HELD.indexOf(duty.state);
      due[index] = duty.due;
    });
    return { grounds: standings.groundsOf(standing, times), units, codes, due };
  }

  function build(times: Times, rules: YearRules, { rows, totals }: Pick<Kept, 'rows' | 'totals'>): Sheet {
    const { unitsOf } = placesOn(organisation.on(times.asOf, times.knownAt));
    const holds = standings.checkOn(times);
    const day = dayNumber(times.asOf);
    const width = rules.duties.length;
    const count = (row: Row, sign: 1 | -1): void => {
      for (const unitId of row.units) {
        const tally = totals.get(unitId) ?? emptyTally(width);
        totals.set(unitId, tally);
        addRow(tally, row, day, sign);
      }
    };
    for (const [personId, row] of rows) {
      if (unitsOf.has(personId)) continue;
      count(row, -1);
      rows.delete(personId);
    }
    for (const [personId, units] of unitsOf) {
      const known = rows.get(personId);
      if (known !== undefined && sameUnits(known.units, units) && holds(known.grounds, personId)) continue;
      if (known !== undefined) count(known, -1);
      const row = rowOf(personId, units, times);
      count(row, 1);
      rows.set(personId, row);
    }
    return { rules, units: new Map([...totals].map(([unitId, tally]) => [unitId, countsOf(tally, width)])) };
  }

  return {
    on(times) {
      const { year, asOf, knownAt } = times;
      const key = `${year} ${asOf} ${knownAt ?? ''}`;
      const rules = standings.rules(times);
      const marks = {
        facts: facts.position(),
        organisation: organisation.position(),
        accreditation: accreditation.position(),
      };
      const kept = sheets.get(key);
      const same = kept !== undefined && kept.rules === rules;
      if (same && sameMarks(kept.marks, marks)) return kept.sheet;
      const parts = same ? kept : { rows: new Map<string, Row>(), totals: new Map<string, Tally>() };
      const sheet = build(times, rules, parts);
      sheets.set(key, { rules, rows: parts.rows, totals: parts.totals, marks, sheet });
      return sheet;
    },
  };
}

function sameUnits(one: readonly string[], other: readonly string[]): boolean {
  return one === other || (one.length === other.length && one.every((unitId, index) => unitId === other[index]));
}

function sameMarks(a: Kept['marks'], b: Kept['marks']): boolean {
  return a.facts === b.facts && a.organisation === b.organisation && a.accreditation === b.accreditation;
}

type Tally = { managers: number; late: number; readonly cells: Int32Array; readonly coming: Int32Array };

const CODES = 1 + states.length;
const LATE = 1 + states.indexOf('late');
const OPEN = 1 + states.indexOf('open');
const BANDS = [30, 60, 90] as const;

function emptyTally(width: number): Tally {
  return {
    managers: 0,
    late: 0,
    cells: new Int32Array(width * CODES),
    coming: new Int32Array(width * BANDS.length),
  };
}

/** Counts somebody in, or out again. */
function addRow(tally: Tally, { codes, due }: Row, day: number, sign: 1 | -1): void {
  const { cells, coming } = tally;
  tally.managers += sign;
  let isLate = false;
  for (let duty = 0; duty < codes.length; duty += 1) {
    const code = codes[duty] ?? 0;
    const cell = duty * CODES + code;
    cells[cell] = (cells[cell] ?? 0) + sign;
    if (code === LATE) isLate = true;
    if (code !== OPEN) continue;
    const left = (due[duty] ?? 0) - day;
    if (left < 0 || left > 90) continue;
    const band = duty * BANDS.length + (left <= 30 ? 0 : left <= 60 ? 1 : 2);
    coming[band] = (coming[band] ?? 0) + sign;
  }
  if (isLate) tally.late += sign;
}

function countsOf({ managers, late, cells, coming }: Tally, width: number): UnitCounts {
  const at = (duty: number, state: State): number => cells[duty * CODES + 1 + states.indexOf(state)] ?? 0;
  const duties = Array.from({ length: width }, (_, duty): Counts => ({
    done: at(duty, 'done'),
    open: at(duty, 'open'),
    late: at(duty, 'late'),
    exempt: at(duty, 'exempt'),
  }));
  const bands = Array.from({ length: width }, (_, duty): readonly [number, number, number] => {
    const first = duty * BANDS.length;
    return [coming[first] ?? 0, coming[first + 1] ?? 0, coming[first + 2] ?? 0];
  });
  return { managers, lateManagers: late, duties, coming: bands };
}

/** The counts of a unit in which nobody works. */
export function noCounts(rules: YearRules): UnitCounts {
  return countsOf(emptyTally(rules.duties.length), rules.duties.length);
}
