import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsCalendarDay, PageOf } from '@peil/http-api';
import type { CalendarDay } from '@peil/kernel';
import { Type } from 'class-transformer';
import { IsDefined, IsIn, IsNotEmpty, IsString, MaxLength, ValidateNested } from 'class-validator';
import { measures } from '../domain/kinds/kind.js';

/** A text of an answer, in both languages. */
export class BothLanguages {
  @ApiProperty({ type: 'string' }) nl!: string;
  @ApiProperty({ type: 'string' }) en!: string;
}

export class KindNamesForm {
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

export class DefineAgreementKindRequest {
  @ApiProperty({ type: () => KindNamesForm })
  @IsDefined()
  @ValidateNested()
  @Type(() => KindNamesForm)
  names!: KindNamesForm;

  @ApiProperty({ enum: measures, description: 'What measures it; `people`: the two who made it.' })
  @IsIn(measures)
  measuredBy!: (typeof measures)[number];
}

export class RetireAgreementKindRequest {
  @ApiProperty({ type: 'string', format: 'date', description: 'The first day on which nothing new is proposed.' })
  @IsCalendarDay()
  from!: CalendarDay;
}

export class AgreementKindAnswer {
  @ApiProperty({ type: 'string' }) code!: string;
  @ApiProperty({ type: () => BothLanguages }) names!: BothLanguages;
  @ApiProperty({ enum: measures }) measuredBy!: (typeof measures)[number];
  @ApiPropertyOptional({ type: 'string', format: 'date' }) retiredFrom?: string;
}

export class AgreementKindPage extends PageOf {
  @ApiProperty({ type: () => [AgreementKindAnswer] }) items!: AgreementKindAnswer[];
}

export class AgreementKindWritten {
  @ApiProperty({ type: 'string' }) code!: string;
  @ApiProperty({ type: 'string', description: 'Position of the write.' }) position!: string;
}
