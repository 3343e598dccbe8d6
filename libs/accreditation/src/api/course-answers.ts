import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { TimeQuery } from '@peil/http-api';
import { formatPoints } from '@peil/kernel';
import { IsOptional, Matches } from 'class-validator';
import type { Unit } from '../domain/balance.js';
import type { Course } from '../domain/forecast/course.js';
import { PeriodAnswer, TextAnswer } from './balance-answers.js';
import { dayFormat, ID } from './formats.js';

export class CourseQueryParameters extends TimeQuery {
  @ApiPropertyOptional({ type: 'string', description: 'Towards this requirement. Default: the total.' })
  @IsOptional()
  @Matches(ID)
  requirement?: string;
}

const decimal = (description: string) => ({ type: 'string', description, example: '2.5' }) as const;

export class CourseStepAnswer {
  @ApiProperty(dayFormat)
  day!: string;
  @ApiProperty({ description: 'The activity or adjustment; of a carry-over the activity it was earned with.' })
  factId!: string;
  @ApiProperty({ enum: ['activity', 'carryOver', 'adjustment'] })
  source!: string;
  @ApiProperty({ enum: ['counted', 'provisional', 'planned'] })
  state!: string;
  @ApiProperty(decimal('What the fact adds, after limits.'))
  amount!: string;
  @ApiProperty(decimal('Approved, after this fact.'))
  earned!: string;
  @ApiProperty(decimal('Waiting, after this fact.'))
  provisional!: string;
  @ApiProperty(decimal('Planned, after this fact.'))
  planned!: string;
}

/** How one entry of a balance grew. */
export class EntryCourseAnswer {
  @ApiProperty()
  schemeId!: string;
  @ApiProperty({ type: TextAnswer })
  schemeName!: TextAnswer;
  @ApiProperty()
  version!: string;
  @ApiProperty({ type: PeriodAnswer })
  period!: PeriodAnswer;
  @ApiProperty({ enum: ['points', 'hours', 'times', 'days'] })
  unit!: Unit;
  @ApiPropertyOptional({ type: 'string', description: 'Absent: all points.' })
  requirement?: string;
  @ApiPropertyOptional({ type: TextAnswer })
  label?: TextAnswer;
  @ApiPropertyOptional(decimal('Required of this person.'))
  required?: string;
  @ApiProperty({ ...dayFormat, description: 'The day from which an even pace is drawn.' })
  from!: string;
  @ApiProperty({ ...dayFormat, description: 'The last day it counts.' })
  due!: string;
  @ApiProperty({ type: [CourseStepAnswer], description: 'In order of day; the last is what the balance says.' })
  steps!: readonly CourseStepAnswer[];
}

/** How the points of a manager grew. */
export class CourseAnswer {
  @ApiProperty()
  managerId!: string;
  @ApiProperty(dayFormat)
  asOf!: string;
  @ApiPropertyOptional({ type: 'string', format: 'date-time', description: 'Absent: as known now.' })
  knownAt?: string;
  @ApiProperty({ description: 'The last event that any part of it rests on.' })
  position!: string;
  @ApiProperty({ type: [EntryCourseAnswer] })
  courses!: readonly EntryCourseAnswer[];
}

/** A course as HTTP answers it. */
export function courseAnswer(course: Course): EntryCourseAnswer {
  const { schemeId, schemeName, version, period, unit, requirement, required, from, due, steps } = course;
  return {
    ...{ schemeId, schemeName, version, period, unit, from, due },
    ...(requirement && { requirement: requirement.id, label: requirement.label }),
    ...(required !== undefined && { required: formatPoints(required) }),
    steps: steps.map(({ amount, earned, provisional, planned, ...step }) => ({
      ...step,
      amount: formatPoints(amount),
      earned: formatPoints(earned),
      provisional: formatPoints(provisional),
      planned: formatPoints(planned),
    })),
  };
}
