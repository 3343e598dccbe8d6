import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { publicPosition, READ_SIDE, type ReadSide } from '@peil/http-api';
import { ORGANISATION_READER, type OrganisationReader } from '@peil/organisation';
import type { Balances, BalanceRequest } from '../read-models/balances.js';
import type { RollUp, RollUps } from '../read-models/roll-ups.js';
import { presentBalance } from '../domain/sentences/present-balance.js';
import type { BalanceAnswer } from './balance-answers.js';
import { BalanceQuery, BalanceTextQuery, LedgerQuery, RollUpQuery } from './queries.js';
import { balanceAnswer, BALANCES, ROLL_UPS } from './readers.js';

@QueryHandler(BalanceTextQuery)
export class BalanceTextQueryHandler implements IQueryHandler<BalanceTextQuery> {
  constructor(
    @Inject(BALANCES) private readonly balances: Balances,
    @Inject(ORGANISATION_READER) private readonly organisation: OrganisationReader,
  ) {}

  async execute({ request }: BalanceTextQuery): Promise<Uint8Array | undefined> {
    return isKnown(this.organisation, request) ? this.balances.textOf(request) : undefined;
  }
}

@QueryHandler(BalanceQuery)
export class BalanceQueryHandler implements IQueryHandler<BalanceQuery> {
  constructor(
    @Inject(BALANCES) private readonly balances: Balances,
    @Inject(ORGANISATION_READER) private readonly organisation: OrganisationReader,
    @Inject(READ_SIDE) private readonly readSide: ReadSide,
  ) {}

  async execute({ request }: BalanceQuery): Promise<BalanceAnswer | undefined> {
    if (!isKnown(this.organisation, request)) return undefined;
    return balanceAnswer(request, this.balances.of(request), this.readSide.logId);
  }
}

@QueryHandler(LedgerQuery)
export class LedgerQueryHandler implements IQueryHandler<LedgerQuery> {
  constructor(
    @Inject(BALANCES) private readonly balances: Balances,
    @Inject(ORGANISATION_READER) private readonly organisation: OrganisationReader,
    @Inject(READ_SIDE) private readonly readSide: ReadSide,
  ) {}

  async execute({ request, schemeId }: LedgerQuery) {
    if (!isKnown(this.organisation, request)) return undefined;
    const balance = this.balances.of(request);
    const items = balance.entries
      .filter((entry) => schemeId === undefined || entry.schemeId === schemeId)
      .flatMap((entry) => {
        const { from, until } = entry.period;
        const { ledger } = presentBalance(entry, balance.schemes);
        return ledger.map((line) => ({ schemeId: entry.schemeId, period: { from, until }, ...line }));
      })
      .sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? 1 : -1));
    return { items, position: publicPosition(this.readSide.logId, balance.position) };
  }
}

@QueryHandler(RollUpQuery)
export class RollUpQueryHandler implements IQueryHandler<RollUpQuery> {
  constructor(@Inject(ROLL_UPS) private readonly rollUps: RollUps) {}

  async execute({ request }: RollUpQuery): Promise<RollUp | undefined> {
    return this.rollUps.of(request);
  }
}

function isKnown(organisation: OrganisationReader, { personId }: BalanceRequest): boolean {
  return organisation.organisation().people.has(personId);
}
