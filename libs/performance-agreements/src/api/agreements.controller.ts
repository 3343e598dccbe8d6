import { Body, Controller, Get, Param, ParseIntPipe, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { derivedId, type CommandContext } from '@peil/eventing';
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
import type { Terms } from '../domain/cycle/words.js';
import { AgreementRules } from './agreement-rules.js';
import { AgreementsShown } from './agreements-shown.js';
import { AgreementAnswer, AgreementPage, AgreementWritten } from './cycle-answers.js';
import { CycleDeeds } from './cycle-deeds.js';
import {
  AcceptanceRequest,
  ConclusionRequest,
  DeclineRequest,
  DeedReasonRequest,
  PreconditionStateRequest,
  ProposeAgreementRequest,
  TermsRequest,
} from './cycle-requests.js';

const behind = { type: AgreementWritten, description: 'Recorded; the figures follow within seconds.' };

/** Proposed by one side, in force when the other has accepted the very same text. */
@ApiTags('MAG agreements')
@Controller('managers/:managerId/cycles/:year/agreements')
export class AgreementsController {
  constructor(
    private readonly deeds: CycleDeeds,
    private readonly shown: AgreementsShown,
    private readonly rules: AgreementRules,
    private readonly answers: WriteAnswers,
  ) {}

  @Get()
  @Access('cycles.read', { person: 'managerId', look: true })
  @ApiOperation({ operationId: 'listAgreements', summary: 'The agreements of a year' })
  @ApiOkResponse({ type: AgreementPage })
  async list(
    @Param('managerId') personId: string,
    @Param('year', ParseIntPipe) year: number,
    @Query() query: PageQuery,
    @GrantedAccess() granted: Granted,
  ): Promise<AgreementPage> {
    const cycle = await this.deeds.opened(personId, year);
    const reader = this.shown.readerOf(personId, granted);
    const { items, ...page } = pageOf(await this.shown.agreementsOf(cycle, reader, granted.today), query);
    return { items: [...items], ...page };
  }

  @Get(':agreementId')
  @Access('cycles.read', { person: 'managerId', look: true })
  @ApiOperation({ operationId: 'readAgreement', summary: 'One agreement with its versions and history' })
  @ApiOkResponse({ type: AgreementAnswer })
  async read(
    @Param('managerId') personId: string,
    @Param('year', ParseIntPipe) year: number,
    @Param('agreementId') agreementId: string,
    @GrantedAccess() granted: Granted,
  ): Promise<AgreementAnswer> {
    const cycle = await this.deeds.opened(personId, year);
    const reader = this.shown.readerOf(personId, granted);
    const all = await this.shown.agreementsOf(cycle, reader, granted.today);
    const found = all.find((one) => one.agreementId === agreementId);
    if (found) return found;
    throw new ProblemError(404, 'unknown-agreement', {
      nl: 'Deze afspraak bestaat niet in deze cyclus.',
      en: 'This agreement does not exist in this cycle.',
    });
  }

  @Post()
  @Access('cycles.write', { person: 'managerId' })
  @ApiOperation({
    operationId: 'proposeAgreement',
    summary: 'Propose an agreement to the other side',
    description: 'In force when the other has accepted it. A rating, or a personal characteristic, is refused.',
  })
  @ApiCreatedResponse({ type: AgreementWritten })
  @ApiAcceptedResponse(behind)
  async propose(
    @Param('managerId') personId: string,
    @Param('year', ParseIntPipe) year: number,
    @Body() body: ProposeAgreementRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() granted: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<AgreementWritten> {
    await this.rules.kindIsOpen(body.kind, granted.today);
    const followUp = body.followUp && (await this.rules.followUpOf(personId, body.followUp, granted.caller.personId));
    const measuredBy = body.measuredBy && (await this.rules.measuredByOf(body.kind, body.measuredBy));
    const agreementId = derivedId(context.commandId, 'agreement');
    const { kind, reason } = body;
    const agreement = { agreementId, kind, reason, followUp, measuredBy, terms: termsOf(body, context) };
    const deed = { type: 'proposeAgreements' as const, agreements: [agreement] };
    const outcome = await this.deeds.give(personId, year, deed, context, granted);
    return this.answers.answer(reply, outcome, { year, agreementId });
  }

  @Post(':agreementId/amendments')
  @Access('cycles.write', { person: 'managerId' })
  @ApiOperation({
    operationId: 'amendAgreement',
    summary: 'Propose another text',
    description: 'A new version that the other side has to accept. What is in force stays in force until then.',
  })
  @ApiCreatedResponse({ type: AgreementWritten })
  @ApiAcceptedResponse(behind)
  async amend(
    @Param('managerId') personId: string,
    @Param('year', ParseIntPipe) year: number,
    @Param('agreementId') agreementId: string,
    @Body() body: TermsRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() granted: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<AgreementWritten> {
    const { reason } = body;
    const deed = { type: 'amendAgreement' as const, agreementId, terms: termsOf(body, context), reason };
    const outcome = await this.deeds.give(personId, year, deed, context, granted);
    return this.answers.answer(reply, outcome, { year, agreementId });
  }

  @Post(':agreementId/acceptances')
  @Access('cycles.write', { person: 'managerId' })
  @ApiOperation({
    operationId: 'acceptAgreement',
    summary: 'Accept the text of the other side',
    description: 'Names the fingerprint of the text that was read: another text is not accepted with it.',
  })
  @ApiCreatedResponse({ type: AgreementWritten })
  @ApiAcceptedResponse(behind)
  async accept(
    @Param('managerId') personId: string,
    @Param('year', ParseIntPipe) year: number,
    @Param('agreementId') agreementId: string,
    @Body() { version, fingerprint }: AcceptanceRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() granted: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<AgreementWritten> {
    const deed = { type: 'acceptAgreements' as const, agreements: [{ agreementId, version, fingerprint }] };
    const outcome = await this.deeds.give(personId, year, deed, context, granted);
    return this.answers.answer(reply, outcome, { year, agreementId });
  }

  @Post(':agreementId/refusals')
  @Access('cycles.write', { person: 'managerId' })
  @ApiOperation({ operationId: 'declineAgreement', summary: 'Decline the proposal of the other side, with a reason' })
  @ApiCreatedResponse({ type: AgreementWritten })
  @ApiAcceptedResponse(behind)
  async decline(
    @Param('managerId') personId: string,
    @Param('year', ParseIntPipe) year: number,
    @Param('agreementId') agreementId: string,
    @Body() { version, reason }: DeclineRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() granted: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<AgreementWritten> {
    const deed = { type: 'declineAgreement' as const, agreementId, version, reason };
    const outcome = await this.deeds.give(personId, year, deed, context, granted);
    return this.answers.answer(reply, outcome, { year, agreementId });
  }

  @Post(':agreementId/withdrawals')
  @Access('cycles.write', { person: 'managerId' })
  @ApiOperation({ operationId: 'withdrawAgreement', summary: 'Take back the own proposal' })
  @ApiCreatedResponse({ type: AgreementWritten })
  @ApiAcceptedResponse(behind)
  async withdraw(
    @Param('managerId') personId: string,
    @Param('year', ParseIntPipe) year: number,
    @Param('agreementId') agreementId: string,
    @Body() { reason }: DeedReasonRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() granted: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<AgreementWritten> {
    const deed = { type: 'withdrawAgreement' as const, agreementId, reason };
    const outcome = await this.deeds.give(personId, year, deed, context, granted);
    return this.answers.answer(reply, outcome, { year, agreementId });
  }

  @Post(':agreementId/conclusions')
  @Access('cycles.write', { person: 'managerId' })
  @ApiOperation({
    operationId: 'concludeAgreement',
    summary: 'Say how the agreement ended, and why',
    description: 'Concluded when both sides have. A fact about the agreement, never a rating of a person.',
  })
  @ApiCreatedResponse({ type: AgreementWritten })
  @ApiAcceptedResponse(behind)
  async conclude(
    @Param('managerId') personId: string,
    @Param('year', ParseIntPipe) year: number,
    @Param('agreementId') agreementId: string,
    @Body() { conclusion, motivation }: ConclusionRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() granted: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<AgreementWritten> {
    const deed = { type: 'concludeAgreements' as const, agreements: [{ agreementId, conclusion, motivation }] };
    const outcome = await this.deeds.give(personId, year, deed, context, granted);
    return this.answers.answer(reply, outcome, { year, agreementId });
  }

  @Post(':agreementId/reopenings')
  @Access('cycles.write', { person: 'managerId' })
  @ApiOperation({ operationId: 'reopenAgreement', summary: 'Undo a refusal, a withdrawal or a conclusion' })
  @ApiCreatedResponse({ type: AgreementWritten })
  @ApiAcceptedResponse(behind)
  async reopen(
    @Param('managerId') personId: string,
    @Param('year', ParseIntPipe) year: number,
    @Param('agreementId') agreementId: string,
    @Body() { reason }: DeedReasonRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() granted: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<AgreementWritten> {
    const deed = { type: 'reopenAgreement' as const, agreementId, reason };
    const outcome = await this.deeds.give(personId, year, deed, context, granted);
    return this.answers.answer(reply, outcome, { year, agreementId });
  }

  @Post(':agreementId/preconditions/:preconditionId/states')
  @Access('cycles.write', { person: 'managerId' })
  @ApiOperation({ operationId: 'recordPrecondition', summary: 'Say whether what the other side owes has come' })
  @ApiCreatedResponse({ type: AgreementWritten })
  @ApiAcceptedResponse(behind)
  async precondition(
    @Param('managerId') personId: string,
    @Param('year', ParseIntPipe) year: number,
    @Param('agreementId') agreementId: string,
    @Param('preconditionId') preconditionId: string,
    @Body() { met, note }: PreconditionStateRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() granted: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<AgreementWritten> {
    const deed = { type: 'recordPrecondition' as const, agreementId, preconditionId, met, note };
    const outcome = await this.deeds.give(personId, year, deed, context, granted);
    return this.answers.answer(reply, outcome, { year, agreementId });
  }
}

/** The terms of a request; a precondition without an id gets one. */
function termsOf({ title, text, preconditions = [] }: TermsRequest, { commandId }: CommandContext): Terms {
  return {
    title,
    text,
    preconditions: preconditions.map((one, index) => ({
      preconditionId: one.preconditionId ?? derivedId(commandId, 'precondition', index),
      kind: one.kind,
      text: one.text,
    })),
  };
}
