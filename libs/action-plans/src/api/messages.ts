import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandContext, CommandHandling, CommandOutcome, HandleCommand } from '@peil/eventing';
import { COMMAND_HANDLING } from '@peil/http-api';
import type { ActionPlanCommand } from '../domain/commands.js';
import { WORDS_STREAM } from '../domain/events.js';
import { actionPlanDecider } from '../domain/plan.js';
import { planWordsDecider, type PlanWordsCommand } from '../domain/words.js';

/** A command to the plan of one directorate for one year. */
export class ActionPlanMessage extends Command<CommandOutcome> {
  constructor(
    readonly command: ActionPlanCommand,
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** A command to the themes and classifications. */
export class PlanWordsMessage extends Command<CommandOutcome> {
  constructor(
    readonly command: PlanWordsCommand,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(ActionPlanMessage)
export class ActionPlanMessageHandler implements ICommandHandler<ActionPlanMessage> {
  private readonly handle: HandleCommand<ActionPlanCommand>;
  constructor(@Inject(COMMAND_HANDLING) handling: CommandHandling) {
    this.handle = handling(actionPlanDecider);
  }
  async execute({ command, context }: ActionPlanMessage): Promise<CommandOutcome> {
    return this.handle(command.planId, command, context);
  }
}

@CommandHandler(PlanWordsMessage)
export class PlanWordsMessageHandler implements ICommandHandler<PlanWordsMessage> {
  private readonly handle: HandleCommand<PlanWordsCommand>;
  constructor(@Inject(COMMAND_HANDLING) handling: CommandHandling) {
    this.handle = handling(planWordsDecider);
  }
  async execute({ command, context }: PlanWordsMessage): Promise<CommandOutcome> {
    return this.handle(WORDS_STREAM, command, context);
  }
}

export const messageHandlers = [ActionPlanMessageHandler, PlanWordsMessageHandler];
