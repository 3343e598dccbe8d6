import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, GrantedAccess, pageOf, ProblemError, TimeQuery, type Granted } from '@peil/http-api';
import { ManagerAnswer, ManagerPage } from './answers.js';
import { ManagersListQuery, timesOf } from './list-queries.js';
import { ManagerQuery, ManagersQuery, type Asker } from './queries.js';

const asker = ({ caller, today }: Granted): Asker => ({ ...caller, today });

/** Managers by day. */
@ApiTags('Managers')
@Controller('managers')
export class ManagersController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Access('managers.list')
  @ApiOperation({ operationId: 'listManagers', summary: 'The managers on a day whose file you may open' })
  @ApiOkResponse({ type: ManagerPage })
  async list(@Query() query: ManagersListQuery, @GrantedAccess() granted: Granted): Promise<ManagerPage> {
    const { unitId, role, sort } = query;
    const filter = {
      ...(unitId !== undefined && { unitId }),
      ...(role !== undefined && { role }),
      ...(sort !== undefined && { sort }),
    };
    const times = timesOf(query, granted.today);
    return pageOf(await this.queries.execute(new ManagersQuery(asker(granted), times, filter)), query);
  }

  @Get(':managerId')
  @Access('file.read', { person: 'managerId', look: true })
  @ApiOperation({ operationId: 'readManager', summary: 'One manager: appointments, reporting line, excused intervals' })
  @ApiOkResponse({ type: ManagerAnswer })
  async read(
    @Param('managerId') personId: string,
    @Query() query: TimeQuery,
    @GrantedAccess() granted: Granted,
  ): Promise<ManagerAnswer> {
    const times = timesOf(query, granted.today);
    const manager = await this.queries.execute(new ManagerQuery(personId, asker(granted), times));
    if (manager) return manager;
    throw new ProblemError(404, 'unknown-person', {
      nl: 'Deze persoon bestaat niet in Peil.',
      en: 'This person does not exist in Peil.',
    });
  }
}
