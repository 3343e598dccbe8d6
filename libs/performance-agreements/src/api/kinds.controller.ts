import { Body, Controller, Get, Param, Post, Put, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { CommandContext } from '@peil/eventing';
import { Access, badRequest, pageOf, PageQuery, Sender, WriteAnswers, type PeilReply } from '@peil/http-api';
import { agreementKindSchema } from '../domain/kinds/kind.js';
import {
  AgreementKindPage,
  AgreementKindWritten,
  DefineAgreementKindRequest,
  RetireAgreementKindRequest,
  type AgreementKindAnswer,
} from './kind-forms.js';
import { AgreementKindMessage } from './messages.js';
import { AgreementKindsQuery } from './queries.js';

@ApiTags('Kinds of agreement')
@Controller('agreement-kinds')
export class AgreementKindsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly answers: WriteAnswers,
  ) {}

  @Get()
  @Access('kinds.read')
  @ApiOperation({ operationId: 'listAgreementKinds', summary: 'The kinds of agreement, and what measures each' })
  @ApiOkResponse({ type: AgreementKindPage })
  async list(@Query() query: PageQuery): Promise<AgreementKindPage> {
    const { items, ...page } = pageOf(await this.queries.execute(new AgreementKindsQuery()), query);
    return {
      items: items.map(({ retiredFrom, ...kind }): AgreementKindAnswer => ({
        ...kind,
        ...(retiredFrom !== undefined && { retiredFrom }),
      })),
      ...page,
    };
  }

  @Put(':code')
  @Access('kinds.write')
  @ApiOperation({
    operationId: 'defineAgreementKind',
    summary: 'Add a kind of agreement, or change one',
    description: 'No kind is a score of a person, or about origin, religion, health, orientation or gender.',
  })
  @ApiOkResponse({ type: AgreementKindWritten })
  @ApiAcceptedResponse({ type: AgreementKindWritten, description: 'Recorded; the figures follow within seconds.' })
  async define(
    @Param('code') code: string,
    @Body() { names, measuredBy }: DefineAgreementKindRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<AgreementKindWritten> {
    const parsed = agreementKindSchema.safeParse({ code, names: { nl: names.nl, en: names.en }, measuredBy });
    if (!parsed.success) {
      throw badRequest(
        parsed.error.issues.map(({ path, message }) => ({
          field: path.map(String).join('.'),
          code: 'does-not-fit',
          messages: { nl: `dit past niet bij dit veld (${message})`, en: `this does not fit the field (${message})` },
        })),
      );
    }
    const command = { type: 'defineAgreementKind' as const, kind: parsed.data };
    const outcome = await this.commands.execute(new AgreementKindMessage(code, command, context));
    return this.answers.answer(reply, outcome, { code }, 200);
  }

  @Post(':code/retirements')
  @Access('kinds.write')
  @ApiOperation({ operationId: 'retireAgreementKind', summary: 'Nothing new under this kind from a day on' })
  @ApiCreatedResponse({ type: AgreementKindWritten })
  @ApiAcceptedResponse({ type: AgreementKindWritten, description: 'Recorded; the figures follow within seconds.' })
  async retire(
    @Param('code') code: string,
    @Body() { from }: RetireAgreementKindRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<AgreementKindWritten> {
    const command = { type: 'retireAgreementKind' as const, code, from };
    const outcome = await this.commands.execute(new AgreementKindMessage(code, command, context));
    return this.answers.answer(reply, outcome, { code });
  }
}
