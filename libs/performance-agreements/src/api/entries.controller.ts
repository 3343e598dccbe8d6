import { Body, Controller, Get, Param, ParseIntPipe, Post, Query, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { StandingMessage } from '@peil/accreditation';
import { derivedId, type CommandContext } from '@peil/eventing';
import {
  Access,
  GrantedAccess,
  pageOf,
  PageQuery,
  Sender,
  WriteAnswers,
  type Granted,
  type PeilReply,
} from '@peil/http-api';
import { entryAnswer, talkAnswer } from './answer-forms.js';
import { AgreementsShown } from './agreements-shown.js';
import { CycleWritten, EntryPage, TalkPage, TalkWritten, WorkFactWritten } from './cycle-answers.js';
import { CycleDeeds } from './cycle-deeds.js';
import {
  ConversationHeldRequest,
  DeedReasonRequest,
  EntryRequest,
  TalkDayRequest,
  WorkFactRequest,
} from './cycle-requests.js';

const behind = (type: typeof CycleWritten) => ({ type, description: 'Recorded; the figures follow within seconds.' });

/** What is written at the moments of a year, the talks, and facts about the work that a policy asks for. */
@ApiTags('MAG entries and talks')
@Controller('managers/:managerId/cycles/:year')
export class EntriesController {
  constructor(
    private readonly deeds: CycleDeeds,
    private readonly shown: AgreementsShown,
    private readonly answers: WriteAnswers,
    private readonly commands: CommandBus,
  ) {}

  @Get('entries')
  @Access('cycles.read', { person: 'managerId', look: true })
  @ApiOperation({ operationId: 'listEntries', summary: 'What both sides wrote at the moments' })
  @ApiOkResponse({ type: EntryPage })
  async entries(
    @Param('managerId') personId: string,
    @Param('year', ParseIntPipe) year: number,
    @Query() query: PageQuery,
    @GrantedAccess() granted: Granted,
  ): Promise<EntryPage> {
    const cycle = await this.deeds.opened(personId, year);
    const reader = this.shown.readerOf(personId, granted);
    const { items, ...page } = pageOf([...cycle.entries.values()], query);
    return { items: items.map((entry) => entryAnswer(entry, reader)), ...page };
  }

  @Post('entries')
  @Access('cycles.write', { person: 'managerId' })
  @ApiOperation({
    operationId: 'recordEntry',
    summary: 'Write down intentions, goals, evaluation and how it goes, at a moment',
    description: 'A later entry of the same side at the same moment replaces it; the earlier one stays in the history.',
  })
  @ApiCreatedResponse({ type: CycleWritten })
  @ApiAcceptedResponse(behind(CycleWritten))
  async recordEntry(
    @Param('managerId') personId: string,
    @Param('year', ParseIntPipe) year: number,
    @Body() { moment, intentions, goals, evaluation, progress }: EntryRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() granted: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<CycleWritten> {
    const deed = { type: 'recordEntry' as const, moment, intentions, goals, evaluation, progress };
    const outcome = await this.deeds.give(personId, year, deed, context, granted);
    return this.answers.answer(reply, outcome, { year });
  }

  @Get('talks')
  @Access('cycles.read', { person: 'managerId' })
  @ApiOperation({ operationId: 'listTalks', summary: 'Talks planned, cancelled and held' })
  @ApiOkResponse({ type: TalkPage })
  async talks(
    @Param('managerId') personId: string,
    @Param('year', ParseIntPipe) year: number,
    @Query() query: PageQuery,
    @GrantedAccess() granted: Granted,
  ): Promise<TalkPage> {
    const cycle = await this.deeds.opened(personId, year);
    const reader = this.shown.readerOf(personId, granted);
    const { items, ...page } = pageOf([...cycle.talks.values()], query);
    return { items: items.map((talk) => talkAnswer(talk, reader)), ...page };
  }

  @Post('talks')
  @Access('cycles.write', { person: 'managerId' })
  @ApiOperation({ operationId: 'planTalk', summary: 'Plan a talk' })
  @ApiCreatedResponse({ type: TalkWritten })
  @ApiAcceptedResponse(behind(TalkWritten))
  async planTalk(
    @Param('managerId') personId: string,
    @Param('year', ParseIntPipe) year: number,
    @Body() { on }: TalkDayRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() granted: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<TalkWritten> {
    const talkId = derivedId(context.commandId, 'talk');
    const outcome = await this.deeds.give(personId, year, { type: 'planTalk', talkId, on }, context, granted);
    return this.answers.answer(reply, outcome, { year, talkId });
  }

  @Post('talks/:talkId/moves')
  @Access('cycles.write', { person: 'managerId' })
  @ApiOperation({ operationId: 'moveTalk', summary: 'Move a planned talk to another day' })
  @ApiCreatedResponse({ type: TalkWritten })
  @ApiAcceptedResponse(behind(TalkWritten))
  async moveTalk(
    @Param('managerId') personId: string,
    @Param('year', ParseIntPipe) year: number,
    @Param('talkId') talkId: string,
    @Body() { on }: TalkDayRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() granted: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<TalkWritten> {
    const outcome = await this.deeds.give(personId, year, { type: 'moveTalk', talkId, on }, context, granted);
    return this.answers.answer(reply, outcome, { year, talkId });
  }

  @Post('talks/:talkId/cancellations')
  @Access('cycles.write', { person: 'managerId' })
  @ApiOperation({ operationId: 'cancelTalk', summary: 'Cancel a planned talk' })
  @ApiCreatedResponse({ type: TalkWritten })
  @ApiAcceptedResponse(behind(TalkWritten))
  async cancelTalk(
    @Param('managerId') personId: string,
    @Param('year', ParseIntPipe) year: number,
    @Param('talkId') talkId: string,
    @Body() { reason }: DeedReasonRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() granted: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<TalkWritten> {
    const outcome = await this.deeds.give(personId, year, { type: 'cancelTalk', talkId, reason }, context, granted);
    return this.answers.answer(reply, outcome, { year, talkId });
  }

  @Post('conversations')
  @Access('cycles.write', { person: 'managerId' })
  @ApiOperation({
    operationId: 'recordConversation',
    summary: 'Record that they talked, never what was said',
    description: 'A lapsed period of accreditation that was talked about is closed in accreditation as well.',
  })
  @ApiCreatedResponse({ type: TalkWritten })
  @ApiAcceptedResponse(behind(TalkWritten))
  async recordConversation(
    @Param('managerId') personId: string,
    @Param('year', ParseIntPipe) year: number,
    @Body() { on, talkId: planned, lapsedPeriods }: ConversationHeldRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() granted: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<TalkWritten> {
    const talkId = planned ?? derivedId(context.commandId, 'talk');
    const periods = lapsedPeriods?.map(({ schemeId, periodFrom }) => ({ schemeId, periodFrom }));
    const deed = { type: 'holdConversation' as const, talkId, on, lapsedPeriods: periods };
    const outcome = await this.deeds.give(personId, year, deed, context, granted);
    const { today } = granted;
    const outcomes = [outcome];
    for (const period of outcome.outcome === 'accepted' ? (periods ?? []) : []) {
      const command = { type: 'recordConversation' as const, personId, ...period, day: on, today };
      const commandId = derivedId(context.commandId, 'lapsedPeriod', period.schemeId, period.periodFrom);
      const causation = { ...context, commandId, causationId: context.commandId };
      outcomes.push(await this.commands.execute(new StandingMessage(command, causation)));
    }
    return this.answers.answer(reply, outcomes, { year, talkId });
  }

  @Post('work-facts')
  @Access('cycles.arrange', { person: 'managerId' })
  @ApiOperation({
    operationId: 'stateWorkFact',
    summary: 'State a dated fact about the work, such as a vacancy',
    description: 'A policy may ask for an agreement only where such a fact is there. Never anything about a person.',
  })
  @ApiCreatedResponse({ type: WorkFactWritten })
  @ApiAcceptedResponse(behind(WorkFactWritten))
  async stateWorkFact(
    @Param('managerId') personId: string,
    @Param('year', ParseIntPipe) year: number,
    @Body() { fact, from, until }: WorkFactRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() granted: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<WorkFactWritten> {
    const factId = derivedId(context.commandId, 'workFact');
    const deed = { type: 'stateWorkFact' as const, factId, fact, from, until };
    const outcome = await this.deeds.give(personId, year, deed, context, granted);
    return this.answers.answer(reply, outcome, { year, factId });
  }

  @Post('work-facts/:factId/withdrawals')
  @Access('cycles.arrange', { person: 'managerId' })
  @ApiOperation({ operationId: 'withdrawWorkFact', summary: 'Take back a fact that was stated wrongly' })
  @ApiCreatedResponse({ type: WorkFactWritten })
  @ApiAcceptedResponse(behind(WorkFactWritten))
  async withdrawWorkFact(
    @Param('managerId') personId: string,
    @Param('year', ParseIntPipe) year: number,
    @Param('factId') factId: string,
    @Sender() context: CommandContext,
    @GrantedAccess() granted: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<WorkFactWritten> {
    const outcome = await this.deeds.give(personId, year, { type: 'withdrawWorkFact', factId }, context, granted);
    return this.answers.answer(reply, outcome, { year, factId });
  }
}
