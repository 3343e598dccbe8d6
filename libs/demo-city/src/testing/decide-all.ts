import {
  facilitatorDecider,
  offeringDecider,
  providerDecider,
  schemeLifecycle,
  standingDecider,
} from '@peil/accreditation';
import { actionPlanDecider, planWordsDecider } from '@peil/action-plans';
import { activityKindDecider, dossierDecider } from '@peil/development';
import type { Decider, DomainEvent } from '@peil/eventing';
import { indicatorDecider } from '@peil/indicators';
import type { Refusal } from '@peil/kernel';
import { menuCardDecider, menuChoiceDecider } from '@peil/menu-cards';
import { personDecider, unitDecider } from '@peil/organisation';
import { agreementKindDecider, cycleDecider, policyDecider, withFingerprints } from '@peil/performance-agreements';
import type { DemoCommand } from '../script.js';
import { addEvidenceCommand } from '../sending/add-evidence.js';

const KEY = new Uint8Array(32).fill(7);

export type Decided = { readonly command: DemoCommand; readonly events: readonly DomainEvent[] };
export type Refused = { readonly command: DemoCommand; readonly refusal: Refusal };

/** Gives every command to its decider, without a store: what happened, and what was refused. */
export function decideAll(commands: readonly DemoCommand[]): {
  readonly decided: readonly Decided[];
  readonly refused: readonly Refused[];
} {
  const deciders = {
    unit: streams(unitDecider),
    person: streams(personDecider),
    dossier: streams(dossierDecider),
    activityKind: streams(activityKindDecider),
    scheme: streams(schemeLifecycle),
    offering: streams(offeringDecider),
    provider: streams(providerDecider),
    facilitator: streams(facilitatorDecider),
    standing: streams(standingDecider),
    indicator: streams(indicatorDecider),
    magCycle: streams(cycleDecider),
    agreementKind: streams(agreementKindDecider),
    magPolicy: streams(policyDecider),
    planWords: streams(planWordsDecider),
    actionPlan: streams(actionPlanDecider),
    menuCard: streams(menuCardDecider),
    menuChoice: streams(menuChoiceDecider),
  };
  const give = (command: DemoCommand): readonly DomainEvent[] | Refusal => {
    switch (command.to) {
      case 'unit':
        return deciders.unit(command.streamId, command.command);
      case 'person':
        return deciders.person(command.streamId, command.command);
      case 'dossier':
        return deciders.dossier(command.streamId, command.command);
      case 'activityKind':
        return deciders.activityKind(command.streamId, command.command);
      case 'scheme':
        return deciders.scheme(command.streamId, command.command);
      case 'offering':
        return deciders.offering(command.streamId, command.command);
      case 'provider':
        return deciders.provider(command.streamId, command.command);
      case 'facilitator':
        return deciders.facilitator(command.streamId, command.command);
      case 'indicator':
        return deciders.indicator(command.streamId, command.command);
      case 'standing':
        return deciders.standing(command.streamId, command.command);
      case 'magCycle':
        return deciders.magCycle(command.streamId, withFingerprints(command.command, KEY));
      case 'agreementKind':
        return deciders.agreementKind(command.streamId, command.command);
      case 'magPolicy':
        return deciders.magPolicy(command.streamId, command.command);
      case 'planWords':
        return deciders.planWords(command.streamId, command.command);
      case 'actionPlan':
        return deciders.actionPlan(command.streamId, command.command);
      case 'menuCard':
        return deciders.menuCard(command.streamId, command.command);
      case 'menuChoice':
        return deciders.menuChoice(command.streamId, command.command);
      case 'evidence':
        return deciders.dossier(command.streamId, addEvidenceCommand(command, 'f'.repeat(64)));
    }
  };
  const decided: Decided[] = [];
  const refused: Refused[] = [];
  for (const command of commands) {
    const result = give(command);
    if ('code' in result) refused.push({ command, refusal: result });
    else decided.push({ command, events: result });
  }
  return { decided, refused };
}

function streams<Command, Event extends DomainEvent, State>(decider: Decider<Command, Event, State>) {
  const states = new Map<string, State>();
  return (streamId: string, command: Command): readonly Event[] | Refusal => {
    const state = states.get(streamId) ?? decider.initialState;
    const decision = decider.decide(command, state);
    if ('refusal' in decision) return decision.refusal;
    states.set(streamId, decision.events.reduce(decider.evolve, state));
    return decision.events;
  };
}
