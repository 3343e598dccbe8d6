import { ApiPropertyOptional } from '@nestjs/swagger';
import { instant, isCalendarDay, type CalendarDay, type Instant } from '@peil/kernel';
import { IsOptional, registerDecorator } from 'class-validator';
import { bothLanguages } from './validation.js';

/** The property is an existing calendar day written `YYYY-MM-DD`. */
export function IsCalendarDay() {
  return (target: object, propertyName: string): void => {
    registerDecorator({
      name: 'isCalendarDay',
      target: target.constructor,
      propertyName,
      options: {
        message: bothLanguages({
          nl: 'vul een bestaande dag in, zoals 2026-10-13',
          en: 'enter an existing day, such as 2026-10-13',
        }),
      },
      validator: { validate: (value: unknown) => typeof value === 'string' && isCalendarDay(value) },
    });
  };
}

/** The property is a moment with an offset or `Z`. */
export function IsInstant() {
  return (target: object, propertyName: string): void => {
    registerDecorator({
      name: 'isInstant',
      target: target.constructor,
      propertyName,
      options: {
        message: bothLanguages({
          nl: 'vul een bestaand moment in, zoals 2026-10-13T12:00:00Z',
          en: 'enter an existing instant, such as 2026-10-13T12:00:00Z',
        }),
      },
      validator: { validate: (value: unknown) => typeof value === 'string' && instantOf(value) !== undefined },
    });
  };
}

const WITH_OFFSET = /T.*(Z|[+-]\d{2}:?\d{2})$/;

/** The instant a person wrote, whatever its offset; undefined when it is none. */
export function instantOf(text: string): Instant | undefined {
  if (!WITH_OFFSET.test(text)) return undefined;
  try {
    return instant(text);
  } catch {
    return undefined;
  }
}

/** Query of everything that can be asked at two times. */
export class TimeQuery {
  @ApiPropertyOptional({
    description: 'What had happened by this day. Default: today.',
    type: 'string',
    format: 'date',
  })
  @IsOptional()
  @IsCalendarDay()
  asOf?: CalendarDay;

  @ApiPropertyOptional({
    description: 'What had been recorded by this instant. Default: now.',
    type: 'string',
    format: 'date-time',
  })
  @IsOptional()
  @IsInstant()
  knownAt?: string;
}
