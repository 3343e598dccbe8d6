import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, GrantedAccess, ProblemError, type Granted } from '@peil/http-api';
import { SuggestionsQuery, WhatIfQuery } from './queries.js';
import { timesOf } from './times.js';
import { unknownPerson } from './unknown.js';
import {
  SuggestionsAnswer,
  SuggestionsQueryParameters,
  WhatIfAnswer,
  WhatIfQueryParameters,
} from './what-if-answers.js';

/**
 * What would change with more taken. Read only, so GET: the address says what is tried, can be sent to a colleague, and
 * nothing is kept.
 */
@ApiTags('What if')
@Controller('managers/:managerId')
export class WhatIfController {
  constructor(private readonly queries: QueryBus) {}

  @Get('what-if')
  @Access('file.read', { person: 'managerId', look: true })
  @ApiOperation({
    operationId: 'readWhatIf',
    summary: 'The balance with these offerings taken: each requirement before and after',
    description: 'Computed as any balance is. Nothing is recorded.',
  })
  @ApiOkResponse({ type: WhatIfAnswer })
  async whatIf(
    @Param('managerId') personId: string,
    @Query() query: WhatIfQueryParameters,
    @GrantedAccess() { today }: Granted,
  ): Promise<WhatIfAnswer> {
    const request = { personId, ...timesOf(query, today) };
    const on = query.on ?? request.asOf;
    const answer = await this.queries.execute(new WhatIfQuery(request, on, query.offering ?? []));
    if (answer === undefined) throw unknownPerson();
    if (answer !== 'unknownOffering') return answer;
    throw new ProblemError(404, 'unknown-offering', {
      nl: 'Dit aanbod staat niet in de menukaart.',
      en: 'This offering is not in the catalogue.',
    });
  }

  @Get('suggestions')
  @Access('file.read', { person: 'managerId', look: true })
  @ApiOperation({
    operationId: 'listSuggestions',
    summary: 'Which offerings close the gap: each by itself, and the best one, two or three together',
    description:
      'Of what is offered on the day and not taken or planned yet. At most 200 offerings are tried, by code; combined ' +
      'are at most 24 in pairs and 10 in threes.',
  })
  @ApiOkResponse({ type: SuggestionsAnswer })
  async suggestions(
    @Param('managerId') personId: string,
    @Query() query: SuggestionsQueryParameters,
    @GrantedAccess() { today }: Granted,
  ): Promise<SuggestionsAnswer> {
    const request = { personId, ...timesOf(query, today) };
    const answer = await this.queries.execute(new SuggestionsQuery(request, query.on ?? request.asOf));
    if (answer === undefined) throw unknownPerson();
    return answer;
  }
}
