import { actionPlansProjection, planIdOf, readPlan } from '@peil/action-plans';
import { accreditationFacts, createBalances, createFactsReader } from '@peil/accreditation';
import type { StoredEvent } from '@peil/eventing';
import { instant, type CalendarDay } from '@peil/kernel';
import { createOrganisationReader, organisationProjection } from '@peil/organisation';
import { createCompliance, createMagFactsReader, magFactsProjection } from '@peil/performance-agreements';
import type { Projection } from '@peil/projections';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { demoCity, type DemoSize } from '../../libs/demo-city/src/demo-city.js';
import { decideAll } from '../../libs/demo-city/src/testing/decide-all.js';
import { draftScheme } from '../../libs/demo-city/src/testing/draft-scheme.js';

const jsonObject = z.record(z.string(), z.json());

/** An event of the demo as it was decided, before encryption, with the moment it was recorded. */
export type RawEvent = { readonly type: string; readonly data: Readonly<Record<string, unknown>>; readonly at: string };

/** The demo city's events as they were decided, in order. */
export function rawCity(size: DemoSize, today: CalendarDay): readonly RawEvent[] {
  const { commands } = demoCity({ seed: 'peil', today, size, scheme: draftScheme() });
  return decideAll(commands).decided.flatMap(({ command, events }) =>
    events.map(({ type, data }) => ({ type, data: { ...data }, at: command.at })),
  );
}

/** The compliance reader over read models of its own, which grow as events are told to it; no server and no files. */
export function growingCompliance() {
  const folds: { readonly handled: ReadonlySet<string>; readonly fold: ReturnType<Projection['open']> }[] = [];
  let told = 0;
  const opened = (projection: Projection): DatabaseSync => {
    const database = new DatabaseSync(':memory:');
    database.exec(projection.tables);
    folds.push({ handled: new Set(projection.handles), fold: projection.open(database) });
    return database;
  };
  const accreditation = createFactsReader(opened(accreditationFacts));
  const plans = opened(actionPlansProjection);
  const compliance = createCompliance({
    facts: createMagFactsReader(opened(magFactsProjection)),
    organisation: createOrganisationReader(opened(organisationProjection)),
    accreditation,
    balances: createBalances(accreditation, () => ''),
    plans: {
      adoptedOn: (unitId, year, asOf, knownAt) =>
        readPlan(plans, planIdOf(unitId, year), { knownAt })
          ?.plan.adoptions.filter((day) => day <= asOf)
          .toSorted()[0],
    },
  });
  return {
    compliance,
    tell(events: readonly RawEvent[]): void {
      for (const { type, data, at } of events) {
        told += 1;
        const event = storedEvent(type, data, at, told);
        for (const { handled, fold } of folds) if (handled.has(type)) fold.apply(event);
      }
      for (const { fold } of folds) fold.flush();
    },
  };
}

/** The demo city's events, and the compliance reader over read models that hold them. */
export function cityInMemory(size: DemoSize, today: CalendarDay) {
  const raw = rawCity(size, today);
  const { compliance, tell } = growingCompliance();
  tell(raw);
  return { raw, compliance };
}

function storedEvent(type: string, data: object, at: string, position: number): StoredEvent {
  return {
    ...{ id: `event-${position}`, type, stream: 'demo-1', revision: 0, position },
    data: jsonObject.parse(JSON.parse(JSON.stringify(data))),
    storedAt: instant(at),
    metadata: {
      ...{ schemaVersion: 1, actor: { personId: 'x', role: 'x' }, recordedAt: instant(at), correlationId: 'x' },
      ...{ causationId: 'x', commandId: 'x', commandHash: 'x', chain: 'x' },
    },
  };
}
