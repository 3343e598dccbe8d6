import { activityKindEvents, dossierEvents, localEvidenceStore } from '@peil/development';
import { facilitatorEvents, offeringEvents, providerEvents, schemeEvents, standingEvents } from '@peil/accreditation';
import {
  createEventCodec,
  createEventRegistry,
  inMemoryEventStore,
  StoreUnavailable,
  verifyStreamChain,
  type EventStore,
  type StoredEvent,
} from '@peil/eventing';
import { memoryKeyVault } from '@peil/eventing/testing';
import { actionPlanContextEvents } from '@peil/action-plans';
import { indicatorEvents } from '@peil/indicators';
import { menuCardContextEvents } from '@peil/menu-cards';
import { calendarDay } from '@peil/kernel';
import { personEvents, unitEvents } from '@peil/organisation';
import { performanceAgreementEvents } from '@peil/performance-agreements';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoCity } from '../demo-city.js';
import { draftScheme } from '../testing/draft-scheme.js';
import { sendCity } from './send-city.js';

const registry = createEventRegistry([
  ...unitEvents,
  ...personEvents,
  ...dossierEvents,
  ...indicatorEvents,
  ...actionPlanContextEvents,
  ...menuCardContextEvents,
  ...activityKindEvents,
  ...schemeEvents,
  ...offeringEvents,
  ...providerEvents,
  ...facilitatorEvents,
  ...standingEvents,
  ...performanceAgreementEvents,
]);
const city = demoCity({ seed: 'peil', today: calendarDay('2026-11-24'), size: 'small', scheme: draftScheme() });

async function logOf(store: EventStore): Promise<readonly StoredEvent[]> {
  const events: StoredEvent[] = [];
  for await (const page of store.readAll(0)) events.push(...page);
  return events;
}

describe('sending the city', () => {
  const folder = mkdtempSync(join(tmpdir(), 'peil-demo-city-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const parts = (store: EventStore, vault = memoryKeyVault()) => ({
    ...{ store, vault, codec: createEventCodec(registry, vault), evidence: localEvidenceStore(folder, vault) },
  });

  it('records everything in the order of its moments, with chains that hold', async () => {
    const store = inMemoryEventStore();
    const done: number[] = [];
    const added = await sendCity(city, { ...parts(store), onProgress: (count) => done.push(count) });
    const log = await logOf(store);
    expect(log).toHaveLength(added);
    expect(done.at(-1)).toBe(city.commands.length);
    const recorded = log.map(({ metadata }) => metadata.recordedAt);
    expect(recorded).toEqual(recorded.toSorted());
    const commandIds = [...new Set(log.map(({ metadata }) => metadata.commandId))];
    expect(commandIds).toEqual(city.commands.map(({ commandId }) => commandId));
    for (const stream of Map.groupBy(log, (event) => event.stream).values()) {
      expect(verifyStreamChain(stream)).toBeUndefined();
    }
  });

  it('goes on where it was interrupted, and adds nothing when all is there', async () => {
    const whole = inMemoryEventStore();
    const vault = memoryKeyVault();
    await sendCity(city, parts(whole, vault));

    const store = inMemoryEventStore();
    let appends = 0;
    const interrupted: EventStore = {
      ...store,
      append: async (...append) => {
        appends += 1;
        if (appends > 150) throw new StoreUnavailable('pulled the plug');
        return store.append(...append);
      },
    };
    await expect(sendCity(city, parts(interrupted, vault))).rejects.toThrow(StoreUnavailable);
    expect((await logOf(store)).length).toBeLessThan((await logOf(whole)).length);

    await sendCity(city, parts(store, vault));
    const idsOf = async (log: EventStore) => (await logOf(log)).map(({ id }) => id);
    expect(await idsOf(store)).toEqual(await idsOf(whole));
    expect(await sendCity(city, parts(store, vault))).toBe(0);
  });

  it('keeps names and texts out of the log', async () => {
    const store = inMemoryEventStore();
    await sendCity(city, parts(store));
    const text = JSON.stringify(await logOf(store));
    for (const { name } of [...city.situations, ...city.personas]) expect(text).not.toContain(name);
    expect(text).not.toContain('Begeleiding van een nieuwe collega');
  });
});
