import {
  facilitatorDecider,
  offeringDecider,
  providerDecider,
  schemeLifecycle,
  standingDecider,
} from '@peil/accreditation';
import { actionPlanDecider, planWordsDecider } from '@peil/action-plans';
import { activityKindDecider, dossierDecider, type EvidenceStore } from '@peil/development';
import {
  createCommandHandling,
  type CommandContext,
  type CommandHandling,
  type CommandOutcome,
  type EventCodec,
  type EventStore,
  type KeyVault,
} from '@peil/eventing';
import { indicatorDecider } from '@peil/indicators';
import { menuCardDecider, menuChoiceDecider } from '@peil/menu-cards';
import { personDecider, unitDecider } from '@peil/organisation';
import {
  agreementKindDecider,
  cycleDecider,
  policyDecider,
  withFingerprints,
  type CycleCommand,
} from '@peil/performance-agreements';
import type { DemoCity } from '../demo-city.js';
import type { DemoCommand } from '../script.js';
import { addEvidenceCommand, contentOf } from './add-evidence.js';
import { inOrder } from './in-order.js';

/** A command of the history that is refused: the log holds something else than this city, or the city is not plausible. */
export class HistoryRefused extends Error {
  constructor({ to, streamId }: DemoCommand, reason: string) {
    super(`a command of the demo's history was refused (${to} ${streamId}): ${reason}`);
    this.name = 'HistoryRefused';
  }
}

/** What the history is sent through. */
export type SendingParts = {
  readonly store: EventStore;
  readonly codec: EventCodec;
  readonly vault: KeyVault;
  readonly evidence: EvidenceStore;
  /** Commands handled at the same time; 1 for a store that does not keep the order of appends under way. */
  readonly atOnce?: number;
  readonly onProgress?: (done: number) => void;
};

const AT_ONCE = 256;
const FILES_AT_ONCE = 16;

/**
 * Sends the whole history through the handlers that a user's commands go through. What was interrupted is simply sent
 * again: what the log holds already is answered as the first time.
 *
 * @param onProgress called now and then with the number of commands done
 * @returns how many events were added
 * @throws HistoryRefused, and what the store throws
 */
export async function sendCity(city: DemoCity, parts: SendingParts): Promise<number> {
  const { codec, vault, evidence, atOnce = AT_ONCE, onProgress = () => undefined } = parts;
  await vault.obtainMany(city.subjects);
  const order = inOrder(parts.store);
  const fingerprints = await keepEvidence(city.commands, evidence);
  const signed = await signTexts(city.commands, vault);
  const give = handlersOn(
    createCommandHandling({ store: order.store, codec, vault, clock: order.clock }),
    fingerprints,
    signed,
  );

  const { commands } = city;
  let next = 0;
  let done = 0;
  let added = 0;
  let stopped = false;
  const work = async (): Promise<void> => {
    while (!stopped && next < commands.length) {
      const number = next;
      next += 1;
      const command = commands[number];
      if (command === undefined) return;
      const outcome = await order.run(number, command.at, () => give(command));
      if (outcome.outcome === 'refused') throw new HistoryRefused(command, outcome.refusal.message.en);
      added += outcome.added;
      done += 1;
      if (done % AT_ONCE === 0) onProgress(done);
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, work));
  } finally {
    stopped = true;
  }
  onProgress(done);
  return added;
}

/**
 * Keeps the files of all evidence: an event must never speak of a file that is not there. Done before the first command,
 * because handing a command over must not wait for anything, or it would come behind later ones of its stream.
 *
 * @returns fingerprints by id of the evidence
 */
async function keepEvidence(
  commands: readonly DemoCommand[],
  evidence: EvidenceStore,
): Promise<ReadonlyMap<string, string>> {
  const fingerprints = new Map<string, string>();
  const waiting = commands.filter((command) => command.to === 'evidence').values();
  const work = async (): Promise<void> => {
    for (const command of waiting) {
      const { evidenceId } = command.file;
      const content = contentOf(command);
      await evidence.put({ personId: command.streamId, evidenceId }, content);
      fingerprints.set(evidenceId, await evidence.fingerprint(command.streamId, content));
    }
  };
  await Promise.all(Array.from({ length: FILES_AT_ONCE }, work));
  return fingerprints;
}

/** The cycles' commands with the fingerprints of their texts: beforehand, for the same reason as the evidence. */
async function signTexts(
  commands: readonly DemoCommand[],
  vault: KeyVault,
): Promise<ReadonlyMap<string, CycleCommand>> {
  const signed = new Map<string, CycleCommand>();
  for (const { command, commandId } of commands.filter((one) => one.to === 'magCycle')) {
    signed.set(commandId, withFingerprints(command, await vault.obtain(command.personId)));
  }
  return signed;
}

function handlersOn(
  handling: CommandHandling,
  fingerprints: ReadonlyMap<string, string>,
  signed: ReadonlyMap<string, CycleCommand>,
) {
  const unit = handling(unitDecider);
  const person = handling(personDecider);
  const dossier = handling(dossierDecider);
  const activityKind = handling(activityKindDecider);
  const scheme = handling(schemeLifecycle);
  const offering = handling(offeringDecider);
  const provider = handling(providerDecider);
  const facilitator = handling(facilitatorDecider);
  const standing = handling(standingDecider);
  const indicator = handling(indicatorDecider);
  const cycle = handling(cycleDecider);
  const agreementKind = handling(agreementKindDecider);
  const policy = handling(policyDecider);
  const planWords = handling(planWordsDecider);
  const actionPlan = handling(actionPlanDecider);
  const menuCard = handling(menuCardDecider);
  const menuChoice = handling(menuChoiceDecider);

  return async (command: DemoCommand): Promise<CommandOutcome> => {
    const { streamId, commandId, correlationId, actor } = command;
    const context: CommandContext = { commandId, correlationId, actor };
    switch (command.to) {
      case 'unit':
        return unit(streamId, command.command, context);
      case 'person':
        return person(streamId, command.command, context);
      case 'dossier':
        return dossier(streamId, command.command, context);
      case 'activityKind':
        return activityKind(streamId, command.command, context);
      case 'scheme':
        return scheme(streamId, command.command, context);
      case 'offering':
        return offering(streamId, command.command, context);
      case 'provider':
        return provider(streamId, command.command, context);
      case 'facilitator':
        return facilitator(streamId, command.command, context);
      case 'indicator':
        return indicator(streamId, command.command, context);
      case 'standing':
        return standing(streamId, command.command, context);
      case 'magCycle': {
        const known = signed.get(commandId);
        if (known === undefined) throw new Error(`${commandId} was not signed`);
        return cycle(streamId, known, context);
      }
      case 'agreementKind':
        return agreementKind(streamId, command.command, context);
      case 'magPolicy':
        return policy(streamId, command.command, context);
      case 'planWords':
        return planWords(streamId, command.command, context);
      case 'actionPlan':
        return actionPlan(streamId, command.command, context);
      case 'menuCard':
        return menuCard(streamId, command.command, context);
      case 'menuChoice':
        return menuChoice(streamId, command.command, context);
      case 'evidence': {
        const fingerprint = fingerprints.get(command.file.evidenceId) ?? '';
        return dossier(streamId, addEvidenceCommand(command, fingerprint), context);
      }
    }
  };
}
