import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access, GrantedAccess, pageOf, TimeQuery, type Granted } from '@peil/http-api';
import { BalanceAnswer, LedgerPage } from './balance-answers.js';
import { BalanceTextQuery, LedgerQuery } from './queries.js';
import { LedgerListQuery, timesOf } from './times.js';
import { unknownPerson } from './unknown.js';

/** Where a manager stands, every point explained. */
@ApiTags('Balance')
@Controller('managers/:managerId')
export class BalanceController {
  constructor(private readonly queries: QueryBus) {}

  @Get('balance')
  @Access('file.read', { person: 'managerId', look: true })
  @ApiOperation({ operationId: 'readBalance', summary: "A manager's balance, with what every fact came to" })
  @ApiOkResponse({ type: BalanceAnswer })
  @Header('Content-Type', 'application/json; charset=utf-8')
  async balance(
    @Param('managerId') personId: string,
    @Query() query: TimeQuery,
    @GrantedAccess() { today }: Granted,
  ): Promise<Uint8Array> {
    const text = await this.queries.execute(new BalanceTextQuery({ personId, ...timesOf(query, today) }));
    if (text !== undefined) return text;
    throw unknownPerson();
  }

  @Get('ledger')
  @Access('file.read', { person: 'managerId', look: true })
  @ApiOperation({ operationId: 'listLedger', summary: 'What every fact of a manager came to, newest first' })
  @ApiOkResponse({ type: LedgerPage })
  async ledger(
    @Param('managerId') personId: string,
    @Query() query: LedgerListQuery,
    @GrantedAccess() { today }: Granted,
  ): Promise<LedgerPage> {
    const request = { personId, ...timesOf(query, today) };
    const ledger = await this.queries.execute(new LedgerQuery(request, query.schemeId));
    if (ledger === undefined) throw unknownPerson();
    const { items, total, page, pageSize } = pageOf(ledger.items, query);
    return { items, total, page, pageSize, position: ledger.position };
  }
}
