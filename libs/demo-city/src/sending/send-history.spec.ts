import {
  accreditationEvents,
  accreditationFacts,
  checkSettlements,
  createFactsReader,
  createPeriods,
  type PersonPeriod,
} from '@peil/accreditation';
import { developmentEvents, localEvidenceStore } from '@peil/development';
import { createEventCodec, createEventRegistry, inMemoryEventStore, type EventStore } from '@peil/eventing';
import { memoryKeyVault } from '@peil/eventing/testing';
import { actionPlanContextEvents } from '@peil/action-plans';
import { indicatorEvents } from '@peil/indicators';
import { menuCardContextEvents } from '@peil/menu-cards';
import { calendarDay } from '@peil/kernel';
import { personEvents, unitEvents } from '@peil/organisation';
import { performanceAgreementEvents } from '@peil/performance-agreements';
import { startProjections } from '@peil/projections';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoCity } from '../demo-city.js';
import { draftScheme } from '../testing/draft-scheme.js';
import { sendHistory } from './send-history.js';

const registry = createEventRegistry([
  ...unitEvents,
  ...personEvents,
  ...indicatorEvents,
  ...actionPlanContextEvents,
  ...menuCardContextEvents,
  ...developmentEvents,
  ...accreditationEvents,
  ...performanceAgreementEvents,
]);
const today = calendarDay('2026-11-24');
const cityOn = (day: string) =>
  demoCity({ seed: 'peil', today: calendarDay(day), size: 'small', scheme: draftScheme() });
const city = cityOn(today);
const folder = mkdtempSync(join(tmpdir(), 'peil-demo-history-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function balancesOn(store: EventStore, vault = memoryKeyVault(), name = 'read') {
  const codec = createEventCodec(registry, vault);
  const projections = [accreditationFacts];
  const runner = await startProjections({ folder: join(folder, name), store, registry, codec, projections });
  await runner.waitFor((await store.head())?.position ?? 0, 10_000);
  const reader = createFactsReader(runner.database(accreditationFacts.name));
  return { reader, periods: createPeriods(reader), close: () => runner.stop() };
}

describe('sending the history with its closing', () => {
  const vault = memoryKeyVault();
  const store = inMemoryEventStore();
  const parts = {
    ...{ store, vault, codec: createEventCodec(registry, vault) },
    evidence: localEvidenceStore(join(folder, 'evidence'), vault),
  };
  let added = 0;
  beforeAll(async () => {
    added = await sendHistory(city, parts, () => balancesOn(store, vault));
  });

  const settlements = async (): Promise<readonly PersonPeriod[]> => {
    const { reader, periods, close } = await balancesOn(store, vault);
    const all = reader.personIds().flatMap((personId) => periods.of({ personId, asOf: today }).periods);
    await close();
    return all.filter(({ from }) => from === city.closing.periodFrom);
  };

  it('records everything in the order of its moments', async () => {
    const recorded: string[] = [];
    for await (const page of store.readAll(0)) recorded.push(...page.map(({ metadata }) => metadata.recordedAt));
    expect(recorded).toHaveLength(added);
    expect(recorded).toEqual(recorded.toSorted());
  });

  it('closes the earlier period of most, and decides an objection', async () => {
    const found = await settlements();
    const closed = found.filter(({ state }) => state === 'closed');
    expect(closed.length).toBeGreaterThan(found.length / 2);
    expect(closed.some(({ decisions }) => decisions?.objections.some(({ outcome }) => outcome === 'upheld'))).toBe(
      true,
    );
    expect(new Set(closed.map(({ settlement }) => settlement?.by))).toEqual(new Set(['closing', 'recalculation']));
  });

  it('settles what comes out again', async () => {
    const { reader, close } = await balancesOn(store, vault);
    const { checked, faults } = checkSettlements(reader, today);
    await close();
    expect(checked).toBeGreaterThan(5);
    expect(faults).toEqual([]);
  });

  it('adds nothing when all is there', async () => {
    expect(await sendHistory(city, parts, () => balancesOn(store, vault))).toBe(0);
  });

  it('plans, in a whole city, restatements of every kind', () => {
    const whole = demoCity({ seed: 'peil', today, size: 'city', scheme: draftScheme() }).closing;
    expect([whole.accepted.length, whole.declined.length, whole.objecting.length]).toEqual([1, 1, 2]);
    expect(whole.closed.length).toBeGreaterThan(1_000);
  });

  it('closes nothing while grace still runs', () => {
    const early = cityOn('2026-03-20').closing;
    expect([early.closing, early.restating, early.deciding]).toEqual([undefined, undefined, undefined]);
    const later = cityOn('2026-05-10').closing;
    expect([later.closing?.day, later.restating, later.deciding]).toEqual(['2026-04-21', undefined, undefined]);
  });
});
