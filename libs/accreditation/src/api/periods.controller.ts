import { Body, Controller, Get, HttpStatus, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { CommandContext } from '@peil/eventing';
import {
  Access,
  GrantedAccess,
  pageOf,
  ProblemError,
  publicPosition,
  READ_SIDE,
  Sender,
  type Granted,
  type PeilReply,
  type ReadSide,
} from '@peil/http-api';
import { PEOPLE_INDEX, type PeopleIndex } from '@peil/organisation';
import { setTimeout as delay } from 'node:timers/promises';
import {
  PeriodClosingAnswer,
  PeriodCountsPage,
  PersonRestatementPage,
  type PersonRestatementAnswer,
} from './period-answers.js';
import { PeriodClosings, type ClosingProgress } from './period-closings.js';
import { periodIdOf } from './period-id.js';
import { PeriodLists } from './period-lists.js';
import { PeriodClosingRequest, PeriodListQuery, RestatementListQuery } from './period-requests.js';
import { presentRestatement } from './present-periods.js';
import { requireScheme } from './require-scheme.js';

/** A few people are done before the answer; a whole city is answered with its progress. */
const PATIENCE_MS = 1_500;
const CATCH_UP_MS = 2_000;

/** Periods over everyone an HR adviser is assigned to: what is to close, closing them, and what changed since. */
@ApiTags('Periods')
@Controller()
export class PeriodsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly lists: PeriodLists,
    private readonly closings: PeriodClosings,
    @Inject(READ_SIDE) private readonly readSide: ReadSide,
    @Inject(PEOPLE_INDEX) private readonly people: PeopleIndex,
  ) {}

  @Get('periods')
  @Access('periods.list')
  @ApiOperation({
    operationId: 'listPeriods',
    summary: 'Periods, newest first, each counted over the managers you are assigned to',
  })
  @ApiOkResponse({ type: PeriodCountsPage })
  periods(@Query() query: PeriodListQuery, @GrantedAccess() { caller, today }: Granted): PeriodCountsPage {
    const { schemeId, state } = query;
    const counts = this.lists
      .counts(this.lists.peopleFor(caller, today), today)
      .filter(
        (one) => (schemeId === undefined || one.schemeId === schemeId) && (state === undefined || one[state] > 0),
      );
    return pageOf(counts, query);
  }

  @Get('restatements')
  @Access('periods.list')
  @ApiOperation({
    operationId: 'listRestatements',
    summary: 'Closed periods of which the facts now say something else',
  })
  @ApiOkResponse({ type: PersonRestatementPage })
  restatements(
    @Query() query: RestatementListQuery,
    @GrantedAccess() { caller, today }: Granted,
  ): PersonRestatementPage {
    const declined = query.declined === 'true';
    const found = this.lists.peopleFor(caller, today).flatMap((managerId): PersonRestatementAnswer[] => {
      const { periods, schemes } = this.lists.of(managerId, today);
      return periods.flatMap((period) => {
        const { restatement, settlement, schemeId, from, until, status } = period;
        if (restatement === undefined || settlement === undefined || restatement.declined !== declined) return [];
        if (query.schemeId !== undefined && query.schemeId !== schemeId) return [];
        const name = this.people.nameOf(managerId);
        return [
          {
            ...{ managerId, ...(name !== undefined && { name }), periodId: periodIdOf(schemeId, from), schemeId },
            ...{ period: { from, until }, settledStatus: status, settledOn: settlement.day },
            ...presentRestatement(period, restatement, schemes),
          },
        ];
      });
    });
    return pageOf(found, query);
  }

  @Post('period-closings')
  @Access('periods.list')
  @ApiOperation({
    operationId: 'closePeriods',
    summary: 'Close the periods that are over and out of grace: of one manager, a unit, or everyone',
    description:
      'One command a manager. A few are done before the answer (201), many are answered with their progress (202). ' +
      'Given again it goes on where it was: what is closed stays closed. Never of yourself.',
  })
  @ApiCreatedResponse({ type: PeriodClosingAnswer })
  @ApiAcceptedResponse({ type: PeriodClosingAnswer, description: 'Under way.' })
  async close(
    @Body() { schemeId, periodFrom, managerId, unitId, reason }: PeriodClosingRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() granted: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<PeriodClosingAnswer> {
    await requireScheme(this.queries, schemeId);
    const { today } = granted;
    const people = managerId === undefined ? this.peopleIn(unitId, granted) : [this.decidable(managerId, granted)];
    const order = { people, schemeId, periodFrom, today, reason };
    const progress = await this.closings.start(order, context, delay(PATIENCE_MS, undefined, { ref: false }));
    const caughtUp = progress.state === 'done' && (await this.readSide.waitFor(progress.position, CATCH_UP_MS));
    reply.status(caughtUp ? HttpStatus.CREATED : HttpStatus.ACCEPTED);
    reply.header('Peil-Position', publicPosition(this.readSide.logId, progress.position));
    reply.header('Location', `/v1/period-closings/${progress.closingId}`);
    return this.answerOf(progress);
  }

  @Get('period-closings/:closingId')
  @Access('periods.list')
  @ApiOperation({ operationId: 'readPeriodClosing', summary: 'How far a closing is, and what came of it' })
  @ApiOkResponse({ type: PeriodClosingAnswer })
  closing(@Param('closingId') closingId: string, @GrantedAccess() { caller }: Granted): PeriodClosingAnswer {
    const progress = this.closings.find(closingId);
    if (progress === undefined || progress.by !== caller.personId) {
      throw new ProblemError(404, 'period-closing-unknown', {
        nl: 'Deze afsluiting is hier niet (meer) bekend. Geef de opdracht gerust nog een keer.',
        en: 'This closing is not known here (any more). You can safely give it once more.',
      });
    }
    return this.answerOf(progress);
  }

  private peopleIn(unitId: string | undefined, { caller, today }: Granted): readonly string[] {
    if (unitId !== undefined && !this.lists.hasUnit(unitId, today)) {
      throw new ProblemError(422, 'unit-unknown', {
        nl: 'Dit onderdeel bestaat niet op deze dag.',
        en: 'This unit does not exist on this day.',
      });
    }
    return this.lists.peopleFor(caller, today, unitId);
  }

  private decidable(managerId: string, { caller, today }: Granted): string {
    if (this.lists.isKnown(managerId) && this.lists.mayDecide(caller, managerId, today)) return managerId;
    throw new ProblemError(403, 'access-denied', {
      nl: 'Je mag dit niet doen voor deze leidinggevende. Wel: de HR-adviseur die het onderdeel heeft, nooit voor zichzelf.',
      en: 'You may not do this for this manager. Who may: the HR adviser assigned to the unit, never for themselves.',
    });
  }

  private answerOf({ by: _by, position, refused, ...progress }: ClosingProgress): PeriodClosingAnswer {
    return { ...progress, refused: [...refused], position: publicPosition(this.readSide.logId, position) };
  }
}
