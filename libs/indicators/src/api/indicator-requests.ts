import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsCalendarDay } from '@peil/http-api';
import type { CalendarDay } from '@peil/kernel';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
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
import { indicatorLevels, indicatorUnits, type IndicatorLevel, type IndicatorUnit } from '../domain/events.js';

const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/;
const ID = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/;
const DECIMAL = /^-?\d{1,9}(\.\d{1,4})?$/;
const day = { type: 'string', format: 'date' } as const;

export class IndicatorTextRequest {
  @ApiProperty({ maxLength: 1000 })
  @IsString()
  @Length(1, 1000)
  nl!: string;

  @ApiProperty({ maxLength: 1000 })
  @IsString()
  @Length(1, 1000)
  en!: string;
}

export class AddsUpRequest {
  @ApiProperty({ type: [String], description: 'Codes of the other indicators.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @Matches(CODE, { each: true })
  with!: string[];

  @ApiProperty({ example: '100' })
  @Matches(DECIMAL)
  sum!: string;
}

export class DefineIndicatorRequest {
  @ApiProperty({ type: IndicatorTextRequest })
  @IsDefined()
  @ValidateNested()
  @Type(() => IndicatorTextRequest)
  names!: IndicatorTextRequest;

  @ApiProperty({ type: IndicatorTextRequest, description: 'How it is counted. Another way is another version.' })
  @IsDefined()
  @ValidateNested()
  @Type(() => IndicatorTextRequest)
  description!: IndicatorTextRequest;

  @ApiProperty({ enum: indicatorUnits })
  @IsIn(indicatorUnits)
  unit!: IndicatorUnit;

  @ApiProperty({ enum: indicatorLevels, isArray: true, description: 'Levels at which the source gives it.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(indicatorLevels, { each: true })
  levels!: IndicatorLevel[];

  @ApiProperty({ type: 'integer', minimum: 1, description: 'A figure of a smaller group is refused.' })
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  minimumGroup!: number;

  @ApiProperty({ maxLength: 200 })
  @IsString()
  @Length(1, 200)
  source!: string;

  @ApiProperty({ enum: ['higher', 'lower'] })
  @IsIn(['higher', 'lower'])
  better!: 'higher' | 'lower';

  @ApiPropertyOptional({ type: AddsUpRequest, description: 'What this one and others come to together.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => AddsUpRequest)
  addsUp?: AddsUpRequest;
}

export class IndicatorPeriodRequest {
  @ApiProperty(day)
  @IsCalendarDay()
  from!: CalendarDay;

  @ApiProperty(day)
  @IsCalendarDay()
  until!: CalendarDay;
}

export class ObservationRequest {
  @ApiProperty()
  @Matches(ID)
  unitId!: string;

  @ApiProperty({ type: IndicatorPeriodRequest })
  @IsDefined()
  @ValidateNested()
  @Type(() => IndicatorPeriodRequest)
  period!: IndicatorPeriodRequest;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, description: 'Version of the definition. Default: the newest.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  version?: number;

  @ApiProperty({ example: '26.7' })
  @Matches(DECIMAL)
  value!: string;

  @ApiProperty({ type: 'integer', minimum: 0 })
  @IsInt()
  @Min(0)
  @Max(10_000_000)
  groupSize!: number;

  @ApiProperty({ maxLength: 200 })
  @IsString()
  @Length(1, 200)
  source!: string;
}

export class TargetRequest {
  @ApiProperty()
  @Matches(ID)
  unitId!: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, description: 'Version of the definition. Default: the newest.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  version?: number;

  @ApiProperty({ enum: ['value', 'growth', 'quota'], description: 'growth: in per cent of the baseline.' })
  @IsIn(['value', 'growth', 'quota'])
  kind!: 'value' | 'growth' | 'quota';

  @ApiProperty({ example: '30', description: 'The value; of growth the per cent.' })
  @Matches(DECIMAL)
  value!: string;

  @ApiPropertyOptional({ type: IndicatorPeriodRequest, description: 'Needed for growth.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => IndicatorPeriodRequest)
  baseline?: IndicatorPeriodRequest;

  @ApiPropertyOptional({ maxLength: 200, description: 'Needed for a quota: the law that asks it.' })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  law?: string;

  @ApiPropertyOptional({ ...day, description: 'The day by which it is to be reached.' })
  @IsOptional()
  @IsCalendarDay()
  by?: CalendarDay;

  @ApiProperty(day)
  @IsCalendarDay()
  adoptedOn!: CalendarDay;
}

export class WithdrawTargetRequest {
  @ApiProperty({ maxLength: 1000 })
  @IsString()
  @Length(1, 1000)
  reason!: string;
}
