import { ApiPropertyOptional } from '@nestjs/swagger';
import { instantOf, IsCalendarDay, IsInstant, PageQuery, type TimeQuery } from '@peil/http-api';
import type { CalendarDay } from '@peil/kernel';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { appointmentRoles, unitKinds, type AppointmentRole, type UnitKind } from '../domain/events.js';
import { managerSorts, type ManagerSort, type Times } from './queries.js';

const OPAQUE_ID = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/;

/** Query of a list that can be asked at two times. */
export class TimedPageQuery extends PageQuery {
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
}

export class UnitsListQuery extends TimedPageQuery {
  @ApiPropertyOptional({ enum: unitKinds })
  @IsOptional()
  @IsIn(unitKinds)
  kind?: UnitKind;

  @ApiPropertyOptional({ description: 'Only the units right under this one.' })
  @IsOptional()
  @Matches(OPAQUE_ID)
  parentId?: string;
}

export class ManagersListQuery extends TimedPageQuery {
  @ApiPropertyOptional({ description: 'Only those in this unit and all below it.' })
  @IsOptional()
  @Matches(OPAQUE_ID)
  unitId?: string;

  @ApiPropertyOptional({ enum: appointmentRoles })
  @IsOptional()
  @IsIn(appointmentRoles)
  role?: AppointmentRole;

  @ApiPropertyOptional({ enum: managerSorts, default: 'name', description: '`-` for the other way round.' })
  @IsOptional()
  @IsIn(managerSorts)
  sort?: ManagerSort;
}

export class RoleAssignmentsListQuery extends PageQuery {
  @ApiPropertyOptional()
  @IsOptional()
  @Matches(OPAQUE_ID)
  personId?: string;
}

/** The times a request asks for; without a day, today. */
export function timesOf({ asOf, knownAt }: Pick<TimeQuery, 'asOf' | 'knownAt'>, today: CalendarDay): Times {
  const known = knownAt === undefined ? undefined : instantOf(knownAt);
  return { asOf: asOf ?? today, ...(known !== undefined && { knownAt: known }) };
}
