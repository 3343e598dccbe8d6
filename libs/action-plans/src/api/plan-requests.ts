import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsCalendarDay, PageQuery, TimeQuery } from '@peil/http-api';
import type { CalendarDay } from '@peil/kernel';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { settableStates, type SettableState } from '../domain/action.js';

const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/;
const ID = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/;
const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;

export class YearQuery extends PageQuery {
  @ApiPropertyOptional({
    ...{ type: 'integer', minimum: FIRST_YEAR, maximum: LAST_YEAR, example: 2026 },
    description: 'Default: the year of today.',
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(FIRST_YEAR)
  @Max(LAST_YEAR)
  year?: number;
}

export class PlanTimeQuery extends TimeQuery {}

export class DraftPlanRequest {
  @ApiProperty({ type: 'integer', minimum: FIRST_YEAR, maximum: LAST_YEAR, example: 2026 })
  @IsInt()
  @Min(FIRST_YEAR)
  @Max(LAST_YEAR)
  year!: number;
}

export class OwnerRequest {
  @ApiPropertyOptional({ description: 'A manager of the directorate.' })
  @IsOptional()
  @Matches(ID)
  personId?: string;

  @ApiPropertyOptional({ description: 'Instead of a person: everybody in this unit.' })
  @IsOptional()
  @Matches(ID)
  unitId?: string;
}

export class ActionRequest {
  @ApiProperty({ minLength: 1, maxLength: 300, description: 'What will be done. Nothing about a person.' })
  @IsString()
  @Length(1, 300)
  title!: string;

  @ApiProperty({ description: 'Code of a theme.', example: 'awareness' })
  @Matches(CODE)
  theme!: string;

  @ApiPropertyOptional({ type: OwnerRequest })
  @IsOptional()
  @ValidateNested()
  @Type(() => OwnerRequest)
  owner?: OwnerRequest;

  @ApiPropertyOptional({
    type: 'array',
    items: { type: 'integer', minimum: 1, maximum: 4 },
    description: 'Quarters in which it is done. Or `ongoing`.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(4)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(4, { each: true })
  quarters?: number[];

  @ApiPropertyOptional({ description: 'All year round, instead of in quarters.' })
  @IsOptional()
  @IsBoolean()
  ongoing?: boolean;

  @ApiPropertyOptional({ maxLength: 1000, description: 'What will be different, so that it can be measured.' })
  @IsOptional()
  @IsString()
  @Length(1, 1000)
  aim?: string;

  @ApiPropertyOptional({ maxLength: 300, description: 'Ambition of the city’s agenda it belongs to.' })
  @IsOptional()
  @IsString()
  @Length(1, 300)
  ambition?: string;

  @ApiPropertyOptional({ maxLength: 300, description: 'Measure of the city’s agenda it belongs to.' })
  @IsOptional()
  @IsString()
  @Length(1, 300)
  measure?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, description: 'Whole euros.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1_000_000_000)
  budgetEuros?: number;

  @ApiPropertyOptional({ maxLength: 1000, description: 'What else is needed.' })
  @IsOptional()
  @IsString()
  @Length(1, 1000)
  preconditions?: string;

  @ApiPropertyOptional({ type: [String], description: 'Codes of classifications.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @Matches(CODE, { each: true })
  classifications?: string[];
}

export class ActionProgressRequest {
  @ApiPropertyOptional({ enum: settableStates })
  @IsOptional()
  @IsIn(settableStates)
  state?: SettableState;

  @ApiPropertyOptional({ maxLength: 2000, description: 'What came of it. Nothing about a person.' })
  @IsOptional()
  @IsString()
  @Length(1, 2000)
  note?: string;
}

export class DropActionRequest {
  @ApiProperty({ minLength: 1, maxLength: 1000 })
  @IsString()
  @Length(1, 1000)
  reason!: string;
}

export class OfferActionRequest {
  @ApiProperty({ description: 'The directorate or district that is to take it over.' })
  @Matches(ID)
  toUnitId!: string;

  @ApiProperty({ minLength: 1, maxLength: 1000 })
  @IsString()
  @Length(1, 1000)
  reason!: string;
}

export class HandOverDecisionRequest {
  @ApiProperty({ description: 'The directorate that offered the action.' })
  @Matches(ID)
  fromUnitId!: string;

  @ApiProperty()
  @Matches(ID)
  actionId!: string;

  @ApiProperty({ enum: ['accepted', 'declined'] })
  @IsIn(['accepted', 'declined'])
  decision!: 'accepted' | 'declined';

  @ApiPropertyOptional({ minLength: 1, maxLength: 1000, description: 'Needed to decline.' })
  @IsOptional()
  @IsString()
  @Length(1, 1000)
  reason?: string;

  @ApiPropertyOptional({ type: OwnerRequest, description: 'Who sees to it from now on.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => OwnerRequest)
  owner?: OwnerRequest;
}

export class AdoptPlanRequest {
  @ApiProperty({ type: 'string', format: 'date', description: 'The day of the meeting.' })
  @IsCalendarDay()
  adoptedOn!: CalendarDay;
}

class NamesRequest {
  @ApiProperty({ maxLength: 200 })
  @IsString()
  @Length(1, 200)
  nl!: string;

  @ApiProperty({ maxLength: 200 })
  @IsString()
  @Length(1, 200)
  en!: string;
}

export class PlanWordRequest {
  @ApiProperty({ example: 'awareness' })
  @Matches(CODE)
  code!: string;

  @ApiProperty({ type: NamesRequest })
  @IsDefined()
  @ValidateNested()
  @Type(() => NamesRequest)
  names!: NamesRequest;
}

export class PlanWordsRequest {
  @ApiProperty({ type: [PlanWordRequest], minItems: 1, maxItems: 50, description: 'In the order of a plan.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => PlanWordRequest)
  themes!: PlanWordRequest[];

  @ApiProperty({ type: [PlanWordRequest], maxItems: 50 })
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => PlanWordRequest)
  classifications!: PlanWordRequest[];
}
