import { canonicalJson, type Position } from '@peil/eventing';
import type { CalendarDay } from '@peil/kernel';
import { hash } from 'node:crypto';
import { z } from 'zod';
import type { Balance } from '../domain/balance.js';
import { evaluate } from '../domain/evaluate/evaluate.js';
import type { PublishedVersion } from '../domain/scheme/scheme.js';
import type { SettledResult } from '../domain/settlement/settled-result.js';
import type { Computed } from '../domain/settlement/settlement.js';
import { factsOf } from './facts-of.js';
import type { FactsReader } from './facts-reader.js';
import type { KnownBy } from './known-by.js';

/** Every period of a person, as the facts make it. */
export type Evaluated = {
  readonly entries: readonly Balance[];
  readonly schemes: readonly PublishedVersion[];
  /** Position of the last event behind any of it. */
  readonly position: Position;
};

const plainJson = z.record(z.string(), z.json());

/** SHA-256 over the canonical form of a result: the same result always gives the same. */
export function fingerprintOf(result: SettledResult): string {
  return hash('sha256', canonicalJson(plainJson.parse(result)), 'base64url');
}

/**
 * Every period of a person up to a day.
 *
 * @param asIfOpen a period whose settled result is left out of account: what would the facts make of it?
 */
export function evaluatedPeriods(
  reader: FactsReader,
  personId: string,
  asOf: CalendarDay,
  known?: KnownBy,
  asIfOpen?: { readonly schemeId: string; readonly periodFrom: CalendarDay },
): Evaluated {
  const schemes = reader.schemes(known);
  const catalogue = reader.catalogue(known);
  const { facts, position } = factsOf(personId, reader.personFacts(personId), catalogue.registers, known);
  const closings = facts.closings.filter(
    ({ schemeId, periodFrom }) => schemeId !== asIfOpen?.schemeId || periodFrom !== asIfOpen.periodFrom,
  );
  const entries = evaluate({
    ...{ schemes: schemes.published, facts: { ...facts, closings }, offerings: catalogue.lookup, asOf },
    periods: 'all',
  });
  return {
    entries,
    schemes: schemes.published,
    position: Math.max(position, schemes.position, catalogue.position),
  };
}

/** A period as it was computed, ready to be settled. */
export function computedOf(
  reader: FactsReader,
  personId: string,
  { entry, asOf, position }: { readonly entry: SettledResult; readonly asOf: CalendarDay; readonly position: Position },
): Computed {
  const lastEventId = reader.eventIdAt(personId, position);
  return {
    asOf,
    result: entry,
    grounds: {
      position,
      ...(lastEventId !== undefined && { lastEventId }),
      fingerprint: fingerprintOf(entry),
    },
  };
}

/** The entry of one period, if the person has it. */
export function entryOf(
  { entries }: Evaluated,
  { schemeId, periodFrom }: { readonly schemeId: string; readonly periodFrom: CalendarDay },
): Balance | undefined {
  return entries.find((entry) => entry.schemeId === schemeId && entry.period.from === periodFrom);
}
