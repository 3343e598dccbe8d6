import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandContext, CommandHandling, CommandOutcome, HandleCommand } from '@peil/eventing';
import { COMMAND_HANDLING } from '@peil/http-api';
import { facilitator, type FacilitatorCommand } from '../domain/catalogue/facilitator.js';
import { offering, type OfferingCommand } from '../domain/catalogue/offering.js';
import { provider, type ProviderCommand } from '../domain/catalogue/provider.js';
import { schemeLifecycle, type SchemeCommand } from '../domain/scheme-lifecycle/scheme-lifecycle.js';
import { settlementId } from '../domain/settlement/events.js';
import { settlement, type SettlementCommand } from '../domain/settlement/settlement.js';
import { standing, type StandingCommand } from '../domain/standing/standing.js';

/** A command to one scheme. */
export class SchemeMessage extends Command<CommandOutcome> {
  constructor(
    readonly command: SchemeCommand,
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** A command to one offering of the catalogue. */
export class OfferingMessage extends Command<CommandOutcome> {
  constructor(
    readonly command: OfferingCommand,
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** A command to one provider. */
export class ProviderMessage extends Command<CommandOutcome> {
  constructor(
    readonly command: ProviderCommand,
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** A command to one facilitator on the register. */
export class FacilitatorMessage extends Command<CommandOutcome> {
  constructor(
    readonly command: FacilitatorCommand,
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** A command to one person's standing: what HR decides about the person. Other contexts send conversations held. */
export class StandingMessage extends Command<CommandOutcome> {
  constructor(
    readonly command: StandingCommand,
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** A command to one period of one person. */
export class SettlementMessage extends Command<CommandOutcome> {
  constructor(
    readonly command: SettlementCommand,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(SchemeMessage)
export class SchemeMessageHandler implements ICommandHandler<SchemeMessage> {
  private readonly handle: HandleCommand<SchemeCommand>;
  constructor(@Inject(COMMAND_HANDLING) handling: CommandHandling) {
    this.handle = handling(schemeLifecycle);
  }
  async execute({ command, context }: SchemeMessage): Promise<CommandOutcome> {
    return this.handle(command.schemeId, command, context);
  }
}

@CommandHandler(OfferingMessage)
export class OfferingMessageHandler implements ICommandHandler<OfferingMessage> {
  private readonly handle: HandleCommand<OfferingCommand>;
  constructor(@Inject(COMMAND_HANDLING) handling: CommandHandling) {
    this.handle = handling(offering);
  }
  async execute({ command, context }: OfferingMessage): Promise<CommandOutcome> {
    return this.handle(command.offeringId, command, context);
  }
}

@CommandHandler(ProviderMessage)
export class ProviderMessageHandler implements ICommandHandler<ProviderMessage> {
  private readonly handle: HandleCommand<ProviderCommand>;
  constructor(@Inject(COMMAND_HANDLING) handling: CommandHandling) {
    this.handle = handling(provider);
  }
  async execute({ command, context }: ProviderMessage): Promise<CommandOutcome> {
    return this.handle(command.providerId, command, context);
  }
}

@CommandHandler(FacilitatorMessage)
export class FacilitatorMessageHandler implements ICommandHandler<FacilitatorMessage> {
  private readonly handle: HandleCommand<FacilitatorCommand>;
  constructor(@Inject(COMMAND_HANDLING) handling: CommandHandling) {
    this.handle = handling(facilitator);
  }
  async execute({ command, context }: FacilitatorMessage): Promise<CommandOutcome> {
    return this.handle(command.facilitatorId, command, context);
  }
}

@CommandHandler(StandingMessage)
export class StandingMessageHandler implements ICommandHandler<StandingMessage> {
  private readonly handle: HandleCommand<StandingCommand>;
  constructor(@Inject(COMMAND_HANDLING) handling: CommandHandling) {
    this.handle = handling(standing);
  }
  async execute({ command, context }: StandingMessage): Promise<CommandOutcome> {
    return this.handle(command.personId, command, context);
  }
}

@CommandHandler(SettlementMessage)
export class SettlementMessageHandler implements ICommandHandler<SettlementMessage> {
  private readonly handle: HandleCommand<SettlementCommand>;
  constructor(@Inject(COMMAND_HANDLING) handling: CommandHandling) {
    this.handle = handling(settlement);
  }
  async execute({ command, context }: SettlementMessage): Promise<CommandOutcome> {
    return this.handle(settlementId(command), command, context);
  }
}

export const messageHandlers = [
  SchemeMessageHandler,
  OfferingMessageHandler,
  ProviderMessageHandler,
  FacilitatorMessageHandler,
  StandingMessageHandler,
  SettlementMessageHandler,
];
