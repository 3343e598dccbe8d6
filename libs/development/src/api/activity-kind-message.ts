import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandContext, CommandHandling, CommandOutcome, HandleCommand } from '@peil/eventing';
import { COMMAND_HANDLING } from '@peil/http-api';
import { activityKindDecider, type ActivityKindCommand } from '../domain/activity-kinds.js';

/** Carries a command to one kind of activity. */
export class ActivityKindMessage extends Command<CommandOutcome> {
  constructor(
    readonly code: string,
    readonly command: ActivityKindCommand,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(ActivityKindMessage)
export class ActivityKindMessageHandler implements ICommandHandler<ActivityKindMessage> {
  private readonly handle: HandleCommand<ActivityKindCommand>;

  constructor(@Inject(COMMAND_HANDLING) handling: CommandHandling) {
    this.handle = handling(activityKindDecider);
  }

  async execute({ code, command, context }: ActivityKindMessage): Promise<CommandOutcome> {
    return this.handle(code, command, context);
  }
}
