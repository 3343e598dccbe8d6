import { Body, Controller, Inject, Param, ParseIntPipe, Post, Put, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { derivedId, type CommandContext, type CommandOutcome } from '@peil/eventing';
import {
  Access,
  badRequest,
  GrantedAccess,
  problemOfRefusal,
  ProblemError,
  Sender,
  WriteAnswers,
  type Granted,
  type PeilReply,
} from '@peil/http-api';
import { isDirectorate, ORGANISATION_READER, type OrganisationReader } from '@peil/organisation';
import { unknownAction } from '../domain/refusals.js';
import { findAction } from '../domain/plan-state.js';
import { planIdOf } from '../plan-id.js';
import { PlanWritten } from './plan-answers.js';
import { PlanDeeds } from './plan-deeds.js';
import {
  ActionProgressRequest,
  ActionRequest,
  DropActionRequest,
  HandOverDecisionRequest,
  OfferActionRequest,
} from './plan-requests.js';
import { ActionPlanOf } from './queries.js';

const behind = { type: PlanWritten, description: 'Recorded; the figures follow within seconds.' };

@ApiTags('Action plans')
@Controller('directorates/:directorateId/action-plans/:year')
export class PlanActionsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly answers: WriteAnswers,
    private readonly deeds: PlanDeeds,
    @Inject(ORGANISATION_READER) private readonly organisation: OrganisationReader,
  ) {}

  @Post('actions')
  @Access('actionPlans.write', { unit: 'directorateId' })
  @ApiOperation({ operationId: 'addAction', summary: 'Add an action to the plan' })
  @ApiCreatedResponse({ type: PlanWritten })
  @ApiAcceptedResponse(behind)
  async add(
    @Param('directorateId') unitId: string,
    @Param('year', ParseIntPipe) year: number,
    @Body() body: ActionRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() { today }: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<PlanWritten> {
    const content = await this.deeds.contentOf(body, unitId, today);
    const actionId = derivedId(context.commandId, 'action');
    const command = { type: 'addAction' as const, planId: planIdOf(unitId, year), actionId, content, day: today };
    return this.answers.answer(reply, await this.deeds.give(command, context), { unitId, year, actionId });
  }

  @Put('actions/:actionId')
  @Access('actionPlans.write', { unit: 'directorateId' })
  @ApiOperation({ operationId: 'changeAction', summary: 'Change what an action is; the whole of it' })
  @ApiOkResponse({ type: PlanWritten })
  @ApiAcceptedResponse(behind)
  async change(
    @Param('directorateId') unitId: string,
    @Param('year', ParseIntPipe) year: number,
    @Param('actionId') actionId: string,
    @Body() body: ActionRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() { today }: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<PlanWritten> {
    const content = await this.deeds.contentOf(body, unitId, today);
    const command = { type: 'changeAction' as const, planId: planIdOf(unitId, year), actionId, content, day: today };
    return this.answers.answer(reply, await this.deeds.give(command, context), { unitId, year, actionId }, 200);
  }

  @Post('actions/:actionId/states')
  @Access('actionPlans.progress', { unit: 'directorateId' })
  @ApiOperation({
    operationId: 'recordActionState',
    summary: 'Say where an action stands, and what came of it',
    description: 'The director for every action; a manager for the own actions.',
  })
  @ApiCreatedResponse({ type: PlanWritten })
  @ApiAcceptedResponse(behind)
  async progress(
    @Param('directorateId') unitId: string,
    @Param('year', ParseIntPipe) year: number,
    @Param('actionId') actionId: string,
    @Body() { state, note }: ActionProgressRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() { today, caller, decision }: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<PlanWritten> {
    const ownerOnly = decision.role === 'director' ? undefined : caller.personId;
    const command = {
      ...{ type: 'recordProgress' as const, planId: planIdOf(unitId, year), actionId, day: today },
      ...{ state, note, ownerOnly },
    };
    return this.answers.answer(reply, await this.deeds.give(command, context), { unitId, year, actionId });
  }

  @Post('actions/:actionId/droppings')
  @Access('actionPlans.write', { unit: 'directorateId' })
  @ApiOperation({ operationId: 'dropAction', summary: 'Give an action up, with the reason' })
  @ApiCreatedResponse({ type: PlanWritten })
  @ApiAcceptedResponse(behind)
  async drop(
    @Param('directorateId') unitId: string,
    @Param('year', ParseIntPipe) year: number,
    @Param('actionId') actionId: string,
    @Body() { reason }: DropActionRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() { today }: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<PlanWritten> {
    const command = { type: 'dropAction' as const, planId: planIdOf(unitId, year), actionId, reason, day: today };
    return this.answers.answer(reply, await this.deeds.give(command, context), { unitId, year, actionId });
  }

  @Post('actions/:actionId/hand-overs')
  @Access('actionPlans.write', { unit: 'directorateId' })
  @ApiOperation({ operationId: 'offerAction', summary: 'Offer an action to another directorate' })
  @ApiCreatedResponse({ type: PlanWritten })
  @ApiAcceptedResponse(behind)
  async handOver(
    @Param('directorateId') unitId: string,
    @Param('year', ParseIntPipe) year: number,
    @Param('actionId') actionId: string,
    @Body() { toUnitId, reason }: OfferActionRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() { today }: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<PlanWritten> {
    if (toUnitId === unitId || !isDirectorate(this.organisation.on(today).units.get(toUnitId))) {
      throw new ProblemError(422, 'not-another-directorate', {
        nl: 'Kies een andere directie of een ander stadsdeel.',
        en: 'Choose another directorate or district.',
      });
    }
    const command = {
      ...{ type: 'proposeHandOver' as const, planId: planIdOf(unitId, year), actionId, day: today },
      ...{ toUnitId, reason },
    };
    return this.answers.answer(reply, await this.deeds.give(command, context), { unitId, year, actionId });
  }

  @Post('hand-over-decisions')
  @Access('actionPlans.write', { unit: 'directorateId' })
  @ApiOperation({
    operationId: 'decideHandOver',
    summary: 'Accept an action of another directorate, or decline it',
    description: 'An accepted action is in this plan from then on. A plan that is not there yet is begun.',
  })
  @ApiCreatedResponse({ type: PlanWritten })
  @ApiAcceptedResponse(behind)
  async decide(
    @Param('directorateId') unitId: string,
    @Param('year', ParseIntPipe) year: number,
    @Body() { fromUnitId, actionId, decision, reason, owner: asked }: HandOverDecisionRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() { today }: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<PlanWritten> {
    const from = planIdOf(fromUnitId, year);
    const common = { planId: from, actionId, byUnitId: unitId, day: today };
    if (decision === 'declined') {
      if (reason === undefined) {
        const messages = { nl: 'zeg waarom', en: 'say why' };
        throw badRequest([{ field: 'reason', code: 'is-not-empty', messages }]);
      }
      const outcome = await this.deeds.give({ type: 'declineHandOver', ...common, reason }, context);
      return this.answers.answer(reply, outcome, { unitId, year });
    }
    const owner = asked && this.deeds.ownerOf(asked, unitId, today);
    const found = await this.queries.execute(new ActionPlanOf(fromUnitId, year));
    const action = found && findAction(found.plan, actionId);
    if (action === undefined) throw problemOfRefusal(unknownAction.refusal);
    const planId = planIdOf(unitId, year);
    const newActionId = derivedId('handed-over', from, actionId, planId);
    const outcomes: CommandOutcome[] = [
      await this.deeds.give({ type: 'acceptHandOver', ...common, newActionId, owner }, context),
    ];
    // Three streams, one after the other. What a crash cut short, the same request finishes: each step is told once.
    if (outcomes.every(({ outcome }) => outcome !== 'refused')) {
      const { owner: _before, ...content } = action.content;
      const step = (name: string): CommandContext => ({
        ...context,
        commandId: derivedId(context.commandId, name),
        causationId: context.commandId,
      });
      outcomes.push(await this.deeds.give({ type: 'draftPlan', planId, unitId, year, day: today }, step('plan')));
      const taken = { ...content, ...(owner && { owner }) };
      outcomes.push(
        await this.deeds.give(
          {
            ...{ type: 'addAction', planId, actionId: newActionId, content: taken, day: today },
            origin: { planId: from, actionId },
          },
          step('action'),
        ),
      );
    }
    return this.answers.answer(reply, outcomes, { unitId, year, actionId: newActionId });
  }
}
