import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { CommandContext } from '@peil/eventing';
import {
  Access,
  GrantedAccess,
  pageOf,
  PageQuery,
  ProblemError,
  Sender,
  WriteAnswers,
  type Granted,
  type PeilReply,
} from '@peil/http-api';
import { addDays, type CalendarDay } from '@peil/kernel';
import type { ErasureCommand } from '../domain/erasure.js';
import { BACKUPS_EXPIRE_AFTER_DAYS } from '../eraser.js';
import type { Erasure } from '../read-models/erasures.js';
import {
  CheckErasureRequest,
  ErasureAnswer,
  ErasureCertificate,
  ErasurePage,
  ErasureWritten,
  RequestErasureRequest,
} from './erasure-forms.js';
import { ErasureMessage } from './erasure-message.js';
import { ErasuresQuery } from './erasures-query.js';

/** Erasing a person: asked by one HR adviser assigned to all, checked by another, carried out, certified. */
@ApiTags('Erasures')
@Controller('erasures')
export class ErasuresController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly answers: WriteAnswers,
  ) {}

  @Get()
  @Access('erasures.read')
  @ApiOperation({ operationId: 'listErasures', summary: 'Erasures, newest request first' })
  @ApiOkResponse({ type: ErasurePage })
  async list(@Query() query: PageQuery): Promise<ErasurePage> {
    const { items, ...page } = pageOf(await this.queries.execute(new ErasuresQuery()), query);
    return { items: items.map(answerOf), ...page };
  }

  @Post()
  @Access('erasures.write')
  @ApiOperation({ operationId: 'requestErasure', summary: "Ask that a person's data be erased" })
  @ApiCreatedResponse({ type: ErasureWritten })
  @ApiAcceptedResponse({ type: ErasureWritten, description: 'Recorded; the lists follow within seconds.' })
  async request(
    @Body() { personId, ground, reason }: RequestErasureRequest,
    @GrantedAccess() granted: Granted,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<ErasureWritten> {
    return this.give({ type: 'requestErasure', ground, reason, ...about(personId, granted) }, context, reply);
  }

  @Post(':erasureId/checks')
  @Access('erasures.write')
  @ApiOperation({
    operationId: 'checkErasure',
    summary: 'Agree to an erasure, or decline it',
    description: 'By another adviser than the one who asked.',
  })
  @ApiCreatedResponse({ type: ErasureWritten })
  @ApiAcceptedResponse({ type: ErasureWritten, description: 'Recorded; the lists follow within seconds.' })
  async check(
    @Param('erasureId') personId: string,
    @Body() { outcome, reason }: CheckErasureRequest,
    @GrantedAccess() granted: Granted,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<ErasureWritten> {
    const type = outcome === 'agreed' ? 'agreeToErasure' : 'declineErasure';
    return this.give({ type, reason, ...about(personId, granted) }, context, reply);
  }

  @Post(':erasureId/executions')
  @Access('erasures.write')
  @ApiOperation({
    operationId: 'erasePerson',
    summary: "Destroy a person's key",
    description:
      'Every text about the person becomes unreadable; events, points and counts stay. There is no way back.',
  })
  @ApiCreatedResponse({ type: ErasureWritten })
  @ApiAcceptedResponse({ type: ErasureWritten, description: 'Recorded; the lists follow within seconds.' })
  async execute(
    @Param('erasureId') personId: string,
    @GrantedAccess() granted: Granted,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<ErasureWritten> {
    return this.give({ type: 'erasePerson', ...about(personId, granted) }, context, reply);
  }

  @Get(':erasureId')
  @Access('erasures.read')
  @ApiOperation({
    operationId: 'readErasure',
    summary: 'One erasure, with its certificate once it was carried out',
  })
  @ApiOkResponse({ type: ErasureAnswer })
  async read(@Param('erasureId') erasureId: string): Promise<ErasureAnswer> {
    const erasures = await this.queries.execute(new ErasuresQuery());
    const erasure = erasures.find(({ personId }) => personId === erasureId);
    if (erasure !== undefined) return answerOf(erasure);
    throw new ProblemError(404, 'unknown-erasure', {
      nl: 'Van deze persoon is geen verzoek om te wissen bekend.',
      en: 'No request to erase this person is known.',
    });
  }

  private async give(command: ErasureCommand, context: CommandContext, reply: PeilReply): Promise<ErasureWritten> {
    const outcome = await this.commands.execute(new ErasureMessage(command, context));
    return this.answers.answer(reply, outcome, { erasureId: command.personId });
  }
}

function about(personId: string, { caller, today }: Granted) {
  return { personId, by: caller.personId, today };
}

function answerOf({ checkedBy, checkedOn, erasedOn, ...rest }: Erasure): ErasureAnswer {
  return {
    erasureId: rest.personId,
    ...rest,
    ...(checkedBy !== null && { checkedBy }),
    ...(checkedOn !== null && { checkedOn }),
    ...(erasedOn !== null && { erasedOn, certificate: certificateOf(erasedOn) }),
  };
}

function certificateOf(erasedOn: CalendarDay): ErasureCertificate {
  const backupsExpireOn = addDays(erasedOn, BACKUPS_EXPIRE_AFTER_DAYS);
  return {
    backupsExpireOn,
    text: {
      nl: `Alle namen en teksten over deze persoon zijn gewist op ${erasedOn}. Een reservekopie van de sleutels kan de sleutel nog bevatten tot en met ${backupsExpireOn}. Gebeurtenissen, punten en aantallen blijven, zonder naam.`,
      en: `All names and texts about this person were erased on ${erasedOn}. A backup of the keys may still hold the key until ${backupsExpireOn}. Events, points and counts stay, without a name.`,
    },
  };
}
