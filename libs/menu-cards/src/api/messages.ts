import { Inject } from '@nestjs/common';
import { Command, CommandHandler, Query, QueryHandler, type ICommandHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { CommandContext, CommandHandling, CommandOutcome, HandleCommand } from '@peil/eventing';
import { COMMAND_HANDLING, PROJECTIONS } from '@peil/http-api';
import type { ProjectionRunner } from '@peil/projections';
import {
  menuCardDecider,
  menuChoiceDecider,
  type MenuCard,
  type MenuCardCommand,
  type MenuChoice,
  type MenuChoiceCommand,
} from '../domain/menu-card.js';
import { menuCardsProjection, readChoices, readMenuCard } from '../read-models/menu-cards.js';
import { CoverageOfHandler, Followers, ShownCoverageOfHandler } from './coverages.js';

/** A command to the card of a year. */
export class MenuCardMessage extends Command<CommandOutcome> {
  constructor(
    readonly command: MenuCardCommand,
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** A command to what one unit chooses. */
export class MenuChoiceMessage extends Command<CommandOutcome> {
  constructor(
    readonly command: MenuChoiceCommand,
    readonly context: CommandContext,
  ) {
    super();
  }
}

@CommandHandler(MenuCardMessage)
export class MenuCardMessageHandler implements ICommandHandler<MenuCardMessage> {
  private readonly handle: HandleCommand<MenuCardCommand>;
  constructor(@Inject(COMMAND_HANDLING) handling: CommandHandling) {
    this.handle = handling(menuCardDecider);
  }
  async execute({ command, context }: MenuCardMessage): Promise<CommandOutcome> {
    return this.handle(String(command.year), command, context);
  }
}

@CommandHandler(MenuChoiceMessage)
export class MenuChoiceMessageHandler implements ICommandHandler<MenuChoiceMessage> {
  private readonly handle: HandleCommand<MenuChoiceCommand>;
  constructor(@Inject(COMMAND_HANDLING) handling: CommandHandling) {
    this.handle = handling(menuChoiceDecider);
  }
  async execute({ command, context }: MenuChoiceMessage): Promise<CommandOutcome> {
    return this.handle(command.choiceId, command, context);
  }
}

/** The card of a year with what every unit chose; undefined when there is no card. */
export class MenuCardOf extends Query<
  { readonly card: MenuCard; readonly choices: ReadonlyMap<string, MenuChoice> } | undefined
> {
  constructor(readonly year: number) {
    super();
  }
}

@QueryHandler(MenuCardOf)
export class MenuCardOfHandler implements IQueryHandler<MenuCardOf> {
  constructor(@Inject(PROJECTIONS) private readonly projections: ProjectionRunner) {}
  async execute({ year }: MenuCardOf) {
    const database = this.projections.database(menuCardsProjection.name);
    const card = readMenuCard(database, year);
    return card && { card, choices: readChoices(database, year) };
  }
}

export const handlers = [
  MenuCardMessageHandler,
  MenuChoiceMessageHandler,
  MenuCardOfHandler,
  CoverageOfHandler,
  ShownCoverageOfHandler,
  Followers,
];
