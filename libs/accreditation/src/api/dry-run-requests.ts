import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsCalendarDay, PageQuery } from '@peil/http-api';
import type { CalendarDay } from '@peil/kernel';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Matches, Min, ValidateNested } from 'class-validator';
import { statuses, type Status } from '../domain/balance.js';
import { directions, type Direction } from '../domain/dry-run/difference.js';
import { dayFormat, ID } from './formats.js';
import { SchemeDocumentRequest } from './scheme-requests.js';

/** One draft to try: a version of the scheme, or a document that is not kept as one. */
export class TriedDraftRequest extends SchemeDocumentRequest {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, description: 'A version of the scheme, instead of a document.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  version?: number;

  @ApiProperty({
    ...dayFormat,
    description: 'The first day it would be in force. A version in force from the same day gives way to it.',
  })
  @IsCalendarDay()
  from!: CalendarDay;
}

export class DryRunRequest extends TriedDraftRequest {
  @ApiPropertyOptional({ ...dayFormat, description: 'Facts up to this day. Default: today.' })
  @IsOptional()
  @IsCalendarDay()
  asOf?: CalendarDay;

  @ApiPropertyOptional({ type: TriedDraftRequest, description: 'A second draft, tried beside the first.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => TriedDraftRequest)
  compareWith?: TriedDraftRequest;
}

const sorts = ['status', 'points', 'name'] as const;

/** Query of the people of a dry run. */
export class DryRunPeopleQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Only people of this directorate, district or cluster.' })
  @IsOptional()
  @Matches(ID)
  unitId?: string;

  @ApiPropertyOptional({ enum: statuses, enumName: 'Status', description: 'Only who has this status now.' })
  @IsOptional()
  @IsIn(statuses)
  fromStatus?: Status;

  @ApiPropertyOptional({ enum: statuses, enumName: 'Status', description: 'Only who would get this status.' })
  @IsOptional()
  @IsIn(statuses)
  toStatus?: Status;

  @ApiPropertyOptional({ enum: directions, description: 'Only who would go this way.' })
  @IsOptional()
  @IsIn(directions)
  direction?: Direction;

  @ApiPropertyOptional({
    enum: sorts,
    default: 'status',
    description: 'status: the worst new status first; points: who loses most first; name.',
  })
  @IsOptional()
  @IsIn(sorts)
  sort?: (typeof sorts)[number];
}
