import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandContext, CommandHandling, CommandOutcome, HandleCommand, KeyVault } from '@peil/eventing';
import { PersonErased } from '@peil/eventing';
import { COMMAND_HANDLING, KEY_VAULT } from '@peil/http-api';
import { refuse } from '@peil/kernel';
import type { CycleCommand } from '../domain/cycle/commands.js';
import { cycleDecider } from '../domain/cycle/cycle.js';
import { cycleIdOf } from '../domain/cycle/events.js';
import { agreementKindDecider, type AgreementKindCommand } from '../domain/kinds/kinds.js';
import { policyDecider, type PolicyCommand } from '../domain/policy/lifecycle.js';
import { withFingerprints, type CycleRequest } from '../fingerprints.js';

/** Carries a command to one manager's cycle of a year; its texts get their fingerprints here. */
export class CycleMessage extends Command<CommandOutcome> {
  constructor(
    readonly request: CycleRequest,
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** Carries a command to one kind of agreement. */
export class AgreementKindMessage extends Command<CommandOutcome> {
  constructor(
    readonly code: string,
    readonly command: AgreementKindCommand,
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** Carries a command to one MAG policy. */
export class PolicyMessage extends Command<CommandOutcome> {
  constructor(
    readonly command: PolicyCommand,
    readonly context: CommandContext,
  ) {
    super();
  }
}

const personErased = refuse('conflict', 'person-erased', {
  nl: 'De gegevens van deze persoon zijn gewist. Er wordt niets meer vastgelegd.',
  en: 'The details of this person were erased. Nothing more is recorded.',
});

@CommandHandler(CycleMessage)
export class CycleMessageHandler implements ICommandHandler<CycleMessage> {
  private readonly handle: HandleCommand<CycleCommand>;

  constructor(
    @Inject(COMMAND_HANDLING) handling: CommandHandling,
    @Inject(KEY_VAULT) private readonly vault: KeyVault,
  ) {
    this.handle = handling(cycleDecider);
  }

  async execute({ request, context }: CycleMessage): Promise<CommandOutcome> {
    const { personId, year } = request;
    try {
      const command = withFingerprints(request, await this.vault.obtain(personId));
      return await this.handle(cycleIdOf(personId, year), command, context);
    } catch (error) {
      if (error instanceof PersonErased) return { outcome: 'refused', refusal: personErased.refusal };
      throw error;
    }
  }
}

@CommandHandler(AgreementKindMessage)
export class AgreementKindMessageHandler implements ICommandHandler<AgreementKindMessage> {
  private readonly handle: HandleCommand<AgreementKindCommand>;

  constructor(@Inject(COMMAND_HANDLING) handling: CommandHandling) {
    this.handle = handling(agreementKindDecider);
  }

  async execute({ code, command, context }: AgreementKindMessage): Promise<CommandOutcome> {
    return this.handle(code, command, context);
  }
}

@CommandHandler(PolicyMessage)
export class PolicyMessageHandler implements ICommandHandler<PolicyMessage> {
  private readonly handle: HandleCommand<PolicyCommand>;

  constructor(@Inject(COMMAND_HANDLING) handling: CommandHandling) {
    this.handle = handling(policyDecider);
  }

  async execute({ command, context }: PolicyMessage): Promise<CommandOutcome> {
    return this.handle(command.policyId, command, context);
  }
}

export const messageHandlers = [CycleMessageHandler, AgreementKindMessageHandler, PolicyMessageHandler];
