import { Body, Controller, Get, HttpStatus, Inject, Param, ParseIntPipe, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { CommandContext } from '@peil/eventing';
import {
  Access,
  badRequest,
  GrantedAccess,
  pageOf,
  PageQuery,
  publicPosition,
  READ_SIDE,
  Sender,
  WriteAnswers,
  type Granted,
  type PeilReply,
  type ReadSide,
} from '@peil/http-api';
import { PEOPLE_INDEX, type PeopleIndex } from '@peil/organisation';
import { cycleAnswer } from './answer-forms.js';
import { AgreementsShown } from './agreements-shown.js';
import { CycleAnswer, CyclePage, CycleWritten } from './cycle-answers.js';
import { CycleDeeds } from './cycle-deeds.js';
import { DeedReasonRequest, HandOverRequest, OpenCycleRequest } from './cycle-requests.js';

const behind = { type: CycleWritten, description: 'Recorded; the figures follow within seconds.' };

/** One manager and one year: who talks with whom, and what they agreed. */
@ApiTags('MAG cycles')
@Controller('managers/:managerId/cycles')
export class CyclesController {
  constructor(
    private readonly deeds: CycleDeeds,
    private readonly shown: AgreementsShown,
    private readonly answers: WriteAnswers,
    @Inject(READ_SIDE) private readonly readSide: ReadSide,
    @Inject(PEOPLE_INDEX) private readonly people: PeopleIndex,
  ) {}

  @Get()
  @Access('cycles.read', { person: 'managerId' })
  @ApiOperation({ operationId: 'listCycles', summary: 'The years of a manager, newest first' })
  @ApiOkResponse({ type: CyclePage })
  async list(@Param('managerId') personId: string, @Query() query: PageQuery): Promise<CyclePage> {
    const { items, ...page } = pageOf(this.shown.yearsOf(personId), query);
    return { items: [...items], ...page };
  }

  @Post()
  @Access('cycles.arrange', { person: 'managerId' })
  @ApiOperation({
    operationId: 'openCycle',
    summary: 'Begin the cycle of a year',
    description: 'The reporting line of the day says who agrees with whom. A first proposal or entry begins it too.',
  })
  @ApiCreatedResponse({ type: CycleWritten })
  @ApiAcceptedResponse(behind)
  async open(
    @Param('managerId') personId: string,
    @Body() { year }: OpenCycleRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() granted: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<CycleWritten> {
    const outcome = await this.deeds.give(personId, year, { type: 'openCycle' }, context, granted);
    return this.answers.answer(reply, outcome, { year });
  }

  @Get(':year')
  @Access('cycles.read', { person: 'managerId', look: true })
  @ApiOperation({
    operationId: 'readCycle',
    summary: 'One year: agreements, entries, talks and hand-overs',
    description: 'Texts are for the two parties only. Others see what happened, and when.',
  })
  @ApiOkResponse({ type: CycleAnswer })
  async read(
    @Param('managerId') personId: string,
    @Param('year', ParseIntPipe) year: number,
    @GrantedAccess() granted: Granted,
  ): Promise<CycleAnswer> {
    const cycle = await this.deeds.opened(personId, year);
    const reader = this.shown.readerOf(personId, granted);
    return cycleAnswer(cycle, reader, {
      agreements: await this.shown.agreementsOf(cycle, reader, granted.today),
      nameOf: (id) => this.people.nameOf(id),
      position: publicPosition(this.readSide.logId, cycle.position),
    });
  }

  @Post(':year/hand-overs')
  @Access('cycles.arrange', { person: 'managerId' })
  @ApiOperation({
    operationId: 'handOverCycle',
    summary: 'Hand the cycle over to whom the manager reports to now',
    description: 'With its whole history. The new counterpart confirms; who takes it over by themselves has done so.',
  })
  @ApiCreatedResponse({ type: CycleWritten })
  @ApiAcceptedResponse(behind)
  async handOver(
    @Param('managerId') personId: string,
    @Param('year', ParseIntPipe) year: number,
    @Body() { to, note }: HandOverRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() granted: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<CycleWritten> {
    const line = this.deeds.lineOf(personId, granted.today);
    const target = to ?? (line.includes(granted.caller.personId) ? granted.caller.personId : line[0]);
    if (target === undefined) {
      throw badRequest([
        {
          field: 'to',
          code: 'post-vacant',
          messages: {
            nl: 'er is nu niemand aan wie deze persoon rapporteert',
            en: 'there is nobody they report to now',
          },
        },
      ]);
    }
    const deed = { type: 'handOver' as const, to: target, note };
    const outcome = await this.deeds.give(personId, year, deed, context, granted);
    return this.answers.answer(reply, outcome, { year });
  }

  @Post(':year/hand-over-confirmations')
  @Access('cycles.write', { person: 'managerId' })
  @ApiOperation({ operationId: 'confirmHandOver', summary: 'Take over the cycle with all that was agreed' })
  @ApiCreatedResponse({ type: CycleWritten })
  @ApiAcceptedResponse(behind)
  async confirm(
    @Param('managerId') personId: string,
    @Param('year', ParseIntPipe) year: number,
    @Sender() context: CommandContext,
    @GrantedAccess() granted: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<CycleWritten> {
    const outcome = await this.deeds.give(personId, year, { type: 'confirmHandOver' }, context, granted);
    return this.answers.answer(reply, outcome, { year });
  }

  @Post(':year/closures')
  @Access('cycles.write', { person: 'managerId' })
  @ApiOperation({ operationId: 'closeCycle', summary: 'Close a year of which every agreement is concluded' })
  @ApiCreatedResponse({ type: CycleWritten })
  @ApiAcceptedResponse(behind)
  async close(
    @Param('managerId') personId: string,
    @Param('year', ParseIntPipe) year: number,
    @Sender() context: CommandContext,
    @GrantedAccess() granted: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<CycleWritten> {
    const outcome = await this.deeds.give(personId, year, { type: 'closeCycle' }, context, granted);
    return this.answers.answer(reply, outcome, { year }, HttpStatus.CREATED);
  }

  @Post(':year/reopenings')
  @Access('cycles.write', { person: 'managerId' })
  @ApiOperation({ operationId: 'reopenCycle', summary: 'Undo the closing of a year' })
  @ApiCreatedResponse({ type: CycleWritten })
  @ApiAcceptedResponse(behind)
  async reopen(
    @Param('managerId') personId: string,
    @Param('year', ParseIntPipe) year: number,
    @Body() { reason }: DeedReasonRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() granted: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<CycleWritten> {
    const outcome = await this.deeds.give(personId, year, { type: 'reopenCycle', reason }, context, granted);
    return this.answers.answer(reply, outcome, { year });
  }
}
