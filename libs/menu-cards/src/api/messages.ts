import { Inject } from '@nestjs/common';
import {
  Command,
  CommandHandler,
  Query,
  QueryBus,
  QueryHandler,
  type ICommandHandler,
  type IQueryHandler,
} from '@nestjs/cqrs';
import { OfferingFollowers } from '@peil/development';
import type { CommandContext, CommandHandling, CommandOutcome, HandleCommand } from '@peil/eventing';
import { COMMAND_HANDLING, PROJECTIONS } from '@peil/http-api';
import type { CalendarDay } from '@peil/kernel';
import { appointmentsIn, ORGANISATION_READER, type OrganisationReader } from '@peil/organisation';
import type { ProjectionRunner } from '@peil/projections';
import { coverageOf, fitsRule, type Coverage, type GroupRule } from '../domain/coverage.js';
import {
  menuCardDecider,
  menuChoiceDecider,
  type MenuCard,
  type MenuCardCommand,
  type MenuChoice,
  type MenuChoiceCommand,
} from '../domain/menu-card.js';
import { menuCardsProjection, readChoices, readMenuCard } from '../read-models/menu-cards.js';

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

/** How many of the people of a unit that a rule names followed an offering by a day. Other contexts ask it too. */
export class CoverageOf extends Query<Coverage> {
  constructor(
    readonly unitId: string,
    readonly offeringId: string,
    readonly rule: GroupRule,
    readonly asOf: CalendarDay,
  ) {
    super();
  }
}

@QueryHandler(CoverageOf)
export class CoverageOfHandler implements IQueryHandler<CoverageOf> {
  constructor(
    private readonly queries: QueryBus,
    @Inject(ORGANISATION_READER) private readonly organisation: OrganisationReader,
  ) {}
  async execute({ unitId, offeringId, rule, asOf }: CoverageOf): Promise<Coverage> {
    const inGroup = appointmentsIn(this.organisation.on(asOf), unitId).filter((one) => fitsRule(one, rule));
    const followers = await this.queries.execute(new OfferingFollowers(offeringId));
    return coverageOf(new Set(inGroup.map(({ personId }) => personId)), followers, asOf);
  }
}

export const handlers = [MenuCardMessageHandler, MenuChoiceMessageHandler, MenuCardOfHandler, CoverageOfHandler];
