import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { JsonObject } from '@peil/eventing';
import { IsCalendarDay } from '@peil/http-api';
import type { CalendarDay } from '@peil/kernel';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { dayFormat, DECIMAL, ID } from './formats.js';

const MAX_YAML = 500_000;

/** A scheme as a JSON document, or as YAML text. */
export class SchemeDocumentRequest {
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'The scheme document, in the scheme language.',
  })
  @IsOptional()
  @IsObject()
  document?: JsonObject;

  @ApiPropertyOptional({ maxLength: MAX_YAML, description: 'The same as YAML text.' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(MAX_YAML)
  yaml?: string;
}

const changeTypes = ['setEarning', 'setRequired', 'setLimit'] as const;
const perUnits = ['hour', 'day', 'month', 'quarter'] as const;

/** One change that needs no knowledge of the scheme language. Which fields it takes follows from its type. */
export class SchemeChangeRequest {
  @ApiProperty({
    enum: changeTypes,
    description: 'What a kind of activity earns, what is required, or what counts at most.',
  })
  @IsIn(changeTypes)
  type!: (typeof changeTypes)[number];

  @ApiPropertyOptional({ description: 'setEarning: the kind of activity.' })
  @IsOptional()
  @Matches(ID)
  kind?: string;

  @ApiPropertyOptional({ description: 'setEarning: the rule, where several are about the kind.' })
  @IsOptional()
  @Matches(ID)
  rule?: string;

  @ApiPropertyOptional({ description: 'setEarning: points, a decimal.', example: '1.5' })
  @IsOptional()
  @Matches(DECIMAL)
  points?: string;

  @ApiPropertyOptional({
    enum: perUnits,
    description: 'setEarning: points for each of these. Leave out for a fixed number.',
  })
  @IsOptional()
  @IsIn(perUnits)
  per?: (typeof perUnits)[number];

  @ApiPropertyOptional({ description: 'setRequired: id of the requirement.' })
  @IsOptional()
  @Matches(ID)
  requirement?: string;

  @ApiPropertyOptional({ description: 'setRequired: how much is required, a decimal.' })
  @IsOptional()
  @Matches(DECIMAL)
  atLeast?: string;

  @ApiPropertyOptional({ description: 'setLimit: id of the limit.' })
  @IsOptional()
  @Matches(ID)
  limit?: string;

  @ApiPropertyOptional({ description: 'setLimit, or the most one activity earns with setEarning: a decimal.' })
  @IsOptional()
  @Matches(DECIMAL)
  atMost?: string;
}

/** A new version: a whole document, or an existing version with changes. */
export class DraftVersionRequest extends SchemeDocumentRequest {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    description: 'The version it is made from. Needed with changes.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  basedOn?: number;

  @ApiPropertyOptional({
    type: [SchemeChangeRequest],
    description: 'Instead of a document: what differs from basedOn.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => SchemeChangeRequest)
  changes?: SchemeChangeRequest[];
}

export class PublicationRequest {
  @ApiProperty({ ...dayFormat, description: 'The first day in force.' })
  @IsCalendarDay()
  from!: CalendarDay;

  @ApiProperty({ maxLength: 2000 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(2000)
  reason!: string;

  @ApiPropertyOptional({
    default: false,
    description: 'Needed when from lies in the past: balances of days gone by are computed anew.',
  })
  @IsOptional()
  @IsBoolean()
  recalculationConfirmed?: boolean;

  @ApiPropertyOptional({
    description: 'The finished dry run of this version from this day that it was decided on. It is kept from then on.',
  })
  @IsOptional()
  @Matches(ID)
  dryRunId?: string;
}

export class VersionWithdrawalRequest {
  @ApiProperty({ maxLength: 2000 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(2000)
  reason!: string;
}
