import { Body, Controller, Get, HttpStatus, Inject, Param, Post, Put, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { derivedId, type CommandContext } from '@peil/eventing';
import {
  Access,
  badRequest,
  GrantedAccess,
  pageOf,
  ProblemError,
  Sender,
  WriteAnswers,
  type Granted,
  type PeilReply,
} from '@peil/http-api';
import type { AccreditationGrant, OfferingDetails } from '../domain/catalogue/events.js';
import type { OfferingCommand } from '../domain/catalogue/offering.js';
import type { FactsReader } from '../read-models/facts-reader.js';
import { AccreditationWritten, OfferingAnswer, OfferingPage, OfferingWritten } from './catalogue-answers.js';
import {
  AccreditationDecisionRequest,
  AccreditationRequest,
  LastDayRequest,
  OfferingRequest,
  OfferingsListQuery,
  WithdrawalRequest,
} from './catalogue-requests.js';
import { OfferingMessage } from './messages.js';
import { offeringAnswer } from './offering-answer.js';
import { OfferingQuery, OfferingsQuery } from './queries.js';
import { FACTS_READER } from './readers.js';

/** The catalogue: what is offered, by whom, and what is accredited. */
@ApiTags('Catalogue')
@Controller('offerings')
export class OfferingsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly answers: WriteAnswers,
    @Inject(FACTS_READER) private readonly reader: FactsReader,
  ) {}

  @Get()
  @Access('catalogue.read')
  @ApiOperation({ operationId: 'listOfferings', summary: 'The catalogue' })
  @ApiOkResponse({ type: OfferingPage })
  async list(@Query() query: OfferingsListQuery, @GrantedAccess() { today }: Granted): Promise<OfferingPage> {
    const found = await this.queries.execute(new OfferingsQuery(query));
    const { providers } = this.reader.catalogue();
    const { items, total, page, pageSize } = pageOf(found, query);
    return { items: items.map((item) => offeringAnswer(item, providers, today)), total, page, pageSize };
  }

  @Get(':offeringId')
  @Access('catalogue.read')
  @ApiOperation({ operationId: 'readOffering', summary: 'One offering, with its accreditations' })
  @ApiOkResponse({ type: OfferingAnswer })
  async read(@Param('offeringId') offeringId: string, @GrantedAccess() { today }: Granted): Promise<OfferingAnswer> {
    const found = await this.queries.execute(new OfferingQuery(offeringId));
    if (found) return offeringAnswer(found, this.reader.catalogue().providers, today);
    throw new ProblemError(404, 'offering-unknown', {
      nl: 'Dit aanbod bestaat niet.',
      en: 'This offering does not exist.',
    });
  }

  @Post()
  @Access('catalogue.write')
  @ApiOperation({ operationId: 'addOffering', summary: 'Add an offering to the catalogue' })
  @ApiCreatedResponse({ type: OfferingWritten })
  async add(
    @Body() body: OfferingRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<OfferingWritten> {
    const offeringId = derivedId(context.commandId, 'offering');
    const outcome = await this.give({ type: 'addOffering', offeringId, details: detailsOf(body) }, context);
    return this.answers.answer(reply, outcome, { offeringId });
  }

  @Put(':offeringId')
  @Access('catalogue.write')
  @ApiOperation({ operationId: 'changeOffering', summary: 'Change the details of an offering' })
  @ApiOkResponse({ type: OfferingWritten })
  async change(
    @Param('offeringId') offeringId: string,
    @Body() body: OfferingRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<OfferingWritten> {
    const outcome = await this.give({ type: 'changeOffering', offeringId, details: detailsOf(body) }, context);
    return this.answers.answer(reply, outcome, { offeringId }, HttpStatus.OK);
  }

  @Post(':offeringId/endings')
  @Access('catalogue.write')
  @ApiOperation({ operationId: 'endOffering', summary: 'Take an offering off the menu after a day' })
  @ApiCreatedResponse({ type: OfferingWritten })
  async end(
    @Param('offeringId') offeringId: string,
    @Body() { until }: LastDayRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<OfferingWritten> {
    const outcome = await this.give({ type: 'endOffering', offeringId, until }, context);
    return this.answers.answer(reply, outcome, { offeringId });
  }

  @Post(':offeringId/accreditations')
  @Access('catalogue.write')
  @ApiOperation({ operationId: 'accreditOffering', summary: 'Ask for accreditation, or grant it without a request' })
  @ApiCreatedResponse({ type: AccreditationWritten })
  async accredit(
    @Param('offeringId') offeringId: string,
    @Body() body: AccreditationRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<AccreditationWritten> {
    const accreditationId = derivedId(context.commandId, 'accreditation');
    const { state, reason } = body;
    const command: OfferingCommand =
      state === 'requested'
        ? { type: 'requestAccreditation', offeringId, accreditationId, note: reason }
        : { type: 'grantAccreditation', offeringId, accreditationId, grant: grantOf(body), reason };
    const outcome = await this.give(command, context);
    return this.answers.answer(reply, outcome, { offeringId, accreditationId });
  }

  @Post(':offeringId/accreditations/:accreditationId/decisions')
  @Access('catalogue.write')
  @ApiOperation({ operationId: 'decideAccreditation', summary: 'Grant or refuse a request' })
  @ApiCreatedResponse({ type: AccreditationWritten })
  async decide(
    @Param('offeringId') offeringId: string,
    @Param('accreditationId') accreditationId: string,
    @Body() body: AccreditationDecisionRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<AccreditationWritten> {
    const { decision, reason } = body;
    const ids = { offeringId, accreditationId };
    const command: OfferingCommand =
      decision === 'granted'
        ? { type: 'grantAccreditation', ...ids, grant: grantOf(body), reason }
        : { type: 'refuseAccreditation', ...ids, reason: reason ?? missing('reason') };
    return this.answers.answer(reply, await this.give(command, context), ids);
  }

  @Post(':offeringId/accreditations/:accreditationId/withdrawals')
  @Access('catalogue.write')
  @ApiOperation({ operationId: 'withdrawAccreditation', summary: 'Withdraw an accreditation from a day on' })
  @ApiCreatedResponse({ type: AccreditationWritten })
  async withdraw(
    @Param('offeringId') offeringId: string,
    @Param('accreditationId') accreditationId: string,
    @Body() { from, reason }: WithdrawalRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<AccreditationWritten> {
    const ids = { offeringId, accreditationId };
    const outcome = await this.give({ type: 'withdrawAccreditation', ...ids, from, reason }, context);
    return this.answers.answer(reply, outcome, ids);
  }

  private give(command: OfferingCommand, context: CommandContext) {
    return this.commands.execute(new OfferingMessage(command, context));
  }
}

function detailsOf({ code, title, providerId, kind, minutes, ...labels }: OfferingRequest): OfferingDetails {
  return { code, title: { nl: title.nl, en: title.en }, providerId, kind, minutes, ...labelsOf(labels) };
}

function labelsOf({ components = [], tags = [], categories = [] }: AccreditationLabels) {
  return { components, tags, categories };
}

type AccreditationLabels = Pick<AccreditationRequest, 'components' | 'tags' | 'categories'>;

function grantOf(body: AccreditationRequest | AccreditationDecisionRequest): AccreditationGrant {
  const { from = missing('from'), until, schemeId, points } = body;
  return {
    from,
    ...(until !== undefined && { until }),
    ...(schemeId !== undefined && { schemeId }),
    ...(points !== undefined && { points }),
    ...labelsOf(body),
  };
}

/** Ends the request: a field that this kind of request needs is not there. */
function missing(field: string): never {
  throw badRequest([{ field, code: 'is-defined', messages: { nl: 'vul dit veld in', en: 'this field is required' } }]);
}
