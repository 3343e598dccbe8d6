import { settlementDecider, settlementId, type Periods, type SettlementCommand } from '@peil/accreditation';
import {
  createCommandHandling,
  derivedId,
  type Actor,
  type EventCodec,
  type EventStore,
  type KeyVault,
} from '@peil/eventing';
import { addDays } from '@peil/kernel';
import type { ClosingPlan, DeskDay } from '../closing-plan.js';

type Parts = {
  readonly store: EventStore;
  readonly codec: EventCodec;
  readonly vault: KeyVault;
  readonly periods: Periods;
};

const AT_ONCE = 64;

/** Gives commands to periods on one day of the history; a refusal would be a fault of the plan. */
function desk(plan: ClosingPlan, { at }: DeskDay, { store, codec, vault }: Parts) {
  const give = createCommandHandling({ store, codec, vault, clock: { now: () => at } })(settlementDecider);
  return async (command: SettlementCommand, actor: Actor = plan.hr): Promise<number> => {
    const commandId = derivedId('demo-city', 'settlement', settlementId(command), command.type);
    const outcome = await give(settlementId(command), command, { commandId, correlationId: commandId, actor });
    if (outcome.outcome === 'refused')
      throw new Error(`the demo's ${command.type} was refused: ${outcome.refusal.code}`);
    return outcome.added;
  };
}

const keyOf = ({ schemeId, periodFrom }: ClosingPlan, personId: string) => ({ schemeId, periodFrom, personId });

/** Closes the earlier period of those who have it to close. @returns how many events were added */
export async function closePeriods(plan: ClosingPlan, on: DeskDay, parts: Parts): Promise<number> {
  const give = desk(plan, on, parts);
  const people = plan.closed.values();
  let added = 0;
  const work = async (): Promise<void> => {
    for (const personId of people) {
      const key = keyOf(plan, personId);
      const asked = { personId, asOf: on.day, knownAt: on.at };
      const open = parts.periods.of(asked).periods.some(({ schemeId, from, state }) => {
        return schemeId === key.schemeId && from === key.periodFrom && state === 'toClose';
      });
      const known = open ? parts.periods.computed(asked, key.schemeId, key.periodFrom) : undefined;
      if (known === undefined) continue;
      const reason = 'De periode en de inhaaltermijn zijn voorbij.';
      const more = await give({ type: 'closePeriod', ...key, known, today: on.day, reason });
      added += more;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return added;
}

function restatementOf(plan: ClosingPlan, on: DeskDay, { periods }: Parts, personId: string) {
  const found = periods.of({ personId, asOf: on.day, knownAt: on.at }).periods;
  return found.find(({ schemeId, from }) => schemeId === plan.schemeId && from === plan.periodFrom)?.restatement?.known;
}

/** What came in late is taken over or not, and some object. */
export async function restatePeriods(plan: ClosingPlan, on: DeskDay, parts: Parts): Promise<number> {
  const give = desk(plan, on, parts);
  let added = 0;
  for (const personId of [...plan.accepted, ...plan.declined]) {
    const known = restatementOf(plan, on, parts, personId);
    if (known === undefined) continue;
    const accepts = plan.accepted.includes(personId);
    const type = accepts ? ('acceptRestatement' as const) : ('declineRestatement' as const);
    const reason = accepts
      ? 'De presentielijst is van voor de afsluiting.'
      : 'De leidinggevende mocht op het resultaat vertrouwen.';
    const seen = known.grounds.fingerprint;
    added += await give({ type, ...keyOf(plan, personId), known, seen, today: on.day, reason });
  }
  for (const personId of plan.objecting) {
    const objectionId = derivedId('demo-city', 'objection', personId);
    const text = 'Ik was bij een bijeenkomst die niet in mijn overzicht staat.';
    const day = addDays(on.day, -1);
    const own = { personId, role: 'manager' };
    added += await give(
      { type: 'lodgeObjection', ...keyOf(plan, personId), objectionId, day, text, today: on.day },
      own,
    );
  }
  return added;
}

/** The first objection gets advice and a decision, and the result is made anew. */
export async function decideObjections(plan: ClosingPlan, on: DeskDay, parts: Parts): Promise<number> {
  const [personId] = plan.objecting;
  const known = personId === undefined ? undefined : restatementOf(plan, on, parts, personId);
  if (personId === undefined || known === undefined) return 0;
  const give = desk(plan, on, parts);
  const about = { ...keyOf(plan, personId), objectionId: derivedId('demo-city', 'objection', personId), today: on.day };
  const advice = 'De bijeenkomst is aangetoond. Neem haar mee in het resultaat.';
  const reason = 'Het advies wordt overgenomen.';
  return (
    (await give({ type: 'adviseOnObjection', ...about, day: addDays(on.day, -14), advice })) +
    (await give({ type: 'decideObjection', ...about, day: on.day, outcome: 'upheld', reason })) +
    (await give({ type: 'recalculate', ...about, known, reason: 'Opnieuw berekend na de beslissing op het bezwaar.' }))
  );
}
