import { ApiPropertyOptional } from '@nestjs/swagger';
import { instantOf, IsCalendarDay, IsInstant, PageQuery, type TimeQuery } from '@peil/http-api';
import type { CalendarDay, Instant } from '@peil/kernel';
import { IsOptional, Matches } from 'class-validator';
import { ID } from './formats.js';

/** What had happened by a day, as known by a moment; now, when none is given. */
export type Times = { readonly asOf: CalendarDay; readonly knownAt: Instant | undefined };

/** The times a request asks for; without a day, today. */
export function timesOf({ asOf, knownAt }: Pick<TimeQuery, 'asOf' | 'knownAt'>, today: CalendarDay): Times {
  return { asOf: asOf ?? today, knownAt: knownAt === undefined ? undefined : instantOf(knownAt) };
}

/** Query of a ledger: two times, a page, and one scheme if asked. */
export class LedgerListQuery extends PageQuery {
  @ApiPropertyOptional({
    type: 'string',
    format: 'date',
    description: 'What had happened by this day. Default: today.',
  })
  @IsOptional()
  @IsCalendarDay()
  asOf?: CalendarDay;

  @ApiPropertyOptional({
    type: 'string',
    format: 'date-time',
    description: 'What had been recorded by this instant. Default: now.',
  })
  @IsOptional()
  @IsInstant()
  knownAt?: string;

  @ApiPropertyOptional({ description: 'Only under this scheme.' })
  @IsOptional()
  @Matches(ID)
  schemeId?: string;
}
