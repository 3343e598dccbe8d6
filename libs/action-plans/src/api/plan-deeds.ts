import { Inject, Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { CommandContext, CommandOutcome } from '@peil/eventing';
import { badRequest, problemOfRefusal } from '@peil/http-api';
import type { CalendarDay } from '@peil/kernel';
import { ORGANISATION_READER, type OrganisationReader } from '@peil/organisation';
import type { ActionContent, Owner } from '../domain/action.js';
import type { ActionPlanCommand } from '../domain/commands.js';
import { ownerElsewhere } from '../domain/refusals.js';
import { wordsRefusal } from '../domain/words.js';
import { ActionPlanMessage } from './messages.js';
import { isGone } from './plan-forms.js';
import type { ActionRequest, OwnerRequest } from './plan-requests.js';
import { PlanWordsQuery } from './queries.js';

/** What the controllers of plans share: reading a request, and giving a command. */
@Injectable()
export class PlanDeeds {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    @Inject(ORGANISATION_READER) private readonly organisation: OrganisationReader,
  ) {}

  async give(command: ActionPlanCommand, context: CommandContext): Promise<CommandOutcome> {
    return this.commands.execute(new ActionPlanMessage(command, context));
  }

  /** @throws ProblemError when theme, classification or owner do not fit */
  async contentOf(body: ActionRequest, unitId: string, today: CalendarDay): Promise<ActionContent> {
    const { owner, quarters, ongoing = false, classifications = [], ...texts } = body;
    if (ongoing === (quarters !== undefined)) {
      const messages = { nl: 'geef kwartalen, of zeg dat het doorloopt', en: 'give quarters, or say it is ongoing' };
      throw badRequest([{ field: 'quarters', code: 'quarters-or-ongoing', messages }]);
    }
    const content: ActionContent = {
      ...texts,
      classifications,
      timing: quarters?.toSorted((one, other) => one - other) ?? 'ongoing',
      ...(owner && { owner: this.ownerOf(owner, unitId, today) }),
    };
    const refusal = wordsRefusal(content, await this.queries.execute(new PlanWordsQuery()));
    if (refusal) throw problemOfRefusal(refusal);
    return content;
  }

  /** @throws ProblemError when it names nobody, two, or somebody who does not work in the directorate */
  ownerOf({ personId, unitId: ownUnit }: OwnerRequest, unitId: string, today: CalendarDay): Owner {
    const owner: Owner | undefined =
      personId !== undefined && ownUnit === undefined
        ? { personId }
        : ownUnit !== undefined && personId === undefined
          ? { unitId: ownUnit }
          : undefined;
    if (owner === undefined) {
      const messages = { nl: 'geef een persoon of een team', en: 'give a person or a unit' };
      throw badRequest([{ field: 'owner', code: 'one-owner', messages }]);
    }
    if (isGone(owner, unitId, this.organisation.on(today))) throw problemOfRefusal(ownerElsewhere.refusal);
    return owner;
  }
}
