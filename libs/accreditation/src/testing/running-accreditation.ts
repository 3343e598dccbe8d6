import { dossierDecider, type Activity, type DossierCommand } from '@peil/development';
import {
  createCommandHandling,
  createEventCodec,
  createEventRegistry,
  derivedId,
  inMemoryEventStore,
  type CommandContext,
  type CommandOutcome,
} from '@peil/eventing';
import { memoryKeyVault } from '@peil/eventing/testing';
import { developmentEvents } from '@peil/development';
import { calendarDay, instant, type Instant } from '@peil/kernel';
import {
  createOrganisationReader,
  organisationProjection,
  peopleProjection,
  personDecider,
  personEvents,
  unitDecider,
  unitEvents,
  type PersonCommand,
  type UnitCommand,
} from '@peil/organisation';
import { startProjections } from '@peil/projections';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accreditationEvents } from '../index.js';
import { accreditationFacts } from '../read-models/accreditation-facts.js';

/** The contexts a balance needs, on a store in memory, with read models in files that follow it. For tests. */
export async function runningAccreditation() {
  const folder = mkdtempSync(join(tmpdir(), 'peil-accreditation-'));
  const vault = memoryKeyVault();
  const store = inMemoryEventStore();
  const registry = createEventRegistry([...unitEvents, ...personEvents, ...developmentEvents, ...accreditationEvents]);
  const codec = createEventCodec(registry, vault);
  let now = instant('2026-10-13T09:00:00Z');
  const clock = { now: () => now };
  const handling = createCommandHandling({ store, codec, vault, clock });
  const units = handling(unitDecider);
  const people = handling(personDecider);
  const dossiers = handling(dossierDecider);
  const projections = [organisationProjection, peopleProjection, accreditationFacts];
  const runner = await startProjections({ folder, store, registry, codec, projections });
  let sent = 0;

  const sender = (): CommandContext => ({
    commandId: derivedId('test', (sent += 1)),
    correlationId: 'test',
    actor: { personId: 'hr', role: 'hr' },
  });
  const settled = async (outcome: CommandOutcome): Promise<CommandOutcome> => {
    if (outcome.outcome === 'refused') throw new Error(outcome.refusal.code);
    await runner.waitFor(outcome.position, 5_000);
    return outcome;
  };

  return {
    folder,
    store,
    codec,
    vault,
    clock,
    handling,
    runner,
    organisation: createOrganisationReader(runner.database(organisationProjection.name)),
    at: (moment: string): Instant => (now = instant(moment)),
    unit: async (command: UnitCommand) => settled(await units(command.unitId, command, sender())),
    person: async (command: PersonCommand) => settled(await people(command.personId, command, sender())),
    dossier: async (command: DossierCommand) => settled(await dossiers(command.personId, command, sender())),
    close: async () => {
      await runner.stop();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type RunningAccreditation = Awaited<ReturnType<typeof runningAccreditation>>;

/** An intervision session with an external facilitator, as a manager reports it. */
export function intervision(day: string, changes: Partial<Activity> = {}): Activity {
  return {
    kind: 'intervision',
    day: calendarDay(day),
    minutes: 180,
    role: 'attended',
    facilitation: { type: 'external', registered: false },
    groupSize: 6,
    components: ['connection'],
    tags: [],
    categories: [],
    source: { type: 'selfReported' },
    facts: {},
    ...changes,
  };
}
