import { Body, Controller, HttpCode, Param, Post, Put, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { derivedId, type CommandContext } from '@peil/eventing';
import { Access, GrantedAccess, pageOf, Sender, WriteAnswers, type Granted, type PeilReply } from '@peil/http-api';
import type { PersonDetails } from '../domain/events.js';
import { PeoplePage, PersonWritten } from './answers.js';
import { PersonMessage } from './messages.js';
import { PeopleSearchQuery } from './queries.js';
import { PeopleSearchRequest, PersonDetailsRequest } from './requests.js';

/** People by name. A name never stands in an address. */
@ApiTags('People')
@Controller()
export class PeopleController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly answers: WriteAnswers,
  ) {}

  @Post('people-searches')
  @HttpCode(200)
  @Access('people.search')
  @ApiOperation({ operationId: 'searchPeople', summary: 'Find people by name whose file you may open' })
  @ApiOkResponse({ type: PeoplePage })
  async search(@Body() body: PeopleSearchRequest, @GrantedAccess() { caller, today }: Granted): Promise<PeoplePage> {
    const query = new PeopleSearchQuery(body.name, { ...caller, today });
    return pageOf(await this.queries.execute(query), body);
  }

  @Post('people')
  @Access('organisation.write')
  @ApiOperation({ operationId: 'registerPerson', summary: 'Register a person' })
  @ApiCreatedResponse({ type: PersonWritten })
  async register(
    @Body() body: PersonDetailsRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<PersonWritten> {
    const personId = derivedId(context.commandId, 'person');
    const message = new PersonMessage({ type: 'registerPerson', personId, details: detailsOf(body) }, context);
    return this.answers.answer(reply, await this.commands.execute(message), { personId });
  }

  @Put('people/:personId/details')
  @Access('organisation.write')
  @ApiOperation({ operationId: 'correctPersonDetails', summary: "Correct a person's name, number, login and e-mail" })
  @ApiOkResponse({ type: PersonWritten })
  async correct(
    @Param('personId') personId: string,
    @Body() body: PersonDetailsRequest,
    @Sender() context: CommandContext,
    @Res({ passthrough: true }) reply: PeilReply,
  ): Promise<PersonWritten> {
    const message = new PersonMessage({ type: 'correctDetails', personId, details: detailsOf(body) }, context);
    return this.answers.answer(reply, await this.commands.execute(message), { personId }, 200);
  }
}

function detailsOf({ name, personnelNumber, login, email }: PersonDetailsRequest): PersonDetails {
  return {
    name,
    ...(personnelNumber !== undefined && { personnelNumber }),
    ...(login !== undefined && { login }),
    ...(email !== undefined && { email }),
  };
}
