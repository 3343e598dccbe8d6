import { Body, Controller, Get, Param, Post, Put, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { CommandContext } from '@peil/eventing';
import { Access, badRequest, pageOf, PageQuery, Sender, WriteAnswers, type PeilReply } from '@peil/http-api';
import { activityKindSchema } from '../domain/activity-kind.js';
import type { ActivityKindCommand } from '../domain/activity-kinds.js';
import { ActivityKindMessage } from './activity-kind-message.js';
import {
  ActivityKindAnswer,
  ActivityKindPage,
  ActivityKindWritten,
  DefineActivityKindRequest,
  RetireActivityKindRequest,
} from './activity-kind-forms.js';
import { ActivityKindsQuery } from './queries.js';

@ApiTags('Activity kinds')
@Controller('activity-kinds')
export class ActivityKindsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly answers: WriteAnswers,
  ) {}

  @Get()
  @Access('kinds.read')
  @ApiOperation({ operationId: 'listActivityKinds', summary: 'The kinds of activity, and what each asks' })
  @ApiOkResponse({ type: ActivityKindPage })
  async list(@Query() query: PageQuery): Promise<ActivityKindPage> {
    const kinds = await this.queries.execute(new ActivityKindsQuery());
    const { items, ...page } = pageOf(kinds, query);
    return {
      items: items.map(({ retiredFrom, ...kind }): ActivityKindAnswer => ({
        ...kind,
        asks: [...kind.asks],
        facts: kind.facts.map((fact) => ({ ...fact })),
        ...(retiredFrom !== undefined && { retiredFrom }),
      })),
      ...page,
    };
  }

  @Put(':code')
  @Access('kinds.write')
  @ApiOperation({
    operationId: 'defineActivityKind',
    summary: 'Add a kind of activity, or change one',
    description: 'What a kind earns stands in the scheme. A kind asks no score and no personal characteristic.',
  })
  @ApiOkResponse({ type: ActivityKindWritten })
  @ApiAcceptedResponse({ type: ActivityKindWritten, description: 'Recorded; the figures follow within seconds.' })
  async define(
    @Param('code') code: string,
    @Body() body: DefineActivityKindRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<ActivityKindWritten> {
    const parsed = activityKindSchema.safeParse({
      code,
      names: body.names,
      unit: body.unit,
      asks: body.asks,
      facts: body.facts ?? [],
      yields: body.yields,
    });
    if (!parsed.success) {
      throw badRequest(
        parsed.error.issues.map(({ path, message }) => ({
          field: path.map(String).join('.'),
          code: 'does-not-fit',
          messages: { nl: `dit past niet bij dit veld (${message})`, en: `this does not fit the field (${message})` },
        })),
      );
    }
    return this.give(code, { type: 'defineActivityKind', kind: parsed.data }, context, reply, 200);
  }

  @Post(':code/retirements')
  @Access('kinds.write')
  @ApiOperation({ operationId: 'retireActivityKind', summary: 'Nothing new under this kind from a day on' })
  @ApiCreatedResponse({ type: ActivityKindWritten })
  @ApiAcceptedResponse({ type: ActivityKindWritten, description: 'Recorded; the figures follow within seconds.' })
  async retire(
    @Param('code') code: string,
    @Body() { from }: RetireActivityKindRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<ActivityKindWritten> {
    return this.give(code, { type: 'retireActivityKind', code, from }, context, reply, 201);
  }

  private async give(
    code: string,
    command: ActivityKindCommand,
    context: CommandContext,
    reply: PeilReply,
    status: number,
  ): Promise<ActivityKindWritten> {
    const outcome = await this.commands.execute(new ActivityKindMessage(code, command, context));
    return this.answers.answer(reply, outcome, { code }, status);
  }
}
