import { Body, Controller, Get, Inject, Param, ParseIntPipe, Post, Put, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  ActivityKindsQuery,
  DossierMessage,
  OFFERING_FINDER,
  planAhead,
  planSession,
  type Activity,
  type OfferingFinder,
} from '@peil/development';
import { derivedId, type CommandContext, type CommandOutcome } from '@peil/eventing';
import {
  Access,
  ACCESS_DECIDER,
  GrantedAccess,
  ProblemError,
  Sender,
  WriteAnswers,
  type AccessDecider,
  type Granted,
  type PeilReply,
} from '@peil/http-api';
import { appointmentsIn, ORGANISATION_READER, type OrganisationReader } from '@peil/organisation';
import type { MenuChoice } from '../domain/menu-card.js';
import {
  ChosenSessionRequest,
  ChosenSessionWritten,
  MenuCardAnswer,
  MenuCardRequest,
  MenuWritten,
  PreferenceRoundRequest,
  type ChosenAttendeeAnswer,
  type WantedAnswer,
} from './menu-forms.js';
import { MenuCardMessage, MenuCardOf } from './messages.js';

const behind = { type: MenuWritten, description: 'Recorded; the figures follow within seconds.' };

/** A curated part of the catalogue for a year, and what teams want of it. */
@ApiTags('Menu cards')
@Controller('menu-cards/:year')
export class MenuCardsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly answers: WriteAnswers,
    @Inject(ACCESS_DECIDER) private readonly access: AccessDecider,
    @Inject(OFFERING_FINDER) private readonly offerings: OfferingFinder,
    @Inject(ORGANISATION_READER) private readonly organisation: OrganisationReader,
  ) {}

  @Get()
  @Access('catalogue.read')
  @ApiOperation({ operationId: 'readMenuCard', summary: 'The menu card of a year, and what teams want' })
  @ApiOkResponse({ type: MenuCardAnswer })
  async read(@Param('year', ParseIntPipe) year: number): Promise<MenuCardAnswer> {
    const found = await this.queries.execute(new MenuCardOf(year));
    if (found === undefined) throw unknownCard();
    const { card, choices } = found;
    return {
      ...{ year, offerings: card.offerings, wanted: wantedOf([...choices.values()]) },
      ...(card.round && { round: card.round }),
    };
  }

  @Put()
  @Access('catalogue.write')
  @ApiOperation({ operationId: 'setMenuCard', summary: 'Set the card of a year: the whole of it' })
  @ApiOkResponse({ type: MenuWritten })
  @ApiAcceptedResponse(behind)
  async set(
    @Param('year', ParseIntPipe) year: number,
    @Body() { offerings }: MenuCardRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<MenuWritten> {
    for (const offeringId of offerings) this.offering(offeringId);
    const outcome = await this.commands.execute(new MenuCardMessage({ type: 'setCard', year, offerings }, context));
    return this.answers.answer(reply, outcome, { year }, 200);
  }

  @Put('preference-rounds')
  @Access('catalogue.write')
  @ApiOperation({ operationId: 'setPreferenceRound', summary: 'From when until when teams state what they want' })
  @ApiOkResponse({ type: MenuWritten })
  @ApiAcceptedResponse(behind)
  async setRound(
    @Param('year', ParseIntPipe) year: number,
    @Body() { from, until }: PreferenceRoundRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<MenuWritten> {
    const command = { type: 'setRound' as const, year, from, until };
    const outcome = await this.commands.execute(new MenuCardMessage(command, context));
    return this.answers.answer(reply, outcome, { year }, 200);
  }

  @Post('sessions')
  @Access('attendance.write')
  @ApiOperation({
    operationId: 'recordChosenSession',
    summary: 'Plan a training for all managers of a unit, or enter that it took place; one outcome each',
    description: 'Sent again with the sessionId of the plan, on a day that has been, the plan becomes attendance.',
  })
  @ApiCreatedResponse({ type: ChosenSessionWritten })
  @ApiAcceptedResponse({ type: ChosenSessionWritten, description: 'Recorded; the figures follow within seconds.' })
  async session(
    @Param('year', ParseIntPipe) year: number,
    @Body() body: ChosenSessionRequest,
    @Sender() context: CommandContext,
    @GrantedAccess() { caller, today }: Granted,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<ChosenSessionWritten> {
    const found = await this.queries.execute(new MenuCardOf(year));
    if (!found?.card.offerings.includes(body.offeringId)) throw unknownCard();
    const { unitId, day, absent = [] } = body;
    const people = appointmentsIn(this.organisation.on(day), unitId).map(({ personId }) => personId);
    const open = new Set(this.access.filesOpenTo(caller, people, today));
    const sessionId = body.sessionId ?? derivedId(context.commandId, 'session');
    const activity = await this.activityOf(body.offeringId, body);
    const commands = planSession(
      {
        ...{ sessionId, activity, system: activity.provider },
        attendees: people
          .filter((personId) => open.has(personId))
          .map((personId) => ({
            personId,
            attendance: absent.includes(personId) ? 'absent' : 'attended',
            ...{ minutes: undefined, role: undefined },
          })),
      },
      {
        ...{ commandId: context.commandId, today, by: caller.personId, reason: 'Menukaart' },
        derive: (...parts) => derivedId(...parts),
      },
    );
    const planned = day > today;
    const outcomes: CommandOutcome[] = [];
    const attendees = await Promise.all(
      (planned ? commands.map(planAhead) : commands).map(async (one): Promise<ChosenAttendeeAnswer> => {
        const { personId, command, commandId } = one;
        const own = { ...context, commandId, causationId: context.commandId };
        const outcome = await this.commands.execute(new DossierMessage(command, own));
        if (outcome.outcome === 'refused') {
          const { code, message } = outcome.refusal;
          return { personId, outcome: 'refused', code, messages: message };
        }
        outcomes.push(outcome);
        const changed = outcome.added > 0 || outcome.repeated;
        return { personId, outcome: changed ? 'recorded' : 'unchanged', activityId: command.activityId };
      }),
    );
    return this.answers.answer(reply, outcomes, { sessionId, planned, attendees });
  }

  private offering(offeringId: string) {
    const found = this.offerings.read(offeringId);
    if (found !== undefined) return found;
    throw new ProblemError(422, 'unknown-offering', {
      nl: 'Dit aanbod staat niet in de catalogus.',
      en: 'This offering is not in the catalogue.',
    });
  }

  private async activityOf(
    offeringId: string,
    { day }: Pick<ChosenSessionRequest, 'day'>,
  ): Promise<Omit<Activity, 'source'>> {
    const { kind, minutes, provider } = this.offering(offeringId);
    const kinds = await this.queries.execute(new ActivityKindsQuery());
    return {
      kind: kinds.find(({ code }) => code === kind)?.code ?? 'training',
      ...{ day, minutes: minutes ?? 0, role: 'attended', facilitation: { type: 'none', registered: false } },
      ...{ offeringId, components: [], tags: [], categories: [], facts: {} },
      ...(provider !== undefined && { provider }),
    };
  }
}

function unknownCard(): ProblemError {
  return new ProblemError(404, 'unknown-menu-card', {
    nl: 'Dit staat niet op een menukaart van dit jaar.',
    en: 'This is not on a menu card of this year.',
  });
}

function wantedOf(choices: readonly MenuChoice[]): readonly WantedAnswer[] {
  const wanted = new Map<string, { teams: number; first: number }>();
  for (const { preferences } of choices) {
    for (const [place, offeringId] of preferences.entries()) {
      const known = wanted.get(offeringId) ?? { teams: 0, first: 0 };
      wanted.set(offeringId, { teams: known.teams + 1, first: known.first + (place === 0 ? 1 : 0) });
    }
  }
  return [...wanted]
    .map(([offeringId, counts]) => ({ offeringId, ...counts }))
    .sort((one, other) => other.teams - one.teams || other.first - one.first);
}
