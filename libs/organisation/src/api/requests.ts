import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
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
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  appointmentRoles,
  assignedRoles,
  excuseClasses,
  functionKinds,
  unitKinds,
  type AppointmentRole,
  type AssignedRole,
  type ExcuseClass,
  type UnitKind,
} from '../domain/events.js';

const OPAQUE_ID = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,99}$/;
const WEEKLY_HOURS = /^\d{1,2}(\.\d{1,2})?$/;
const day = { type: 'string', format: 'date' } as const;
const effective = { ...day, description: 'From this day on.' } as const;
const lastDay = { ...day, description: 'Last day. Leave out for no end.' } as const;

/** The last day of what the path names. */
export class EndRequest {
  @ApiProperty({ ...day, description: 'Last day.' })
  @IsCalendarDay()
  until!: CalendarDay;
}

/** First and last day. */
export class PeriodRequest {
  @ApiProperty({ ...day, description: 'First day.' })
  @IsCalendarDay()
  from!: CalendarDay;

  @ApiPropertyOptional(lastDay)
  @IsOptional()
  @IsCalendarDay()
  until?: CalendarDay;
}

export class EstablishUnitRequest extends PeriodRequest {
  @ApiProperty({ enum: unitKinds })
  @IsIn(unitKinds)
  kind!: UnitKind;

  @ApiProperty({ maxLength: 200 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name!: string;

  @ApiPropertyOptional({ maxLength: 100, description: 'What source systems call the unit.' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  code?: string;

  @ApiPropertyOptional({ description: 'The unit it lies under. Every unit but the organisation has one.' })
  @IsOptional()
  @Matches(OPAQUE_ID)
  parentId?: string;
}

export class RenameUnitRequest {
  @ApiProperty({ maxLength: 200 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name!: string;

  @ApiProperty(effective)
  @IsCalendarDay()
  from!: CalendarDay;
}

export class MoveUnitRequest {
  @ApiProperty({ description: 'The unit it lies under from then on.' })
  @Matches(OPAQUE_ID)
  parentId!: string;

  @ApiProperty(effective)
  @IsCalendarDay()
  from!: CalendarDay;
}

/** Personal details; a detail that is left out is not known. */
export class PersonDetailsRequest {
  @ApiProperty({ maxLength: 200 })
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  name!: string;

  @ApiPropertyOptional({ maxLength: 50 })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(50)
  personnelNumber?: string;

  @ApiPropertyOptional({ maxLength: 100 })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  login?: string;

  @ApiPropertyOptional({ maxLength: 254 })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(254)
  email?: string;
}

/** What an appointment says. */
export class AppointmentTermsRequest {
  @ApiProperty()
  @Matches(OPAQUE_ID)
  unitId!: string;

  @ApiProperty({ enum: appointmentRoles })
  @IsIn(appointmentRoles)
  role!: AppointmentRole;

  @ApiPropertyOptional({ enum: functionKinds })
  @IsOptional()
  @IsIn(functionKinds)
  functionKind?: (typeof functionKinds)[number];

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 30 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(30)
  salaryScale?: number;

  @ApiPropertyOptional({ description: 'Hours a week, a decimal with a point.', example: '36' })
  @IsOptional()
  @Matches(WEEKLY_HOURS)
  weeklyHours?: string;

  @ApiPropertyOptional({ default: false, description: 'Stands in for somebody.' })
  @IsOptional()
  @IsBoolean()
  acting?: boolean;

  @ApiPropertyOptional({ description: 'The person it reports to. Leave out to follow the units.' })
  @IsOptional()
  @Matches(OPAQUE_ID)
  reportsTo?: string;
}

export class StartAppointmentRequest extends AppointmentTermsRequest {
  @ApiProperty({ ...day, description: 'First day.' })
  @IsCalendarDay()
  from!: CalendarDay;

  @ApiPropertyOptional(lastDay)
  @IsOptional()
  @IsCalendarDay()
  until?: CalendarDay;
}

/** The whole terms from that day on. */
export class ChangeAppointmentRequest extends AppointmentTermsRequest {
  @ApiProperty(effective)
  @IsCalendarDay()
  from!: CalendarDay;
}

/** The whole appointment as it should have been recorded. */
export class CorrectAppointmentRequest {
  @ApiProperty({ type: [ChangeAppointmentRequest], description: 'In order of day; the first one starts it.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => ChangeAppointmentRequest)
  steps!: ChangeAppointmentRequest[];

  @ApiPropertyOptional(lastDay)
  @IsOptional()
  @IsCalendarDay()
  until?: CalendarDay;
}

export class RecordExcusedIntervalRequest extends PeriodRequest {
  @ApiProperty({ enum: excuseClasses, description: 'What a class means is agreed outside Peil. Never a diagnosis.' })
  @IsIn(excuseClasses)
  class!: ExcuseClass;
}

export class AssignRoleRequest extends PeriodRequest {
  @ApiProperty({ enum: assignedRoles })
  @IsIn(assignedRoles)
  role!: AssignedRole;

  @ApiPropertyOptional({ type: [String], description: 'In these units and all below them. Leave out for everywhere.' })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @Matches(OPAQUE_ID, { each: true })
  unitIds?: string[];
}

export class PeopleSearchRequest {
  @ApiProperty({ minLength: 1, maxLength: 100, description: 'Parts of a name.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  name!: string;

  @ApiPropertyOptional({ type: 'integer', default: 1, minimum: 1 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000)
  page?: number;

  @ApiPropertyOptional({ type: 'integer', default: 50, minimum: 1, maximum: 500 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(500)
  pageSize?: number;
}
