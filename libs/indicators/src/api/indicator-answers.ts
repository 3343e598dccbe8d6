import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageOf } from '@peil/http-api';
import { indicatorLevels, indicatorUnits, type IndicatorLevel, type IndicatorUnit } from '../domain/events.js';

const day = { type: 'string', format: 'date' } as const;

export class IndicatorTextAnswer {
  @ApiProperty()
  nl!: string;
  @ApiProperty()
  en!: string;
}

export class AddsUpAnswer {
  @ApiProperty({ type: [String] })
  with!: readonly string[];
  @ApiProperty()
  sum!: string;
}

export class DefinitionAnswer {
  @ApiProperty({ type: IndicatorTextAnswer })
  names!: IndicatorTextAnswer;
  @ApiProperty({ type: IndicatorTextAnswer })
  description!: IndicatorTextAnswer;
  @ApiProperty({ enum: indicatorUnits })
  unit!: IndicatorUnit;
  @ApiProperty({ enum: indicatorLevels, isArray: true })
  levels!: readonly IndicatorLevel[];
  @ApiProperty({ type: 'integer' })
  minimumGroup!: number;
  @ApiProperty()
  source!: string;
  @ApiProperty({ enum: ['higher', 'lower'] })
  better!: 'higher' | 'lower';
  @ApiPropertyOptional({ type: AddsUpAnswer })
  addsUp?: AddsUpAnswer;
}

export class IndicatorAnswer {
  @ApiProperty()
  code!: string;
  @ApiProperty({ type: 'integer', description: 'The newest version.' })
  version!: number;
  @ApiProperty({ type: [DefinitionAnswer], description: 'Version 1 first.' })
  definitions!: readonly DefinitionAnswer[];
}

export class IndicatorPage extends PageOf {
  @ApiProperty({ type: [IndicatorAnswer] })
  items!: IndicatorAnswer[];
}

export class IndicatorPeriodAnswer {
  @ApiProperty(day)
  from!: string;
  @ApiProperty(day)
  until!: string;
}

export class SeriesPointAnswer {
  @ApiProperty({ type: IndicatorPeriodAnswer })
  period!: IndicatorPeriodAnswer;
  @ApiProperty({ type: 'integer', description: 'A new version begins a new line.' })
  version!: number;
  @ApiProperty({ type: 'string', nullable: true, description: 'null: hidden, because a group is small.' })
  value!: string | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'null: hidden, because a group is small.' })
  groupSize!: number | null;
  @ApiProperty()
  source!: string;
  @ApiPropertyOptional({ description: 'Since the value before it, in percentage points where the unit is per cent.' })
  change?: string;
  @ApiPropertyOptional({ type: IndicatorTextAnswer, description: 'What is wrong in the source.' })
  doubt?: IndicatorTextAnswer;
}

export class TargetGoalAnswer {
  @ApiProperty({ enum: ['value', 'growth', 'quota'] })
  kind!: 'value' | 'growth' | 'quota';
  @ApiPropertyOptional()
  value?: string;
  @ApiPropertyOptional({ description: 'Growth in per cent of the baseline.' })
  percent?: string;
  @ApiPropertyOptional({ type: IndicatorPeriodAnswer })
  baseline?: IndicatorPeriodAnswer;
  @ApiPropertyOptional()
  law?: string;
}

export class SeriesTargetAnswer {
  @ApiProperty()
  targetId!: string;
  @ApiProperty({ type: 'integer' })
  version!: number;
  @ApiProperty({ type: TargetGoalAnswer })
  goal!: TargetGoalAnswer;
  @ApiPropertyOptional(day)
  by?: string;
  @ApiProperty(day)
  adoptedOn!: string;
  @ApiPropertyOptional({ description: 'The value to reach. Absent: cannot be computed yet, or is hidden.' })
  required?: string;
  @ApiPropertyOptional({ description: 'Absent: nothing to compare.' })
  achieved?: boolean;
}

export class SeriesAnswer {
  @ApiProperty()
  code!: string;
  @ApiProperty({ type: 'integer' })
  version!: number;
  @ApiProperty({ type: DefinitionAnswer })
  definition!: DefinitionAnswer;
  @ApiProperty({ type: [SeriesPointAnswer] })
  points!: readonly SeriesPointAnswer[];
  @ApiProperty({ type: [SeriesTargetAnswer] })
  targets!: readonly SeriesTargetAnswer[];
  @ApiProperty({ description: 'false: not measurable at this level. That is not zero.' })
  measurable!: boolean;
}

export class UnitIndicatorsAnswer {
  @ApiProperty()
  unitId!: string;
  @ApiProperty(day)
  asOf!: string;
  @ApiPropertyOptional({ type: 'string', format: 'date-time' })
  knownAt?: string;
  @ApiProperty()
  position!: string;
  @ApiProperty({ enum: ['persons', 'figures'] })
  view!: 'persons' | 'figures';
  @ApiPropertyOptional({ type: 'integer', description: 'Counts below this are hidden, zero too.' })
  smallBelow?: number;
  @ApiProperty({ type: [SeriesAnswer] })
  indicators!: readonly SeriesAnswer[];
}

export class IndicatorWritten {
  @ApiProperty()
  code!: string;
  @ApiPropertyOptional()
  targetId?: string;
  @ApiProperty()
  position!: string;
}
