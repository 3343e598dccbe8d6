import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { unitKinds } from '@peil/organisation';
import { statuses, type Status } from '../domain/balance.js';
import { DayRangeAnswer, TextAnswer } from './balance-answers.js';
import { dayFormat } from './formats.js';

const count = (description: string) =>
  ({ type: 'integer', nullable: true, description: `${description} null: hidden, because a group is small.` }) as const;

/** Managers by status. */
export class StatusCountsAnswer implements Record<Status, number | null> {
  @ApiProperty(count('Grace is over.'))
  lapsed!: number | null;
  @ApiProperty(count('The period is over, within grace.'))
  short!: number | null;
  @ApiProperty(count('At this pace not in time.'))
  atRisk!: number | null;
  @ApiProperty(count('On course.'))
  onTrack!: number | null;
  @ApiProperty(count('Everything is met.'))
  met!: number | null;
  @ApiProperty(count('Dispensed.'))
  exempt!: number | null;
  @ApiProperty(count('No scheme applies.'))
  notInScope!: number | null;
}

export class RequirementCountsAnswer {
  @ApiProperty()
  schemeId!: string;
  @ApiProperty()
  requirementId!: string;
  @ApiProperty({ type: TextAnswer })
  label!: TextAnswer;
  @ApiProperty({ type: StatusCountsAnswer })
  byStatus!: StatusCountsAnswer;
  @ApiProperty(count('Managers who are not held to it.'))
  without!: number | null;
}

export class UnitCountsAnswer {
  @ApiProperty()
  unitId!: string;
  @ApiProperty({ enum: unitKinds })
  kind!: string;
  @ApiProperty()
  name!: string;
  @ApiProperty(count('Managers on the day, each once.'))
  managers!: number | null;
  @ApiProperty({ type: StatusCountsAnswer })
  byStatus!: StatusCountsAnswer;
  @ApiPropertyOptional({
    ...dayFormat,
    description:
      'For figures only: the day they are of. Another day than was asked for where too little changed since.',
  })
  figuresAsOf?: string;
}

export class PersonEntryAnswer {
  @ApiProperty()
  schemeId!: string;
  @ApiProperty()
  version!: string;
  @ApiProperty({ type: DayRangeAnswer })
  period!: DayRangeAnswer;
  @ApiProperty({ enum: statuses, enumName: 'Status' })
  status!: Status;
  @ApiProperty({ type: [String], description: 'Requirements that are lapsed, short or at risk.' })
  concerns!: readonly string[];
}

export class PersonStatusAnswer {
  @ApiProperty()
  personId!: string;
  @ApiPropertyOptional({ description: 'Absent after an erasure.' })
  name?: string;
  @ApiProperty({ enum: statuses, enumName: 'Status' })
  status!: Status;
  @ApiProperty({ type: [PersonEntryAnswer] })
  entries!: readonly PersonEntryAnswer[];
}

export class SchemeVersionReference {
  @ApiProperty()
  schemeId!: string;
  @ApiProperty()
  version!: string;
}

/** Where the managers of a unit stand. */
export class RollUpAnswer extends UnitCountsAnswer {
  @ApiProperty(dayFormat)
  asOf!: string;
  @ApiPropertyOptional({ type: 'string', format: 'date-time', description: 'Absent: as known now.' })
  knownAt?: string;
  @ApiProperty({ description: 'The last event that any figure rests on.' })
  position!: string;
  @ApiProperty({ type: [SchemeVersionReference] })
  schemeVersions!: readonly SchemeVersionReference[];
  @ApiProperty({ type: [RequirementCountsAnswer] })
  requirements!: readonly RequirementCountsAnswer[];
  @ApiProperty({ type: [UnitCountsAnswer], description: 'The units right below.' })
  units!: readonly UnitCountsAnswer[];
  @ApiProperty({ enum: ['persons', 'figures'] })
  view!: 'persons' | 'figures';
  @ApiPropertyOptional({ type: 'integer', description: 'Counts below this are hidden, zero too.' })
  smallBelow?: number;
  @ApiProperty({ type: [PersonStatusAnswer], description: 'Those whose file you may open today; worst first.' })
  people!: readonly PersonStatusAnswer[];
}
