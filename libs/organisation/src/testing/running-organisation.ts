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
import { instant, type Instant } from '@peil/kernel';
import { startProjections } from '@peil/projections';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { personEvents, unitEvents, type PersonEvent } from '../domain/events.js';
import type { PersonCommand } from '../domain/person-commands.js';
import { personDecider } from '../domain/person-decider.js';
import { unitDecider, type UnitCommand } from '../domain/unit-decider.js';
import { createOrganisationReader } from '../read-models/organisation-reader.js';
import { organisationProjection } from '../read-models/organisation-projection.js';
import { createPeopleIndex } from '../read-models/people-index.js';
import { peopleProjection } from '../read-models/people-projection.js';

/** The organisation on a store in memory, with its read models in files that follow it. For tests. */
export async function runningOrganisation() {
  const folder = mkdtempSync(join(tmpdir(), 'peil-organisation-'));
  const vault = memoryKeyVault();
  const store = inMemoryEventStore();
  const registry = createEventRegistry([...unitEvents, ...personEvents]);
  const codec = createEventCodec(registry, vault);
  let now = instant('2024-01-01T09:00:00Z');
  const handling = createCommandHandling({ store, codec, vault, clock: { now: () => now } });
  const units = handling(unitDecider);
  const people = handling(personDecider);
  const parts = { folder, store, registry, codec, projections: [organisationProjection, peopleProjection] };
  const runner = await startProjections(parts);
  let sent = 0;

  const sender = (): CommandContext => ({
    commandId: derivedId('test', (sent += 1)),
    correlationId: 'test',
    actor: { personId: 'admin', role: 'administrator' },
  });
  const settled = async (outcome: CommandOutcome): Promise<CommandOutcome> => {
    if (outcome.outcome === 'accepted') await runner.waitFor(outcome.position, 5_000);
    return outcome;
  };

  return {
    folder,
    vault,
    store,
    sender,
    runner,
    handling,
    at: (moment: Instant) => {
      now = moment;
    },
    giveUnit: async (command: UnitCommand, context = sender()) =>
      settled(await units(command.unitId, command, context)),
    givePerson: async (command: PersonCommand, context = sender()) =>
      settled(await people(command.personId, command, context)),
    /** What the event says, as the command that leads to it. */
    giveEvent: async (event: PersonEvent) => settled(await people(event.data.personId, commandFor(event), sender())),
    reader: createOrganisationReader(runner.database(organisationProjection.name)),
    index: createPeopleIndex(runner.database(peopleProjection.name)),
    /** Read models built from the first event on, in a folder of their own. */
    rebuild: () => startProjections({ ...parts, folder: join(folder, 'rebuilt') }),
    close: async () => {
      await runner.stop();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function commandFor(event: PersonEvent): PersonCommand {
  switch (event.type) {
    case 'PersonRegistered': {
      const { personId, ...details } = event.data;
      return { type: 'registerPerson', personId, details };
    }
    case 'AppointmentStarted':
      return { type: 'startAppointment', ...event.data };
    case 'RoleAssigned':
      return { type: 'assignRole', ...event.data };
    default:
      throw new Error(`no command is made of ${event.type}`);
  }
}

export type RunningOrganisation = Awaited<ReturnType<typeof runningOrganisation>>;
