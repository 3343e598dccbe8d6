import { Body, Controller, Delete, Get, Inject, Param, ParseIntPipe, Post, Query, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OfferingFollowers } from '@peil/development';
import { derivedId, type CommandContext } from '@peil/eventing';
import {
  Access,
  ACCESS_DECIDER,
  GrantedAccess,
  instantOf,
  ProblemError,
  Sender,
  WriteAnswers,
  type AccessDecider,
  type Granted,
  type PeilReply,
} from '@peil/http-api';
import { liesIn, ORGANISATION_READER, unitsUnder, type OrganisationReader } from '@peil/organisation';
import { percentOf } from '../domain/coverage.js';
import type { Commitment } from '../domain/menu-card.js';
import {
  CommitmentRequest,
  CoverageAnswer,
  CoverageQuery,
  MenuWritten,
  PreferenceRequest,
  UnitChoiceAnswer,
  type CommitmentAnswer,
} from './menu-forms.js';
import { CoverageOf, ShownCoverageOf } from './coverages.js';
import { MenuCardOf, MenuChoiceMessage } from './messages.js';

const behind = { type: MenuWritten, description: 'Recorded; the figures follow within seconds.' };

/** What a directorate chooses from the card, and how far it is with it. */
@ApiTags('Menu cards')
@Controller()
export class MenuChoicesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly answers: WriteAnswers,
    @Inject(ACCESS_DECIDER) private readonly access: AccessDecider,
    @Inject(ORGANISATION_READER) private readonly organisation: OrganisationReader,
  ) {}

  @Get('directorates/:directorateId/menu-choices/:year')
  @Access('actionPlans.progress', { unit: 'directorateId' })
  @ApiOperation({
    operationId: 'readMenuChoices',
    summary: 'What the teams of a directorate want, and joint trainings',
  })
  @ApiOkResponse({ type: UnitChoiceAnswer })
  async read(
    @Param('directorateId') unitId: string,
    @Param('year', ParseIntPipe) year: number,
    @GrantedAccess() granted: Granted,
  ): Promise<UnitChoiceAnswer> {
    const found = await this.queries.execute(new MenuCardOf(year));
    const below = new Set(unitsUnder(this.organisation.on(granted.today), unitId));
    const own = [...(found?.choices ?? [])].filter(([id]) => below.has(id));
    const commitments = own.flatMap(([, choice]) => choice.commitments);
    return {
      ...{ unitId, year },
      preferences: own
        .filter(([, { preferences }]) => preferences.length > 0)
        .map(([teamId, { preferences }]) => ({ teamId, offerings: preferences })),
      commitments: await Promise.all(commitments.map((one) => this.fulfilment(one, granted))),
    };
  }

  @Post('directorates/:directorateId/menu-choices/:year/preferences')
  @Access('actionPlans.progress', { unit: 'directorateId' })
  @ApiOperation({ operationId: 'statePreference', summary: 'State what a team wants, during the round' })
  @ApiCreatedResponse({ type: MenuWritten })
  @ApiAcceptedResponse(behind)
  async prefer(
    @Param('directorateId') unitId: string,
    @Param('year', ParseIntPipe) year: number,
    @Body() { teamId, offerings }: PreferenceRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() { today, caller, decision }: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<MenuWritten> {
    const view = this.organisation.on(today);
    const isOwn = (view.appointmentsOf.get(caller.personId) ?? []).some((one) => liesIn(view, one.unitId, teamId));
    if (!liesIn(view, teamId, unitId) || (decision.role !== 'director' && !isOwn)) {
      throw new ProblemError(403, 'not-your-team', {
        nl: 'Je geeft een voorkeur voor je eigen team. De directeur doet dat voor elk team.',
        en: 'You state a preference for your own team. The director does so for every team.',
      });
    }
    const command = { type: 'statePreference' as const, ...(await this.about(teamId, year, today)), offerings };
    const outcome = await this.commands.execute(new MenuChoiceMessage(command, context));
    return this.answers.answer(reply, outcome, { year });
  }

  @Post('directorates/:directorateId/menu-choices/:year/commitments')
  @Access('actionPlans.write', { unit: 'directorateId' })
  @ApiOperation({
    operationId: 'commitToTraining',
    summary: 'The management team takes one training upon itself, together',
  })
  @ApiCreatedResponse({ type: MenuWritten })
  @ApiAcceptedResponse(behind)
  async commit(
    @Param('directorateId') unitId: string,
    @Param('year', ParseIntPipe) year: number,
    @Body() { offeringId, personIds, by }: CommitmentRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() { today }: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<MenuWritten> {
    const view = this.organisation.on(today);
    const works = (personId: string): boolean =>
      (view.appointmentsOf.get(personId) ?? []).some((one) => liesIn(view, one.unitId, unitId));
    if (!personIds.every(works)) {
      throw new ProblemError(422, 'not-in-directorate', {
        nl: 'Niet iedereen werkt vandaag in deze directie.',
        en: 'Not everybody works in this directorate today.',
      });
    }
    const commitmentId = derivedId(context.commandId, 'commitment');
    const about = await this.about(unitId, year, today);
    const command = { type: 'commit' as const, ...about, commitmentId, offeringId, personIds, by };
    const outcome = await this.commands.execute(new MenuChoiceMessage(command, context));
    return this.answers.answer(reply, outcome, { year, commitmentId });
  }

  @Delete('directorates/:directorateId/menu-choices/:year/commitments/:commitmentId')
  @Access('actionPlans.write', { unit: 'directorateId' })
  @ApiOperation({
    operationId: 'endCommitment',
    summary: 'The management team no longer takes a training upon itself; what was followed stays',
  })
  @ApiOkResponse({ type: MenuWritten })
  @ApiAcceptedResponse(behind)
  async endCommitment(
    @Param('directorateId') unitId: string,
    @Param('year', ParseIntPipe) year: number,
    @Param('commitmentId') commitmentId: string,
    @Sender() context: CommandContext,
    @GrantedAccess() { today }: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<MenuWritten> {
    const command = { type: 'endCommitment' as const, ...(await this.about(unitId, year, today)), commitmentId };
    const outcome = await this.commands.execute(new MenuChoiceMessage(command, context));
    return this.answers.answer(reply, outcome, { year, commitmentId }, 200);
  }

  @Get('units/:unitId/coverages/:offeringId')
  @Access('directorateFigures.read', { unit: 'unitId' })
  @ApiOperation({
    operationId: 'readCoverage',
    summary: 'The share of a unit’s managers, or of those a rule names, who followed an offering',
  })
  @ApiOkResponse({ type: CoverageAnswer })
  async coverage(
    @Param('unitId') unitId: string,
    @Param('offeringId') offeringId: string,
    @Query() { asOf: asked, knownAt, ...rule }: CoverageQuery,
    @GrantedAccess() { decision, today }: Granted,
  ): Promise<CoverageAnswer> {
    const asOf = asked ?? today;
    const { view } = decision;
    const request = { unitId, offeringId, rule, asOf, knownAt: knownAt === undefined ? undefined : instantOf(knownAt) };
    const about = { unitId, offeringId, asOf, view, ...(knownAt !== undefined && { knownAt }) };
    if (view === 'figures') {
      const { group, followed, figuresAsOf } = await this.queries.execute(new ShownCoverageOf(request));
      const percent = group === null || followed === null ? undefined : percentOf({ group, followed });
      return {
        ...{ ...about, group, followed },
        ...(figuresAsOf !== asOf && { figuresAsOf }),
        ...(percent !== undefined && { percent }),
      };
    }
    const coverage = await this.queries.execute(new CoverageOf(request));
    const percent = percentOf(coverage);
    return { ...about, ...coverage, ...(percent !== undefined && { percent }) };
  }

  private async about(unitId: string, year: number, day: Granted['today']) {
    const found = await this.queries.execute(new MenuCardOf(year));
    return { choiceId: derivedId('menu-choice', year, unitId), year, unitId, day, card: found?.card };
  }

  private async fulfilment(
    { personIds, ...commitment }: Commitment,
    { caller, today }: Granted,
  ): Promise<CommitmentAnswer> {
    const followers = await this.queries.execute(new OfferingFollowers(commitment.offeringId));
    const open = this.access.filesOpenTo(caller, personIds, today);
    return {
      ...commitment,
      ...{ group: personIds.length, followed: personIds.filter((personId) => followers.has(personId)).length },
      people: open.map((personId) => {
        const followedOn = followers.get(personId);
        return { personId, ...(followedOn !== undefined && { followedOn }) };
      }),
    };
  }
}
