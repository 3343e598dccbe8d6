import { Body, Controller, Get, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { CommandContext } from '@peil/eventing';
import {
  Access,
  GrantedAccess,
  pageOf,
  PageQuery,
  publicPosition,
  READ_SIDE,
  Sender,
  TimeQuery,
  WriteAnswers,
  type Granted,
  type PeilReply,
  type ReadSide,
} from '@peil/http-api';
import type { CalendarDay } from '@peil/kernel';
import { presentBalance } from '../domain/sentences/present-balance.js';
import type { PersonPeriod, Periods, PersonPeriods } from '../read-models/person-periods.js';
import { asSettled } from '../read-models/settled-entries.js';
import type { FactsReader } from '../read-models/facts-reader.js';
import { SettlementMessage } from './messages.js';
import { OpenedPeriodAnswer, PeriodWritten, PersonPeriodPage, SettlementStepPage } from './period-answers.js';
import { periodIdOf, periodOfId, unknownPeriod } from './period-id.js';
import { PeriodLists } from './period-lists.js';
import { PeriodRecordsQuery } from './period-records.js';
import { RestatementDecisionRequest } from './period-requests.js';
import { presentPeriod } from './present-periods.js';
import { FACTS_READER, PERIODS } from './readers.js';
import { LedgerListQuery, timesOf } from './times.js';

/** The periods of one manager: where they stand, what was settled, and what later facts would change. */
@ApiTags('Periods')
@Controller('managers/:managerId/periods')
export class PersonPeriodsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly answers: WriteAnswers,
    private readonly lists: PeriodLists,
    @Inject(PERIODS) private readonly all: Periods,
    @Inject(FACTS_READER) private readonly reader: FactsReader,
    @Inject(READ_SIDE) private readonly readSide: ReadSide,
  ) {}

  @Get()
  @Access('file.read', { person: 'managerId', look: true })
  @ApiOperation({ operationId: 'listManagerPeriods', summary: "A manager's periods, newest first" })
  @ApiOkResponse({ type: PersonPeriodPage })
  list(
    @Param('managerId') personId: string,
    @Query() query: LedgerListQuery,
    @GrantedAccess() { today }: Granted,
  ): PersonPeriodPage {
    const { periods, schemes, position } = this.all.of({ personId, ...timesOf(query, today) });
    const { logId } = this.readSide;
    const items = periods
      .filter(({ schemeId }) => query.schemeId === undefined || query.schemeId === schemeId)
      .map((period) => presentPeriod(period, schemes, logId));
    const { items: shown, total, page, pageSize } = pageOf(items, query);
    return { items: shown, total, page, pageSize, position: publicPosition(logId, position) };
  }

  @Get(':periodId')
  @Access('file.read', { person: 'managerId', look: true })
  @ApiOperation({
    operationId: 'readManagerPeriod',
    summary: 'One period with what every fact came to: as settled where it is closed',
  })
  @ApiOkResponse({ type: OpenedPeriodAnswer })
  read(
    @Param('managerId') personId: string,
    @Param('periodId') periodId: string,
    @Query() query: TimeQuery,
    @GrantedAccess() { today }: Granted,
  ): OpenedPeriodAnswer {
    const found = this.all.of({ personId, ...timesOf(query, today) });
    const period = find(found, periodId);
    const [entry] = period.entry === undefined ? [] : asSettled(this.reader, found, personId, [period.entry]);
    return {
      ...presentPeriod(period, found.schemes, this.readSide.logId),
      ...(entry && { balance: presentBalance(entry, found.schemes) }),
    };
  }

  @Get(':periodId/settlements')
  @Access('standing.read', { person: 'managerId', look: true })
  @ApiOperation({
    operationId: 'listSettlements',
    summary:
      'How a period was settled: its closing, restatements taken over or not, recalculations, each with its reason',
  })
  @ApiOkResponse({ type: SettlementStepPage })
  async settlements(
    @Param('managerId') personId: string,
    @Param('periodId') periodId: string,
    @Query() query: PageQuery,
  ): Promise<SettlementStepPage> {
    const records = await this.queries.execute(new PeriodRecordsQuery({ personId, ...periodOfId(periodId) }));
    return pageOf(records.steps, query);
  }

  @Post(':periodId/restatement-acceptances')
  @Access('standing.write', { person: 'managerId' })
  @ApiOperation({
    operationId: 'acceptRestatement',
    summary: 'Take over what the facts now say: it becomes the settled result',
  })
  @ApiCreatedResponse({ type: PeriodWritten })
  async accept(
    @Param('managerId') personId: string,
    @Param('periodId') periodId: string,
    @Body() body: RestatementDecisionRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() { today }: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<PeriodWritten> {
    return this.decide('acceptRestatement', { personId, periodId, today }, body, context, reply);
  }

  @Post(':periodId/restatement-declinations')
  @Access('standing.write', { person: 'managerId' })
  @ApiOperation({ operationId: 'declineRestatement', summary: 'Keep the settled result, whatever the facts now say' })
  @ApiCreatedResponse({ type: PeriodWritten })
  async decline(
    @Param('managerId') personId: string,
    @Param('periodId') periodId: string,
    @Body() body: RestatementDecisionRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() { today }: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<PeriodWritten> {
    return this.decide('declineRestatement', { personId, periodId, today }, body, context, reply);
  }

  private async decide(
    type: 'acceptRestatement' | 'declineRestatement',
    { personId, periodId, today }: { personId: string; periodId: string; today: CalendarDay },
    { fingerprint: seen, reason }: RestatementDecisionRequest,
    context: CommandContext,
    reply: PeilReply,
  ): Promise<PeriodWritten> {
    const key = { personId, ...periodOfId(periodId) };
    const known = this.lists.settledAnew(key, today);
    const command = { type, ...key, known, seen, today, reason };
    const outcome = await this.commands.execute(new SettlementMessage(command, context));
    return this.answers.answer(reply, outcome, { personId, periodId });
  }
}

function find({ periods }: PersonPeriods, periodId: string): PersonPeriod {
  const period = periods.find(({ schemeId, from }) => periodIdOf(schemeId, from) === periodId);
  if (period === undefined) throw unknownPeriod();
  return period;
}
