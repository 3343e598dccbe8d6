import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandContext, CommandHandling, CommandOutcome, HandleCommand } from '@peil/eventing';
import { COMMAND_HANDLING } from '@peil/http-api';
import { refuse } from '@peil/kernel';
import { erasureDecider, type ErasureCommand } from '../domain/erasure.js';
import { ERASER, type Eraser } from '../eraser.js';

/** Carries a command to one person's erasure. */
export class ErasureMessage extends Command<CommandOutcome> {
  constructor(
    readonly command: ErasureCommand,
    readonly context: CommandContext,
  ) {
    super();
  }
}

const unknownPerson = refuse(
  'notFound',
  'unknown-person',
  { nl: 'Deze persoon bestaat niet in Peil.', en: 'This person does not exist in Peil.' },
  { field: 'personId' },
);

@CommandHandler(ErasureMessage)
export class ErasureMessageHandler implements ICommandHandler<ErasureMessage> {
  private readonly handle: HandleCommand<ErasureCommand>;

  constructor(
    @Inject(COMMAND_HANDLING) handling: CommandHandling,
    @Inject(ERASER) private readonly eraser: Eraser,
  ) {
    this.handle = handling(erasureDecider);
  }

  /** The event comes before the deed: a crash in between is made good at the next start. */
  async execute({ command, context }: ErasureMessage): Promise<CommandOutcome> {
    if (!(await this.eraser.knows(command.personId))) return { outcome: 'refused', refusal: unknownPerson.refusal };
    const outcome = await this.handle(command.personId, command, context);
    if (outcome.outcome === 'accepted' && command.type === 'erasePerson') await this.eraser.erase(command.personId);
    return outcome;
  }
}
