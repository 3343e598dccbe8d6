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
  IsOptional,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { participationRoles, type ParticipationRole } from '../domain/activity.js';
import { CODE, ID, MAX_MINUTES } from './request-patterns.js';
import { ActivityDetailsRequest } from './requests.js';

export class AttendeeRequest {
  @ApiProperty({ type: 'string' })
  @Matches(ID)
  personId!: string;

  @ApiPropertyOptional({ enum: ['attended', 'absent'], default: 'attended' })
  @IsOptional()
  @IsIn(['attended', 'absent'])
  attendance?: 'attended' | 'absent';

  @ApiPropertyOptional({ type: 'integer', minimum: 0, description: 'Where it differs from the session.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MAX_MINUTES)
  minutes?: number;

  @ApiPropertyOptional({ enum: participationRoles })
  @IsOptional()
  @IsIn(participationRoles)
  role?: ParticipationRole;
}

export class RecordSessionRequest extends ActivityDetailsRequest {
  @ApiProperty({ type: 'string', description: 'Code of an activity kind.', example: 'intervision' })
  @Matches(CODE)
  kind!: string;

  @ApiProperty({ type: 'string', format: 'date', description: 'The day, or the first of several.' })
  @IsCalendarDay()
  day!: CalendarDay;

  @ApiPropertyOptional({ type: 'string', description: 'Id of an earlier list of this session, to change that one.' })
  @IsOptional()
  @Matches(ID)
  sessionId?: string;

  @ApiPropertyOptional({ type: 'string', description: 'Code of the provider or system the list came from.' })
  @IsOptional()
  @Matches(CODE)
  system?: string;

  @ApiPropertyOptional({
    type: 'boolean',
    default: false,
    description: 'It lies ahead: it goes into the plan of everyone on the list. The list of the day replaces it.',
  })
  @IsOptional()
  @IsBoolean()
  planned?: boolean;

  @ApiProperty({ type: () => [AttendeeRequest], minItems: 1, maxItems: 500 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => AttendeeRequest)
  attendees!: AttendeeRequest[];
}
