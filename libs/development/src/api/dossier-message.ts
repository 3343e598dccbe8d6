import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandContext, CommandHandling, CommandOutcome, HandleCommand } from '@peil/eventing';
import { COMMAND_HANDLING } from '@peil/http-api';
import { dossierDecider } from '../domain/dossier.js';
import type { DossierCommand } from '../domain/dossier-commands.js';

/** Carries a command to one manager's dossier. */
export class DossierMessage extends Command<CommandOutcome> {
  constructor(
    readonly command: DossierCommand,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(DossierMessage)
export class DossierMessageHandler implements ICommandHandler<DossierMessage> {
  private readonly handle: HandleCommand<DossierCommand>;

  constructor(@Inject(COMMAND_HANDLING) handling: CommandHandling) {
    this.handle = handling(dossierDecider);
  }

  async execute({ command, context }: DossierMessage): Promise<CommandOutcome> {
    return this.handle(command.personId, command, context);
  }
}
