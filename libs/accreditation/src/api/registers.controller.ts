import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { derivedId, type CommandContext } from '@peil/eventing';
import { Access, pageOf, PageQuery, Sender, WriteAnswers, type PeilReply } from '@peil/http-api';
import { FacilitatorPage, FacilitatorWritten, ProviderPage, ProviderWritten } from './catalogue-answers.js';
import {
  FacilitatorRequest,
  LastDayRequest,
  ProviderAccreditationEndRequest,
  ProviderAccreditationRequest,
  ProviderRequest,
} from './catalogue-requests.js';
import { FacilitatorMessage, ProviderMessage } from './messages.js';
import { FacilitatorsQuery, ProvidersQuery } from './queries.js';

/** Providers, and from when until when their attendance lists need no review. */
@ApiTags('Catalogue')
@Controller('providers')
export class ProvidersController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly answers: WriteAnswers,
  ) {}

  @Get()
  @Access('catalogue.read')
  @ApiOperation({ operationId: 'listProviders', summary: 'Providers' })
  @ApiOkResponse({ type: ProviderPage })
  async list(@Query() query: PageQuery): Promise<ProviderPage> {
    return pageOf(await this.queries.execute(new ProvidersQuery()), query);
  }

  @Post()
  @Access('catalogue.write')
  @ApiOperation({ operationId: 'registerProvider', summary: 'Register a provider, or change its name' })
  @ApiCreatedResponse({ type: ProviderWritten })
  async register(
    @Body() { providerId, name, internal }: ProviderRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<ProviderWritten> {
    const command = { type: 'registerProvider' as const, providerId, name, internal };
    return this.answers.answer(reply, await this.commands.execute(new ProviderMessage(command, context)), {
      providerId,
    });
  }

  @Post(':providerId/accreditations')
  @Access('catalogue.write')
  @ApiOperation({ operationId: 'accreditProvider', summary: 'Take attendance lists of a provider without review' })
  @ApiCreatedResponse({ type: ProviderWritten })
  async accredit(
    @Param('providerId') providerId: string,
    @Body() { from, until, reason }: ProviderAccreditationRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<ProviderWritten> {
    const command = { type: 'accreditProvider' as const, providerId, from, until, reason };
    return this.answers.answer(reply, await this.commands.execute(new ProviderMessage(command, context)), {
      providerId,
    });
  }

  @Post(':providerId/accreditation-endings')
  @Access('catalogue.write')
  @ApiOperation({ operationId: 'endProviderAccreditation', summary: 'Review attendance lists of a provider again' })
  @ApiCreatedResponse({ type: ProviderWritten })
  async end(
    @Param('providerId') providerId: string,
    @Body() { until, reason }: ProviderAccreditationEndRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<ProviderWritten> {
    const command = { type: 'endProviderAccreditation' as const, providerId, until, reason };
    return this.answers.answer(reply, await this.commands.execute(new ProviderMessage(command, context)), {
      providerId,
    });
  }
}

/** The register of facilitators of intervision and coaching. */
@ApiTags('Catalogue')
@Controller('facilitators')
export class FacilitatorsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly answers: WriteAnswers,
  ) {}

  @Get()
  @Access('catalogue.read')
  @ApiOperation({ operationId: 'listFacilitators', summary: 'Facilitators on the register' })
  @ApiOkResponse({ type: FacilitatorPage })
  async list(@Query() query: PageQuery): Promise<FacilitatorPage> {
    return pageOf(await this.queries.execute(new FacilitatorsQuery()), query);
  }

  @Post()
  @Access('catalogue.write')
  @ApiOperation({ operationId: 'registerFacilitator', summary: 'Put a facilitator on the register' })
  @ApiCreatedResponse({ type: FacilitatorWritten })
  async register(
    @Body() { name, external, from, until }: FacilitatorRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<FacilitatorWritten> {
    const facilitatorId = derivedId(context.commandId, 'facilitator');
    const command = { type: 'registerFacilitator' as const, facilitatorId, name, external, from, until };
    const outcome = await this.commands.execute(new FacilitatorMessage(command, context));
    return this.answers.answer(reply, outcome, { facilitatorId });
  }

  @Post(':facilitatorId/endings')
  @Access('catalogue.write')
  @ApiOperation({ operationId: 'endFacilitatorRegistration', summary: 'Take a facilitator off the register' })
  @ApiCreatedResponse({ type: FacilitatorWritten })
  async end(
    @Param('facilitatorId') facilitatorId: string,
    @Body() { until }: LastDayRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<FacilitatorWritten> {
    const command = { type: 'endFacilitatorRegistration' as const, facilitatorId, until };
    const outcome = await this.commands.execute(new FacilitatorMessage(command, context));
    return this.answers.answer(reply, outcome, { facilitatorId });
  }
}
