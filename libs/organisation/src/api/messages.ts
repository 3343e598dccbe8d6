import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandContext, CommandHandling, CommandOutcome, HandleCommand } from '@peil/eventing';
import { COMMAND_HANDLING } from '@peil/http-api';
import type { PersonCommand } from '../domain/person-commands.js';
import { personDecider } from '../domain/person-decider.js';
import { brokenPersonReference, brokenUnitReference } from '../domain/references.js';
import { unitDecider, type UnitCommand } from '../domain/unit-decider.js';
import type { OrganisationReader } from '../read-models/organisation-reader.js';
import { ORGANISATION_READER } from './readers.js';

/**
 * Whether the units and people that a command speaks of are looked up before it is given. `checked`: the sender did so
 * with more than is recorded yet, such as the rest of a file.
 */
export type References = 'check' | 'checked';

/** A command to one unit. */
export class UnitMessage extends Command<CommandOutcome> {
  constructor(
    readonly command: UnitCommand,
    readonly context: CommandContext,
    readonly references: References = 'check',
  ) {
    super();
  }
}

/** A command to one person's stream. */
export class PersonMessage extends Command<CommandOutcome> {
  constructor(
    readonly command: PersonCommand,
    readonly context: CommandContext,
    readonly references: References = 'check',
  ) {
    super();
  }
}

@CommandHandler(UnitMessage)
export class UnitMessageHandler implements ICommandHandler<UnitMessage> {
  private readonly handle: HandleCommand<UnitCommand>;
  constructor(
    @Inject(COMMAND_HANDLING) handling: CommandHandling,
    @Inject(ORGANISATION_READER) private readonly reader: OrganisationReader,
  ) {
    this.handle = handling(unitDecider);
  }

  async execute({ command, context, references }: UnitMessage): Promise<CommandOutcome> {
    const refusal = references === 'check' ? brokenUnitReference(this.reader.organisation(), command) : undefined;
    return refusal ? { outcome: 'refused', refusal } : this.handle(command.unitId, command, context);
  }
}

@CommandHandler(PersonMessage)
export class PersonMessageHandler implements ICommandHandler<PersonMessage> {
  private readonly handle: HandleCommand<PersonCommand>;
  constructor(
    @Inject(COMMAND_HANDLING) handling: CommandHandling,
    @Inject(ORGANISATION_READER) private readonly reader: OrganisationReader,
  ) {
    this.handle = handling(personDecider);
  }

  async execute({ command, context, references }: PersonMessage): Promise<CommandOutcome> {
    const refusal = references === 'check' ? brokenPersonReference(this.reader.organisation(), command) : undefined;
    return refusal ? { outcome: 'refused', refusal } : this.handle(command.personId, command, context);
  }
}
