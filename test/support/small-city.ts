import { derivedId, type CommandContext } from '@peil/eventing';
import { personDecider, unitDecider } from '@peil/organisation';
import type { Runtime } from '../../apps/server/src/wiring/runtime.js';
import { commandFor } from '../../libs/organisation/src/testing/running-organisation.js';
import { cityPeople, cityUnits } from '../../libs/organisation/src/testing/small-city.js';

/** Two clusters, three directorates, thirteen people: see the list it is made of. */
export async function buildSmallCity({ commands, projections }: Runtime): Promise<void> {
  const units = commands(unitDecider);
  const people = commands(personDecider);
  let sent = 0;
  const sender = (): CommandContext => ({
    commandId: derivedId('small-city', (sent += 1)),
    correlationId: 'small-city',
    actor: { personId: 'admin', role: 'administrator' },
  });
  for (const { data } of cityUnits) {
    if ('kind' in data) await units(data.unitId, { type: 'establishUnit', ...data }, sender());
  }
  let position = 0;
  for (const event of cityPeople) {
    const outcome = await people(event.data.personId, commandFor(event), sender());
    if (outcome.outcome === 'refused') throw new Error(`${event.type}: ${outcome.refusal.code}`);
    ({ position } = outcome);
  }
  await projections.waitFor(position, 10_000);
}
