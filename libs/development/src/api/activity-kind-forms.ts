import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsCalendarDay, PageOf } from '@peil/http-api';
import type { CalendarDay } from '@peil/kernel';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDefined,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { askedFields } from '../domain/activity-kind.js';

const units = ['hours', 'days', 'sessions', 'once'] as const;
const factTypes = ['boolean', 'number', 'day', 'code'] as const;
const outcomes = ['learningPoints', 'developmentNeeds'] as const;

export class NamesForm {
  @ApiProperty({ type: 'string', maxLength: 100 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  nl!: string;

  @ApiProperty({ type: 'string', maxLength: 100 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  en!: string;
}

export class AskedFactForm {
  @ApiProperty({ type: 'string', example: 'testPassed' })
  @Matches(/^[a-z][A-Za-z0-9]{0,39}$/)
  name!: string;

  @ApiProperty({ type: () => NamesForm })
  @IsDefined()
  @ValidateNested()
  @Type(() => NamesForm)
  names!: NamesForm;

  @ApiProperty({ enum: factTypes })
  @IsIn(factTypes)
  type!: (typeof factTypes)[number];
}

export class DefineActivityKindRequest {
  @ApiProperty({ type: () => NamesForm })
  @IsDefined()
  @ValidateNested()
  @Type(() => NamesForm)
  names!: NamesForm;

  @ApiProperty({ enum: units, description: 'What a rule usually counts.' })
  @IsIn(units)
  unit!: (typeof units)[number];

  @ApiProperty({ enum: askedFields, isArray: true, description: 'What its form asks.' })
  @IsArray()
  @ArrayMaxSize(20)
  @IsIn(askedFields, { each: true })
  asks!: (typeof askedFields)[number][];

  @ApiPropertyOptional({ type: () => [AskedFactForm], description: 'Bare facts its form asks; never a score.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => AskedFactForm)
  facts?: AskedFactForm[];

  @ApiPropertyOptional({ enum: outcomes })
  @IsOptional()
  @IsIn(outcomes)
  yields?: (typeof outcomes)[number];
}

export class RetireActivityKindRequest {
  @ApiProperty({ type: 'string', format: 'date', description: 'The first day on which nothing new is recorded.' })
  @IsCalendarDay()
  from!: CalendarDay;
}

export class ActivityKindAnswer {
  @ApiProperty({ type: 'string' }) code!: string;
  @ApiProperty({ type: () => NamesForm }) names!: NamesForm;
  @ApiProperty({ enum: units }) unit!: (typeof units)[number];
  @ApiProperty({ enum: askedFields, isArray: true }) asks!: (typeof askedFields)[number][];
  @ApiProperty({ type: () => [AskedFactForm] }) facts!: AskedFactForm[];
  @ApiPropertyOptional({ enum: outcomes }) yields?: (typeof outcomes)[number] | undefined;
  @ApiPropertyOptional({ type: 'string', format: 'date' }) retiredFrom?: string;
}

export class ActivityKindPage extends PageOf {
  @ApiProperty({ type: () => [ActivityKindAnswer] }) items!: ActivityKindAnswer[];
}

export class ActivityKindWritten {
  @ApiProperty({ type: 'string' }) code!: string;
  @ApiProperty({ type: 'string', description: 'Position of the write.' }) position!: string;
}
