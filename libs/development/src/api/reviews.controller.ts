import { Controller, Get, Inject, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Access,
  ACCESS_DECIDER,
  GrantedAccess,
  pageOf,
  PageQuery,
  type AccessDecider,
  type Granted,
} from '@peil/http-api';
import { summaryOf } from './answer-forms.js';
import { ActivityPage } from './answers.js';
import { ReviewQueue } from './queries.js';

@ApiTags('Reviews')
@Controller('reviews')
export class ReviewsController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(ACCESS_DECIDER) private readonly access: AccessDecider,
  ) {}

  @Get()
  @Access('reviews.list')
  @ApiOperation({
    operationId: 'listReviews',
    summary: 'What awaits review, longest waiting first',
    description: 'Only activities of people whose file the asker may open, and never one’s own.',
  })
  @ApiOkResponse({ type: ActivityPage })
  async list(@Query() query: PageQuery, @GrantedAccess() { caller, today }: Granted): Promise<ActivityPage> {
    const waiting = await this.queries.execute(new ReviewQueue());
    const people = [...new Set(waiting.map(({ personId }) => personId))];
    const open = new Set(this.access.filesOpenTo(caller, people, today));
    const visible = waiting.filter(({ personId }) => personId !== caller.personId && open.has(personId));
    const { items, ...page } = pageOf(visible, query);
    return { items: items.map(summaryOf), ...page };
  }
}
